/** A text as the pseudo language has it; a line that is a link stays one. */
export const inBrackets = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const [, label, target] = /^\[([^\]]*)\](\([^)]*\))$/.exec(line) ?? [];
      return label === undefined || target === undefined ? `⟦${line}⟧` : `[⟦${label}⟧]${target}`;
    })
    .join('\n');

/** What of a text stands in no brackets. */
export function outsideBrackets(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return less === text ? text : outsideBrackets(less);
}
