import type { TextChange } from '../../src/manifest/reread';

/** What one run of the fuzzer looks at: a manifest, and files that it may import. */
export interface FuzzCase {
  /** What made it, for a person. */
  readonly origin: string;
  /** Key of the manifest; its name says whether it is YAML or JSON. */
  readonly file: string;
  readonly text: string;
  readonly imports: Readonly<Record<string, string>>;
  /** The text of the team's policy. */
  readonly policy?: string;
  /** What is typed into the text, one after the other; what does not fit any more is cut to fit. */
  readonly edits?: readonly TypedEdit[];
  /** The manifest as a file of bytes, in base64, in place of the text. */
  readonly bytes?: string;
}

export interface TypedEdit extends TextChange {
  /** Whether the typing rests behind it, so that all is judged anew. */
  readonly rests: boolean;
}
