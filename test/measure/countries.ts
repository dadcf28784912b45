/** How countries of lists that the project did not write are understood: `npm run measure:names`. */
import { countries } from 'countries-list';
import worldCountries from 'world-countries';
import { knowledge } from '../support/knowledge';

type Named = readonly [name: string, code: string];

/** The languages of docs/names.md, by the codes of world-countries. */
const LANGUAGES = ['deu', 'fra', 'spa', 'por', 'ita', 'nld', 'pol', 'tur', 'zho', 'jpn', 'kor'];

const LISTS: Readonly<Record<string, readonly Named[]>> = {
  'countries-list, English': Object.entries(countries).map(([code, { name }]) => [name, code]),
  'world-countries, English': worldCountries.flatMap(({ name, cca2 }): Named[] => [
    [name.common, cca2],
    [name.official, cca2],
  ]),
  'world-countries, 11 languages, common': translated('common'),
  'world-countries, 11 languages, official': translated('official'),
};

function translated(kind: 'common' | 'official'): Named[] {
  return worldCountries.flatMap(({ translations, cca2 }) =>
    LANGUAGES.flatMap((language): Named[] => {
      const name = translations[language]?.[kind];
      return name === undefined ? [] : [[name, cca2]];
    }),
  );
}

const known = new Set(knowledge.data.countries.map(({ code }) => code));

for (const [list, all] of Object.entries(LISTS)) {
  const named = all.filter(([, code]) => known.has(code));
  const counts = { right: 0, offered: 0, ambiguous: 0, nothing: 0, wrong: 0 };
  const wrong: string[] = [];
  const nothing: string[] = [];
  for (const [name, code] of named) {
    const found = knowledge.resolveCountry(name);
    const codes =
      found.kind === 'code' || found.kind === 'name'
        ? [found.country.code]
        : found.kind === 'unknown'
          ? found.nearest.map((each) => each.code)
          : [];
    if (found.kind === 'ambiguous') counts.ambiguous++;
    else if (codes.length === 0) {
      counts.nothing++;
      nothing.push(`${name} (${code})`);
    } else if (!codes.includes(code)) {
      counts.wrong++;
      wrong.push(`${name} (${code}) as ${codes.join(' ')}`);
    } else if (found.kind === 'unknown') counts.offered++;
    else counts.right++;
  }
  console.log(list, named.length, counts, wrong.join('; '));
  if (process.env['NOTHING'] !== undefined) console.log(nothing.join('; '));
}
