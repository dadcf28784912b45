import type { Format, Shown } from './format';
import { saidWithWaiver, shownOf } from './format';
import { logLine } from './printable';
import type { FileResult } from './result';

const COMMANDS = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
} as const;

/**
 * Workflow commands of GitHub Actions, one a finding:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export const github = (shown: Shown): Format => ({
  start: '',
  between: '',
  file: (result) => lines(result, shown),
  end: () => '',
});

function* lines(result: FileResult, shown: Shown): Iterable<string> {
  const { file } = result;
  if ('error' in result) {
    yield `::error file=${property(file)}::${data(result.error)}\n`;
    return;
  }
  for (const finding of shownOf(result, shown)) {
    const { ruleId, severity, line, column, endLine, endColumn, waived } = finding;
    const properties = {
      file,
      line,
      endLine,
      // Columns are read only where the annotation is of one line.
      ...(line === endLine && { col: column, endColumn }),
      title: ruleId,
    };
    const written = Object.entries(properties).map(
      ([key, value]) => `${key}=${property(String(value))}`,
    );
    // What is accepted is no error of the run.
    const command = waived ? 'notice' : COMMANDS[severity];
    yield `::${command} ${written.join(',')}::${data(saidWithWaiver(finding))}\n`;
  }
}

const data = (text: string): string => logLine(text).replaceAll('%', '%25');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
