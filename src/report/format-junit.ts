import type { Format, Shown } from './format';
import { shownOf } from './format';
import { xmlText } from './printable';
import type { FileResult } from './result';

/**
 * JUnit's XML: a suite a file, in it a case a finding that is printed, failed where it is an error or a
 * warning and skipped where a waiver covers it; one case that passed where there is none.
 */
export const junit = (shown: Shown): Format => ({
  start: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sourcing-compliance">\n',
  between: '',
  file: (result) => suite(result, shown),
  end: () => '</testsuites>\n',
});

function* suite(result: FileResult, shown: Shown): Iterable<string> {
  const name = xmlText(result.file);
  if ('error' in result) {
    yield `<testsuite name="${name}" tests="1" failures="0" errors="1">
<testcase classname="${name}" name="read"><error message="${xmlText(result.error)}"/></testcase>
</testsuite>
`;
    return;
  }
  let tests = 0;
  let failures = 0;
  let skipped = 0;
  for (const { severity, waived } of shownOf(result, shown)) {
    tests++;
    if (waived) skipped++;
    else if (severity === 'error' || severity === 'warning') failures++;
  }
  yield `<testsuite name="${name}" tests="${String(Math.max(tests, 1))}" failures="${String(failures)}" errors="0" skipped="${String(skipped)}">\n`;
  for (const { ruleId, severity, message, line, column, waived } of shownOf(result, shown)) {
    const place = `${String(line)}:${String(column)}`;
    const text = xmlText(message);
    const isFailure = severity === 'error' || severity === 'warning';
    const outcome = waived
      ? `<skipped message="waived: ${text}"/>`
      : isFailure
        ? `<failure type="${severity}" message="${text}">${name}:${place}: ${text}</failure>`
        : `<system-out>${name}:${place}: ${text}</system-out>`;
    yield `<testcase classname="${name}" name="${ruleId} at ${place}">${outcome}</testcase>\n`;
  }
  if (tests === 0) yield `<testcase classname="${name}" name="no findings"/>\n`;
  yield '</testsuite>\n';
}
