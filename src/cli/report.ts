import { existsSync, statSync } from 'node:fs';
import { basename, extname, relative, resolve } from 'node:path';
import type { CheckSettings } from '../check/file-checker';
import { collectFiles, isSameFile } from '../check/files';
import type { Analysed } from '../check/file-checker';
import { FileChecker } from '../check/file-checker';
import { isGlob } from '../check/globs';
import { localDay } from '../check/local-day';
import { UsageError } from '../check/usage-error';
import { reportOf } from '../report/data/report-of';
import { Lines } from '../text/lines';
import { foldersOfNamed } from './named-file';
import { fileOutput, refuseManifest, streamOutput } from './output';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export type ReportFormat = 'html' | 'markdown' | 'csv';

export interface ReportOptions {
  readonly format?: ReportFormat;
  readonly output?: string;
  readonly asOf?: string;
  readonly policy?: string;
  /** Of folders and globs: what is left out, as a line of .gitignore. */
  readonly ignore?: readonly string[];
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
 * Writes the report on one manifest, or on several together. Returns the exit status: 0 where it is written, whatever
 * it says; 2 else.
 *
 * @param paths one manifest; or several, folders and globs
 * @throws UsageError where it cannot be made or written
 */
export async function report(
  paths: readonly string[],
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
  const [first = '', ...others] = paths;
  const isOne = others.length === 0 && !isFolder(first) && (existsSync(first) || !isGlob(first));
  const { files, folders, failures } = isOne
    ? { files: [first], folders: await foldersOfNamed(first), failures: [] }
    : await collectFiles(paths, options.ignore ?? []);
  const [failure] = failures;
  if (failure) throw new UsageError(`${failure.file}: ${failure.error}`);
  if (name !== undefined && files.some((file) => isSameFile(file, name))) {
    throw new UsageError(`${name} is the manifest itself. Write the report to another file.`);
  }
  if (name !== undefined) refuseManifest(name);
  const output = name === undefined ? streamOutput(terminal.stdout) : await fileOutput(name);
  try {
    const settings: CheckSettings = {
      today: localDay(terminal.now()),
      folders,
      ...(asOf !== undefined && { asOf }),
      ...(policy !== undefined && { policy }),
      ...(output.replaces && { output: output.replaces }),
    };
    const checker = new FileChecker(settings);
    const text =
      options.requests === true
        ? await requests(files, checker, format)
        : isOne
          ? await written(first, checker, format)
          : await onProgramme(files, titleOf(paths), checker, format);
    const { readsOutput, policies } = checker;
    if (readsOutput !== undefined) {
      throw new UsageError(`${readsOutput} is read for the report. Write it to another file.`);
    }
    const [broken] = policies.broken;
    if (broken !== undefined) throw new UsageError(broken);
    await output.write(text);
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

/** A manifest as it is read. @throws UsageError where it cannot be */
async function analysed(file: string, checker: FileChecker): Promise<Analysed> {
  const found = await checker.analyse(file);
  if ('error' in found) throw new UsageError(`${file}: ${found.error}`);
  return found;
}

/** What a format needs is loaded only where it is asked for. */
async function written(file: string, checker: FileChecker, format: ReportFormat): Promise<string> {
  const { analysis, text } = await analysed(file, checker);
  const data = reportOf(file, analysis, new Lines(text));
  switch (format) {
    case 'html':
      return (await import('../report/page/page')).reportPage(data);
    case 'markdown':
      return (await import('../report/report-markdown')).reportMarkdown(data);
    case 'csv':
      return (await import('../report/report-csv')).reportCsv(data);
  }
}

async function onProgramme(
  files: readonly string[],
  title: string,
  checker: FileChecker,
  format: ReportFormat,
): Promise<string> {
  const { ProgrammeReport } = await import('../report/data/programme');
  const names = new Map<string, string>();
  const here = process.cwd();
  const all = new ProgrammeReport(
    title,
    (key) => names.get(key) ?? relative(here, key).replaceAll('\\', '/'),
  );
  for (const file of [...files].sort()) {
    const { key, analysis, text } = await analysed(file, checker);
    names.set(key, file);
    all.add(key, analysis, new Lines(text));
  }
  const data = all.programme();
  switch (format) {
    case 'html':
      return (await import('../report/page/page')).programmePage(data);
    case 'markdown':
      return (await import('../report/programme-markdown')).programmeMarkdown(data);
    case 'csv':
      return (await import('../report/report-csv')).reportCsv({ ...data, file: undefined });
  }
}

/** The folder, where one is named; else how many there are. */
function titleOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const isNamed = others.length === 0 && isFolder(first);
  return isNamed ? basename(resolve(first)) : 'Sourcing report';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, or no name at all: reading it tells.
    return false;
  }
}

async function requests(
  files: readonly string[],
  checker: FileChecker,
  format: ReportFormat,
): Promise<string> {
  const [{ joined, requestsOf }, { requestsCsv, requestsMarkdown }] = await Promise.all([
    import('../report/data/requests'),
    import('../report/requests-text'),
  ]);
  const parts = [];
  const products = new Set<string | undefined>();
  const days = new Set<string | undefined>();
  for (const file of [...files].sort()) {
    const { analysis, text } = await analysed(file, checker);
    products.add(analysis.manifest.product?.value);
    days.add(analysis.asOf);
    parts.push(requestsOf(analysis, new Lines(text), file));
  }
  const all = joined(parts);
  if (format === 'csv') return requestsCsv(all);
  const [product] = products;
  const [file = ''] = files;
  return requestsMarkdown(all, {
    file: files.length === 1 ? file : `${String(files.length)} manifests`,
    product: products.size === 1 ? product : undefined,
    asOf:
      days.size === 1
        ? [...days][0]
        : [...days]
            .filter((day) => day !== undefined)
            .sort()
            .join(', '),
  });
}
