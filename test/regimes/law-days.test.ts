import assert from 'node:assert/strict';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

/*
 * What is found on which day, one case a line: steps as `id: keys`, and for each day what the rules on restrictions,
 * agreements, lists and regimes find, as `<id> <rule> <part of the message>`. What is not listed is not found.
 */
interface Case {
  readonly title: string;
  readonly steps: readonly string[];
  readonly regime?: string;
  readonly suppliers?: string;
  readonly days: Readonly<Record<string, readonly string[]>>;
}

const RULES = new Set([
  'export-restriction',
  'pending-agreement',
  'non-fta-source',
  'regime-exclusion',
  'regime-concentration',
  'credit-threshold',
  'credit-undetermined',
]);

function found({ steps, regime, suppliers }: Case, day: string): string[] {
  const items = steps.map((keys) => {
    const stage = keys.includes('material:') ? 'processing' : 'manufacturing';
    const given = keys.includes('stage:') ? '' : `, stage: ${stage}`;
    const supplier = keys.includes('supplier:') ? '' : ', supplier: X';
    return `  - { id: ${keys}${given}${supplier} }\n`;
  });
  const text =
    `manifest: 1\nproduct: P\ncurrency: USD\nasOf: ${day}\n` +
    (regime === undefined ? '' : `regimes: [${regime}]\n`) +
    (suppliers === undefined ? '' : `suppliers:\n${suppliers}`) +
    `sources:\n${items.join('')}`;
  return analyseText(text, { asOf: day })
    .findings.filter(({ ruleId }) => RULES.has(ruleId))
    .map(
      ({ source, ruleId, message }) =>
        `${source?.id?.value ?? '-'} ${ruleId} ${sentence(message, english)}`,
    );
}

const LICENCE = 'export-restriction Export of';
const cell = (shares: number): string =>
  `  x: { name: X, country: US, ownership: [${Array.from({ length: shares }, (_, at) => `{ owner: O${String(at)}, country: CN, share: 15% }`).join(', ')}] }\n`;

const CASES: readonly Case[] = [
  {
    title: 'SmCo magnets of China need a licence since 2025-04-04',
    steps: ['a, component: smco-magnet, country: CN'],
    days: {
      '2025-04-03': [],
      '2025-04-04': [`a ${LICENCE} SmCo magnet from China needs a licence`],
      '2026-07-01': [`a ${LICENCE} SmCo magnet from China needs a licence`],
    },
  },
  {
    title: 'NdFeB magnets only with terbium or dysprosium',
    steps: ['a, component: ndfeb-magnet, country: CN'],
    days: { '2026-07-01': [`a ${LICENCE} NdFeB magnet may need a licence`] },
  },
  {
    title: 'holmium was never under the suspended announcement; unknown since it ended',
    steps: ['a, material: holmium, country: CN'],
    days: {
      '2025-04-03': [],
      '2025-10-20': [],
      '2026-03-01': [],
      '2026-11-10': [],
      '2026-11-11': [
        'a export-restriction Whether export of holmium from China needs a licence is unknown',
      ],
    },
  },
  {
    title: 'battery cells, and lithium whose technology alone is controlled',
    steps: ['a, component: battery-cell, country: CN', 'b, material: lithium, country: CN'],
    days: { '2025-10-20': [], '2026-07-01': [] },
  },
  {
    title: 'for Japan neodymium is no listed item, dysprosium is',
    steps: [
      'a, material: neodymium, country: CN',
      'b, material: dysprosium, country: CN',
      'c, component: ndfeb-magnet, country: JP, inputs: [a, b]',
    ],
    days: {
      '2026-01-05': [`b ${LICENCE} dysprosium from China needs a licence`, 'c non-fta-source'],
      '2026-01-06': [
        'b export-restriction may need proof of civil end use for Japan',
        'c non-fta-source',
      ],
    },
  },
  {
    title: 'raw lithium of Zimbabwe since 2022-12-20',
    steps: ['a, material: lithium, stage: extraction, country: ZW'],
    days: {
      '2022-12-19': ['a non-fta-source'],
      '2022-12-20': ['a non-fta-source', 'a export-restriction is banned without a permit'],
    },
  },
  {
    title: 'every base mineral of Zimbabwe since 2023-01-06',
    steps: ['a, material: chromium, stage: extraction, country: ZW'],
    days: {
      '2023-01-05': ['a non-fta-source'],
      '2023-01-07': ['a non-fta-source', 'a export-restriction Statutory Instrument 5 of 2023'],
    },
  },
  {
    title: 'lithium processed in Zimbabwe is not banned',
    steps: ['a, material: lithium, form: hydroxide, country: ZW'],
    days: { '2026-03-01': ['a non-fta-source'] },
  },
  {
    title: 'bauxite of Indonesia since 2023-06-10',
    steps: ['a, material: aluminium, stage: extraction, country: ID'],
    days: {
      '2023-06-09': ['a pending-agreement'],
      '2023-06-10': ['a export-restriction is banned', 'a pending-agreement'],
    },
  },
  {
    title: 'raw minerals of Malawi since 2025-10-21',
    steps: ['a, material: graphite, stage: extraction, country: MW'],
    days: {
      '2025-10-20': ['a non-fta-source'],
      '2025-10-21': ['a non-fta-source', 'a export-restriction is banned'],
    },
  },
  {
    title: 'raw rare earths of Vietnam since 2021 at the latest',
    steps: ['a, material: rare-earths, stage: extraction, country: VN'],
    days: { '2024-06-30': ['a non-fta-source', 'a export-restriction since 2021 at the latest'] },
  },
  {
    title: 'silver of China by listed exporters only',
    steps: ['a, material: silver, country: CN'],
    days: { '2026-07-01': ['a export-restriction is for listed exporters only (state trading)'] },
  },
  {
    title: 'a listed company, not its region: copper',
    regime: 'uflpa',
    steps: [
      'a, material: copper, stage: extraction, country: CN, supplier: "Xinjiang Habahe Ashele Copper Co., Ltd."',
    ],
    days: { '2024-08-08': [], '2024-08-09': ['a regime-exclusion a listed company'] },
  },
  {
    title: 'two owners of 15 % are no control; three are 40 % together',
    regime: 'pfe-storage',
    suppliers: cell(2),
    steps: ['a, component: battery-cell, country: US, value: 100, supplier: x'],
    days: { '2026-01-01': [] },
  },
  {
    title: 'three owners of 15 %',
    regime: 'pfe-storage',
    suppliers: cell(3),
    steps: ['a, component: battery-cell, country: US, value: 100, supplier: x'],
    days: { '2026-01-01': ['- credit-threshold 0 % qualifies, 55 % is required'] },
  },
  {
    title: 'lanthanum is not strategic, dysprosium is compared',
    regime: 'eu-crma',
    steps: [
      'a, material: lanthanum, country: CN, share: 90%',
      'b, material: lanthanum, country: FR, share: 10%',
      'c, material: dysprosium, country: CN, share: 90%',
      'd, material: dysprosium, country: FR, share: 10%',
    ],
    days: {
      '2024-05-23': [
        'b pending-agreement',
        'c regime-concentration benchmark for 2030',
        'd pending-agreement',
      ],
    },
  },
  {
    title: 'what was sought for the credit lapsed with it: Philippines, Finland',
    steps: ['a, material: nickel, country: PH', 'b, material: cobalt, country: FI'],
    days: {
      '2023-04-30': ['a pending-agreement proposed 2023-04-17', 'b pending-agreement'],
      '2025-09-30': ['a pending-agreement', 'b pending-agreement'],
      '2025-10-01': [
        'a non-fta-source lapsed on 2025-10-01',
        'b non-fta-source lapsed on 2025-10-01',
      ],
    },
  },
  {
    title: 'Mexico after the end of its agreement',
    steps: ['a, component: battery-cell, country: MX'],
    days: { '2036-07-01': [], '2036-07-02': ['a non-fta-source unknown since 2036-07-02'] },
  },
];

describe('What is found on which day', () => {
  for (const each of CASES) {
    for (const [day, right] of Object.entries(each.days)) {
      it(`${day}: ${each.title}`, () => {
        const lines = found(each, day);
        assert.equal(lines.length, right.length, lines.join('\n'));
        for (const [at, expected] of right.entries()) {
          const [id = '', rule = '', ...words] = expected.split(' ');
          const line = lines[at] ?? '';
          assert.ok(line.startsWith(`${id} ${rule} `), line);
          assert.ok(line.includes(words.join(' ')), line);
        }
      });
    }
  }

  it('knows every material of the official lists', () => {
    const names =
      'lead uranium potash metallurgical-coal strontium feldspar helium phosphorus cadmium selenium';
    for (const name of names.split(' ')) assert.ok(knowledge.material(name), name);
    for (const name of ['rhenium', 'boron', 'phosphate']) {
      const lists = knowledge.listings(name, '2025-11-07').map(({ list }) => list);
      assert.ok(lists.includes('usgs-2025'), name);
    }
  });
});
