import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Analysis } from '../../src/analysis/analysis';
import { complete } from '../../src/completion/complete';
import { keyWordsAt } from '../../src/completion/key-words';
import type { Block } from '../../src/explain/blocks';
import { explainAt } from '../../src/explain/explain';
import { countryHints } from '../../src/explain/hints';
import { stateOf } from '../../src/explain/state';
import { verdictsOf } from '../../src/explain/verdicts';
import { compareAlternatives } from '../../src/fixes/compare';
import { fixesFor } from '../../src/fixes/fixes';
import { knowledgeData as data } from '../../src/knowledge/generated/knowledge.js';
import { subdivisionsOf } from '../../src/knowledge/subdivisions';
import { dataAge } from '../../src/messages/data-age';
import type { OutlineEntry } from '../../src/navigation/outline';
import { outlineOf } from '../../src/navigation/outline';
import { causesOf } from '../../src/navigation/causes';
import { RULES } from '../../src/rules/catalogue';
import { analyseFiles } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import { cursorAt } from '../support/cursor';
import { FIXTURES, manifestsOf } from '../support/fixtures';
import { knowledge } from '../support/knowledge';
import { takeMarks } from '../support/marks';
import { PSEUDO } from '../support/pseudo';

/** Shorter is a name, in UTF-16 units. */
const MIN_SENTENCE = 40;

/** Places of one manifest that are hovered and completed at. */
const MAX_PLACES = 40;

const STAGES = new Set(['extraction', 'processing', 'recycling', 'manufacturing', 'assembly']);
const CURRENCIES = new Intl.DisplayNames('en', { type: 'currency' });

/** What the knowledge cites stays in its own language, as do names of laws, lists and companies. */
const CITED = [
  ...data.documents.flatMap(({ title, author, publisher }) => [title, author ?? '', publisher]),
  ...data.facts.flatMap(({ statement, speaker }) => [statement, speaker ?? '']),
  ...data.agreements.flatMap(({ name }) => name),
  ...data.regimes.flatMap(({ id, name, requirements }) => [
    id,
    name,
    ...requirements.map(({ note }) => note ?? ''),
  ]),
  ...data.companyLists.map(({ name }) => name),
  ...data.companies.flatMap(({ name, note }) => [name, note ?? '']),
  ...data.listedCompanies.flatMap(({ name, parent, note, said }) => [
    name,
    parent ?? '',
    note ?? '',
    said ?? '',
  ]),
  ...data.listings.map(({ named }) => named),
  ...data.restrictions.flatMap(({ note, suspended, kind }) => [
    note ?? '',
    suspended?.by ?? '',
    kind,
  ]),
  ...data.materials.flatMap(({ id, symbol }) => [id, symbol ?? '']),
  ...data.components.map(({ id }) => id),
  ...RULES.map(({ id }) => id),
  // Words that a manifest has as they are.
  ...[...STAGES].map((stage) => `ţó ${stage}`),
  [...STAGES].join(', '),
  'equity, votes, board, debt',
  'true, false',
  'unknown',
  ...data.materials.flatMap(({ forms }) => Object.keys(forms ?? {})),
  ...data.countries.flatMap(({ code }) => subdivisionsOf(code).map(({ name }) => name)),
  'stage',
  'country',
  ...Intl.supportedValuesOf('currency').map((code) => CURRENCIES.of(code) ?? code),
];

/** What a manifest has between its punctuation: ids, names, paths; a stage is shown by its name. */
const valuesIn = (text: string): string[] =>
  text
    .split(/[\n,{}[\]"'#]|: |- /)
    .map((value) => value.trim())
    .filter((value) => !STAGES.has(value))
    .flatMap((value) => [value, ...value.split('/')]);

const textOf = (block: Block): string[] => {
  switch (block.kind) {
    case 'line':
      return [block.line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')];
    case 'list':
      return block.items.map((item) =>
        item.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
      );
    case 'picture':
      return [
        block.alternative,
        ...[...block.svg('light').matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) => text),
      ];
  }
};

function* outlineTexts(entries: readonly OutlineEntry[]): Iterable<string> {
  for (const { detail, children } of entries) {
    yield detail;
    yield* outlineTexts(children);
  }
}

/** All that the editor shows of a manifest, but for its findings. */
function* shown(analysis: Analysis, text: string): Iterable<string> {
  const at = {
    analysis,
    knowledge,
    rulePage: (id: string) => id,
    language: PSEUDO,
  };
  const places = [...text.matchAll(/[^\s"'[\]{},:]+/g)].map(({ index }) => index);
  const every = Math.max(1, Math.ceil(places.length / MAX_PLACES));
  for (const offset of places.filter((_, index) => index % every === 0)) {
    yield* (explainAt(offset, at)?.blocks ?? []).flatMap(textOf);
    const cursor = cursorAt(text, offset);
    yield keyWordsAt(cursor, analysis, PSEUDO)?.words ?? '';
    for (const offer of complete(cursor, {
      analysis,
      knowledge,
      language: PSEUDO,
    }).offers) {
      yield offer.documentation ?? '';
      // Of a step or supplier it shows what is written.
      if (offer.kind === 'reference') continue;
      yield offer.description ?? '';
      yield offer.detail ?? '';
    }
  }
  for (const finding of analysis.findings) {
    yield* fixesFor(analysis, text, finding, knowledge, undefined, PSEUDO).map(
      ({ title }) => title,
    );
    const causes = causesOf(finding, analysis, PSEUDO);
    yield causes && causes.causes.length > 1 ? causes.title : '';
  }
  for (const hint of countryHints(analysis, knowledge, 0, text.length, PSEUDO)) {
    assert.ok(!hint.label.includes('\n'));
    yield hint.label;
    yield hint.tooltip;
  }
  for (const verdict of verdictsOf(analysis, PSEUDO)) yield verdict.text;
  yield stateOf(analysis, PSEUDO).text;
  yield* outlineTexts(outlineOf(analysis, PSEUDO));
  yield dataAge('2024-01-01', '2025-01-01', PSEUDO) ?? '';
  for (const step of analysis.graph.own.slice(0, 3)) {
    const { shares, rows } = compareAlternatives(step, analysis, PSEUDO);
    yield* shares.map(({ name }) => name);
    yield* rows.map(({ offer }) => offer.title);
  }
}

const longestFirst = (texts: readonly string[]): string[] =>
  [...new Set(texts)].filter((text) => text.length > 2).sort((a, b) => b.length - a.length);

const without = (names: readonly string[], text: string): string =>
  names.reduce((rest, name) => rest.replaceAll(name, ''), text);

/** What stands in the folder of a fixture beside manifests, by key. */
function documentsBeside(path: string): Record<string, string> {
  const folder = dirname(path);
  if (folder === '.') return {};
  const files = readdirSync(join(FIXTURES, folder), { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(FIXTURES, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}

describe('pseudo-localisation', () => {
  // Whole sentences first, each once: they hold names of the others.
  const sentences = longestFirst(CITED.filter((text) => text.length >= MIN_SENTENCE));
  const names = CITED.filter((text) => text.length < MIN_SENTENCE);
  const known = new Map<string, string>();
  const withoutSentences = (text: string): string => {
    const rest = known.get(text) ?? without(sentences, text);
    known.set(text, rest);
    return rest;
  };
  for (const [path, paths] of manifestsOf(FIXTURES)) {
    it(`finds no English beside the findings of ${path}`, () => {
      const texts = Object.fromEntries(
        paths.map((each) => [each, takeMarks(readFileSync(join(FIXTURES, each), 'utf8')).text]),
      );
      const analysis = analyseFiles(texts, {
        file: path,
        evidence: evidenceOf(documentsBeside(path)),
      });
      const own = longestFirst([
        ...names,
        ...Object.entries(texts).flatMap(([file, text]) => [file, ...valuesIn(text)]),
        ...analysis.findings.flatMap(({ suggestions = [], keeps }) => [
          ...suggestions,
          // A checksum is shown by its beginning.
          ...suggestions.map((each) => each.slice(0, 12)),
          ...(keeps ? [keeps.key, keeps.value] : []),
        ]),
      ]);
      const escaped = new Set<string>();
      for (const each of new Set(shown(analysis, texts[path] ?? ''))) {
        if (!/[a-z]{2}/i.test(each.replace(/`[^`]*`/g, ''))) continue;
        const rest = without(own, withoutSentences(each));
        if (/[a-z]{3}/i.test(rest.replace(/`[^`]*`/g, ''))) escaped.add(rest);
      }
      assert.deepEqual([...escaped].slice(0, 20), []);
    });
  }
});
