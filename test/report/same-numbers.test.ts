import assert from 'node:assert/strict';
import { parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';
import { reportOf } from '../../src/report/data/report-of';
import { Tally } from '../../src/report/format';
import { regimeTables } from '../../src/report/pack/regimes';
import { ENGLISH } from '../../src/messages/language';
import { mainHtml } from '../../src/report/page/main-html';
import { escaped } from '../../src/report/page/text';
import { markdownText } from '../../src/report/printable';
import { reportCsv } from '../../src/report/report-csv';
import { reportMarkdown } from '../../src/report/report-markdown';
import { resultOf } from '../../src/report/result-of';
import { ruleOf } from '../../src/rules/catalogue';
import { Lines } from '../../src/text/lines';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const COUNTRIES = ['CN', 'AU', 'CL', 'US', 'KR', 'RU', 'CD', 'ID', 'JP', 'unknown'];
const MATERIALS = ['lithium', 'cobalt', 'nickel', 'graphite', 'gallium'];
const COMPONENTS = ['cathode-active-material', 'separator', 'battery-cell', 'battery-module'];
const REGIMES = ['ira-30d', 'uflpa', 'dfars-7052', 'eu-crma', 'pfe-storage'].filter((id) =>
  knowledge.data.regimes.some((each) => each.id === id),
);

const source = fc.record({
  material: fc.option(fc.constantFrom(...MATERIALS), { freq: 2 }),
  component: fc.constantFrom(...COMPONENTS),
  isMined: fc.boolean(),
  country: fc.constantFrom(...COUNTRIES),
  value: fc.option(fc.integer({ min: 1, max: 100_000 }), { freq: 8 }),
  cents: fc.integer({ min: 0, max: 99 }),
  input: fc.option(fc.nat(), { freq: 2 }),
  isWaived: fc.boolean(),
});

const manifest = fc
  .record({
    day: fc.constantFrom('2023-06-30', '2024-06-30', '2025-03-01', '2026-06-30'),
    regimes: fc.subarray(REGIMES),
    sources: fc.array(source, { minLength: 1, maxLength: 14 }),
  })
  .map(({ day, regimes, sources }) => {
    const lines = sources.map((each, at) => {
      const { material, component, isMined, country, value, cents, input, isWaived } = each;
      const what =
        material === null
          ? `component: ${component}, stage: manufacturing`
          : `material: ${material}, stage: ${isMined ? 'extraction' : 'processing'}`;
      const worth = value === null ? '' : `, value: ${String(value)}.${String(cents)}`;
      const fed = input === null || at === 0 ? '' : `, inputs: [s${String(input % at)}]`;
      const waiver = isWaived
        ? ', waivers: [{ rule: china-source, reason: one source, expires: 2030-01-01 }]'
        : '';
      return `  - { id: s${String(at)}, ${what}, supplier: Works ${String(at % 3)}, country: ${country}${worth}${fed}${waiver} }\n`;
    });
    return `manifest: 1\nproduct: Pack\nasOf: ${day}\ncurrency: EUR\nregimes: [${regimes.join(', ')}]\nsources:\n${lines.join('')}`;
  });

describe('every form of a report', () => {
  it('has the numbers of the check: counts, shares, thresholds, verdicts and causes', () => {
    fc.assert(
      fc.property(manifest, (text) => {
        const analysis = analyseText(text);
        const lines = new Lines(text);
        const result = resultOf('pack.sourcing.yaml', analysis, lines);
        const report = reportOf('pack.sourcing.yaml', analysis, lines);
        const markdown = reportMarkdown(report);
        const page = mainHtml(report, 'file', ENGLISH);
        const pack = regimeTables(analysis);
        const open = result.findings.filter(({ waived }) => !waived);

        const tally = new Tally();
        tally.add(result);
        assert.deepEqual(report.counts, { ...tally.found, waived: tally.waived });
        const { error, warning, information, hint } = tally.found;
        assert.ok(
          markdown.includes(
            `Errors: ${String(error)}, warnings: ${String(warning)}, notes: ${String(information)}, hints: ${String(hint)}, waived: ${String(tally.waived)}.`,
          ),
        );
        const byText = (all: readonly (readonly unknown[])[]): string[] =>
          all.map((each) => JSON.stringify(each)).sort();
        assert.deepEqual(
          byText(report.findings.map((f) => [f.rule, f.severity, f.message, f.line, f.waived])),
          byText(result.findings.map((f) => [f.ruleId, f.severity, f.message, f.line, f.waived])),
        );

        for (const regime of result.regimes) {
          const entry = knowledge.data.regimes.find(({ id }) => id === regime.id);
          const name = entry?.requirements.find(({ id }) => id === regime.requirement)?.name;
          const row = report.requirements.find(
            (each) => each.regime === regime.id && each.name === name,
          );
          assert.ok(row, regime.requirement);
          const said = [
            regime.qualifyingShare,
            regime.qualifyingShare === null ? null : regime.threshold,
          ];
          assert.deepEqual([row.share?.share ?? null, row.share?.threshold ?? null], said);
          if (regime.passes !== null) {
            assert.equal(row.state, regime.passes ? 'passes' : 'fails');
          }
          assert.ok(markdown.includes(markdownText(row.result)), row.result);
          assert.ok(page.includes(escaped(row.result)), row.result);
          const sums = pack.sums.rows
            .map(({ cells }) => cells)
            .filter((cells) => cells[0] === entry?.name && cells[1] === name);
          const sumOf = (some: typeof sums): number =>
            some.reduce((sum, cells) => sum + Number(cells[3]), 0);
          if (regime.qualifyingShare !== null) {
            const part = sumOf(sums.filter((cells) => cells[5] === 'yes')) / sumOf(sums);
            assert.ok(Math.abs(part - regime.qualifyingShare) < 1e-4, `${String(part)} ${text}`);
          }
        }
        assert.deepEqual(
          pack.requirements.rows.map(({ cells }) => cells[3]),
          report.requirements.map((row) => row.result),
        );
        assert.equal(
          pack.findings.rows.length,
          result.findings.filter(({ ruleId }) => ruleOf(ruleId)?.group === 'regimes').length,
        );
        assert.ok(markdown.includes(markdownText(report.verdict.sentence)));
        assert.ok(page.includes(escaped(report.verdict.sentence)));

        const rows: Record<string, string>[] = parse(reportCsv(report), {
          columns: true,
          bom: true,
        });
        const values = analysis.graph.own.map((step) => String(step.source.value?.value ?? ''));
        assert.deepEqual(rows.map((row) => row['value']).sort(), values.sort());
        for (const { id, findings = '' } of rows) {
          const rules = open.filter((each) => each.source === id).map(({ ruleId }) => ruleId);
          assert.deepEqual(findings.split(' ').filter(Boolean).sort(), rules.sort(), id);
        }
        // What is found at a step may rest on another one, and counts there.
        for (const { id, own, resting } of report.causes) {
          const here = open.filter((each) => each.source === id).length;
          assert.ok(own <= here && own + resting <= open.length, id);
        }
      }),
    );
  });
});
