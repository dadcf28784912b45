import type { StructureProblem } from '../manifest/model';

/** What may settle a problem while one is typing: another key of its source, or a letter on its line. */
export function settledBy({ kind }: StructureProblem): 'key' | 'letter' | undefined {
  switch (kind) {
    case 'missing-key':
    case 'missing-subject':
      return 'key';
    case 'empty-value':
    case 'syntax':
    case 'unknown-key':
    case 'wrong-type':
      return 'letter';
    default:
      return undefined;
  }
}
