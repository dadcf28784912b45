import { english } from '../messages/english';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Catalogue } from '../messages/message';

/** The language of a report, and of the findings in it. Files are in English. */
export interface Wording {
  readonly language: Language;
  readonly catalogue: Catalogue;
}

export const IN_ENGLISH: Wording = { language: ENGLISH, catalogue: english };
