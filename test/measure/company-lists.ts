import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { knowledge } from '../support/knowledge';
import type { Measured, Named, Said } from './measured';
import { measured } from './measured';

/** Words of the dictionary that are a listed company's name, or the distinctive word of one. */
const LISTED: Readonly<Record<string, string>> = {
  Baosteel: 'Baowu Group Xinjiang Bayi Iron and Steel Co., Ltd.',
  COFCO: 'COFCO Sugar Holding Co., Ltd.',
  ChemChina: 'China National Chemical Corporation Ltd.',
  Hesai: 'Hesai Group',
  Huawei: 'Huawei Technologies Co., Ltd.',
  Tencent: 'Tencent Holdings Limited',
};

const DICTIONARY = createRequire(import.meta.url).resolve('@cspell/dict-companies/cspell-ext.json');

const namesIn = (text: string): string[] =>
  text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** The listed company that a name is taken for, or a hint compares it with. */
function sayCompany(name: string): Said {
  const listed = knowledge.listed(name).map((each) => each.name);
  const near = knowledge.nearListed(name, knowledge.asOf)?.name;
  return listed.length > 0
    ? { kind: 'right', means: listed }
    : { kind: 'offered', means: near === undefined ? [] : [near] };
}

const list = (title: string, names: readonly string[]): Measured =>
  measured(
    title,
    names.map((name): Named => [name, LISTED[name]]),
    sayCompany,
  );

/** Companies of lists that this project did not write. */
export const measuredCompanies = (): readonly Measured[] => [
  list(
    'companies of the S&P 500',
    namesIn(readFileSync(new URL('lists/companies.txt', import.meta.url), 'utf8')),
  ),
  list(
    'words of names of companies (@cspell/dict-companies)',
    namesIn(readFileSync(join(dirname(DICTIONARY), 'dict/companies.txt'), 'utf8')),
  ),
];
