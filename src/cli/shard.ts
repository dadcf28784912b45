import { UsageError } from '../check/usage-error';

/**
 * The part of some sorted files that `2/5` names: every fifth, from the second on, so that large folders
 * are shared out. All parts together are all files.
 *
 * @throws UsageError where it is no part
 */
export function partOf(files: readonly string[], shard: string | undefined): readonly string[] {
  if (shard === undefined) return files;
  const [, part = '', of = ''] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(shard) ?? [];
  if (part === '' || Number(part) > Number(of)) {
    throw new UsageError(`--shard needs a part such as 2/5, not "${shard}".`);
  }
  return files.filter((_, index) => index % Number(of) === Number(part) - 1);
}
