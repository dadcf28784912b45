import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Checked } from './check-some';
import type { CheckSettings } from './file-checker';
import { Tally } from './format';
import type { FormatName } from './format-of';
import { formatOf } from './format-of';
import { Progress } from './progress';

export interface WorkerSettings {
  readonly settings: CheckSettings;
  readonly format: FormatName;
  readonly colours: boolean;
}

export interface Cores {
  /** Number of threads. */
  readonly cores: number;
  /** The program of a thread. */
  readonly entry: URL;
  /** Where progress is shown. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Files that a thread is sent at once. */
const BATCH = 16;
/** Batches that are checked before an earlier one is printed: what they found is kept meanwhile. */
const MOST_AHEAD = 32;

/** Megabytes for what is new: a manifest and its findings are gone before they would be moved. */
const YOUNG = 32;

interface Batch {
  readonly files: readonly string[];
  readonly done: Promise<Checked>;
  finish(checked: Checked): void;
}

/**
 * Checks files in a thread a core and yields what becomes of them, in their order. A thread that dies
 * costs no more than the file that it died of.
 */
export async function* checkOnCores(
  files: readonly string[],
  settings: WorkerSettings,
  { cores, entry, stderr }: Cores,
): AsyncGenerator<Checked> {
  const progress = new Progress(files.length, stderr);
  const pool = new Pool(settings, cores, entry);
  const ahead: Batch[] = [];
  let next = 0;
  const fill = (): void => {
    while (next < files.length && ahead.length < MOST_AHEAD) {
      ahead.push(pool.check(files.slice(next, next + BATCH)));
      next += BATCH;
    }
  };
  try {
    fill();
    for (let batch = ahead.shift(); batch; batch = ahead.shift()) {
      const checked = await batch.done;
      progress.add(batch.files.length);
      yield checked;
      fill();
    }
  } finally {
    progress.end();
    await pool.end();
  }
}

class Pool {
  readonly #settings: WorkerSettings;
  readonly #entry: URL;
  readonly #waiting: Batch[] = [];
  readonly #busy = new Map<Worker, Batch>();
  readonly #idle: Worker[] = [];
  #isOver = false;

  constructor(settings: WorkerSettings, cores: number, entry: URL) {
    this.#settings = settings;
    this.#entry = entry;
    for (let core = 0; core < cores; core++) this.#idle.push(this.#start());
  }

  check(files: readonly string[]): Batch {
    let finish: Batch['finish'] = () => undefined;
    const done = new Promise<Checked>((resolve) => (finish = resolve));
    const batch = { files, done, finish };
    this.#waiting.push(batch);
    this.#handOut();
    return batch;
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #handOut(): void {
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop();
      if (!worker) return;
      const batch = this.#waiting.shift();
      if (!batch) return;
      this.#busy.set(worker, batch);
      worker.postMessage(batch.files);
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#entry, {
      workerData: this.#settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    let why = 'its thread ended';
    worker.on('message', (checked: Checked) => {
      const batch = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      batch?.finish(checked);
      this.#handOut();
    });
    worker.on('error', (error) => (why = error.message));
    worker.on('exit', () => {
      if (!this.#isOver) this.#replace(worker, why);
    });
    return worker;
  }

  /** The files of a thread that died are checked one by one, to find the one that it died of. */
  #replace(worker: Worker, why: string): void {
    const batch = this.#busy.get(worker);
    this.#busy.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place >= 0) this.#idle.splice(place, 1);
    if (!batch && this.#waiting.length === 0) return;
    this.#idle.push(this.#start());
    if (!batch) {
      this.#handOut();
      return;
    }
    const [file, ...others] = batch.files;
    if (others.length > 0) void this.#oneByOne(batch);
    else if (file !== undefined) batch.finish(this.#failed(file, why));
    this.#handOut();
  }

  #failed(file: string, why: string): Checked {
    const error = `The check of this file failed: ${why}.`;
    const tally = new Tally();
    tally.failed = 1;
    const { format, colours } = this.#settings;
    return {
      texts: [formatOf(format, colours).file({ file, error })],
      tally: { ...tally },
      imports: [[]],
      errors: [`${file}: ${error}`],
      brokenPolicies: [],
    };
  }

  async #oneByOne(batch: Batch): Promise<void> {
    const single = batch.files.map((file) => this.check([file]).done);
    batch.finish(joined(await Promise.all(single)));
  }
}

function joined(all: readonly Checked[]): Checked {
  const tally = new Tally();
  for (const each of all) tally.join(each.tally);
  return {
    texts: all.flatMap(({ texts }) => texts),
    tally: { ...tally },
    imports: all.flatMap(({ imports }) => imports),
    errors: all.flatMap(({ errors }) => errors),
    brokenPolicies: all.flatMap(({ brokenPolicies }) => brokenPolicies),
  };
}
