import type { Phrase } from '../messages/phrase';
import { inEnglish } from '../messages/phrase';

/** Why a file is not converted, in one line that says what and where; its message is English. */
export class ConvertError extends Error {
  constructor(readonly phrase: Phrase) {
    super(inEnglish(phrase));
  }
}
