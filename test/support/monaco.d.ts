/** What the tests use of VS Code's own scoring; the package declares its editor alone. */
declare module 'monaco-editor-core/esm/vs/base/common/filters.js' {
  export type FuzzyScore = readonly [score: number, wordStart: number, ...matches: number[]];
  export const FuzzyScore: { readonly Default: FuzzyScore };
  export const FuzzyScoreOptions: { readonly default: object };
  type Score = (
    pattern: string,
    lowPattern: string,
    patternStart: number,
    word: string,
    lowWord: string,
    wordStart: number,
    options?: object,
  ) => FuzzyScore | undefined;
  export const fuzzyScore: Score;
  export const anyScore: Score;
}
