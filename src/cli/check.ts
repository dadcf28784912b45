import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Checked } from '../check/check-some';
import { checkOne } from '../check/check-some';
import type { Checker, CheckSettings } from '../check/file-checker';
import { FileChecker } from '../check/file-checker';
import { collectFiles, identityOf } from '../check/files';
import type { FormatName, FormatSettings } from '../check/format-of';
import { formatOf, nameOf } from '../check/format-of';
import { localDay } from '../check/local-day';
import { Turns } from '../check/turns';
import { requirePolicy } from '../check/policies';
import { UsageError } from '../check/usage-error';
import type { Severity } from '../policy/severity';
import type { Format } from '../report/format';
import { coresFor } from './cores';
import { boundGarbage, letNewGrow } from './garbage';
import { Interrupt } from './interrupt';
import { fileOutput, refuseManifest, streamOutput } from './output';
import { print } from './print';
import { Progress } from './progress';
import { partOf } from './shard';
import { standardInput } from './stdin';
import type { Terminal } from './terminal';
import { VERSION } from '../check/version';

export interface CheckOptions {
  readonly stdinFilename: string;
  readonly format: FormatName;
  readonly ignore: readonly string[];
  readonly asOf?: string;
  readonly policy?: string;
  readonly maxWarnings?: number;
  readonly output?: string;
  readonly severity?: Severity;
  readonly includeWaived?: boolean;
  readonly shard?: string;
  readonly fix?: boolean;
  readonly since?: string;
  /** The folder for results of former runs; false: none are used. */
  readonly cache?: string | false;
  /** Is handed the folders of all that results rest on. */
  readonly onFolder?: (folder: string) => void;
}

/** Checks manifests and prints what was found, in path order. Returns the exit status. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const interrupt = new Interrupt();
  try {
    return await checkUntil(interrupt, paths, options, terminal);
  } finally {
    interrupt.end();
  }
}

async function checkUntil(
  interrupt: Interrupt,
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const { asOf, policy, output: name, stdinFilename } = options;
  // Once, not in every thread for every file.
  requirePolicy(policy);
  letNewGrow(false);
  const collected = await collectFiles(
    paths.filter((path) => path !== '-'),
    options.ignore,
  );
  const hasInput = paths.includes('-');
  if (hasInput && (options.fix === true || options.since !== undefined)) {
    throw new UsageError('Standard input has no place for --fix or --since: name the file.');
  }
  const input = hasInput ? await standardInput(() => terminal.stdin) : undefined;
  const failures = new Map(collected.failures.map(({ file, error }) => [file, error]));
  if (input && 'error' in input) failures.set(stdinFilename, input.error);
  const names = [...collected.files, ...failures.keys(), ...(hasInput ? [stdinFilename] : [])];
  const files = partOf([...new Set(names)].sort(), options.shard);
  // Of other parts, too.
  if (name !== undefined) refuseToReplace(name, names);
  if (files.length >= MANY_FILES || files.some(isLarge)) boundGarbage();

  const since = options.since === undefined ? undefined : await sinceOf(options.since);
  const output = name === undefined ? streamOutput(terminal.stdout) : await fileOutput(name, false);
  try {
    const today = localDay(terminal.now());
    const settings: CheckSettings = {
      today,
      folders: [...collected.folders, ...(hasInput ? [process.cwd()] : [])],
      failures,
      ...(asOf !== undefined && { asOf }),
      ...(policy !== undefined && { policy }),
      ...(options.fix === true && { fix: true }),
      ...(output.replaces && { output: output.replaces }),
    };
    const format: FormatSettings = {
      name: options.format,
      day: asOf ?? today,
      colours: name === undefined && terminal.stdout.isTTY === true,
      waived: options.includeWaived === true,
      version: VERSION,
      ...(options.severity && { severity: options.severity }),
    };
    // Few files differ from a revision.
    const isWhole = !hasInput && options.since === undefined;
    const printed = await formatOf(format);
    const printedAs = nameOf(format);
    const cached = options.fix === true || hasInput ? undefined : await cacheFor(options, files);
    const kept: CheckSettings = cached ? { ...settings, keeps: true } : settings;
    const fresh = (some: readonly string[]): AsyncIterable<Checked> => {
      const cores = isWhole ? coresFor(some.length) : 1;
      if (cores > 1) {
        return onCores(some, { settings: kept, format }, cores, interrupt, terminal);
      }
      const checker = new FileChecker(kept);
      if (input && 'text' in input) checker.override(stdinFilename, input);
      const now = cached && since ? cached.checker(checker, kept) : checker;
      const used = since ? new since.SinceChecker(now, settings, since.revision) : now;
      return here(some, used, printed, interrupt, since ? undefined : printedAs);
    };
    let checked: AsyncIterable<Checked>;
    if (cached && isWhole) {
      checked = cached.with(files, kept, { format: printed, name: printedAs }, interrupt, fresh);
    } else checked = fresh(files);
    const { onFolder } = options;
    if (onFolder) checked = tellingOf(checked, onFolder);
    const status = await print(checked, printed, output, options.maxWarnings, interrupt, terminal);
    if (status !== undefined) {
      cached?.close();
      return status;
    }
    await output.discard();
    return 2;
  } catch (error) {
    await output.discard();
    throw error;
  }
}

async function* tellingOf(
  all: AsyncIterable<Checked>,
  onFolder: (folder: string) => void,
): AsyncGenerator<Checked> {
  for await (const checked of all) {
    checked.folders?.forEach(onFolder);
    yield checked;
  }
}

/** Loaded only where results are kept. */
async function cacheFor({ cache }: CheckOptions, files: readonly string[]) {
  if (cache === false || (cache === undefined && files.length < MANY_FILES)) return undefined;
  const { CachedCheck } = await import('./cached-check');
  return CachedCheck.open(cache);
}

/** Of fewer it is faster to check them than to look up what is known, and no garbage gathers. */
const MANY_FILES = 32;

/** What a larger file leaves behind while it is read would come on top of what is found in it. */
const LARGE_BYTES = 1_000_000;

function isLarge(file: string): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGE_BYTES;
  } catch {
    return false;
  }
}

/** @throws UsageError where the results would replace a manifest */
function refuseToReplace(output: string, files: readonly string[]): void {
  const identity = existsSync(output) ? identityOf(output) : undefined;
  const isOne = (file: string): boolean =>
    resolve(file) === resolve(output) || (identity !== undefined && identityOf(file) === identity);
  if (files.some(isOne)) {
    throw new UsageError(
      `${output} is one of the manifests that are checked. Write the results to another file.`,
    );
  }
  refuseManifest(output);
}

/** Loaded only where it is asked for. @throws UsageError where there is no such revision */
async function sinceOf(name: string) {
  const { Revision } = await import('../check/revision');
  const { SinceChecker } = await import('../check/since-checker');
  return { revision: new Revision(process.cwd(), name), SinceChecker };
}

/** At the room for new objects. */
const FILES_BETWEEN_LOOKS = 16;

async function* here(
  files: readonly string[],
  checker: Checker,
  format: Format,
  interrupt: Interrupt,
  printedAs: string | undefined,
): AsyncGenerator<Checked> {
  const turns = new Turns();
  for (const [index, file] of files.entries()) {
    await turns.look();
    if (interrupt.isRaised) return;
    if (index % FILES_BETWEEN_LOOKS === 0) letNewGrow(true);
    yield await checkOne(file, checker, format, printedAs);
  }
}

async function* onCores(
  files: readonly string[],
  data: { settings: CheckSettings; format: FormatSettings },
  cores: number,
  { signal }: Interrupt,
  { stderr }: Terminal,
): AsyncGenerator<Checked> {
  const { checkOnCores } = await import('./check-on-cores');
  const progress = new Progress(files.length, stderr);
  const entry = pathToFileURL(join(__dirname, 'worker.cjs'));
  try {
    for await (const found of checkOnCores(files, data, {
      cores,
      entry,
      signal,
      onDone: ({ length }) => {
        progress.add(length);
      },
    })) {
      // With colours it is printed on a terminal, most likely the same.
      if (data.format.colours) progress.clear();
      yield found;
    }
  } finally {
    progress.end();
  }
}
