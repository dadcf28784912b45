/** Takes the place of the German of the extension: the same names, the English in brackets. */
import { english } from '../../../src/messages/english';
import type { Language, Translate } from '../../../src/messages/language';
import type { Catalogue } from '../../../src/messages/message';
import { inBrackets } from './brackets';

export const german = Object.fromEntries(
  Object.entries(english).map(([key, make]) => [
    key,
    (args: never) => inBrackets((make as (args: never) => string)(args)),
  ]),
) as Catalogue;

export const germanWith = (t: Translate): Language => ({
  locale: 'de',
  t,
  name: inBrackets,
  day: (iso) => iso,
});
