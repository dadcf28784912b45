import { mkdir, writeFile } from 'node:fs/promises';
import type { Country } from '../../src/knowledge/types';
import { readData } from './data-files';

const OUT = 'src/knowledge/generated';

interface Sentence {
  readonly english: string;
  readonly german: string;
}

/** German names and sentences by the English ones: those of the data, and of countries as CLDR has them. */
export async function generateGerman(countries: readonly Country[]): Promise<void> {
  const {
    countries: own = {},
    plurals = {},
    ...sections
  } = await readData<Readonly<Record<string, Readonly<Record<string, string>>>>>('german');
  const sentences =
    await readData<Readonly<Record<string, readonly Sentence[]>>>('german-sentences');
  const display = new Intl.DisplayNames('de', { type: 'region' });
  const names = Object.assign(
    Object.fromEntries(
      countries.map(({ code, name }) => [name, own[code] ?? display.of(code) ?? name]),
    ),
    ...Object.values(sections),
    Object.fromEntries(
      Object.values(sentences).flatMap((group) =>
        group.map(({ english, german }) => [english, german]),
      ),
    ),
  ) as Record<string, string>;
  await mkdir(OUT, { recursive: true });
  await writeFile(
    `${OUT}/german-names.js`,
    `export const GERMAN_NAMES = ${JSON.stringify(names)};\nexport const GERMAN_PLURALS = ${JSON.stringify(plurals)};\n`,
  );
  await writeFile(
    `${OUT}/german-names.d.ts`,
    `export const GERMAN_NAMES: Readonly<Record<string, string>>;\nexport const GERMAN_PLURALS: Readonly<Record<string, string>>;\n`,
  );
}
