import type { Checked } from '../check/check-some';
import { joined } from '../check/check-some';
import { formatOf } from '../check/format-of';
import { inThreads } from '../check/in-threads';
import type { WorkerSettings } from '../check/worker-settings';
import { Tally } from '../report/format';

export interface Cores {
  /** Number of threads. */
  readonly cores: number;
  /** The program of a thread. */
  readonly entry: URL;
  /** Ends the work at once. */
  readonly signal?: AbortSignal;
  /** Is handed the files that are done, and with what. */
  readonly onDone?: (files: readonly string[], checked: Checked) => void;
}

/** Checks files in a thread a core and yields what becomes of them, in their order, as it is printed. */
export async function* checkOnCores(
  files: readonly string[],
  data: WorkerSettings,
  { onDone, ...cores }: Cores,
): AsyncGenerator<Checked> {
  const format = await formatOf(data.format);
  const failed = (file: string, error: string): Checked => ({
    texts: [[...format.file({ file, error })]],
    tally: { ...new Tally(), failed: 1 },
    failures: [{ file, error }],
    brokenPolicies: [],
    policies: [],
  });
  const message = (some: readonly string[]): unknown => some;
  for await (const { files: some, found } of inThreads(files, {
    ...cores,
    data,
    message,
    failed,
    joined,
    writes: data.settings.fix === true,
  })) {
    yield found;
    onDone?.(some, found);
  }
}
