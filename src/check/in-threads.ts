import { Worker } from 'node:worker_threads';

/** What threads do with files; `Found` is what becomes of some of them. */
export interface Work<Found> {
  /** Number of threads. */
  readonly cores: number;
  /** The program of a thread: it answers every message with what was found. */
  readonly entry: URL;
  /** What a thread is handed once. */
  readonly data: unknown;
  /** What a thread is sent to check some files, asked for when their turn has come. */
  message(files: readonly string[]): unknown;
  /** What becomes of a file that a thread died of. */
  failed(file: string, error: string): Found;
  joined(all: readonly Found[]): Found;
  /** Whether files are written: then a thread ends what it is about first. */
  readonly writes?: boolean;
  /** Ends the work at once: what is under way is lost. */
  readonly signal?: AbortSignal;
}

/** Files that a thread is sent at once. */
const BATCH = 4;
/** Batches a thread that are checked before an earlier one is taken: what they found is kept meanwhile. */
const MAX_BATCHES_AHEAD = 4;

/** Megabytes for new objects: a manifest and its findings are gone before they would be moved. */
const MAX_YOUNG_MEGABYTES = 12;

interface Batch<Found> {
  readonly files: readonly string[];
  /** Undefined: the work was given up. */
  readonly done: Promise<Found | undefined>;
  finish(found: Found | undefined): void;
}

/**
 * Has files checked in threads and yields what becomes of them, some at a time, in their order. A thread
 * that dies costs no more than the file that it died of.
 */
export async function* inThreads<Found>(
  files: readonly string[],
  work: Work<Found>,
): AsyncGenerator<{ readonly files: readonly string[]; readonly found: Found }> {
  const { signal } = work;
  if (signal?.aborted) return;
  const pool = new Pool(work);
  const giveUp = (): void => {
    pool.giveUp();
  };
  signal?.addEventListener('abort', giveUp);
  const ahead: Batch<Found>[] = [];
  let next = 0;
  const fill = (): void => {
    while (next < files.length && ahead.length < MAX_BATCHES_AHEAD * work.cores) {
      ahead.push(pool.check(files.slice(next, next + BATCH)));
      next += BATCH;
    }
  };
  try {
    fill();
    for (let batch = ahead.shift(); batch; batch = ahead.shift()) {
      const found = await batch.done;
      if (found === undefined) return;
      yield { files: batch.files, found };
      fill();
    }
  } finally {
    signal?.removeEventListener('abort', giveUp);
    await pool.end();
  }
}

class Pool<Found> {
  readonly #work: Work<Found>;
  readonly #waiting: Batch<Found>[] = [];
  readonly #busy = new Map<Worker, Batch<Found>>();
  readonly #idle: Worker[] = [];
  #isOver = false;

  constructor(work: Work<Found>) {
    this.#work = work;
    for (let core = 0; core < work.cores; core++) this.#idle.push(this.#start());
  }

  check(files: readonly string[]): Batch<Found> {
    let finish: Batch<Found>['finish'] = () => undefined;
    const done = new Promise<Found | undefined>((resolve) => (finish = resolve));
    const batch = { files, done, finish };
    this.#waiting.push(batch);
    this.#handOut();
    return batch;
  }

  /** Whatever is waited for is answered with nothing. */
  giveUp(): void {
    this.#isOver = true;
    for (const batch of [...this.#waiting, ...this.#busy.values()]) batch.finish(undefined);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#work.writes === true) await Promise.all([...this.#busy.keys()].map(doneOf));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  #handOut(): void {
    while (this.#waiting.length > 0 && !this.#isOver) {
      const worker = this.#idle.pop();
      if (!worker) return;
      const batch = this.#waiting.shift();
      if (!batch) return;
      this.#busy.set(worker, batch);
      worker.postMessage(this.#work.message(batch.files));
    }
  }

  #start(): Worker {
    const { entry, data } = this.#work;
    const worker = new Worker(entry, {
      workerData: data,
      resourceLimits: { maxYoungGenerationSizeMb: MAX_YOUNG_MEGABYTES },
    });
    let why = 'its thread ended';
    worker.on('message', (found: Found) => {
      const batch = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      batch?.finish(found);
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
    else if (file !== undefined) {
      batch.finish(this.#work.failed(file, `The check of this file failed: ${why}.`));
    }
    this.#handOut();
  }

  async #oneByOne(batch: Batch<Found>): Promise<void> {
    const single = batch.files.map((file) => this.check([file]).done);
    const found = await Promise.all(single);
    const whole = found.filter((each) => each !== undefined);
    batch.finish(whole.length < found.length ? undefined : this.#work.joined(whole));
  }
}

/** When a thread has answered, or died. */
const doneOf = (worker: Worker): Promise<void> =>
  new Promise((done) => {
    for (const event of ['message', 'exit']) {
      worker.once(event, () => {
        done();
      });
    }
  });
