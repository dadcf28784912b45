import { readFileSync } from 'node:fs';
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
