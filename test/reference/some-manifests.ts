import fc from 'fast-check';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import type { Files, ManifestData, OwnerData, SupplierData } from './data';
import { Written } from './data';
import { pathTo } from './paths';
import type { Cascade } from './sourcing';

/** A case and how it is written. */
export interface SomeCase {
  readonly files: Files;
  readonly today: string;
  readonly cascade: Cascade;
  /** Seed of the style. */
  readonly style: number;
}

const PATHS = ['main.sourcing.yaml', 'lib/parts.sourcing.yaml', 'other.sourcing.json'];
const MATERIALS = ['lithium', 'lithium', 'lithium', 'cobalt', 'graphite', 'neodymium', 'silicon'];
const MORE_MATERIALS = knowledgeData.materials.map(({ id }) => id);
const COMPONENTS = ['cathode-active-material', 'cathode-active-material', 'anode-active-material'];
const MORE_COMPONENTS = knowledgeData.components.map(({ id }) => id);
const CODES = [
  'CN',
  'CN',
  'CN',
  'HK',
  'RU',
  'US',
  'US',
  'PR',
  'AU',
  'CA',
  'CL',
  'JP',
  'DE',
  'GF',
  'ID',
];
const NAMES = ['Alder Works', 'Birch Metals', 'Cedar Mining', "Dogwood's"];
const IDS = ['c0', 'c1', 'c2', 'c3'];
const SHARES = ['5%', '10%', '20%', '24.9%', '25%', '30%', '40%', '49.99%', '50%', '51%', '100%'];
const DECIMALS = ['0.25', '0.4', '0.5', '0.249999999999999999999'];
const SPLITS = [
  ['50%', '50%'],
  ['0.5', '0.5'],
  ['40%', '60%'],
  ['33.3%', '66.7%'],
  ['10%', '20%', '70%'],
  ['0%', '100%'],
];

const pick = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const maybe = <T>(some: fc.Arbitrary<T>, freq = 3): fc.Arbitrary<T | undefined> =>
  fc.option(some, { nil: undefined, freq });

/** A country by its code or by any of its names. */
const country = fc.oneof(
  { arbitrary: pick(CODES), weight: 8 },
  {
    arbitrary: pick(knowledgeData.countries).chain(({ code, alpha3, name, aliases }) =>
      pick([code, code.toLowerCase(), alpha3, name, ...aliases]),
    ),
    weight: 2,
  },
);

const written = (text: string): string | Written => (text.endsWith('%') ? text : new Written(text));
const share = fc.oneof(pick(SHARES), pick(DECIMALS)).map(written);
const value = fc.oneof(
  pick(['0', '1', '100', '100', '200', '0.1', '0.2', '33.3', '1e3', '250.50']),
  fc.nat(1000).map(String),
);

const owner: fc.Arbitrary<OwnerData> = fc
  .record({
    owner: fc.oneof(pick(IDS), pick(IDS), pick(NAMES), fc.constant('Some Fund')),
    country: maybe(pick(['CN', 'CN', 'RU', 'MO', 'US', 'JP']), 1),
    share,
    kind: maybe(pick(['equity', 'equity', 'votes', 'board', 'debt']), 1),
    government: maybe(fc.boolean(), 1),
  })
  .map(said);

const supplier = (id: string): fc.Arbitrary<SupplierData> =>
  fc
    .record({
      name: maybe(fc.constant(NAMES[IDS.indexOf(id)] ?? id), 4),
      country: maybe(pick(['US', 'AU', 'AU', 'JP', 'CN']), 2),
      ownership: maybe(fc.array(owner, { minLength: 1, maxLength: 3 }), 3),
    })
    .map(said);

const suppliers = fc
  .tuple(...IDS.map((id) => maybe(supplier(id), 2)))
  .map((all) =>
    said(
      Object.fromEntries(IDS.map((id, at): [string, SupplierData | undefined] => [id, all[at]])),
    ),
  );

const where = fc.oneof(
  { arbitrary: country.map((text) => ({ country: text })), weight: 12 },
  { arbitrary: fc.constant({ country: 'unknown' }), weight: 1 },
  {
    arbitrary: fc
      .tuple(pick(SPLITS), fc.array(country, { minLength: 3, maxLength: 3 }))
      .map(([parts, countries]) => ({
        origins: parts.map((part, at) => ({
          country: countries[at] ?? 'US',
          share: written(part),
        })),
      })),
    weight: 2,
  },
  {
    arbitrary: fc
      .array(country, { minLength: 2, maxLength: 3 })
      .map((countries) => ({ origins: countries.map((text) => ({ country: text })) })),
    weight: 1,
  },
);

const subject = fc.oneof(
  {
    arbitrary: fc.record({
      material: fc.oneof({ arbitrary: pick(MATERIALS), weight: 4 }, pick(MORE_MATERIALS)),
      stage: pick(['extraction', 'processing', 'processing', 'recycling']),
    }),
    weight: 3,
  },
  {
    arbitrary: fc.record({
      component: fc.oneof({ arbitrary: pick(COMPONENTS), weight: 2 }, pick(MORE_COMPONENTS)),
      stage: pick(['manufacturing', 'assembly']),
    }),
    weight: 2,
  },
);

const waivers = fc.array(
  pick(['china-source', 'china-upstream', 'non-fta-source', 'undeclared-upstream']).map((rule) => ({
    rule,
    reason: 'Known',
    expires: '2030-01-01',
  })),
  { minLength: 1, maxLength: 2 },
);

const rest = fc.record({
  supplier: fc.oneof(pick(IDS), pick(NAMES), fc.constant('Somebody Else')),
  value: maybe(
    value.map((digits) => new Written(digits)),
    8,
  ),
  share: maybe(share, 1),
  waivers: maybe(waivers, 1),
  /** Which file and which of its sources. */
  feeds: fc.array(fc.tuple(fc.nat(5), fc.nat(20)), { maxLength: 3 }),
});

const source = fc.record({ subject, where, rest });

/** A day on which something changes, the one before, or any. */
const day = fc.oneof(
  fc
    .date({ min: new Date('2023-04-18'), max: new Date('2025-09-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc
    .tuple(
      pick(
        knowledgeData.agreements.flatMap(({ timeline }) => timeline.map(({ date }) => date.day)),
      ),
      pick([0, -1, 1]),
    )
    .map(([text, off]) => new Date(Date.parse(text) + off * 86_400_000).toISOString().slice(0, 10)),
  fc
    .date({ min: new Date('1999-01-01'), max: new Date('2037-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

const file = fc.record({
  asOf: maybe(day, 2),
  currency: fc.oneof({ arbitrary: fc.constant('USD'), weight: 20 }, fc.constant('EUR')),
  suppliers,
  imports: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
  sources: fc.array(source, { maxLength: 7 }),
});

/** What is said: keys without a value are left out. */
function said<T extends object>(all: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

type SomeFile = typeof file extends fc.Arbitrary<infer T> ? T : never;

function filesOf(all: readonly SomeFile[]): Files {
  return Object.fromEntries(
    all.map((one, at): [string, ManifestData] => [PATHS[at] ?? '', manifestOf(one, at, all)]),
  );
}

function manifestOf(one: SomeFile, at: number, all: readonly SomeFile[]): ManifestData {
  const path = PATHS[at] ?? '';
  const imported = all.flatMap((_, other) => (other !== at && one.imports[other] ? [other] : []));
  const reachable = [at, at, ...imported];
  const sources = one.sources.map(({ subject, where, rest: { feeds, ...rest } }, index) => {
    const inputs = feeds.flatMap(([which, of]) => {
      const other = reachable[which % reachable.length] ?? at;
      const count = all[other]?.sources.length ?? 0;
      if (count === 0) return [];
      const id = `s${String(of % count)}`;
      return other === at ? [id] : [`${pathTo(path, PATHS[other] ?? '')}#${id}`];
    });
    const step = { id: `s${String(index)}`, ...subject, ...where, ...said(rest) };
    return inputs.length === 0 ? step : { ...step, inputs: [...new Set(inputs)] };
  });
  return said({
    asOf: one.asOf,
    currency: one.currency,
    regimes: ['ira-30d'],
    imports: imported.length === 0 ? undefined : imported.map((o) => pathTo(path, PATHS[o] ?? '')),
    suppliers: one.suppliers,
    sources,
  });
}

export const someCase: fc.Arbitrary<SomeCase> = fc.record({
  files: fc.array(file, { minLength: 1, maxLength: 3 }).map(filesOf),
  today: day,
  cascade: pick(['full', 'first', 'first', 'first', 'off']),
  style: fc.nat(),
});
