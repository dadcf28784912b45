import { Fingerprints } from './fingerprint';
import type { Format, Shown } from './format';
import { saidWithWaiver, shownOf } from './format';
import { jsonText } from './printable';
import type { FileResult } from './result';

const SEVERITIES = {
  error: 'major',
  warning: 'minor',
  information: 'info',
  hint: 'info',
} as const;

/** GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/ */
export const gitlab = (shown: Shown): Format => ({
  start: '[\n',
  between: ',\n',
  file: (result) => issues(result, shown),
  end: () => '\n]\n',
});

function* issues(result: FileResult, shown: Shown): Iterable<string> {
  const path = result.file.replaceAll('\\', '/').replace(/^(?:\.\/)+(?=.)/, '');
  const fingerprints = new Fingerprints(path);
  if ('error' in result) {
    const unread = { ...NOWHERE, ruleId: 'unreadable', message: result.error };
    yield jsonText({
      description: result.error,
      check_name: 'unreadable',
      fingerprint: fingerprints.of(unread),
      severity: 'blocker',
      location: { path, lines: { begin: 1 } },
    });
    return;
  }
  let before = '';
  for (const finding of shownOf(result, { ...shown, waived: true })) {
    const fingerprint = fingerprints.of(finding);
    if (finding.waived && !shown.waived) continue;
    const { ruleId, severity, line, endLine, waived } = finding;
    yield (
      before +
      jsonText({
        description: saidWithWaiver(finding),
        check_name: ruleId,
        fingerprint,
        // What is accepted is no fault of the code.
        severity: waived ? 'info' : SEVERITIES[severity],
        location: { path, lines: { begin: line, end: endLine } },
      })
    );
    before = ',\n';
  }
}

const NOWHERE = {
  severity: 'error',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  waived: false,
  source: null,
} as const;
