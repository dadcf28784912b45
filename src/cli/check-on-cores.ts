import type { Writable } from 'node:stream';
import type { Checked } from '../check/check-some';
import type { WorkerSettings } from '../check/worker-settings';
import { Tally } from '../report/format';
import { formatOf } from '../check/format-of';
import { inThreads } from '../check/in-threads';
import { Progress } from './progress';

export interface Cores {
  /** Number of threads. */
  readonly cores: number;
  /** The program of a thread. */
  readonly entry: URL;
  /** Where progress is shown. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Checks files in a thread a core and yields what becomes of them, in their order, as it is printed. */
export async function* checkOnCores(
  files: readonly string[],
  data: WorkerSettings,
  { cores, entry, stderr }: Cores,
): AsyncGenerator<Checked> {
  const progress = new Progress(files.length, stderr);
  const format = formatOf(data.format, data.colours);
  const failed = (file: string, error: string): Checked => {
    const tally = { ...new Tally(), failed: 1 };
    const texts = [format.file({ file, error })];
    return { texts, tally, errors: [`${file}: ${error}`], brokenPolicies: [] };
  };
  const message = (some: readonly string[]): unknown => some;
  const checked = inThreads(files, { cores, entry, data, message, failed, joined });
  try {
    for await (const { files: some, found } of checked) {
      // With colours it is printed on a terminal, most likely the same.
      if (data.colours && found.texts.some((text) => text !== '')) progress.clear();
      yield found;
      progress.add(some.length);
    }
  } finally {
    progress.end();
  }
}

function joined(all: readonly Checked[]): Checked {
  const tally = new Tally();
  for (const each of all) tally.join(each.tally);
  return {
    texts: all.flatMap(({ texts }) => texts),
    tally: { ...tally },
    errors: all.flatMap(({ errors }) => errors),
    brokenPolicies: all.flatMap(({ brokenPolicies }) => brokenPolicies),
  };
}
