import type { Finding } from '../rules/finding';
import type { ComparisonTable } from '../fixes/compare';
import { clean } from '../text/clean';

/** The table of a comparison as a page: no scripts, nothing loaded, all text escaped. */
export function comparisonHtml(title: string, step: string, table: ComparisonTable): string {
  const { shares, rows } = table;
  const heads = [
    'Partner',
    ...shares.map(({ name, wanted }) => `${name} (${wanted} wanted)`),
    'Findings that go',
    'Findings that come',
  ];
  const now = shares.map(({ before, passes }) => cell(verdict(before, passes)));
  const body = rows.map(({ offer, shares: after, gone, fresh }) => {
    const [partner = ''] = offer.title.split('; ');
    return row([
      `<th scope="row">${escape(partner.replace(/^Source from /, ''))}</th>`,
      ...after.map((share) => cell(verdict(share.after, share.passes))),
      cell(rules(gone)),
      cell(rules(fresh)),
    ]);
  });
  const content =
    rows.length === 0
      ? '<p>The knowledge has no partner with a figure for this step.</p>'
      : `<table><caption>${escape(step)}</caption>
<thead>${row(heads.map((head) => `<th scope="col">${escape(head)}</th>`))}</thead>
<tbody>${row(['<th scope="row">As it is</th>', ...now, cell('–'), cell('–')])}
${body.join('\n')}</tbody></table>`;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
${content}
<p>Engineering guidance, not legal advice.</p></body></html>`;
}

const STYLE = `
body { color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); }
h1 { font-size: 1.3em; }
caption { text-align: left; padding: 0 0 .6em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); padding: .4em .8em; text-align: left; vertical-align: top; }
th[scope=row] { font-weight: normal; min-width: 14em; max-width: 26em; }
`;

const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const cell = (text: string): string => `<td>${escape(text)}</td>`;

const verdict = (share: string, passes: boolean): string =>
  `${share} ${passes ? '✔ passes' : '✖ fails'}`;

/** `china-source, 2 × china-upstream`. */
function rules(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  if (counts.size === 0) return 'none';
  return [...counts].map(([id, count]) => (count > 1 ? `${String(count)} × ${id}` : id)).join(', ');
}

const escape = (text: string): string =>
  clean(text).replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
