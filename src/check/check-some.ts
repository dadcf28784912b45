import type { FileChecker } from './file-checker';
import type { Format } from '../report/format';
import { Tally } from '../report/format';

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
    const { result, text } = await checkOne(file, checker, format);
    tally.add(result);
    texts.push(text);
    if ('error' in result) errors.push(`${file}: ${result.error}`);
  }
  return { texts, tally: { ...tally }, errors, brokenPolicies: checker.policies.broken };
}

/** A mistake of the program, or more than can be printed, costs no more than the one file. */
async function checkOne(file: string, checker: FileChecker, format: Format) {
  try {
    const { result } = await checker.check(file);
    return { result, text: format.file(result) };
  } catch (error) {
    const result = { file, error: `The check of this file failed: ${String(error)}.` };
    return { result, text: format.file(result) };
  }
}
