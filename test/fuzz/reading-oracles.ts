import { isMap, isScalar, parseAllDocuments, parseDocument } from 'yaml';
import type { Located, Manifest } from '../../src/manifest/model';
import { KNOWN_KEYS } from '../../src/manifest/known-keys';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { YamlReader } from '../../src/text/yaml-reader';
import { saidBy } from './core';
import { Violation } from './violation';

/** Larger texts are not read a second time by another reader. */
const LARGE = 20_000;

/** What other readers must agree with. */
export function checkReading(text: string, manifest: Manifest): void {
  checkTexts(text, manifest);
  if (text.length > LARGE) return;
  if (manifest.format === 'yaml') checkAgainstYaml(text, manifest);
  else checkJsonAsYaml(text, manifest);
}

/** Where a value stands, it can be read, unless it is written in another way. */
function checkTexts(text: string, { sources }: Manifest): void {
  for (const { id, material, stage, supplier, country, inputs } of sources) {
    for (const each of [id, material, stage, supplier, country, ...inputs]) {
      if (each && !isShown(each, text)) {
        throw new Violation(
          'a value is not where it is said to be',
          `${JSON.stringify(each.value)} at ${JSON.stringify(text.slice(startOf(each), endOf(each)))}`,
        );
      }
    }
  }
}

function isShown(each: Located<string>, text: string): boolean {
  const shown = text.slice(startOf(each), endOf(each));
  // A quote that is open on the other side belongs to the place.
  return shown === each.value || /^(?:["'*&!|>]|<<)|[\r\n]|"$/.test(shown);
}

/** The manifest is cut at its sources; `yaml` reads the whole text at once. */
function checkAgainstYaml(text: string, manifest: Manifest): void {
  const document = parseDocument(text, { merge: true, prettyErrors: false, logLevel: 'error' });
  // Of a text that is no mapping it is said so; what looks like sources in it is read nonetheless.
  if (document.contents && !isMap(document.contents)) return;
  const isBroken = manifest.problems.some(({ of }) => of === 'syntax');
  // A document behind the manifest with nothing in it is none.
  const isAlone = document.errors.some(({ code }) => code === 'MULTIPLE_DOCS')
    ? parseAllDocuments(text, { logLevel: 'silent' })
        .slice(1)
        .every(({ contents }) => !contents || (isScalar(contents) && contents.source === ''))
    : true;
  const errors = document.errors.filter(({ code }) => code !== 'MULTIPLE_DOCS' || !isAlone);
  if (errors.length > 0) {
    if (isBroken) return;
    throw new Violation('a mistake of syntax is not found', errors[0]?.message ?? '');
  }
  if (isBroken) {
    // The whole text at once has the limits of a manifest, and its slips (`{ stage:x }`), too.
    const unit = new YamlReader(undefined, KNOWN_KEYS).parse(text);
    unit.root();
    if (unit.mistakes.length > 0) return;
    // `yaml` has a no-break space in an indentation, and a byte order mark, for a key of its own; nobody means that.
    if (text.includes('\ufeff', 1)) return;
    // `-id: a` is a key for `yaml`, and so is `–id: a`.
    const keys = ['odd-blank', 'dash-space', 'dash-sign'];
    if (manifest.problems.some(({ problem }) => 'code' in problem && keys.includes(problem.code)))
      return;
    throw new Violation(
      'a mistake of syntax is found that is none',
      manifest.problems.map(({ problem }) => JSON.stringify(problem)).join(),
    );
  }
  let data: unknown;
  try {
    data = document.toJS();
  } catch {
    return; // Aliases that lead nowhere or bring too much forth.
  }
  // Of a list that has another name it is said so; it is read nonetheless.
  if (
    manifest.problems.some(({ problem }) => 'nearest' in problem && problem.nearest === 'sources')
  )
    return;
  const list = (data as { sources?: unknown } | null)?.sources;
  const count = Array.isArray(list) ? list.filter(isMapping).length : 0;
  if (count !== manifest.sources.length) {
    throw new Violation(
      'sources are lost or invented',
      `${String(manifest.sources.length)} of ${String(count)}`,
    );
  }
}

const isMapping = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** What is JSON is YAML too, and says the same; only a return alone is no end of a line for `yaml`. */
function checkJsonAsYaml(text: string, manifest: Manifest): void {
  if (/\r(?!\n)/.test(text)) return;
  if (manifest.problems.some(({ of }) => of === 'syntax')) return;
  const yaml = readManifest(text, 'yaml');
  if (yaml.problems.some(({ of }) => of === 'syntax')) return;
  const [a, b] = [manifest.sources.map(saidBy), yaml.sources.map(saidBy)];
  if (a.join('\n') !== b.join('\n')) {
    throw new Violation('JSON and YAML say different things', `${a.join('\n')}\n${b.join('\n')}`);
  }
}
