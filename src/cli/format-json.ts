import type { FileResult } from './result';

export const json = (results: readonly FileResult[]): string =>
  `${JSON.stringify(results, undefined, 2)}\n`;
