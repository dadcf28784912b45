import type { FileChecker } from './file-checker';
import type { Format } from './format';
import { Tally } from './format';

/** What becomes of some files, as it is printed. */
export interface Checked {
  /** One text a file; empty where there is nothing to print. */
  readonly texts: readonly string[];
  readonly tally: Omit<Tally, 'add' | 'join'>;
  /** A line for each file that could not be read. */
  readonly errors: readonly string[];
  /** A line for each policy that cannot be used, of all files so far. */
  readonly brokenPolicies: readonly string[];
}

/** Checks some files one after the other. */
export async function checkSome(
  files: readonly string[],
  checker: FileChecker,
  format: Format,
): Promise<Checked> {
  const tally = new Tally();
  const texts: string[] = [];
  const errors: string[] = [];
  for (const file of files) {
    const { result } = await checker.check(file);
    tally.add(result);
    texts.push(format.file(result));
    if ('error' in result) errors.push(`${file}: ${result.error}`);
  }
  return { texts, tally: { ...tally }, errors, brokenPolicies: checker.policies.broken };
}
