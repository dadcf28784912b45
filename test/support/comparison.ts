import type { ComparisonWords } from '../../src/editor/comparison-html';

/** Words as the editor has them, in short. */
export const COMPARISON_WORDS: ComparisonWords = {
  language: 'en',
  partner: 'Partner',
  wanted: (name, share) => `${name} (${share} wanted)`,
  resolved: 'Resolved findings',
  fresh: 'New findings',
  choice: 'Choice',
  use: 'Use',
  usePartner: (name) => `Use ${name}`,
  nobody: 'Nobody',
  asItIs: 'As it is',
  guidance: 'Guidance',
  passes: (share) => `${share} passes`,
  fails: (share) => `${share} fails`,
  none: 'none',
};
