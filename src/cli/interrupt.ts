const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first signal to end is kept, so that what is being written can be finished or taken back; the
 * second ends the process at once.
 */
export class Interrupt {
  readonly #controller = new AbortController();
  #by: NodeJS.Signals | undefined;

  constructor() {
    for (const signal of SIGNALS) process.once(signal, this.#take);
  }

  /** Aborted by a signal to end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isRaised(): boolean {
    return this.#by !== undefined;
  }

  /** Leaves signals to the system again, and the one that was kept, which ends the process. */
  end(): void {
    for (const signal of SIGNALS) process.removeListener(signal, this.#take);
    if (this.#by !== undefined) process.kill(process.pid, this.#by);
  }

  readonly #take = (by: NodeJS.Signals): void => {
    for (const signal of SIGNALS) process.removeListener(signal, this.#take);
    this.#by = by;
    this.#controller.abort();
  };
}

/**
 * Does something as soon as a signal asks the process to end, and lets it end.
 *
 * @returns what leaves signals to the system again
 */
export function onSignal(act: () => void): () => void {
  const take = (by: NodeJS.Signals): void => {
    release();
    act();
    process.kill(process.pid, by);
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, take);
  };
  for (const signal of SIGNALS) process.once(signal, take);
  return release;
}
