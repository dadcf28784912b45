import type { FSWatcher } from 'node:fs';
import { watch as watchFolder } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { debounced } from '../check/debounce';
import { collectFiles } from '../check/files';
import { realPath, Trees } from '../check/tree';
import { UsageError } from '../check/usage-error';
import type { CheckOptions } from './check';
import { check } from './check';
import type { Terminal } from './terminal';
import { complain } from './terminal';

/** How long it has to be quiet before it is checked again, in milliseconds: programs save in several steps. */
const QUIET_MS = 100;

/** Clears the screen and what was scrolled away. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Checks, and again whenever a file changes that the result may rest on; prints where the result is another one. Ends
 * with a signal, as it is meant to: with status 0.
 *
 * @throws UsageError where it cannot check or cannot watch
 */
export async function watch(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  if (paths.includes('-')) throw new UsageError('Standard input cannot be watched: name files.');
  if (options.fix === true)
    throw new UsageError('--watch does not go with --fix: it would check its own changes.');
  const watcher = new Watcher(paths, options, terminal);
  return new Promise((done, failed) => {
    const end = (error?: Error): void => {
      watcher.end();
      for (const signal of SIGNALS) process.removeListener(signal, stop);
      if (error === undefined) done(0);
      else failed(error);
    };
    const stop = (): void => {
      end();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
    watcher.start(end);
  });
}

class Watcher {
  readonly #paths: readonly string[];
  readonly #options: CheckOptions;
  readonly #terminal: Terminal;
  readonly #watched = new Map<string, FSWatcher>();
  readonly #again = debounced(() => {
    this.#run();
  }, QUIET_MS);
  #fail: (error: Error) => void = () => undefined;
  #isRunning = false;
  /** Something changed while it was checked. */
  #isStale = false;
  #isOver = false;
  #printed: string | undefined;

  constructor(paths: readonly string[], options: CheckOptions, terminal: Terminal) {
    this.#paths = paths;
    this.#options = options;
    this.#terminal = terminal;
  }

  /** @param fail takes what ends it */
  start(fail: (error: Error) => void): void {
    this.#fail = fail;
    this.#run();
  }

  end(): void {
    this.#isOver = true;
    this.#again.end();
    for (const watcher of this.#watched.values()) watcher.close();
    this.#watched.clear();
  }

  #run(): void {
    if (this.#isRunning) {
      this.#isStale = true;
      return;
    }
    this.#isRunning = true;
    this.#check().then(
      () => {
        this.#isRunning = false;
        if (!this.#isStale || this.#isOver) return;
        this.#isStale = false;
        this.#again.ask();
      },
      (error: Error) => {
        this.#fail(error);
      },
    );
  }

  async #check(): Promise<void> {
    const [out, errors] = [new Gathered(), new Gathered()];
    const { stdout, stdin } = this.#terminal;
    const now = (): Date => this.#terminal.now();
    Object.assign(out, { isTTY: stdout.isTTY });
    const folders = new Set<string>();
    const first = this.#printed === undefined;
    try {
      const read = (folder: string): void => void folders.add(folder);
      const options = { ...this.#options, onFolder: read };
      await check(this.#paths, options, { stdout: out, stderr: errors, stdin, now });
    } catch (error) {
      // What was named may come back.
      if (!(error instanceof UsageError) || first) throw error;
      errors.text += `sourcing-compliance: ${error.message}\n`;
    }
    if (this.#isOver) return;
    await this.#follow(folders);
    this.#print(out.text, errors.text);
  }

  #print(out: string, errors: string): void {
    const printed = `${out}\0${errors}`;
    if (printed === this.#printed) return;
    this.#printed = printed;
    const { stdout } = this.#terminal;
    stdout.write(`${stdout.isTTY === true ? CLEAR : ''}${out}`);
    for (const line of errors.split('\n')) if (line !== '') complain(this.#terminal, line);
  }

  /** Watches the folders of all that was read, those that were looked through, and those above for a policy. */
  async #follow(read: ReadonlySet<string>): Promise<void> {
    const wanted = new Set([...read].map(realPath));
    const { files, folders, walked } = await collectFiles(this.#paths, this.#options.ignore).catch(
      () => ({ files: [], folders: [], walked: [] }),
    );
    const trees = new Trees(folders);
    for (const folder of [...walked, ...folders]) wanted.add(realPath(folder));
    for (const file of [...files, ...this.#paths]) wanted.add(realPath(dirname(resolve(file))));
    for (const folder of [...wanted]) {
      const top = trees.topOf(folder);
      for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at))
        wanted.add(dirname(at));
    }
    for (const [folder, watcher] of this.#watched) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watched.delete(folder);
    }
    for (const folder of wanted) if (!this.#watched.has(folder)) this.#watch(folder);
  }

  #watch(folder: string): void {
    try {
      const watcher = watchFolder(folder, () => {
        this.#again.ask();
      });
      watcher.on('error', () => {
        // It is gone: the next run looks what is there.
        watcher.close();
        this.#watched.delete(folder);
        this.#again.ask();
      });
      this.#watched.set(folder, watcher);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return;
      throw new UsageError(`${folder} cannot be watched: ${message}.`);
    }
  }
}

class Gathered extends Writable {
  text = '';

  override _write(piece: Buffer, _encoding: string, done: () => void): void {
    this.text += piece.toString('utf8');
    done();
  }
}
