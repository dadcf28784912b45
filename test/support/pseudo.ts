import type { Language } from '../../src/messages/language';
import { filled } from '../../src/messages/language';

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ACCENTED = 'áƀćđéƒĝĥíĵķĺḿńóṕǫŕśţúṽŵẋýžÁɃĆĐÉƑĜĤÍĴĶĹḾŃÓṔǪŔŚŢÚṼŴẊÝŽ';

/** Letters with accents: whoever sees one without knows that nobody put it into another language. */
const accented = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter);

/** As long as a text is in a wordy language. */
const longer = (text: string): string => text + '~'.repeat(Math.ceil(text.length * 0.4));

/** A text with accents and 40 % longer; arguments and code stay. */
export const pseudo = (text: string): string =>
  longer(
    text
      .split(/(\{\w+\}|`[^`]*`)/)
      .map((part, index) => (index % 2 === 1 ? part : accented(part)))
      .join(''),
  );

/** A language of nobody, in which English that escaped translation is seen. */
export const PSEUDO: Language = {
  locale: 'en',
  t: (text, ...[args]) => filled(pseudo(text), args),
  name: pseudo,
  day: (iso) => iso,
};
