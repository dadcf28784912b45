import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sayCountry } from './country-lists';
import { measured } from './measured';
import type { Measured, Named } from './measured';

const LANGUAGES = 'de fr es pt pt_BR it nl pl tr id vi zh_CN zh_TW ja ko'.split(' ');

/** Names that the list has for another country than they mean. */
const SLIPS: ReadonlySet<string> = new Set([
  'República Islâmica do Paquistão (AF)',
  // Without its accent it is the code of Angola.
  'Ao (AT)',
  'Đảo Băng (GL)',
]);

interface Entry {
  readonly alpha_2: string;
  readonly name: string;
  readonly common_name?: string;
  readonly official_name?: string;
}

/**
 * Names of countries as Debian's iso-codes has them translated. Its licence (LGPL 2.1) keeps it out of this
 * repository: `pip download --no-deps pycountry`, and the unpacked folder in PYCOUNTRY.
 */
export function measuredIsoCodes(folder: string): readonly Measured[] {
  const file = join(folder, 'pycountry/databases/iso3166-1.json');
  const entries = (JSON.parse(readFileSync(file, 'utf8')) as { '3166-1': Entry[] })['3166-1'];
  return LANGUAGES.flatMap((language) => {
    const path = join(folder, `pycountry/locales/${language}/LC_MESSAGES/iso3166-1.mo`);
    if (!existsSync(path)) throw new Error(`${path} is missing.`);
    const translations = translationsOf(readFileSync(path));
    const named = (names: (entry: Entry) => readonly (string | undefined)[]): Named[] =>
      entries.flatMap((entry) =>
        names(entry).flatMap((name): Named[] => {
          const translated = name === undefined ? undefined : translations.get(name);
          return translated === undefined ? [] : [[translated, entry.alpha_2]];
        }),
      );
    return [
      measured(
        `iso-codes, ${language}, names`,
        named(({ name, common_name }) => [name, common_name]),
        sayCountry,
        SLIPS,
      ),
      measured(
        `iso-codes, ${language}, official`,
        named(({ official_name }) => [official_name]),
        sayCountry,
        SLIPS,
      ),
    ];
  });
}

/** Texts and their translations in a compiled catalogue of gettext, as its manual describes the file. */
function translationsOf(file: Buffer): ReadonlyMap<string, string> {
  const isLittle = file.readUInt32LE(0) === 0x950412de;
  const number = (at: number): number => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const text = (at: number): string =>
    file.toString('utf8', number(at + 4), number(at + 4) + number(at));
  const [count, texts, translations] = [number(8), number(12), number(16)];
  return new Map(
    Array.from({ length: count }, (_, each) => [
      text(texts + 8 * each),
      text(translations + 8 * each),
    ]),
  );
}
