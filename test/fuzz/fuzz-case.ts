/** What one run of the fuzzer looks at: a manifest, and files that it may import. */
export interface FuzzCase {
  /** What made it, for a person. */
  readonly origin: string;
  /** Key of the manifest; its name says whether it is YAML or JSON. */
  readonly file: string;
  readonly text: string;
  readonly imports: Readonly<Record<string, string>>;
}
