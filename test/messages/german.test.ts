import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { knowledgeData as data } from '../../src/knowledge/generated/knowledge.js';
import { GERMAN_NAMES } from '../../src/knowledge/generated/german-names.js';
import { RULES } from '../../src/rules/catalogue';
import type { Finding } from '../../src/rules/finding';
import { english } from '../../src/messages/english';
import { MANIFEST_SHAPE, POLICY_SHAPE } from '../../src/completion/generated/shapes';
import { described } from '../../src/completion/shape';
import { german } from '../../src/messages/german/german';
import { ENGLISH } from '../../src/messages/language';
import { day, from, inside, of } from '../../src/messages/german/words';
import type { Message } from '../../src/messages/message';
import { sentence } from '../../src/messages/message';
import { SYNTAX } from '../../src/messages/german/syntax';
import { SYNTAX_CODES } from '../../src/text/node';
import { analyseFiles } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import { englishWords } from '../support/english-words';
import { FIXTURES, manifestsOf } from '../support/fixtures';
import { takeMarks } from '../support/marks';

/** Longest first sentence: German is a third longer than the English 90. */
const MAX_CHARACTERS = 125;

/** Documents, agreements and lists stay in their own language. */
const OWN = [
  ...RULES.map(({ id }) => id),
  ...data.documents.map(({ title }) => title),
  ...data.agreements.map(({ name }) => name),
  ...data.companyLists.map(({ name }) => name),
].sort((a, b) => b.length - a.length);

const quotations = (text: string): string[] => text.match(/“[^“”]*”|„[^„“]*“/g) ?? [];

const messagesOf = ({ message, related }: Finding): Message[] => [
  message,
  ...related.map((each) => each.message),
];

describe('German', () => {
  for (const [path, paths] of manifestsOf(FIXTURES)) {
    it(`says every finding in ${path}, and no word of it in English`, () => {
      const texts = Object.fromEntries(
        paths.map((each) => [each, takeMarks(readFileSync(join(FIXTURES, each), 'utf8')).text]),
      );
      const found = analyseFiles(texts, { file: path, evidence: evidenceOf({}) }).findings;
      for (const message of found.flatMap(messagesOf)) {
        const words = sentence(message, german);
        const own = OWN.reduce((text, name) => text.replaceAll(name, ''), words);
        assert.deepEqual(englishWords(own.replace(/„[^“]*“|`[^`]*`/g, '')), [], words);
        assert.match(words, /^[A-ZÄÖÜ0-9„].*[.?]$/u);
        // What is quoted from the manifest is in both.
        const quoted = (text: string): string[] =>
          quotations(text)
            .map((each) => each.slice(1, -1))
            .sort();
        if (
          !['unknown-country', 'no-country', 'empty-file', 'regime-exclusion'].includes(message.key)
        ) {
          const theirs = quoted(words);
          for (const each of quoted(sentence(message, english))) {
            assert.ok(theirs.includes(each), `${each} is missing: ${words}`);
          }
        }
        const first = /^(?:„[^“]*“|\d\.\d|[^„])*?[.?](?= |$)/u.exec(words)?.[0] ?? words;
        assert.ok(first.length <= MAX_CHARACTERS, `${String(first.length)}: ${first}`);
      }
    });
  }

  it('has a sentence for each mistake of syntax', () => {
    for (const code of SYNTAX_CODES) {
      const words = SYNTAX[code]('word');
      assert.deepEqual(englishWords(words.replace(/„[^“]*“|"[^"]*"/g, '')), [], words);
      assert.match(words, /\. .*[.?]$/u, words);
    }
  });

  it('has a name for all that the knowledge names', () => {
    const names = [
      ...data.countries.map(({ name }) => name),
      ...data.materials.map(({ name }) => name),
      ...data.components.map(({ name }) => name),
      ...data.materials.flatMap(({ forms }) => Object.keys(forms ?? {})).map(spaced),
      ...data.restrictions
        .flatMap(({ goods }) => goods.flatMap((each) => each.forms ?? []))
        .map(spaced),
      ...data.restrictions.flatMap(({ goods }) => goods.flatMap(({ where }) => where ?? [])),
      ...data.restrictions.flatMap(({ unknown, lookUp }) => [
        ...(unknown ? [unknown.why] : []),
        ...(lookUp === undefined ? [] : [lookUp]),
      ]),
      ...data.regimes.flatMap(({ requirements }) => requirements.map(({ name }) => name)),
      ...data.regimes.flatMap(({ requirements }) =>
        requirements.flatMap((each) =>
          each.kind === 'exclusion' ? (each.exceptions ?? []).map(({ name }) => name) : [],
        ),
      ),
      ...data.production.flatMap(({ counts }) => counts ?? []),
      ...data.production.flatMap(({ measure, unit }) => [measure, ...(unit === '%' ? [] : [unit])]),
    ];
    const missing = [...new Set(names)].filter((name) => !Object.hasOwn(GERMAN_NAMES, name));
    assert.deepEqual(missing, [], 'add them to src/knowledge/data/german.yaml');
  });

  it('has our own sentences of the knowledge, and none that nothing has any more', () => {
    const own = [
      ...data.regimes.flatMap(({ name, requirements }) => [
        name,
        ...requirements.map(({ note }) => note),
      ]),
      ...data.agreements.flatMap(({ timeline }) => timeline.map(({ note }) => note)),
      ...data.production.map(({ note }) => note),
      ...data.restrictions.flatMap(({ note, suspended }) => [note, suspended?.by]),
      ...data.companies.map(({ note }) => note),
      ...data.listedCompanies.map(({ note }) => note),
      ...data.facts.flatMap(({ statement, speaker }) => [statement, speaker]),
      ...data.listings.map(({ form }) => form),
    ].filter((text) => text !== undefined);
    const where = 'src/knowledge/data/german-sentences.yaml';
    const missing = [...new Set(own)].filter((text) => !Object.hasOwn(GERMAN_NAMES, text));
    assert.deepEqual(missing, [], `add them to ${where}`);
    const sentences = parse(readFileSync(where, 'utf8')) as Record<string, { english: string }[]>;
    const stale = Object.values(sentences)
      .flat()
      .map(({ english: text }) => text)
      .filter((text) => !own.includes(text));
    assert.deepEqual(stale, [], `remove them from ${where}`);
  });

  it('puts countries behind prepositions as they are said', () => {
    const said = (country: string): string[] => [inside(country), from(country), of(country)];
    assert.deepEqual(said('Chile'), ['in Chile', 'aus Chile', 'von Chile']);
    assert.deepEqual(said('United States'), ['in den USA', 'aus den USA', 'von den USA']);
    assert.deepEqual(said('Iran'), ['im Iran', 'aus dem Iran', 'vom Iran']);
    assert.deepEqual(said('Türkiye'), ['in der Türkei', 'aus der Türkei', 'von der Türkei']);
    assert.deepEqual(said('Philippines'), [
      'auf den Philippinen',
      'aus den Philippinen',
      'von den Philippinen',
    ]);
    assert.equal(
      inside('Democratic Republic of the Congo'),
      'in der Demokratischen Republik Kongo',
    );
    assert.equal(inside('Norfolk Island'), 'auf der Norfolkinsel');
    assert.equal(inside('United States Virgin Islands'), 'auf den Amerikanischen Jungferninseln');
    assert.equal(inside('Holy See'), 'in der Vatikanstadt');
    // An adjective that stands first is inflected, with an article before it.
    for (const { name } of data.countries) {
      assert.doesNotMatch(inside(name), /\p{L}{3}(?:sche|iche|igte)s? \p{Lu}/u);
    }
  });

  it('writes days and months, and leaves what is none', () => {
    assert.equal(day('2026-07-02'), '02.07.2026');
    assert.equal(day('2026-07'), 'Juli 2026');
    for (const text of ['2026', '2026-02-30', '', 'soon']) assert.equal(day(text), text);
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') }),
        (date) => {
          const [year, month, of] = date.toISOString().slice(0, 10).split('-');
          assert.equal(
            day(date.toISOString().slice(0, 10)),
            `${of ?? ''}.${month ?? ''}.${year ?? ''}`,
          );
        },
      ),
    );
  });

  it('has what the schemas say of every key', () => {
    const missing = new Set<string>();
    const name = (english: string): string => {
      if (!Object.hasOwn(GERMAN_NAMES, english)) missing.add(english);
      return english;
    };
    const look = (shape: unknown): void => {
      if (typeof shape !== 'object' || shape === null) return;
      const { description } = shape as { description?: unknown };
      if (typeof description === 'string') described(description, { ...ENGLISH, name });
      Object.values(shape).forEach(look);
    };
    look(MANIFEST_SHAPE);
    look(POLICY_SHAPE);
    assert.deepEqual([...missing], [], 'add them to src/knowledge/data/german.yaml');
  });
});

const spaced = (id: string): string => id.replaceAll('-', ' ');
