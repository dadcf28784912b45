import type { FileChecker } from './file-checker';
import type { Format } from './format';
import { Tally } from './format';

/** What becomes of some files, as it is printed. */
export interface Checked {
  /** One text a file; empty where there is nothing to print. */
  readonly texts: readonly string[];
  readonly tally: Omit<Tally, 'add' | 'join'>;
  /** Of each file the others that its imports lead to, as absolute paths. */
  readonly imports: readonly (readonly string[])[];
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
  const imports: (readonly string[])[] = [];
  const errors: string[] = [];
  for (const file of files) {
    const { result, reached, text } = await checkOne(file, checker, format);
    tally.add(result);
    texts.push(text);
    imports.push(reached);
    if ('error' in result) errors.push(`${file}: ${result.error}`);
  }
  return { texts, tally: { ...tally }, imports, errors, brokenPolicies: checker.policies.broken };
}

/** A mistake of the program, or more than can be printed, costs no more than the one file. */
async function checkOne(file: string, checker: FileChecker, format: Format) {
  try {
    const { result, reached } = await checker.check(file);
    return { result, reached, text: format.file(result) };
  } catch (error) {
    const result = { file, error: `The check of this file failed: ${String(error)}.` };
    return { result, reached: [], text: format.file(result) };
  }
}
