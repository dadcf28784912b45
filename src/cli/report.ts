import { extname, resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis';
import { identityOf } from '../check/files';
import { FileChecker } from '../check/file-checker';
import { localDay } from '../check/local-day';
import { UsageError } from '../check/usage-error';
import { reportOf } from '../report/data/report-of';
import type { Report } from '../report/data/report';
import { Lines } from '../text/lines';
import { fileOutput, refuseManifest, streamOutput } from './output';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export type ReportFormat = 'html' | 'markdown' | 'csv';

export interface ReportOptions {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly asOf?: string;
  readonly policy?: string;
  /** What to ask the suppliers for, in place of the report. */
  readonly requests?: boolean;
}

const BY_EXTENSION: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.csv': 'csv',
};

/**
 * Writes the report on one manifest. Returns the exit status: 0 where it is written, whatever it says; 2 else.
 *
 * @throws UsageError where it cannot be made or written
 */
export async function report(
  file: string,
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  const { asOf, policy, output: name } = options;
  const format = formatOf(options);
  if (options.requests === true && format === 'html') {
    throw new UsageError(
      'Requests are written as Markdown or CSV: give --format or a name that ends so.',
    );
  }
  if (name !== undefined && isSame(file, name)) {
    throw new UsageError(`${name} is the manifest itself. Write the report to another file.`);
  }
  if (name !== undefined) refuseManifest(name);
  const output = name === undefined ? streamOutput(terminal.stdout) : await fileOutput(name);
  try {
    const checker = new FileChecker({
      today: localDay(terminal.now()),
      folders: [],
      ...(asOf !== undefined && { asOf }),
      ...(policy !== undefined && { policy }),
      ...(output.replaces && { output: output.replaces }),
    });
    const found = await checker.analyse(file);
    if ('error' in found) throw new UsageError(`${file}: ${found.error}`);
    const { readsOutput, policies } = checker;
    if (readsOutput !== undefined) {
      throw new UsageError(`${readsOutput} is read for the report. Write it to another file.`);
    }
    const [broken] = policies.broken;
    if (broken !== undefined) throw new UsageError(broken);
    const lines = new Lines(found.text);
    await output.write(
      options.requests === true
        ? await requests(file, found.analysis, lines, format)
        : await written(reportOf(file, found.analysis, lines), format),
    );
    await output.close();
    return 0;
  } catch (error) {
    await output.discard();
    if (!(error instanceof UsageError)) throw error;
    complain(terminal, `sourcing-compliance: ${error.message}`);
    return 2;
  }
}

function formatOf({ format, output, requests: isList }: ReportOptions): ReportFormat {
  if (format !== undefined) return format;
  if (output === undefined) return isList === true ? 'markdown' : 'html';
  const known = BY_EXTENSION[extname(output).toLowerCase()];
  if (known === undefined) {
    throw new UsageError(
      `The format of ${output} is not clear. End the name with .html, .md or .csv, or give --format.`,
    );
  }
  return known;
}

/** Whether two names are of one file. */
function isSame(a: string, b: string): boolean {
  const identity = identityOf(a);
  return resolve(a) === resolve(b) || (identity !== undefined && identity === identityOf(b));
}

/** What a format needs is loaded only where it is asked for. */
async function written(data: Report, format: ReportFormat): Promise<string> {
  switch (format) {
    case 'html':
      return (await import('../report/page/page')).reportPage(data);
    case 'markdown':
      return (await import('../report/report-markdown')).reportMarkdown(data);
    case 'csv':
      return (await import('../report/report-csv')).reportCsv(data);
  }
}

async function requests(
  file: string,
  analysis: Analysis,
  lines: Lines,
  format: ReportFormat,
): Promise<string> {
  const [{ requestsOf }, { requestsCsv, requestsMarkdown }] = await Promise.all([
    import('../report/data/requests'),
    import('../report/requests-text'),
  ]);
  const all = requestsOf(analysis, lines);
  if (format === 'csv') return requestsCsv(all);
  const product = analysis.manifest.product?.value;
  return requestsMarkdown(all, { file, product, asOf: analysis.asOf });
}
