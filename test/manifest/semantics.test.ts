import assert from 'node:assert/strict';
import { endOf, startOf } from '../../src/manifest/model';
import type { StructureProblem } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';

const HEAD = 'manifest: 1\nproduct: Pack\nsources:\n';
const STEP =
  '  - id: a\n    material: lithium\n    stage: processing\n    supplier: One\n    country: AU\n';

const problems = (text: string, format: 'yaml' | 'json' = 'yaml'): StructureProblem[] =>
  readManifest(text, format).problems.map(({ problem }) => problem);

/** Kinds of the problems with the text that each stands at. */
const placed = (text: string, format: 'yaml' | 'json' = 'yaml'): string[] =>
  readManifest(text, format).problems.map(
    ({ problem, place }) => `${problem.kind} ${text.slice(startOf(place), endOf(place))}`,
  );

describe('numbers', () => {
  const share = (written: string): string | undefined =>
    readManifest(
      `${HEAD}${STEP}    share: ${written}\n`,
      'yaml',
    ).sources[0]?.share?.value.toFraction();

  it('are read exactly, however they are written', () => {
    assert.equal(share('0x1'), '1');
    assert.equal(share('0o0'), '0');
    assert.equal(share(`0.${'3'.repeat(41)}`), `${'3'.repeat(41)}/1${'0'.repeat(41)}`);
    const text = `{ "sources": [{ "share": 0.249999999999999999999, "value": 1e30 }] }`;
    const [source] = readManifest(text, 'json').sources;
    assert.equal(source?.share?.value.compare(0.25), -1);
    assert.equal(source?.value?.value.toFraction(), `1${'0'.repeat(30)}`);
  });

  it('are offered as the share that they surely mean, where they are none', () => {
    const meant = (written: string): string | undefined => {
      const [problem] = problems(`${HEAD}${STEP}    share: ${written}\n`);
      return problem && 'nearest' in problem ? problem.nearest : undefined;
    };
    assert.equal(meant('"0.6"'), '60%');
    assert.equal(meant('".125"'), '12.5%');
    assert.equal(meant('60'), '60%');
    assert.equal(meant('1.5'), '1.5%');
    assert.equal(meant('"60,5%"'), '60.5%');
    assert.equal(meant('60 percent'), '60%');
    assert.equal(meant('"0,6"'), '60%');
    for (const none of ['101%', '160', '-5%', '1/3', '"1,6"', '"1,000%"']) {
      assert.equal(meant(none), undefined, none);
    }
    assert.deepEqual(problems(`${HEAD}${STEP}    share: "60 %"\n`), []);
  });

  it('are keys as they are written', () => {
    const text = `manifest: 1\nsuppliers:\n  007: { name: One }\n  0x1: { name: Two }\n  true: { name: Three }\n`;
    const { suppliers } = readManifest(text, 'yaml');
    assert.deepEqual([...suppliers.keys()], ['007', '0x1', 'true']);
  });

  it('or are a mistake: too long to be read, or not finite', () => {
    const long = `0.${'3'.repeat(2000)}`;
    assert.deepEqual(placed(`${HEAD}${STEP}    share: ${long}\n`), [`bad-format ${long}`]);
    const owner = `suppliers:\n  one: { ownership: [{ owner: X, share: "${long.slice(2, 4)}.${long}%" }] }\n`;
    assert.equal(problems(`manifest: 1\n${owner}`)[0]?.kind, 'bad-format');
    assert.deepEqual(placed(`${HEAD}${STEP}    value: .inf\n    share: .nan\n`), [
      'not-finite .inf',
      'not-finite .nan',
    ]);
    assert.deepEqual(placed(`${HEAD}${STEP}    value: 1e400\n`), ['not-finite 1e400']);
  });
});

describe('a day', () => {
  const nearest = (day: string): string | undefined => {
    const [problem, ...more] = problems(`manifest: 1\nproduct: P\nasOf: ${day}\nsources: []\n`);
    assert.deepEqual(more, []);
    assert.ok(problem?.kind === 'bad-format', JSON.stringify(problem));
    return problem.nearest;
  };

  it('in another form is offered in the right one, where it is a day', () => {
    assert.equal(nearest('20240630'), '2024-06-30');
    assert.equal(nearest('2024/6/30'), '2024-06-30');
    assert.equal(nearest('30.06.2024'), '2024-06-30');
    assert.equal(nearest('2024-06-30T00:00:00Z'), '2024-06-30');
    for (const none of ['2024', '20241330', '2024-06', '06/07/2024', 'soon']) {
      assert.equal(nearest(none), undefined, none);
    }
  });
});

describe('JSON', () => {
  it('that begins with what closes something has a mistake there, and the rest is read', () => {
    for (const sign of ['}', ']', ',', ':', '}]\n,']) {
      const text = `${sign} { "manifest": 1, "sources": [{ "id": "a", "country": "CN" }] }`;
      const { sources, problems: found } = readManifest(text, 'json');
      assert.equal(sources[0]?.country?.value, 'CN');
      assert.deepEqual(
        found.filter(({ of }) => of === 'syntax').map(({ place }) => startOf(place)),
        [0],
      );
    }
  });
});

describe('a block scalar', () => {
  it('ends with its last word, whatever follows it', () => {
    const step = STEP.replace('AU\n', '|\n      AU');
    for (const end of ['', '\n', '\n\n', '\r\n']) {
      const text = `${HEAD}${step}`.replaceAll('\n', end.includes('\r') ? '\r\n' : '\n') + end;
      const country = readManifest(text, 'yaml').sources[0]?.country;
      assert.ok(country);
      assert.match(text.slice(startOf(country), endOf(country)), /^\|\r?\n {6}AU$/);
    }
  });
});

describe('keys that begin with x-', () => {
  it('are ignored everywhere, among suppliers too', () => {
    const text = `$schema: s\nx-a: 1\nmanifest: 1\nproduct: P\nsuppliers:\n  x-reviewed: 2025-01-02\n  x-ü: []\n  one: { x-b: 1, ownership: [{ owner: O, share: 1%, x-c: 1 }] }\nsources:\n${STEP}    x-d: {}\n    waivers: [{ rule: r, reason: r, expires: 2030-01-01, for: { x-e: 1 }, x-f: 1 }]\n`;
    const manifest = readManifest(text, 'yaml');
    assert.deepEqual(manifest.problems, []);
    assert.deepEqual([...manifest.suppliers.keys()], ['one']);
  });
});

describe('a document behind the manifest', () => {
  it('without anything in it says nothing', () => {
    for (const end of ['---\n', '---\n# end\n', '...\n', '---\n---\n', '...\n---\n']) {
      assert.deepEqual(placed(`${HEAD}${STEP}${end}`), [], end);
    }
    assert.deepEqual(placed(`${HEAD}${STEP}---\nx: 1\n`), ['second-document ---']);
  });
});

describe('an alias as a key', () => {
  const with_ = (lines: string): string[] =>
    placed(`x-key: &key country\n${HEAD}${STEP.replace('    country: AU\n', lines)}`);

  it('that repeats another key is a double key, wherever it stands', () => {
    assert.deepEqual(with_('    *key : AU\n'), []);
    assert.deepEqual(with_('    country: AU\n    *key : CN\n'), ['duplicate-key *key']);
    assert.deepEqual(with_('    *key : AU\n    country: CN\n'), ['duplicate-key country']);
    assert.deepEqual(with_('    *key : AU\n    *key : CN\n'), ['duplicate-key *key']);
  });
});

describe('a misspelt key of the sources', () => {
  const read = (key: string, items = STEP): number =>
    readManifest(`manifest: 1\nproduct: Pack\n${key}:\n${items}`, 'yaml').sources.length;

  it('has its sources read', () => {
    for (const key of ['Sources', 'SOURCES', 'suorces', 'source', 'steps', 'Lieferkette']) {
      assert.equal(read(key), 1, key);
    }
    assert.equal(readManifest('{ "Sources": [{ "material": "tin" }] }', 'json').sources.length, 1);
  });

  it('is none beside the right one, of two, or in another file', () => {
    assert.equal(read('steps', `${STEP}sources: []\n`), 0);
    assert.equal(read('steps', `${STEP}Sources:\n${STEP}`), 0);
    assert.equal(read('steps', '  - script: make\n  - task: Copy@1\n'), 0);
    assert.equal(read('x-sources'), 0);
    assert.equal(read('sensors'), 0);
  });
});
