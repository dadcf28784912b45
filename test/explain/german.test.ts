import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { explainCountry } from '../../src/explain/country';
import type { Block, Inline, Line } from '../../src/explain/blocks';
import { factLine } from '../../src/explain/facts';
import { explainRegime } from '../../src/explain/regime';
import { restrictionWords } from '../../src/explain/restrictions';
import { explainComponent, explainMaterial } from '../../src/explain/subject';
import { explainCompany } from '../../src/explain/supplier';
import { germanWith } from '../../src/messages/german/german';
import { filled } from '../../src/messages/language';
import { englishWords } from '../support/english-words';
import { knowledge } from '../support/knowledge';

const bundle = JSON.parse(readFileSync('l10n/bundle.l10n.de.json', 'utf8')) as Record<
  string,
  string
>;
const language = germanWith((text, ...[args]) => filled(bundle[text] ?? text, args));
const { data } = knowledge;
const DAYS = ['2024-06-30', '2026-11-26'] as const;

/** Agreements, lists and documents keep the names that they have. */
const OWN = [
  ...data.agreements.map(({ name }) => name),
  ...data.companyLists.map(({ name }) => name),
  ...data.listings.flatMap(({ named }) => named),
  ...data.listedCompanies.flatMap(({ name, parent }) => [name, parent ?? '']),
  ...data.companies.map(({ name }) => name),
  // What has no German name.
  'Center for Strategic and International Studies',
  'Colorado School of Mines',
  'Energy Security and Climate Change Program',
  'Forum on Resource Geostrategic Engagement',
  'Minerals Security Partnership',
  'Peterson Institute for International Economics',
  'Uyghur Forced Labor Prevention Act',
]
  .filter((name) => name !== '')
  .sort((a, b) => b.length - a.length);

const textOf = (piece: Inline): string => (typeof piece === 'string' ? piece : piece.text);

/** A line without its document, which stands behind the dash. */
function said(line: Line): string {
  const dash = line.findIndex((piece) => textOf(piece) === ' — ');
  const text = line
    .slice(0, dash === -1 ? undefined : dash)
    .map(textOf)
    .join('')
    .replace(/„[^“]*“|“[^”]*”/g, '');
  return OWN.reduce((rest, name) => rest.replaceAll(name, ''), text);
}

const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'picture') return [said([block.alternative])];
    return (block.kind === 'list' ? block.items : [block.line]).map(said);
  });

/** Lines with English in them. */
const inEnglish = (lines: readonly string[]): string[] => [
  ...new Set(lines.filter((line) => englishWords(line).length > 0)),
];

describe('A hover in German has no English', () => {
  it('of materials and components', () => {
    const lines = DAYS.flatMap((day) => [
      ...data.materials.flatMap((each) =>
        linesOf(explainMaterial(each, day, knowledge, undefined, new Set(), language)),
      ),
      ...data.components.flatMap((each) =>
        linesOf(explainComponent(each, day, knowledge, undefined, new Set(), language)),
      ),
    ]);
    assert.deepEqual(inEnglish(lines), []);
  });

  it('of countries', () => {
    const lines = DAYS.flatMap((day) =>
      data.countries.flatMap((each) =>
        linesOf(explainCountry(each, day, knowledge, undefined, new Set(), language)),
      ),
    );
    assert.deepEqual(inEnglish(lines), []);
  });

  it('of regimes', () => {
    const lines = DAYS.flatMap((day) =>
      data.regimes.flatMap((each) =>
        linesOf(explainRegime(each, day, knowledge, new Set(), language)),
      ),
    );
    assert.deepEqual(inEnglish(lines), []);
  });

  it('of restrictions, however they stand', () => {
    const lines = data.restrictions.flatMap((restriction) =>
      (['announced', 'in-force', 'suspended', 'unknown'] as const).map((state) =>
        said([restrictionWords({ restriction, state }, knowledge, language)]),
      ),
    );
    assert.deepEqual(inEnglish(lines), []);
  });

  it('of companies', () => {
    const names = [...data.companies, ...data.listedCompanies].map(({ name }) => name);
    const lines = DAYS.flatMap((day) =>
      [...new Set(names)].flatMap((name) =>
        linesOf(explainCompany(name, day, knowledge, language)),
      ),
    );
    assert.deepEqual(inEnglish(lines), []);
  });

  it('of facts, whoever says them', () => {
    const lines = data.facts.map((fact) => said(factLine(fact, knowledge, language)));
    assert.deepEqual(inEnglish(lines), []);
  });
});
