import { clean } from '../text/clean';
import type { Block, Inline, Line, Theme } from './blocks';

/**
 * Blocks as Markdown. Every text is escaped whole, so that a name from a manifest is shown as it is
 * written and can be no markup, link, image or HTML.
 *
 * @param theme of the pictures
 */
export function toMarkdown(blocks: readonly Block[], theme: Theme = 'light'): string {
  return blocks.map((block) => paragraph(block, escapeMarkdown, theme)).join('\n\n');
}

/**
 * As `toMarkdown`, for editors that show Markdown as it is written: no pictures, and only what could be
 * markup has a backslash before it.
 */
export function toTextMarkdown(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'picture'
        ? lightlyEscaped(block.alternative)
        : paragraph(block, lightlyEscaped, 'light'),
    )
    .join('\n\n');
}

type Escape = (text: string) => string;

function paragraph(block: Block, escape: Escape, theme: Theme): string {
  switch (block.kind) {
    case 'line':
      return lineOf(block.line, escape);
    case 'list':
      return block.items.map((item) => `- ${lineOf(item, escape)}`).join('\n');
    case 'picture':
      return `![${escape(block.alternative)}](data:image/svg+xml;base64,${base64(block.svg(theme))})`;
  }
}

const lineOf = (pieces: Line, escape: Escape): string =>
  pieces.map((piece) => inline(piece, escape)).join('');

function inline(piece: Inline, escape: Escape): string {
  if (typeof piece === 'string') return escape(piece);
  const text = escape(piece.text);
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

/** Marks, links, HTML, entities; addresses and names of hosts that would become links by themselves. */
const MARKUP = /[\\`*_[\]<>&#|~!@$]|:(?=\/\/)|(?<=www)\.|^(?:[-+=]|\d+(?=[.)]))/gi;

/** As `escapeMarkdown`, and readable where nothing renders it. */
const lightlyEscaped: Escape = (text) =>
  clean(text).replace(MARKUP, (found) => (/^\d/.test(found) ? `${found}\\` : `\\${found}`));

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
