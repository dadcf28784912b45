/** What is said of a thing, before it is Markdown, HTML or plain text. */

/** A piece of a line. Addresses come from the knowledge or the adapter, never from a manifest. */
export type Inline =
  string | { readonly text: string; readonly url?: string; readonly strong?: true };

export type Line = readonly Inline[];

/** What a picture stands on. */
export type Theme = 'light' | 'dark' | 'high-contrast-light' | 'high-contrast';

export type Block =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | {
      readonly kind: 'picture';
      /** A whole SVG document, in the colours of a theme. */
      readonly svg: (theme: Theme) => string;
      /** The same in words, for those who cannot see it. */
      readonly alternative: string;
    };

export const line = (...pieces: Inline[]): Block => ({ kind: 'line', line: pieces });

/** A list, or nothing where it would be empty. */
export const list = (items: readonly Line[]): Block[] =>
  items.length > 0 ? [{ kind: 'list', items }] : [];

export const strong = (text: string): Inline => ({ text, strong: true });
