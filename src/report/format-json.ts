import type { Format } from './format';

/** One array with an object for each file. */
export const json: Format = {
  start: '[',
  between: ',',
  file: (result) => `\n  ${JSON.stringify(result, undefined, 2).replaceAll('\n', '\n  ')}`,
  end: ({ checked, failed }) => (checked + failed === 0 ? ']\n' : '\n]\n'),
};
