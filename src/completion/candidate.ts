import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Manifest } from '../manifest/model';
import type { Path } from '../text/path';
import type { Beside } from './beside';
import type { Offer } from './cursor';
import type { Shape } from './shape';

/** What offers can be made from. */
export interface CompletionInput {
  readonly knowledge: Knowledge;
  /** The manifest as judged; absent in a policy. */
  readonly analysis?: Analysis;
  /** The files that imports lead to, by key; null: unreadable. */
  readonly files?: ReadonlyMap<string, Manifest | null>;
  /** Files that may be named at the cursor, relative to this one. */
  readonly paths?: readonly string[];
  /** Default: the day of the analysis. */
  readonly today?: Day;
  /** Of what is said beside the values; default: English. */
  readonly language?: Language;
}

export const languageOf = ({ language = ENGLISH }: CompletionInput): Language => language;

/** A value that is wanted, and what stands around it. */
export interface Wanted {
  readonly path: Path;
  readonly shape: Shape;
  /** What is typed of it, without quotes. */
  readonly typed: string;
  /** Scalars of the mapping around it, by key. */
  readonly others: ReadonlyMap<string, string>;
  /** What the list that it is in has already. */
  readonly items: readonly string[];
  /** The source that it is in, as it was read. */
  readonly step?: Step;
}

/** A value that goes with what is typed. */
export interface Candidate extends Pick<Offer, 'kind' | 'label' | 'description' | 'detail'> {
  readonly value: string;
  /** By which it may be found while more is typed. */
  readonly names: string;
  /** What is written with it where its key is free. */
  readonly beside?: Beside;
}

export const named = (kind: Offer['kind'], value: string, description?: string): Candidate => ({
  kind,
  label: value,
  value,
  names: description === undefined ? value : `${value} ${description}`,
  ...(description !== undefined && description !== '' && { description }),
});
