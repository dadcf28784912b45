/**
 * A copy that holds nothing else. A piece of a text, or one joined of pieces, keeps the whole text in memory
 * as long as it lives itself: what is kept longer than the text must be one of these.
 */
export const ownCopy = (text: string): string => ` ${text}`.slice(1);
