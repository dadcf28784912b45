import type { Analysis } from '../../analysis/analysis';
import { addendReason } from '../../explain/share';
import { english } from '../../messages/english';
import { sentence } from '../../messages/message';
import { ruleOf } from '../../rules/catalogue';
import { clean } from '../../text/clean';
import { requirementRows } from '../data/requirements';
import { nameOf } from '../data/step-ref';
import type { Table } from '../page/table';

/** What is asked of each regime: its requirements, the lines of its sums, and what was found under it. */
export function regimeTables(
  analysis: Analysis,
): Record<'requirements' | 'sums' | 'findings', Table> {
  const currency = clean(analysis.manifest.currency?.value ?? '');
  return {
    requirements: {
      caption: 'Requirements',
      heads: ['Regime', 'Requirement', 'State', 'Result'],
      rows: requirementRows(analysis).map(({ regimeName, name, state, result }) => ({
        cells: [regimeName, name, STATES[state], result],
      })),
    },
    sums: {
      caption: 'Sums',
      heads: [
        'Regime',
        'Requirement',
        'Counted',
        'Value',
        'Currency',
        'Qualifies',
        'Reason',
        'Steps',
      ],
      rows: analysis.regimes.flatMap(({ regime, shares }) =>
        shares.flatMap((result) =>
          (result.sum?.addends ?? []).map((addend) => {
            const { what, value, qualifies, reason, of } = addendReason(addend, result, analysis);
            return {
              cells: [
                ...[
                  regime.name,
                  result.requirement.name,
                  what,
                  Number(value.valueOf().toFixed(2)),
                  currency,
                ],
                ...[qualifies ? 'yes' : 'no', reason, of],
              ],
            };
          }),
        ),
      ),
    },
    findings: {
      caption: 'Findings under regimes',
      heads: ['Rule', 'Severity', 'Step', 'Finding', 'Waived, and why'],
      rows: analysis.findings
        .filter(({ ruleId }) => ruleOf(ruleId)?.group === 'regimes')
        .map(({ ruleId, severity, source, message, waiver }) => ({
          cells: [
            ...[ruleId, severity, source ? nameOf(source) : '', sentence(message, english)],
            waiver ? clean(waiver.reason?.value ?? 'waived') : '',
          ],
        })),
    },
  };
}

const STATES = {
  passes: '✔ passes',
  fails: '✖ does not pass',
  undetermined: '? not decided',
  nothing: 'nothing counts',
  'not-in-force': 'not in force',
  compared: 'comparison',
} as const;
