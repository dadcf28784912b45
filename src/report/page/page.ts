import type { Language } from '../../messages/language';
import { ENGLISH } from '../../messages/language';
import type { Programme } from '../data/programme';
import type { Report } from '../data/report';
import type { PageFor } from './main-html';
import { mainHtml } from './main-html';
import { programmeHtml } from './programme-html';
import { SCRIPT } from './script';
import { STYLE } from './style';
import { escaped } from './text';

/**
 * The report as a page that needs nothing else and can load nothing: style and script are allowed by their hashes.
 *
 * @param where in the editor rows lead to their lines
 */
export const reportPage = (
  report: Report,
  where: PageFor = 'file',
  language: Language = ENGLISH,
): Promise<string> =>
  pageAround(
    language.t('Sourcing report: {subject}', { subject: report.product ?? report.file }),
    mainHtml(report, where, language),
    where,
    language,
  );

/** The report on several manifests as such a page. */
export const programmePage = (
  programme: Programme,
  where: PageFor = 'file',
  language: Language = ENGLISH,
): Promise<string> =>
  pageAround(
    language.t('Sourcing report: {subject}', { subject: programme.title }),
    programmeHtml(programme, where, language),
    where,
    language,
  );

/**
 * A page of its own with a title around what is inside `main`.
 *
 * @param main HTML
 */
export async function pageAround(
  title: string,
  main: string,
  where: PageFor = 'file',
  { locale }: Language = ENGLISH,
): Promise<string> {
  const [style, script] = await Promise.all([hash(STYLE), hash(SCRIPT)]);
  const policy = `default-src 'none'; style-src '${style}'; script-src '${script}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}</style></head>
<body><main${where === 'editor' ? ' class="jumps"' : ''}>
${main}
</main><script>${SCRIPT}</script></body></html>
`;
}

/** What a content security policy allows an inline style or script by. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
