import type { Finding } from '../rules/finding';
import type { Fix, TextEdit } from './fix';

/** An offer to change how the manifest is built, not how it is spelt. */
export function structure(
  { ruleId }: Finding,
  title: string,
  edits: readonly TextEdit[],
  preferred: boolean,
): Fix {
  return { title, ruleId, kind: 'structure', edits, preferred, safe: false };
}
