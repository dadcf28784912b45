import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Checked } from '../check/check-some';
import { checkSome } from '../check/check-some';
import type { CheckSettings } from '../check/file-checker';
import { FileChecker } from '../check/file-checker';
import { collectFiles } from '../check/files';
import type { Format } from '../report/format';
import { Tally } from '../report/format';
import type { FormatName } from '../check/format-of';
import { formatOf } from '../check/format-of';
import { localDay } from '../check/local-day';
import { decoded } from '../check/read-text';
import type { Sink } from './sink';
import { fileSink, streamSink } from './sink';
import type { Terminal } from './terminal';
import { UsageError } from '../check/usage-error';

export interface CheckOptions {
  readonly stdinFilename: string;
  readonly format: FormatName;
  readonly asOf?: string;
  readonly policy?: string;
  readonly maxWarnings?: number;
  readonly output?: string;
}

/** Up to here one core is done before the others have started. */
const FEW_FILES = 60;

/** Checks manifests and prints what was found, in path order. Returns the exit status. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const { asOf, policy } = options;
  const settings: CheckSettings = {
    today: localDay(terminal.now()),
    ...(asOf !== undefined && { asOf }),
    ...(policy !== undefined && { policy }),
  };
  const checker = new FileChecker(settings);
  const { files, missing } = await collectFiles(paths.filter((path) => path !== '-'));
  const names = [...files, ...missing];
  const hasInput = paths.includes('-');
  if (hasInput) {
    names.push(options.stdinFilename);
    const { buffer } = await import('node:stream/consumers');
    checker.override(options.stdinFilename, decoded(await buffer(terminal.stdin)));
  }
  const sorted = [...new Set(names)].sort();

  const { output } = options;
  if (output !== undefined && sorted.some((file) => resolve(file) === resolve(output))) {
    throw new UsageError(
      `${output} is one of the manifests that are checked. Write the results to another file.`,
    );
  }
  const sink = output === undefined ? streamSink(terminal.stdout) : await fileSink(output);
  const colours = output === undefined && terminal.stdout.isTTY === true;
  const cores = hasInput || sorted.length <= FEW_FILES ? 1 : availableParallelism();
  const format = formatOf(options.format, colours);
  const checked =
    cores === 1
      ? checkHere(sorted, checker, format)
      : (await import('./check-on-cores')).checkOnCores(
          sorted,
          { settings, format: options.format, colours },
          {
            cores,
            entry: pathToFileURL(join(__dirname, 'worker.cjs')),
            stderr: terminal.stderr,
          },
        );
  return await print(checked, format, sink, options.maxWarnings, terminal);
}

async function print(
  checked: AsyncIterable<Checked>,
  format: Format,
  sink: Sink,
  maxWarnings: number | undefined,
  { stderr }: Terminal,
): Promise<number> {
  const tally = new Tally();
  const errors: string[] = [];
  const broken = new Set<string>();
  let before = format.start;
  for await (const some of checked) {
    for (const text of some.texts) {
      await sink.write(before + text);
      before = format.between;
    }
    tally.join(some.tally);
    errors.push(...some.errors);
    for (const line of some.brokenPolicies) broken.add(line);
  }
  await sink.write((before === format.start ? before : '') + format.end(tally));
  await sink.close();
  for (const line of [...errors, ...broken]) stderr.write(`${line}\n`);
  if (broken.size > 0 || tally.failed > 0) return 2;
  const { error, warning } = tally.found;
  return error > 0 || warning > (maxWarnings ?? Infinity) ? 1 : 0;
}

async function* checkHere(
  files: readonly string[],
  checker: FileChecker,
  format: Format,
): AsyncGenerator<Checked> {
  for (const file of files) yield await checkSome([file], checker, format);
}
