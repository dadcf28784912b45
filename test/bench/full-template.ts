import type { Cells } from '../support/workbook';
import { computed, row } from '../support/workbook';

/** Smelters, and as many mines. */
export const ROWS = 2500;
const METALS = ['Cobalt', 'Copper', 'Graphite', 'Lithium', 'Mica', 'Nickel'];
const COUNTRIES = [
  ['CHILE', 'CL'],
  ['AUSTRALIA', 'AU'],
  ['CHINA', 'CN'],
  ['FINLAND', 'FI'],
  ['CANADA', 'CA'],
] as const;
/** A real list of smelters has some 600 with 1,500 names. */
const KNOWN = 1500;

const metal = (at: number): string => METALS[at % METALS.length] ?? '';
const place = (at: number): readonly [string, string] =>
  COUNTRIES[at % COUNTRIES.length] ?? ['', ''];
const id = (at: number): string => `CID${String(800_000 + at)}`;

/** The sheets of a full reporting template, in the shape of the tests' template, every cell a formula as in real ones. */
export function fullTemplate(): Record<string, Cells> {
  const smelters: Record<string, Cells[string]> = {};
  const mines: Record<string, Cells[string]> = {};
  const known: Record<string, Cells[string]> = {};
  for (let at = 0; at < ROWS; at++) {
    const [country, code] = place(at);
    const name = `Smelter of the number ${String(at)}`;
    Object.assign(
      smelters,
      row(at + 5, {
        A: id(at),
        B: computed(metal(at)),
        C: computed(name),
        D: computed(name),
        E: computed(country),
        F: computed(id(at)),
        G: computed('RMI'),
        H: computed('A street'),
        I: computed('A city'),
        J: computed(''),
        K: `Contact ${String(at)}`,
        L: `contact.${String(at)}@smelter.example`,
        N: `Pit ${String(at)}`,
        O: country,
        P: at % 50 === 0 ? 'Yes' : 'No',
        Q: computed(''),
        R: computed(name),
        S: computed(code),
        T: computed(''),
      }),
    );
    Object.assign(
      mines,
      row(at + 5, {
        A: metal(at),
        B: name,
        C: `Mine ${String(at)}`,
        F: computed(country),
        N: computed(code),
        O: computed(''),
      }),
    );
  }
  for (let at = 0; at < KNOWN; at++) {
    known[`A${String(at + 5)}`] = metal(at);
    known[`B${String(at + 5)}`] = `Alias ${String(at)}`;
    known[`C${String(at + 5)}`] = `Smelter of the number ${String(at)}`;
    known[`D${String(at + 5)}`] = place(at)[0];
    known[`E${String(at + 5)}`] = id(at);
  }
  // Texts of the questionnaire in every language, which are not read.
  const words = Object.fromEntries(
    Array.from({ length: 12 * 400 }, (_, at) => [
      `${'ABCDEFGHIJKL'.charAt(at % 12)}${String(Math.floor(at / 12) + 1)}`,
      `Question ${String(at)} of the questionnaire, in a language of the world. `.repeat(3),
    ]),
  );
  return {
    Revision: { B3: 'Extended Minerals Reporting Template', B21: '2.1' },
    L: words,
    Declaration: { D2: '(EMRT)', J3: 'Revision 2.1', D8: 'Northlake Cells Oy', D26: 46022 },
    'Smelter List': smelters,
    'Mine List': mines,
    'Smelter Look-up': known,
    'Product List': { B6: 'NL-60', C6: 'Pouch cell' },
  };
}
