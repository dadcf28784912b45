import type { Place, Source, StructureProblem, Waiver } from '../manifest/model';
import type { Message } from '../messages/message';
import type { Severity } from '../policy/severity';

/** A place in this file or in an imported one. */
export interface FilePlace {
  /** Key of the file in `AnalysisInput.files`; absent: the manifest itself. */
  readonly file?: string;
  readonly place: Place;
}

export interface Related extends FilePlace {
  readonly message: Message;
}

/** One of several countries that a text names. */
export interface OriginMeant {
  readonly code: string;
  /** As a share is written: `60%`. */
  readonly share?: string;
}

export interface Finding {
  /** Id of the rule: kebab-case, stable. */
  readonly ruleId: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly message: Message;
  readonly related: readonly Related[];
  /** The step that it is about. */
  readonly source?: Source;
  /** What a fix may put in the place of the value, best first: codes, ids, names. */
  readonly suggestions?: readonly string[];
  /** What the text says beside the first suggestion, to be kept in a key of its own. */
  readonly keeps?: { readonly key: 'form' | 'region'; readonly value: string };
  /** The same where each suggestion has its own: regions by the code of their country. */
  readonly regions?: Readonly<Record<string, string>>;
  /** What the text says beside the first suggestion, and nothing keeps. */
  readonly drops?: string;
  /** The key that the suggestions belong to, in the place of the one that stands there. */
  readonly under?: 'material' | 'component';
  /** The countries that stand in the place of one, to be listed as the origins. */
  readonly origins?: readonly OriginMeant[];
  /** The mistake of syntax or structure that it tells. */
  readonly problem?: StructureProblem;
  /** The waiver that it is about. */
  readonly waived?: Waiver;
  /** The waiver that covers it: it is then no problem, but stays known. */
  readonly waiver?: Waiver;
}
