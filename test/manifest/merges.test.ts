import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isScalar, parseDocument } from 'yaml';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { plainValues } from '../support/plain-values';
import { runs } from '../support/runs';

/** The same manifest with every merge and alias resolved by `yaml` itself; undefined where it refuses one. */
function byYaml(text: string): unknown {
  const document = parseDocument(text, { merge: true, uniqueKeys: isSameKey, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  try {
    return plainValues(readManifest(JSON.stringify(document.toJS({ maxAliasCount: -1 })), 'json'));
  } catch {
    return undefined;
  }
}

/** `yaml` itself lets a mapping have several merges: a symbol each. */
const isSameKey = (one: unknown, other: unknown): boolean =>
  isScalar(one) &&
  isScalar(other) &&
  (one.value === other.value || (typeof one.value === 'symbol' && typeof other.value === 'symbol'));

/** Lines of a mapping: own keys and one merge in any order. */
const FIELDS = ['country', 'supplier', 'stage', 'material', 'region', 'form', 'id'];
const own = fc
  .tuple(fc.constantFrom(...FIELDS), fc.constantFrom('AU', 'CN', 'US', 'CL', '"KR"', '&c CA', '*v'))
  .map(([key, value]) => `${key}: ${value}`);
const quotedOwn = fc.constantFrom('"country": JP', "'country': JP", '? country\n: JP', '*k : DE');
const merge = fc.constantFrom(
  '<<: *a',
  '<<: *b',
  '<<: [*a, *b]',
  '<<: [*b, { country: FR, id: inline }]',
  '<<: { country: BR, stage: recycling }',
  '<<: { <<: *b, region: BR-SP }',
  '<<: *both',
  '<<: *list',
  '<<: [*both, *a]',
  '"<<": *a',
  '<<: d',
  '<<: [*a, d]',
  '<<: *v',
  '<<:',
);
const mapping = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: own },
      { weight: 1, arbitrary: quotedOwn },
      { weight: 4, arbitrary: merge },
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((lines) => {
    const seen = new Set<string>();
    return lines.filter((line) => {
      const key =
        /country|\*k/.test(line) && !line.startsWith('<<') ? 'country' : (line.split(':')[0] ?? '');
      const isFresh = !seen.has(key);
      seen.add(key);
      return isFresh;
    });
  });

const block = (lines: readonly string[], indent: string): string =>
  lines.map((line) => `${indent}${line.replaceAll('\n', `\n${indent}`)}\n`).join('');

const HEAD = `x-k: &k country
x-v: &v MX
x-a: &a { country: CN, supplier: One, id: a }
x-b: &b
  country: RU
  <<: *a
  stage: processing
x-both: &both { <<: [*b, *a], material: lithium }
x-list: &list [*b, { region: AU-WA }]
manifest: 1
`;

const manifest = fc
  .record({
    top: fc
      .array(
        fc.constantFrom(
          'product: Own',
          '<<: { product: Merged, asOf: 2024-01-01 }',
          'asOf: 2024-06-30',
          '<<: { currency: USD }',
        ),
        { maxLength: 3 },
      )
      .map((lines) => [...new Set(lines)]),
    supplier: mapping,
    owner: mapping,
    waiver: mapping,
    evidence: mapping,
    sources: fc.array(mapping, { minLength: 1, maxLength: 4 }),
    end: fc
      .array(
        fc.constantFrom(
          'product: Own',
          '<<: { product: Merged, asOf: 2024-01-01 }',
          'waivers: [{ <<: *a, rule: x }]',
        ),
        { maxLength: 2 },
      )
      .map((lines) => [...new Set(lines)]),
    isFlow: fc.boolean(),
  })
  .map(({ top, supplier, owner, waiver, evidence, sources, end, isFlow }) => {
    const item = (lines: readonly string[], indent: string): string =>
      `${indent}- ${block(lines, `${indent}  `).trimStart()}`;
    const rest = end.filter((line) => !top.some((each) => each === line) || line.startsWith('<<'));
    return [
      HEAD,
      block(top, ''),
      `suppliers:\n  one:\n${block(supplier, '    ')}    ownership:\n${item(owner, '      ')}`,
      isFlow
        ? `sources: [\n${sources.map((lines) => `  { ${lines.filter((line) => !line.includes('\n')).join(', ')} },\n`).join('')}  ]\n`
        : `sources:\n${sources.map((lines) => `${item(lines, '  ')}    waivers:\n${item(waiver, '      ')}    evidence:\n${item(evidence, '      ')}`).join('')}`,
      block(rest, ''),
    ].join('');
  });

describe('merges', () => {
  it('are read as by yaml, in every part of a manifest and every position', () => {
    let read = 0;
    fc.assert(
      fc.property(manifest, (text) => {
        const expected = byYaml(text);
        const found = readManifest(text, 'yaml');
        const broken = found.problems.some(({ of }) => of === 'syntax');
        assert.equal(broken, expected === undefined, text);
        if (broken) return;
        read++;
        assert.deepEqual(plainValues(found), expected, text);
      }),
      { numRuns: runs(400) },
    );
    assert.ok(read > 40, `only ${String(read)} were without a mistake`);
  });

  /** Where the mistakes of syntax stand, as the text there. */
  const mistakesAt = (text: string): string[] =>
    readManifest(text, 'yaml')
      .problems.filter(({ of }) => of === 'syntax')
      .map(({ place }) => text.slice(startOf(place), endOf(place)));

  it('of what is no mapping are a mistake at its place', () => {
    const head = 'x-d: &d { country: CN }\nx-v: &v US\nmanifest: 1\nsources:\n  - id: a\n';
    assert.deepEqual(mistakesAt(`${head}    <<: d\n`), ['d']);
    assert.deepEqual(mistakesAt(`${head}    <<: [*d, d]\n`), ['d']);
    assert.deepEqual(mistakesAt(`${head}    <<: *v\n`), ['*v']);
    assert.deepEqual(mistakesAt(`${head}    <<:\n`), ['<<']);
    assert.deepEqual(mistakesAt(`${head}    <<: [*d, [*d]]\n`), ['[*d]']);
    assert.deepEqual(mistakesAt(`${head}    <<: 7\n    country: US\n`), ['7']);
  });

  it('and aliases mean what stands last before them in the text', () => {
    const country = (text: string): string | undefined =>
      readManifest(text, 'yaml').sources[0]?.country?.value;
    const later =
      'x-a: &c US\nx-t: &t { country: *c }\nx-b: &c CN\nsources:\n  - id: a\n    <<: *t\n';
    assert.equal(country(later), 'US');
    const behind = 'sources:\n  - id: a\n    country: &c US\nproduct: *c\n';
    assert.equal(readManifest(behind, 'yaml').product?.value, 'US');
    assert.deepEqual(mistakesAt(behind), []);
    const again = 'x-a: &c CN\nsources:\n  - id: a\n    country: &c US\nproduct: *c\nx-n: &c KR\n';
    assert.equal(readManifest(again, 'yaml').product?.value, 'US');
    const before = 'sources:\n  - id: a\n    country: *c\nproduct: &c CN\n';
    assert.equal(country(before), undefined);
    assert.deepEqual(mistakesAt(before), ['*c']);
  });

  it('lack a star only where an anchor of that name stands before, at a group of keys', () => {
    const code = (rest: string): string[] =>
      readManifest(`${rest}sources:\n  - id: a\n    <<: d\n`, 'yaml').problems.flatMap(
        ({ problem }) =>
          problem.kind === 'syntax' ? [`${problem.code} ${problem.fix?.text ?? '-'}`] : [],
      );
    assert.deepEqual(code('x-d: &d { country: CN }\n'), ['merge-without-star *']);
    assert.deepEqual(code('x-d: &d [{ country: CN }]\n'), ['merge-without-star *']);
    assert.deepEqual(code('x-d: &e { country: CN }\n'), ['merge-of-no-mapping -']);
    assert.deepEqual(code('x-d: &d CN\n'), ['merge-of-no-mapping -']);
    assert.deepEqual(code(''), ['merge-of-no-mapping -']);
  });

  it('stand once in a mapping', () => {
    const mistakes = (rest: string): string[] => {
      const text = `x-a: &a { country: CN }\nx-b: &b { supplier: One }\n${rest}`;
      return readManifest(text, 'yaml').problems.flatMap(({ problem, place }) =>
        problem.kind === 'duplicate-key'
          ? [`${String(startOf(place) - text.length + rest.length)} ${problem.key}`]
          : [],
      );
    };
    assert.deepEqual(mistakes('sources:\n  - <<: *a\n    <<: *b\n'), ['24 <<']);
    assert.deepEqual(mistakes('sources: [{ <<: *a, <<: *b }]\n'), ['20 <<']);
    assert.deepEqual(mistakes('<<: *a\nsources: []\n<<: *b\n'), ['19 <<']);
    assert.deepEqual(
      mistakes('sources: [{ <<: *a, "<<": *b }, { <<: [*a, *b] }, { <<: *a }]\n'),
      [],
    );
  });
});
