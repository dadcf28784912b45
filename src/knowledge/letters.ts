/** Which letters and digits a text has, as bits; different ones may share a bit. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
  return letters;
}

/**
 * How many typing slips two texts are apart at least, by their letters alone: a slip takes one letter
 * away at most, and brings one at most. Cheap, so that few texts need be compared in full.
 */
export const leastSlips = (a: number, b: number): number => Math.max(bits(a & ~b), bits(b & ~a));

function bits(mask: number): number {
  let left = mask;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
