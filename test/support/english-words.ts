/** Words that hardly a sentence does without in English, and that no other language has. */
const WORDS = new Set(
  (
    'the of and or is are not no with without from for by as to its it that this which has have ' +
    'been on at more than than each other others step steps source sources share shares country ' +
    'countries add remove write put choose between where unknown since until agreement output part'
  ).split(' '),
);

/** The English words in a text; `in`, `on` and the like that German has too are not looked for. */
export const englishWords = (text: string): string[] =>
  (text.match(/[A-Za-zÀ-ž]+/g) ?? []).filter((word) => WORDS.has(word));
