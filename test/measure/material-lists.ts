import { readFileSync } from 'node:fs';
import { elements } from 'chemical-elements';
import { knowledge } from '../support/knowledge';
import type { Measured, Named, Said } from './measured';
import { measured } from './measured';

const LISTS: Readonly<Record<string, string>> = {
  statistics: 'headings of mineral statistics (USGS, BGS)',
  customs: 'headings of customs (BACI, UN Comtrade)',
  dealers: 'goods as dealers write them (our own list)',
};

/** What is said of the name of a material, several joined as the lists have them: `neodymium+praseodymium`. */
function sayMaterial(name: string): Said {
  const found = knowledge.resolveMaterial(name);
  if (found.kind !== 'unknown') return { kind: 'right', means: [found.entry.id] };
  const together = [...found.nearest].sort().join('+');
  return { kind: 'offered', means: together === '' ? [] : [together] };
}

const namesOf = (list: string): Named[] =>
  readFileSync(new URL(`lists/${list}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Named => {
      const [name = '', means = '-'] = line.split('\t');
      return [name, means === '-' ? undefined : means.split('+').sort().join('+')];
    });

/** Materials of headings and price lists, with what each is decided by hand. */
export const measuredMaterials = (): readonly Measured[] =>
  Object.entries(LISTS).map(([list, title]) => measured(title, namesOf(list), sayMaterial));

/** As people write an element in a manifest, and the headings of statistics. */
const WAYS: Readonly<Record<string, (name: string, symbol: string) => string>> = {
  Lithium: (name) => name,
  LITHIUM: (name) => name.toUpperCase(),
  Li: (_, symbol) => symbol,
  'Lithium (Li)': (name, symbol) => `${name} (${symbol})`,
  'Lithium oxide': (name) => `${name} oxide`,
  'Lithium, mine': (name) => `${name}, mine`,
  'Lithium ores & concentrates': (name) => `${name} ores & concentrates`,
  'Lithim (the last letter but one is missing)': (name) => name.slice(0, -2) + name.slice(-1),
};

/** What is no oxide of an element of the catalogue by name, and is one of its materials. */
const BY_ANOTHER_NAME: Readonly<Record<string, string>> = { 'Calcium oxide': 'lime' };

/** Carbon by its name is not graphite, and of a slip in three letters or fewer nothing is offered. */
const isRefused = (text: string, symbol: string): boolean =>
  /^carb/i.test(text) || (text.length <= 3 && text !== symbol && text.toLowerCase() !== 'tin');

/** The elements of chemical-elements in several ways of writing. */
export const measuredElements = (): readonly Measured[] =>
  Object.entries(WAYS).map(([way, write]) =>
    measured(
      `elements as ${way}`,
      elements.map(({ name, symbol }): Named => {
        const own = knowledge.data.materials.find((each) => each.symbol === symbol)?.id;
        const text = write(name, symbol);
        return [text, isRefused(text, symbol) ? undefined : (own ?? BY_ANOTHER_NAME[text])];
      }),
      sayMaterial,
    ),
  );
