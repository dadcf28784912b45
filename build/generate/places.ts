import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { iso31662 } from 'iso-3166';
import { compileCountryWords, officialNames } from './countries';
import type { AmbiguousName, Country } from '../../src/knowledge/types';

const OUT = 'src/knowledge/generated';
const require = createRequire(import.meta.url);

/** Languages whose own names of countries are known, as i18n-iso-countries and CLDR have them. */
const LANGUAGES = ['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'id', 'vi', 'zh', 'ja', 'ko'];
const CLDR_ONLY = 'zh-Hant pt-PT cs sv da nb fi hu ro sk hr ms ru uk el ar hi th'.split(' ');
/** Smaller languages, each only for its own countries: elsewhere its names are seldom written, and may clash. */
const OWN_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  AD: ['ca'],
  AF: ['ps'],
  AL: ['sq'],
  AM: ['hy'],
  AZ: ['az'],
  BA: ['bs'],
  BD: ['bn'],
  BG: ['bg'],
  BY: ['be'],
  EE: ['et'],
  ET: ['am'],
  GE: ['ka'],
  IE: ['ga'],
  IL: ['he'],
  IR: ['fa'],
  IS: ['is'],
  KE: ['sw'],
  KG: ['ky'],
  KH: ['km'],
  KZ: ['kk'],
  LA: ['lo'],
  LK: ['si', 'ta'],
  LT: ['lt'],
  LU: ['lb'],
  LV: ['lv'],
  ME: ['sr-Latn'],
  MG: ['mg'],
  MK: ['mk'],
  MM: ['my'],
  MN: ['mn'],
  MT: ['mt'],
  NA: ['af'],
  NO: ['nn'],
  NP: ['ne'],
  PH: ['fil'],
  PK: ['ur'],
  RS: ['sr', 'sr-Latn'],
  RW: ['rw'],
  SI: ['sl'],
  TJ: ['tg'],
  TM: ['tk'],
  TZ: ['sw'],
  UZ: ['uz'],
  ZA: ['af', 'zu'],
};

/**
 * Names of countries in other languages, compact: a line a country, `DE:Allemagne|Alemania`. A line
 * `?:` has names that mean two countries in two languages, each with its codes.
 */
export async function generatePlaces(
  countries: readonly Country[],
  ambiguous: readonly AmbiguousName[],
): Promise<void> {
  await mkdir(OUT, { recursive: true });
  const words = await compileCountryWords();
  await writeFile(
    `${OUT}/country-words.js`,
    `export const COUNTRY_WORDS = ${JSON.stringify(words)};\n`,
  );
  await writeFile(
    `${OUT}/country-words.d.ts`,
    `import type { CountryWords } from '../name-types';\nexport const COUNTRY_WORDS: CountryWords;\n`,
  );
  const official = await officialNames();
  await writeModule('own-names', 'OWN_NAMES', ownNames(countries, ambiguous, official));
  await writeModule('subdivisions', 'SUBDIVISIONS', subdivisions());
}

async function writeModule(file: string, name: string, text: string): Promise<void> {
  await writeFile(`${OUT}/${file}.js`, `export const ${name} = ${JSON.stringify(text)};\n`);
  await writeFile(`${OUT}/${file}.d.ts`, `export const ${name}: string;\n`);
}

const key = (name: string): string => name.normalize('NFC').toLowerCase();

function ownNames(
  countries: readonly Country[],
  ambiguous: readonly AmbiguousName[],
  official: Readonly<Record<string, readonly string[]>>,
): string {
  const english = new Map<string, string>();
  for (const { code, name, aliases } of countries) {
    for (const each of [name, ...aliases]) english.set(key(each), code);
  }
  const codesOf = new Map<string, Set<string>>();
  const written = new Map<string, string>();
  for (const { code } of countries) {
    for (const name of [...namesOf(code), ...(official[code] ?? [])]) {
      const known = english.get(key(name));
      if (known === code || ambiguous.some((each) => key(each.name) === key(name))) continue;
      // An English name keeps its meaning.
      if (known !== undefined) continue;
      const codes = codesOf.get(key(name)) ?? new Set();
      codesOf.set(key(name), codes.add(code));
      written.set(key(name), name);
    }
  }
  const lines = new Map<string, string[]>();
  for (const [name, codes] of codesOf) {
    const line = codes.size === 1 ? [...codes].join('') : [...codes].sort().join('+');
    lines.set(line, [...(lines.get(line) ?? []), written.get(name) ?? name]);
  }
  return [...lines]
    .sort()
    .map(([code, names]) => `${code}:${names.sort().join('|')}`)
    .join('\n');
}

function namesOf(code: string): Set<string> {
  const found = new Set<string>();
  for (const language of LANGUAGES) {
    const file = require(`i18n-iso-countries/langs/${language}.json`) as {
      countries: Record<string, string | string[]>;
    };
    for (const name of [file.countries[code] ?? []].flat()) found.add(name);
  }
  for (const language of [...LANGUAGES, ...CLDR_ONLY, ...(OWN_LANGUAGES[code] ?? [])]) {
    for (const style of ['long', 'short'] as const) {
      const name = new Intl.DisplayNames([language], {
        type: 'region',
        style,
        fallback: 'none',
      }).of(code);
      // Short forms such as `US` are no names.
      if (name !== undefined && !/^[A-Z.]{2,5}$/.test(name)) found.add(name);
    }
  }
  return found;
}

/** The subdivisions of ISO 3166-2, compact: a line a country, `AU:WA Western Australia|…`. */
function subdivisions(): string {
  const lines = new Map<string, string[]>();
  for (const { code, name } of iso31662) {
    const [country = '', part = ''] = code.split('-');
    const clean = name
      .replace(/[|\n]/g, ' ')
      .replace(/\s*[[(].*$/, '')
      .trim();
    lines.set(country, [...(lines.get(country) ?? []), `${part} ${clean}`]);
  }
  return [...lines]
    .sort()
    .map(([code, parts]) => `${code}:${parts.join('|')}`)
    .join('\n');
}
