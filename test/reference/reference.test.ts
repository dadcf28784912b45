import assert from 'node:assert/strict';
import fc from 'fast-check';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Random } from '../fuzz/random';
import { analyseFiles } from '../support/analyse';
import { credit } from './credit';
import { directory, held } from './holdings';
import { found, shares } from './product';
import type { SomeCase } from './some-manifests';
import { someCase } from './some-manifests';
import { sourcing } from './sourcing';
import { writeManifest } from './write-manifest';

const RULES = [
  'china-source',
  'covered-nation-source',
  'china-upstream',
  'covered-nation-upstream',
  'covered-nation-ownership',
  'unknown-origin',
  'non-fta-source',
  'pending-agreement',
  'undeclared-processing',
  'undeclared-upstream',
  'single-country-dependence',
];
const COVERED = { countries: ['CN', 'RU', 'IR', 'KP'], government: false };

const textsOf = ({ files, style }: SomeCase): Record<string, string> => {
  const random = new Random(style);
  return Object.fromEntries(
    Object.entries(files).map(([file, data]) => {
      const format = file.endsWith('.json') ? 'json' : 'yaml';
      return [file, writeManifest(data, format, random)];
    }),
  );
};

/** What only one of both finds, in words; nothing where they agree. */
function differences(some: SomeCase, texts: Record<string, string>, file: string): string[] {
  const { files, today, cascade } = some;
  const day = files[file]?.asOf ?? today;
  const one = { files, file, day, cascade };
  const analysis = analyseFiles(texts, { file, today, policy: `policy: 1\ncascade: ${cascade}\n` });
  const theirs = found(analysis).filter(({ rule }) => RULES.includes(rule));
  const lines: string[] = [];
  const errors = analysis.findings.filter(
    ({ ruleId }) => ruleId === 'yaml-syntax' || ruleId === 'manifest-schema',
  );
  for (const error of errors) lines.push(`${error.ruleId}: ${JSON.stringify(error.message)}`);
  for (const mine of sourcing(one)) {
    const at = theirs.findIndex(
      ({ rule, id, severity, places }) =>
        rule === mine.rule &&
        id === mine.id &&
        severity === mine.severity &&
        places.includes(mine.place),
    );
    if (at === -1) lines.push(`reference only: ${JSON.stringify(mine)}`);
    else theirs.splice(at, 1);
  }
  for (const their of theirs) lines.push(`product only: ${JSON.stringify(their)}`);
  for (const listed of directory(file, files)) {
    const entry = analysis.directory.get(listed.id);
    if ((entry?.file ?? file) !== listed.file) continue;
    const total = entry && analysis.holdings.of(entry, COVERED)?.total.toFraction();
    const mine = held(listed, files).toFraction();
    if ((total ?? '0') !== mine) {
      lines.push(`held of ${listed.id}: reference ${mine}, product ${String(total)}`);
    }
  }
  const theirShares = shares(analysis);
  const regime = knowledgeData.regimes.find(({ id }) => id === 'ira-30d');
  const isInForce = regime && regime.from <= day && day <= (regime.to ?? day);
  const mine = isInForce ? credit(one) : undefined;
  for (const id of ['critical-minerals', 'battery-components'] as const) {
    const [own, other] = [mine?.[id], theirShares?.[id]];
    if (own !== other) lines.push(`${id}: reference ${String(own)}, product ${String(other)}`);
  }
  return lines;
}

describe('the reference evaluator', () => {
  it('agrees with the product on random manifests in random styles', () => {
    fc.assert(
      fc.property(someCase, (some) => {
        const texts = textsOf(some);
        for (const file of Object.keys(texts)) {
          const lines = differences(some, texts, file);
          const told = Object.entries(texts).map(([path, text]) => `--- ${path}\n${text}`);
          assert.deepEqual(lines, [], `${file} on ${some.today}:\n${told.join('')}`);
        }
      }),
    );
  });
});
