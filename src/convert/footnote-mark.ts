/** Stars, daggers, raised numbers, and numbers in brackets or before one. */
const MARK = /(?:[*†‡§#¹²³⁰⁴-⁹]|[([](?:\*{1,3}|\d{1,2}|[a-z])[)\]]|\d{1,2}\)|(?<=\p{Ll})\d)$/u;
const MAX_MARKS = 4;

/** A name without the marks of footnotes behind it: `China*`, `China 1)`, `China [2]`. */
export function withoutMark(name: string): string {
  let text = name;
  for (let count = 0; count < MAX_MARKS && MARK.test(text); count++) {
    text = text.replace(MARK, '').trimEnd();
  }
  return text;
}
