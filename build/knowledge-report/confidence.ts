import type { Confidence, KnowledgeData } from '../../src/knowledge/types';
import { entriesOf } from './entries';

const CONFIDENCES: readonly Confidence[] = ['verified', 'part-read', 'inferred', 'recalled'];

/** How many entries of each kind there are by confidence, as a Markdown table for `docs/knowledge.md`. */
export function confidenceTable(data: KnowledgeData): string {
  const all = entriesOf(data).map(({ kind, grounds: { confidence } }) => ({ kind, confidence }));
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const row = (kind: string): string => {
    const counts = CONFIDENCES.map(
      (each) => all.filter((entry) => entry.kind === kind && entry.confidence === each).length,
    );
    return `| ${[kind, ...counts.map(String)].join(' | ')} |`;
  };
  return [
    `| kind | ${CONFIDENCES.join(' | ')} |`,
    `|---|${'---:|'.repeat(CONFIDENCES.length)}`,
    ...kinds.map(row),
  ].join('\n');
}

/** What was looked for and not found, as a Markdown list. */
export const notFoundList = ({ notFound }: KnowledgeData): string =>
  notFound.map(({ what, lookUp }) => `- ${what} (${lookUp})`).join('\n');

/** The page with its table and list as the data has them now. */
export function withCurrentData(page: string, data: KnowledgeData): string {
  return [
    ['confidence', confidenceTable(data)],
    ['not found', notFoundList(data)],
  ].reduce(
    (text, [name = '', content = '']) =>
      text.replace(
        new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- end of ${name} -->)`),
        (_, start: string, end: string) => `${start}\n${content}\n${end}`,
      ),
    page,
  );
}
