import iso from 'i18n-iso-countries';
import { normalised } from '../../src/knowledge/normalised';
import type { CountryWords } from '../../src/knowledge/name-types';
import type { AmbiguousName, Country } from '../../src/knowledge/types';
import { readData } from './data-files';

interface CountriesFile {
  readonly documents: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly official: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly ambiguous: readonly AmbiguousName[];
  readonly bloc_names: readonly string[];
  readonly parts_of_the_world: readonly string[];
  readonly blocs: Readonly<Record<string, readonly string[]>>;
  readonly covered_nations: Readonly<Record<string, readonly string[]>>;
  readonly territories: Readonly<Record<string, readonly string[]>>;
  readonly abbreviations: Readonly<Record<string, string>>;
  readonly states: readonly string[];
  readonly forms_of_state: readonly string[];
  readonly offered: Readonly<Record<string, string>>;
  readonly words_before: readonly string[];
  readonly regions_of: readonly string[];
  readonly states_by_letters: readonly string[];
  readonly regions: Readonly<Record<string, string>>;
  readonly former_regions: Readonly<Record<string, readonly string[]>>;
  readonly parts_of: Readonly<Record<string, readonly string[]>>;
}

/** `official-names.yaml`. */
interface OfficialNamesFile {
  readonly states: readonly string[];
  readonly forms: readonly string[];
  readonly phrases: readonly string[];
  readonly islands: readonly string[];
  readonly island_countries: readonly string[];
  readonly beside: CountryWords['elsewhere']['beside'];
  readonly links: readonly string[];
  readonly suffixes: readonly string[];
  readonly suffix_forms: readonly string[];
  readonly genitives: readonly (readonly string[])[];
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** Official names in other languages that words alone would not tell, by code. */
export const officialNames = async (): Promise<OfficialNamesFile['names']> =>
  (await readData<OfficialNamesFile>('official-names')).names;

/** What is known of how names of countries are written, beside the names. */
export async function compileCountryWords(): Promise<CountryWords> {
  const file = await readData<CountriesFile>('countries');
  const { abbreviations, states, forms_of_state: formsOfState, offered } = file;
  const { regions_of: regionsOf, states_by_letters: statesByLetters } = file;
  const { regions, former_regions: formerRegions, parts_of: partsOf } = file;
  const elsewhere = await readData<OfficialNamesFile>('official-names');
  const { links, suffixes, suffix_forms: suffixForms } = elsewhere;
  const words = (lines: readonly string[]): string[] => [
    ...new Set(lines.flatMap((line) => line.split(' '))),
  ];
  return {
    abbreviations,
    states,
    formsOfState,
    offered,
    wordsBefore: longestFirst(file.words_before),
    regionsOf,
    statesByLetters,
    regions,
    formerRegions,
    partsOf,
    partsOfTheWorld: file.parts_of_the_world,
    elsewhere: {
      states: words(elsewhere.states),
      forms: words(elsewhere.forms),
      phrases: longestFirst(elsewhere.phrases),
      islands: words(elsewhere.islands),
      islandCountries: elsewhere.island_countries,
      beside: elsewhere.beside.map(({ code, names, words: others }) => ({
        code,
        names: longestFirst(names),
        words: longestFirst(others),
      })),
      links,
      suffixes,
      suffixForms,
      genitives: elsewhere.genitives,
    },
  };
}

/** Texts as names are compared, the longest first: `cong hoa` in `lien bang cong hoa`. */
const longestFirst = (texts: readonly string[]): string[] =>
  [...new Set(texts.map(normalised))].sort((a, b) => b.length - a.length);

/** Codes that are in use but stand for no country of ISO 3166-1. */
const NOT_IN_STANDARD = new Set(['XK']);

/** Every country of ISO 3166-1, with the names of the standard and those of our own file. */
export async function compileCountries(): Promise<{
  countries: Country[];
  ambiguousNames: readonly AmbiguousName[];
  blocNames: readonly string[];
  documents: readonly string[];
}> {
  const file = await readData<CountriesFile>('countries');
  const { default: english } = (await import('i18n-iso-countries/langs/en.json', {
    with: { type: 'json' },
  })) as { default: { countries: Record<string, string | string[]> } };
  const codes = Object.keys(iso.getAlpha2Codes()).filter((code) => !NOT_IN_STANDARD.has(code));
  checkCodes(file, new Set(codes));
  const ambiguous = file.ambiguous.map(({ name }) => name);
  const countries = codes.sort().map((code): Country => {
    const official = [english.countries[code] ?? code].flat();
    const name = file.names[code] ?? official[0] ?? code;
    const alpha3 = iso.alpha2ToAlpha3(code) ?? code;
    const known = new Set([code, alpha3, name, ...ambiguous]);
    const others = [...official, file.official[code] ?? name, ...(file.aliases[code] ?? [])];
    const aliases = others.filter((each) => !known.has(each));
    const nation = keyWith(file.covered_nations, code) as Country['coveredNation'];
    const territory = keyWith(file.territories, code) as Country['territoryOf'];
    return {
      code,
      alpha3,
      name,
      aliases: [...new Set(aliases)],
      blocs: Object.keys(file.blocs).filter((bloc) => file.blocs[bloc]?.includes(code)),
      ...(nation && { coveredNation: nation }),
      ...(territory && { territoryOf: territory }),
    };
  });
  return {
    countries,
    ambiguousNames: file.ambiguous,
    blocNames: file.bloc_names,
    documents: file.documents,
  };
}

function keyWith(
  lists: Readonly<Record<string, readonly string[]>>,
  code: string,
): string | undefined {
  return Object.keys(lists).find((key) => lists[key]?.includes(code));
}

/** Fails where the file speaks of a code that the standard does not have. */
function checkCodes(file: CountriesFile, codes: ReadonlySet<string>): void {
  const named = [
    ...[file.names, file.official, file.aliases].flatMap((names) => Object.keys(names)),
    ...[file.blocs, file.covered_nations, file.territories].flatMap((of) => Object.values(of)),
    ...file.ambiguous.map((each) => each.codes),
  ].flat();
  const unknown = named.find((code) => !codes.has(code));
  if (unknown !== undefined) throw new Error(`countries.yaml names ${unknown}, which is no code.`);
}
