import { clean } from '../text/clean';
import type { Block, Inline, Line, Theme } from './blocks';

/**
 * Blocks as Markdown. Every text is escaped whole, so that a name from a manifest is shown as it is
 * written and can be no markup, link, image or HTML.
 *
 * @param theme of the pictures
 */
export function toMarkdown(blocks: readonly Block[], theme: Theme = 'light'): string {
  return blocks.map((block) => paragraph(block, theme)).join('\n\n');
}

function paragraph(block: Block, theme: Theme): string {
  switch (block.kind) {
    case 'line':
      return lineOf(block.line);
    case 'list':
      return block.items.map((item) => `- ${lineOf(item)}`).join('\n');
    case 'picture':
      return `![${escapeMarkdown(block.alternative)}](data:image/svg+xml;base64,${base64(block.svg(theme))})`;
  }
}

const lineOf = (pieces: Line): string => pieces.map(inline).join('');

function inline(piece: Inline): string {
  if (typeof piece === 'string') return escapeMarkdown(piece);
  const text = escapeMarkdown(piece.text);
  const words = text.trim();
  // Stars around nothing would be shown as stars.
  const shown = piece.strong === true && words !== '' ? `**${words}**` : text;
  return piece.url === undefined ? shown : `[${shown}](${address(piece.url)})`;
}

/** Text as Markdown that shows it, on one line, and does nothing else. */
export function escapeMarkdown(text: string): string {
  return clean(text).replace(
    /[^\p{L}\p{N} ,;%]/gu,
    (character) => `&#${String(character.codePointAt(0))};`,
  );
}

/** An address that cannot end the link that it stands in. */
const address = (url: string): string => url.replace(/[\s<>()[\]\\"'`]/g, percent);

/** The bytes of a character, also where `encodeURIComponent` would leave it as it is. */
const percent = (character: string): string =>
  Array.from(
    new TextEncoder().encode(character),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');

/** UTF-8 as base64, in Node and in the browser. */
function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
