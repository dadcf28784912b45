import { countries } from 'countries-list';
import worldCountries from 'world-countries';
import { knowledge } from '../support/knowledge';
import { measured } from './measured';
import type { Measured, Named, Said } from './measured';

/** The languages of docs/names.md that world-countries has, by its codes. */
const LANGUAGES: Readonly<Record<string, string>> = {
  deu: 'German',
  fra: 'French',
  spa: 'Spanish',
  por: 'Portuguese',
  ita: 'Italian',
  nld: 'Dutch',
  pol: 'Polish',
  tur: 'Turkish',
  zho: 'Chinese',
  jpn: 'Japanese',
  kor: 'Korean',
};

/** Names that world-countries has for another country than they mean. */
const SLIPS: ReadonlySet<string> = new Set([
  'WybrzeŻe Kości Słoniowej (CM)',
  'Republika WybrzeŻa Kości Słoniowej (CM)',
  '多米尼加 (DM)',
  '多米尼加共和国 (DM)',
  '도미니카 공화국 (DM)',
  'Guyana (GF)',
  '인도 (IO)',
  '인도 공화국 (IO)',
  '조지아 (GS)',
  'Sudan (SS)',
  'Republika Sudanu (SS)',
]);

const known = new Set(knowledge.data.countries.map(({ code }) => code));

export function sayCountry(name: string): Said {
  const found = knowledge.resolveCountry(name);
  switch (found.kind) {
    case 'code':
    case 'name':
      return { kind: 'right', means: [found.country.code] };
    case 'ambiguous':
      return { kind: 'refused', means: found.countries.map(({ code }) => code) };
    case 'unknown':
      return { kind: 'offered', means: found.nearest.map(({ code }) => code) };
    case 'bloc':
      return { kind: 'offered', means: [] };
  }
}

const list = (name: string, all: readonly Named[]): Measured =>
  measured(
    name,
    all.filter(([, code]) => code !== undefined && known.has(code)),
    sayCountry,
    SLIPS,
  );

const translated = (kind: 'common' | 'official', language: string): Named[] =>
  worldCountries.flatMap(({ translations, cca2 }): Named[] => {
    const name = translations[language]?.[kind];
    return name === undefined ? [] : [[name, cca2]];
  });

/** Countries of lists that this project did not write, English first, then by language. */
export const measuredCountries = (): readonly Measured[] => [
  list(
    'countries-list, English',
    Object.entries(countries).map(([code, { name }]) => [name, code]),
  ),
  ...(['common', 'official'] as const).flatMap((kind) => [
    list(
      `world-countries, English, ${kind}`,
      worldCountries.map(({ name, cca2 }) => [name[kind], cca2]),
    ),
    ...Object.entries(LANGUAGES).map(([code, language]) =>
      list(`world-countries, ${language}, ${kind}`, translated(kind, code)),
    ),
  ]),
];
