import assert from 'node:assert/strict';
import { endOf, startOf } from '../../src/manifest/model';
import type { Manifest, Problem } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { english } from '../../src/messages/english';

const TEXT = `manifest: 1
product: Pack
sources:
  - id: a
    material: lithium
    stage: processing
    supplier: Acme
    country: US
    waivers:
      - rule: china-source
        reason: Known
        expires: 2030-01-01
  - id: b
    material: lithium
    stage: processing
    supplier: Acme
    country: CN
`;

/** The text as every fix that is offered leaves it. */
function fixed(text: string, { problems }: Manifest): string {
  let now = text;
  for (const { problem, place } of [...problems].sort(
    (a, b) => startOf(b.place) - startOf(a.place),
  )) {
    if (problem.kind !== 'syntax' || !problem.fix) continue;
    const { start, end, text: put } = problem.fix;
    const at = place.unit.offset;
    now = now.slice(0, at + start) + put + now.slice(at + end);
  }
  return now;
}

const told = ({ problem }: Problem): string =>
  problem.kind === 'syntax' ? problem.code : problem.kind;

/** One slip in the text: one mistake of this code at this place, both sources are read, and its fix is right. */
function costsOne(broken: string, code: string, at: string, right = TEXT): void {
  assert.notEqual(broken, TEXT);
  const manifest = readManifest(broken, 'yaml');
  assert.deepEqual(manifest.problems.map(told), [code], broken);
  const [{ place } = assert.fail()] = manifest.problems;
  assert.equal(broken.slice(startOf(place), endOf(place)), at);
  const [a, b] = manifest.sources;
  assert.equal(manifest.sources.length, 2);
  assert.deepEqual([a?.id?.value, a?.stage?.value, b?.country?.value], ['a', 'processing', 'CN']);
  assert.ok(a?.country);
  assert.equal(fixed(broken, manifest), right);
  for (const value of [a.country, b?.id, b?.supplier, b?.country]) {
    if (value) assert.equal(broken.slice(startOf(value), endOf(value)), value.value, broken);
  }
}

describe('a slip', () => {
  it('is one mistake with its fix: a tab or an odd blank in the indentation', () => {
    costsOne(TEXT.replace('    material', '\tmaterial'), 'tab', '\t');
    costsOne(TEXT.replace('    stage', '  \tstage'), 'tab', '  \t');
    costsOne(TEXT.replace('    country', '\t\tcountry'), 'tab', '\t\t');
    costsOne(TEXT.replace('    material', '\u00a0\u00a0  material'), 'odd-blank', '\u00a0\u00a0  ');
    costsOne(TEXT.replace('        reason', '\t\treason'), 'tab', '\t\t');
    costsOne(
      TEXT.replaceAll('\n', '\r\n').replace('    stage', '\tstage'),
      'tab',
      '\t',
      TEXT.replaceAll('\n', '\r\n'),
    );
  });

  it('is one mistake with its fix: no space behind a colon', () => {
    costsOne(TEXT.replace('country: US', 'country:US'), 'colon-space', 'country:US');
    costsOne(TEXT.replace('stage: pro', 'stage:pro'), 'colon-space', 'stage:processing');
    costsOne(TEXT.replace('reason: Known', 'reason:Known'), 'colon-space', 'reason:Known');
  });

  it('is one mistake with its fix: a colon in a value', () => {
    const with_ = (value: string): string => TEXT.replace('Acme', value);
    costsOne(
      with_('Acme: Batteries'),
      'colon-in-value',
      'Acme: Batteries',
      with_('"Acme: Batteries"'),
    );
    costsOne(with_('Acme: # two'), 'colon-in-value', 'Acme:', with_('"Acme:" # two'));
  });

  it('is one mistake with its fix: a key out of line', () => {
    costsOne(TEXT.replace('    material', '  material'), 'wrong-column', 'material');
    costsOne(TEXT.replace('    stage', '     stage'), 'wrong-column', 'stage');
    costsOne(TEXT.replace('        reason', '       reason'), 'wrong-column', 'reason');
  });

  it('is not a key in line with those above it, whose list is not', () => {
    const owned = TEXT.replace(
      'sources:',
      'suppliers:\n  acme:\n    name: Acme\n    ownership:\n   - owner: Holding\n     country: CN\nsources:',
    );
    const manifest = readManifest(owned, 'yaml');
    assert.deepEqual(manifest.problems.map(told), ['other']);
    assert.equal(fixed(owned, manifest), owned);
  });

  it('is one mistake: markers of an unfinished merge', () => {
    const conflict = '<<<<<<< ours\n    country: US\n=======\n    country: CN\n>>>>>>> theirs\n';
    const broken = TEXT.replace('    country: US\n', conflict);
    costsOne(broken, 'conflict', '<<<<<<< ours', broken);
  });

  it('is one mistake: markers of an unfinished merge with its base', () => {
    const conflict =
      '<<<<<<< ours\n    country: US\n||||||| base\n    country: AU\n=======\n    country: CN\n>>>>>>> theirs\n';
    const broken = TEXT.replace('    country: US\n', conflict);
    costsOne(broken, 'conflict', '<<<<<<< ours', broken);
  });

  it('is one mistake with its fix: odd blanks in front of several lines', () => {
    for (const lines of ['  - id: a\n', '  - id: a\n    material: lithium\n']) {
      const odd = lines.replaceAll(/^ +/gm, (blanks) => '\u00a0'.repeat(blanks.length));
      costsOne(TEXT.replace(lines, odd), 'odd-blank', '\u00a0\u00a0');
    }
  });

  it('is one mistake with its fix: an odd blank behind a colon', () => {
    for (const blank of ['\u00a0', '\u00a0 ', '\u3000'])
      costsOne(TEXT.replace('material: ', `material:${blank}`), 'blank-behind', blank);
    costsOne(TEXT.replace('- id: a', '-\u00a0id: a'), 'blank-behind', '\u00a0');
  });

  it('is one mistake with its fix: a tab behind a dash', () => {
    costsOne(TEXT.replace('- id: a', '-\tid: a'), 'tab', '\t');
  });

  it('is one mistake with its fix: something else in place of the dash', () => {
    for (const id of ['a', 'b']) {
      const as = (dash: string): string => TEXT.replace(`  - id: ${id}`, `  ${dash}id: ${id}`);
      costsOne(as('-'), 'dash-space', '-');
      for (const sign of ['\u2013', '\u2014', '\u2212', '\u2022', '*', '+', '--']) {
        costsOne(as(`${sign} `), 'dash-sign', sign);
        costsOne(as(sign), 'dash-sign', sign);
      }
    }
    const list = TEXT.replace('      - rule', '      -rule');
    costsOne(list, 'dash-space', '-');
    const inLine = TEXT.replaceAll(/^ {2}(?=[- ])/gm, '');
    costsOne(inLine.replace('- id: b', '-id: b'), 'dash-space', '-', inLine);
  });

  it('is one mistake with its fix: something else in place of the dash of an item in braces', () => {
    const [before = ''] = TEXT.split('  - id: b');
    const item = '{ id: b, material: lithium, stage: processing, country: CN, supplier: A }\n';
    const right = `${before}  - ${item}`;
    costsOne(`${before}  -${item}`, 'dash-space', '-', right);
    costsOne(`${before}  \u2013 ${item}`, 'dash-sign', '\u2013', right);
  });

  it('in place of every dash costs one mistake each', () => {
    const broken = TEXT.replaceAll('  - id', '  -id');
    const manifest = readManifest(broken, 'yaml');
    assert.deepEqual(manifest.problems.map(told), ['dash-space', 'dash-space']);
    assert.deepEqual(
      manifest.sources.map(({ country }) => country?.value),
      ['US', 'CN'],
    );
    assert.equal(fixed(broken, manifest), TEXT);
  });

  it('is one mistake with its fix: an item further in than those above', () => {
    const [before = '', item = ''] = TEXT.split(/(?=^ {2}- id: b)/m);
    for (const by of ['  ', '   '])
      costsOne(before + item.replaceAll(/^/gm, by).trimEnd() + '\n', 'out-of-line', '-');
    costsOne(TEXT.replace('  - id: b', '    - id: b'), 'out-of-line', '-');
  });

  it('is one mistake with its fix: no colon behind a key', () => {
    for (const key of ['material', 'stage', 'country', 'id']) {
      const as = (sign: string): string =>
        TEXT.replace(new RegExp(`(${key}): (?=b$|lithium|processing|CN)`, 'm'), `$1${sign}`);
      costsOne(as(' '), 'no-colon', key);
      costsOne(as(' = '), 'no-colon', key);
      costsOne(as('\uff1a'), 'colon-sign', '\uff1a');
      costsOne(as('\uff1a '), 'colon-sign', '\uff1a');
    }
    costsOne(TEXT.replace('sources:', 'sources'), 'no-colon', 'sources');
    costsOne(TEXT.replace('sources:', 'sources\uff1a'), 'colon-sign', '\uff1a');
    costsOne(TEXT.replace('waivers:', 'waivers'), 'no-colon', 'waivers');
    costsOne(TEXT.replace('product:', 'product'), 'no-colon', 'product');
  });

  it('is one mistake with its fix: the number of an item in place of its dash', () => {
    costsOne(TEXT.replace('- id: a', '1. id: a'), 'dash-sign', '1.');
    costsOne(TEXT.replace('- id: b', '2) id: b'), 'dash-sign', '2)');
  });

  it('is one mistake with its fix: the first item without its dash', () => {
    costsOne(TEXT.replace('- id: a', '  id: a'), 'no-dash', 'id');
  });

  it('is one mistake with its fix: a later item without its dash', () => {
    costsOne(TEXT.replace('  - id: b', '    id: b'), 'no-dash', 'id');
    const [before = '', b = ''] = TEXT.split(/(?=^ {2}- id: b)/m);
    const third = b.replace('id: b', 'id: c');
    costsOne(before + b.replace('  - id', '    id'), 'no-dash', 'id');
    const manifest = readManifest(before + b.replace('  - id', '    id') + third, 'yaml');
    assert.deepEqual(manifest.problems.map(told), ['no-dash']);
    assert.deepEqual(
      manifest.sources.map(({ id }) => id?.value),
      ['a', 'b', 'c'],
    );
    // A key that is given twice is no item.
    const twice = TEXT.replace('    stage', '    id: z\n    stage');
    assert.deepEqual(readManifest(twice, 'yaml').problems.map(told), ['duplicate-key']);
  });

  it('is one mistake with its fix: something behind the key of a list that stands below', () => {
    for (const value of ['[]', '[ ]', '[', '{}', '-', 'null', '~'])
      costsOne(TEXT.replace('sources:', `sources: ${value}`), 'above-list', value);
    costsOne(TEXT.replace('waivers:', 'waivers: []'), 'above-list', '[]');
  });

  it('is one mistake with its fix: a list on the line of its key', () => {
    const [before = '', behind = ''] = TEXT.split(/(?<=country: US\n)/);
    const broken = `${before}    inputs: - b\n${behind}`;
    costsOne(broken, 'list-on-key-line', '-', `${before}    inputs:\n      - b\n${behind}`);
    assert.equal(readManifest(broken, 'yaml').sources[0]?.inputs?.[0]?.value, 'b');
  });

  it('is one mistake with its fix: a key on the line of another one', () => {
    for (const between of [' ', ', ', '; '])
      costsOne(
        TEXT.replace('Acme\n    country', `Acme${between}country`),
        'key-on-line',
        'country',
      );
    costsOne(TEXT.replace('id: b\n    material', 'id: b material'), 'key-on-line', 'material');
    const sentence = TEXT.replace('reason: Known', 'reason: Known, supplier: Beta');
    costsOne(
      sentence,
      'colon-in-value',
      'Known, supplier: Beta',
      TEXT.replace('reason: Known', 'reason: "Known, supplier: Beta"'),
    );
  });

  it('is one mistake with its fix: punctuation within braces', () => {
    const [before = ''] = TEXT.split('  - id: b');
    const item = '{ id: b, material: lithium, stage: processing, supplier: Acme, country: CN }';
    const right = `${before}  - ${item}\n`;
    for (const [from, to, code, at] of [
      ['Acme, country', 'Acme country', 'comma', 'country'],
      ['b, material', 'b material', 'comma', 'material'],
      ['{ id', 'id', 'open-brace', 'id'],
      ['stage: ', 'stage ', 'no-colon', 'stage'],
      ['stage: ', 'stage=', 'no-colon', 'stage'],
      ['country: CN', 'country:CN', 'colon-space', 'country:CN'],
    ] as const)
      costsOne(`${before}  - ${item.replace(from, to)}\n`, code, at, right);
    costsOne(`${before}  - ${item.replaceAll(',', ';')}\n`, 'comma-sign', ';', right);
  });

  it('in every key of braces costs one mistake each, and none beside it', () => {
    const [before = ''] = TEXT.split('  - id: b');
    const item = '{ id: b, material: lithium, stage: processing, supplier: Acme, country: CN }';
    const { problems, sources } = readManifest(
      `${before}  - ${item.replaceAll(': ', ':')}\n`,
      'yaml',
    );
    assert.deepEqual(
      problems.map(told),
      Array.from({ length: 5 }, () => 'colon-space'),
    );
    assert.equal(sources[1]?.country?.value, 'CN');
  });

  it('in the head leaves the rest of it', () => {
    const broken = TEXT.replace('product: Pack', 'product:Pack\ncurrency: USD');
    const { problems, product, currency, sources } = readManifest(broken, 'yaml');
    assert.deepEqual(problems.map(told), ['colon-space']);
    assert.deepEqual([product?.value, currency?.value, sources.length], ['Pack', 'USD', 2]);
  });

  it('beside others costs one mistake each', () => {
    const broken = TEXT.replace('country: US', 'country:US').replace('    stage', '\tstage');
    const manifest = readManifest(broken, 'yaml');
    assert.deepEqual(manifest.problems.map(told).sort(), ['colon-space', 'tab']);
    assert.equal(fixed(broken, manifest), TEXT);
  });

  it('has a sentence that stands alone in 90 characters', () => {
    const { problems } = readManifest(TEXT.replace('country: US', 'country:US'), 'yaml');
    const [{ problem } = assert.fail()] = problems;
    const [first = ''] = english.structure(problem).split('. ');
    assert.ok(first.length <= 90, first);
  });
});

describe('one mistake in JSON', () => {
  const JSON_TEXT = `{ "manifest": 1, "product": "P", "asOf": "2024-06-30", "sources": [
{ "id": "a", "material": "lithium", "stage": "processing", "supplier": "A", "country": "US" },
{ "id": "b", "material": "lithium", "stage": "processing", "supplier": "B", "country": "CN" } ] }
`;

  for (const [name, from, to, code] of [
    ['a day without quotes', '"2024-06-30"', '2024-06-30', 'json-needs-quotes'],
    ['a share without quotes', '"US"', '"US", "share": 60%', 'json-needs-quotes'],
    ['a brace that is missing', '"US" },', '"US"', 'json-brace'],
    ['a brace that is missing before a comma', '"US" },', '"US",', 'json-brace'],
    ['a bracket too many', '"US" },', '"US" }],', 'json-end'],
    ['a word of another language', '"US"', '"US", "value": True', 'json-word'],
    ['the last brace is missing', ' ] }', ' ]', 'json-brace'],
    ['both ends are missing', ' ] }', '', 'json-bracket'],
    ['a quote is missing behind a text', '"A", "country"', '"A, "country"', 'json-quote'],
    ['a quote is missing behind the last text', '"US" }', '"US }', 'json-quote'],
    ['a quote is missing behind a key', '"supplier": "A"', '"supplier: "A"', 'json-quote'],
    ['a quote is missing before a text', '"US"', 'US"', 'json-open-quote'],
    ['a quote is missing before a key', '"country"', 'country"', 'json-open-quote'],
    ['a key is half written', '"US" }', '"US", "sha\n}', 'json-quote'],
    ['a key is half written without quotes', '"US" }', '"US", sha\n}', 'json-needs-quotes'],
    ['a key is half written above another', '"country"', '"coun\n"country"', 'json-quote'],
    [
      'a key is half written so without quotes',
      '"country"',
      'coun\n"country"',
      'json-needs-quotes',
    ],
    ['a key stands alone above another', '"country"', '"share"\n"country"', 'json-colon'],
    ['a brace too many', '"US" },', '"US" } },', 'json-extra-bracket'],
    ['the wrong bracket', '"US" },', '"US" ],', 'json-wrong-bracket'],
    ['the bracket of a list is missing', '"US" }', '"US", "inputs": ["b" }', 'json-bracket'],
    ['the bracket of the sources is missing', ' ] }', ' }', 'json-bracket'],
    [
      'a list is not closed before a key',
      '"country": "US"',
      '"inputs": ["b", "country": "US"',
      'json-bracket',
    ],
    [
      'an empty list is not closed',
      '"country": "US"',
      '"inputs": [ "country": "US"',
      'json-bracket',
    ],
    ['the first brace of an item is missing', '{ "id": "a"', '"id": "a"', 'open-brace'],
    ['a semicolon', '"US" }', '"US"; "share": "60%" }', 'json-comma'],
    ['a colon for a comma', '"A", "country"', '"A": "country"', 'json-comma'],
    ['a comma for a colon', '"country": "US"', '"country", "US"', 'json-colon'],
    ['an equals sign', '"country": "US"', '"country" = "US"', 'json-colon'],
    ['an arrow', '"country": "US"', '"country" => "US"', 'json-colon'],
    ['two commas', '"A", "country"', '"A",, "country"', 'json-extra-comma'],
    ['a comment of YAML', '"US" },', '"US" }, # one', 'json-comment'],
    ['a no-break space', '"country": ', '"country":\u00a0', 'blank-behind'],
    ['typographic quotes', '"US"', '\u201cUS\u201d', 'json-needs-quotes'],
    ['a comma in a number', '"US"', '"US", "value": 1,200', 'json-number'],
    ['a word behind the end', ' ] }', ' ] }\nend', 'json-end'],
  ] as const) {
    it(`is said once: ${name}`, () => {
      const broken = JSON_TEXT.replace(from, to);
      assert.notEqual(broken, JSON_TEXT);
      const { problems, sources, asOf } = readManifest(broken, 'json');
      assert.deepEqual(problems.map(told), [code]);
      assert.deepEqual(
        sources.map(({ country }) => country?.value),
        ['US', 'CN'],
      );
      assert.equal(asOf?.value, '2024-06-30');
    });
  }
});

describe('one mistake in YAML', () => {
  for (const [name, from, to] of [
    ['a share that begins with a sign', 'country: US', 'country: US\n    share: %60'],
    ['a value that begins with a sign', 'country: US', 'country: US\n    value: @3'],
    ['a key without a value', 'country: US', 'country: US\n    nonsense'],
  ] as const) {
    it(`is said once: ${name}`, () => {
      assert.deepEqual(readManifest(TEXT.replace(from, to), 'yaml').problems.map(told), ['other']);
    });
  }
});
