import type { Located, Source } from '../manifest/model';
import type { Step } from './graph';

/** An entry of `inputs`, and the source that it stands in. */
interface Entry {
  readonly place: Located<string>;
  readonly source: Source;
}

/** The entries of `inputs` of the manifest that lead to any of these imported steps, through imported steps only. */
export function entriesTo(imported: readonly Step[], own: readonly Step[]): Entry[] {
  const leading = new Set(imported);
  for (const step of leading) {
    for (const fed of step.feeds) if (fed.file !== undefined) leading.add(fed);
  }
  return own.flatMap(({ source, inputs }) =>
    inputs.flatMap(({ step, entry }) =>
      step?.file !== undefined && leading.has(step) ? [{ place: entry, source }] : [],
    ),
  );
}
