import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Finding } from '../../src/rules/finding';
import { isManifestName } from '../../src/manifest/file-names';
import { Lines } from '../../src/text/lines';
import { endOf, startOf } from '../../src/manifest/model';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { RULES } from '../../src/rules/catalogue';
import { analyseFiles } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import type { Mark } from '../support/marks';
import { takeMarks, withMarks } from '../support/marks';

/*
 * Every manifest below `test/fixtures` is analysed, and all of its findings are compared with the marks
 * in it (see `marks.ts`). A new fixture is a new file: `<rule-id>.sourcing.yaml`, or with anything after
 * the id. Files that import each other lie in a folder of their own, named likewise, and so does one
 * that a `sourcing.policy.yaml` beside it is for. Files of evidence lie below such a folder, too.
 *
 * `UPDATE=1 npm run test:file test/rules/fixtures.test.ts` rewrites the marks, to be reviewed in the diff. A mark
 * keeps the part of the message that it asks for while that still stands.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures');

const paths = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter(isManifestName)
  .sort();
const fixtures = new Map(
  paths.map((path) => [path, takeMarks(readFileSync(join(FIXTURES, path), 'utf8'))]),
);

/** The texts below a folder of fixtures, by their path as the manifests' own. */
const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(FIXTURES, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [relative(FIXTURES, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]),
  );

/** A finding in the terms of a mark; message and suggestions only where the mark asks for them. */
function asMark(finding: Finding, lines: Lines, mark: Mark | undefined): Mark {
  const start = lines.position(startOf(finding.place));
  const end = lines.position(endOf(finding.place));
  const said = sentence(finding.message, english);
  const asked = mark?.ruleId === finding.ruleId ? (mark.message ?? '') : undefined;
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    message: asked !== undefined && said.includes(asked) ? asked : said,
    ...(mark?.suggestions && { suggestions: finding.suggestions ?? [] }),
  };
}

/** The marks that would be right, each asking for what the mark of its rule on its line asks for. */
function updated(
  findings: readonly Finding[],
  lines: Lines,
  expected: readonly Mark[],
): readonly Mark[] {
  const left = [...expected];
  return findings.map((finding) => {
    const bare = asMark(finding, lines, undefined);
    const at = left.findIndex(({ ruleId, line }) => ruleId === bare.ruleId && line === bare.line);
    const [old] = at === -1 ? [] : left.splice(at, 1);
    const { message, ...rest } = asMark(finding, lines, old);
    return old && old.message === undefined ? rest : { ...rest, message: message ?? '' };
  });
}

/** On one line, so that a difference can be read. */
function asText(mark: Mark): string {
  const place = `${mark.line}:${mark.column}-${mark.endLine}:${mark.endColumn}`;
  const fixes = mark.suggestions ? ` => ${mark.suggestions.join(', ')}` : '';
  return `${place} ${mark.ruleId} ${mark.severity} "${mark.message ?? ''}"${fixes}`;
}

/** In order of place, then of the rules, as findings are. */
function inOrder(marks: readonly Mark[]): Mark[] {
  const rank = new Map(RULES.map(({ id }, index) => [id, index]));
  const keys = (mark: Mark): number[] => [
    ...[mark.line, mark.column, mark.endLine, mark.endColumn],
    rank.get(mark.ruleId) ?? -1,
  ];
  return [...marks].sort((a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const at = left.findIndex((key, index) => key !== right[index]);
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
  });
}

describe('fixtures', () => {
  for (const [path, { text, marks }] of fixtures) {
    it(path, () => {
      const folder = dirname(path);
      const texts = Object.fromEntries(
        [...fixtures]
          .filter(([other]) => other === path || (folder !== '.' && dirname(other) === folder))
          .map(([other, fixture]) => [other, fixture.text]),
      );
      const policy = join(FIXTURES, folder, 'sourcing.policy.yaml');
      const { findings: all } = analyseFiles(texts, {
        file: path,
        ...(folder !== '.' && existsSync(policy) && { policy: readFileSync(policy, 'utf8') }),
        ...(folder !== '.' && { evidence: evidenceOf(filesBelow(folder)) }),
      });
      const findings = all.filter(({ waiver }) => !waiver);
      const lines = new Lines(text);
      const expected = inOrder(marks);
      if (process.env.UPDATE === '1') {
        writeFileSync(join(FIXTURES, path), withMarks(text, updated(findings, lines, expected)));
        return;
      }
      const found = findings.map((finding, index) => asMark(finding, lines, expected[index]));
      assert.deepEqual(found.map(asText), expected.map(asText));
    });
  }

  for (const { id } of RULES) {
    it(`${id} has a fixture that shows it`, () => {
      const shown = [...fixtures].some(
        ([path, { marks }]) => path.startsWith(id) && marks.some(({ ruleId }) => ruleId === id),
      );
      assert.ok(shown, `no mark of ${id} in a fixture that is named after it`);
    });
  }
});
