import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/analysis';
import type { Fix } from '../../src/fixes/fix';
import { applyEdits } from '../../src/fixes/fix';
import { fixesFor, safeEdits } from '../../src/fixes/fixes';
import { endOf, startOf } from '../../src/manifest/model';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import type { Finding } from '../../src/rules/finding';
import { Random } from '../fuzz/random';
import { someCase } from '../reference/some-manifests';
import { writeManifest } from '../reference/write-manifest';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

/** Mistakes that people make in a manifest, each as an edit of its text. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/(stage"?: *"?)processing/, '$1refining'],
  [/(stage"?: *"?)extraction/, '$1Mining'],
  [/(country"?: *"?)CN\b/, '$1chn'],
  [/(country"?: *"?)AU\b/, '$1Australa'],
  [/(country"?: *"?)US\b/, '$1Nevada, USA'],
  [/(material"?: *"?)lithium\b/, '$1LiOH'],
  [/(material"?: *"?)graphite\b/, '$1synthetic graphite'],
  [/(material"?: *"?)cobalt\b/, '$1Colbat'],
  [/(material"?: *"?)silicon\b/, '$1silicon metal 553'],
  [/\bmaterial\b(?="?:)/, 'materail'],
  [/\bsupplier\b(?="?:)/, 'vendor'],
  [/\bcountry\b(?="?:)/, 'contry'],
  [/\bexpires\b(?="?:)/, 'until'],
  [/(share"?: *)"?(\d\d)%"?/, '$1$2'],
  [/(asOf"?: *"?)(\d{4})-(\d\d)-(\d\d)/, '$1$2/$3/$4'],
  [/(regimes"?: *)\[ *("?[\w-]+"?) *\]/, '$1$2'],
];

const VARIETY = { numRuns: runs(60) };

type Texts = Readonly<Record<string, string>>;

/** Random manifests in random styles, with up to three of the mistakes. */
const broken = fc
  .record({
    some: someCase,
    mistakes: fc.array(fc.constantFrom(...MISTAKES), { maxLength: 3 }),
  })
  .map(({ some: { files, style, today }, mistakes }) => {
    const random = new Random(style);
    const texts: Record<string, string> = {};
    for (const [file, data] of Object.entries(files)) {
      const text = writeManifest(data, file.endsWith('.json') ? 'json' : 'yaml', random);
      texts[file] = mistakes.reduce((now, [from, to]) => now.replace(from, to), text);
    }
    return { texts, today };
  });

const said = ({ ruleId, message, source }: Finding): string =>
  `${ruleId} ${source?.id?.value ?? ''}: ${sentence(message, english)}`;

const errorsOf = ({ findings }: Analysis): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(said);

/** What a file says, whatever it calls things: of each source what is judged. */
const factsOf = ({ manifest: { sources, product, asOf } }: Analysis): string[] => [
  JSON.stringify([product?.value, asOf?.value]),
  ...sources.map((source) => {
    const material = source.material && knowledge.resolveMaterial(source.material.value);
    const country = source.country && knowledge.resolveCountry(source.country.value);
    const implied = material?.kind === 'name' ? material.form : undefined;
    return JSON.stringify([
      source.id?.value,
      material && material.kind !== 'unknown' ? material.entry.id : source.material?.value,
      source.form?.value ?? implied,
      source.component?.value,
      source.stage?.value,
      source.supplier?.value,
      country?.kind === 'code' || country?.kind === 'name'
        ? country.country.code
        : source.country?.value,
      source.region?.value,
      source.value?.value.toFraction(),
      source.share?.value.toFraction(),
      source.inputs.map(({ value }) => value),
      source.evidence.map(({ title, expires }) => [title?.value, expires?.value]),
      source.waivers.map(({ rule, reason, expires }) => [
        rule?.value,
        reason?.value,
        expires?.value,
      ]),
    ]);
  }),
];

/** What each source says but for what feeds it: a second source feeds what the first one does. */
const factsById = (analysis: Analysis): Map<string, string> =>
  new Map(
    analysis.manifest.sources.map(({ id, inputs }, index) => [
      id?.value ?? '',
      (factsOf(analysis)[index + 1] ?? '').replace(
        JSON.stringify(inputs.map(({ value }) => value)),
        '',
      ),
    ]),
  );

const timesOf = (all: readonly string[], one: string): number =>
  all.filter((each) => each === one).length;

/** What is in one list more often than in another. */
const more = (all: readonly string[], than: readonly string[]): string[] =>
  [...new Set(all)].filter((one) => timesOf(all, one) > timesOf(than, one));

/** Each file of a case with what is found in it. */
function* filesOf({ texts, today }: { readonly texts: Texts; readonly today: string }) {
  for (const [file, text] of Object.entries(texts)) {
    const judge = (now: string): Analysis =>
      analyseFiles({ ...texts, [file]: now }, { file, today });
    yield { text, judge, analysis: judge(text) };
  }
}

describe('Over random manifests with mistakes', () => {
  it('the safe fixes keep every fact, and what they fix is found no more', () => {
    let fixed = 0;
    fc.assert(
      fc.property(broken, (some) => {
        for (const { text, judge, analysis } of filesOf(some)) {
          const edits = safeEdits(analysis, text, knowledge);
          if (edits.length === 0) continue;
          fixed++;
          const now = applyEdits(text, edits);
          const after = judge(now);
          assert.deepEqual(factsOf(after), factsOf(analysis), `${text}\n=== becomes ===\n${now}`);
          assert.deepEqual(safeEdits(after, now, knowledge), [], now);
          assert.deepEqual(
            more(errorsOf(after), errorsOf(analysis)),
            [],
            `${text}\n=== becomes ===\n${now}`,
          );
        }
      }),
      VARIETY,
    );
    assert.ok(fixed > 0, 'nothing was fixed');
  });

  it('a fix of a mistake of form removes it, and brings no other', () => {
    const kinds = new Map<Fix['kind'], number>();
    fc.assert(
      fc.property(broken, (some) => {
        for (const { text, judge, analysis } of filesOf(some)) {
          for (const finding of analysis.findings) {
            for (const fix of fixesFor(analysis, text, finding, knowledge)) {
              if (!['spelling', 'canonical', 'structure'].includes(fix.kind)) continue;
              // What is removed may be needed: then the next problem says so.
              if (fix.title.startsWith('Remove ')) continue;
              kinds.set(fix.kind, (kinds.get(fix.kind) ?? 0) + 1);
              const now = applyEdits(text, fix.edits);
              const after = judge(now);
              const shown = `${fix.title}\n${text}\n=== becomes ===\n${now}`;
              const [old, left] = [analysis.findings.map(said), after.findings.map(said)];
              assert.ok(timesOf(left, said(finding)) < timesOf(old, said(finding)), shown);
              // A value that was not read before may have a mistake of its own.
              const errors = errorsOf(analysis).length;
              assert.ok(errorsOf(after).length <= errors, shown);
            }
          }
        }
      }),
      VARIETY,
    );
    assert.deepEqual([...kinds.keys()].sort(), ['canonical', 'spelling', 'structure']);
  });

  it('an alternative, a declared step and a waiver end what they are offered for, and bring no error', () => {
    const kinds = new Set<Fix['kind']>();
    fc.assert(
      fc.property(broken, (some) => {
        for (const { text, judge, analysis } of filesOf(some)) {
          for (const finding of analysis.findings) {
            for (const fix of fixesFor(analysis, text, finding, knowledge).slice(0, 3)) {
              if (!['alternative', 'declare', 'waive'].includes(fix.kind)) continue;
              if (fix.file !== undefined) continue;
              kinds.add(fix.kind);
              const now = applyEdits(text, fix.edits);
              const after = judge(now);
              const shown = `${fix.title}\n${said(finding)}\n${text}\n=== becomes ===\n${now}`;
              const open = ({ findings }: Analysis): string[] =>
                findings.filter(({ waiver }) => !waiver).map(said);
              const left = timesOf(open(after), said(finding));
              assert.ok(left < timesOf(open(analysis), said(finding)), shown);
              assert.deepEqual(more(errorsOf(after), errorsOf(analysis)), [], shown);
            }
          }
        }
      }),
      VARIETY,
    );
    assert.deepEqual([...kinds].sort(), ['alternative', 'declare', 'waive']);
  });

  it('partners, second sources and papers change no source in which they write nothing', () => {
    const kinds = new Set<Fix['kind']>();
    fc.assert(
      fc.property(broken, (some) => {
        for (const { text, judge, analysis } of filesOf(some)) {
          const before = factsById(analysis);
          for (const finding of analysis.findings) {
            for (const fix of fixesFor(analysis, text, finding, knowledge)) {
              if (['spelling', 'canonical', 'structure'].includes(fix.kind)) continue;
              if (fix.file !== undefined) continue;
              kinds.add(fix.kind);
              const now = applyEdits(text, fix.edits);
              const after = factsById(judge(now));
              const shown = `${fix.title}\n${text}\n=== becomes ===\n${now}`;
              for (const { id, place } of analysis.manifest.sources) {
                // A new key begins on the line behind it.
                const [from, end] = [startOf(place), endOf(place)];
                const to = Math.max(end, text.indexOf('\n', end) + 1);
                if (fix.edits.some(({ start }) => from <= start && start <= to)) continue;
                const key = id?.value ?? '';
                assert.equal(after.get(key), before.get(key), shown);
              }
            }
          }
        }
      }),
      VARIETY,
    );
    assert.ok(kinds.has('second-source') && kinds.has('alternative'), [...kinds].join());
  });
});
