import type { Finding } from '../rules/finding';
import type { ComparisonTable } from '../fixes/compare';
import { clean } from '../text/clean';

/** The words around the figures, in the language of the editor. */
export interface ComparisonWords {
  readonly language: string;
  readonly partner: string;
  readonly wanted: (name: string, share: string) => string;
  readonly resolved: string;
  readonly fresh: string;
  readonly choice: string;
  readonly use: string;
  readonly usePartner: (name: string) => string;
  readonly nobody: string;
  readonly asItIs: string;
  readonly guidance: string;
  readonly passes: (share: string) => string;
  readonly fails: (share: string) => string;
  readonly none: string;
}

/** What the page shows. */
export interface ComparisonPage {
  readonly words: ComparisonWords;
  readonly title: string;
  /** The step as it is, in words. */
  readonly step: string;
  readonly table: ComparisonTable;
  /** Of the document; a choice on an older page is not taken. */
  readonly version: number;
}

/** The page around a comparison: nothing is loaded, one script and one style by their nonce, all text escaped. */
export function comparisonPage(page: ComparisonPage): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escape(page.words.language)}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escape(page.title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>${comparisonHtml(page)}</main><p role="status" id="news"></p>
<script nonce="${nonce}">${SCRIPT}</script></body></html>`;
}

/** What stands in the page: it is exchanged when the manifest changes. */
export function comparisonHtml({ title, step, table, version, words }: ComparisonPage): string {
  const { shares, rows } = table;
  const heads = [
    words.partner,
    ...shares.map(({ name, wanted }) => words.wanted(name, wanted)),
    words.resolved,
    words.fresh,
    words.choice,
  ];
  const now = shares.map(({ before, passes }) => cell(verdict(before, passes, words)));
  const body = rows.map(({ offer, shares: after, gone, fresh }, index) => {
    const name = offer.partner;
    return row([
      `<th scope="row">${escape(name)}</th>`,
      ...after.map((share) => cell(verdict(share.after, share.passes, words))),
      `<td>${rules(gone, words)}</td>`,
      `<td>${rules(fresh, words)}</td>`,
      `<td><button type="button" data-offer="${String(index)}" aria-label="${escape(words.usePartner(name))}">${escape(words.use)}</button></td>`,
    ]);
  });
  const asItIs = [...now, cell('–'), cell('–'), cell('–')];
  const content =
    rows.length === 0
      ? `<p>${escape(words.nobody)}</p>`
      : `<table><caption>${escape(step)}</caption>
<thead>${row(heads.map((head) => `<th scope="col">${escape(head)}</th>`))}</thead>
<tbody>${row([`<th scope="row">${escape(words.asItIs)}</th>`, ...asItIs])}
${body.join('\n')}</tbody></table>`;
  return `<h1>${escape(title)}</h1>
<div data-version="${String(version)}">${content}</div>
<p>${escape(words.guidance)}</p>`;
}

/** Sends choices, and takes newer contents over without moving the focus. */
const SCRIPT = `
const editor = acquireVsCodeApi();
const main = document.querySelector('main');
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button[data-offer]');
  if (!button) return;
  const { version } = main.querySelector('[data-version]').dataset;
  editor.postMessage({ offer: Number(button.dataset.offer), version: Number(version) });
});
addEventListener('message', ({ data }) => {
  if (typeof data?.main !== 'string') return;
  const offer = document.activeElement?.dataset?.offer;
  main.innerHTML = data.main;
  document.getElementById('news').textContent = data.news ?? '';
  if (offer !== undefined) main.querySelector('[data-offer="' + offer + '"]')?.focus();
});`;

const STYLE = `
body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground); font-family: var(--vscode-font-family); }
h1 { font-size: 1.3em; }
caption { text-align: left; padding: 0 0 .6em; }
table { border-collapse: collapse; }
th, td { border-bottom: 1px solid var(--vscode-panel-border, var(--vscode-contrastBorder)); padding: .4em .8em; text-align: left; vertical-align: top; }
th[scope=row] { font-weight: normal; min-width: 14em; max-width: 26em; }
button { color: var(--vscode-button-foreground); background: var(--vscode-button-background); border: 1px solid var(--vscode-button-border, transparent); border-radius: 2px; padding: .2em .8em; font: inherit; cursor: pointer; }
button:hover { background: var(--vscode-button-hoverBackground); }
button:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
.rule { white-space: nowrap; }
#news { color: var(--vscode-descriptionForeground); }
`;

const row = (cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const cell = (text: string): string => `<td>${escape(text)}</td>`;

const verdict = (share: string, passes: boolean, words: ComparisonWords): string =>
  passes ? words.passes(share) : words.fails(share);

/** `china-source, 2 × china-upstream`, each in one piece, as HTML. */
function rules(findings: readonly Finding[], { none }: ComparisonWords): string {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  if (counts.size === 0) return escape(none);
  return [...counts]
    .map(([id, count]) => (count > 1 ? `${String(count)} × ${id}` : id))
    .map((text) => `<span class="rule">${escape(text)}</span>`)
    .join(', ');
}

const escape = (text: string): string =>
  // A figure and its sign stay on one line.
  clean(text)
    .replaceAll(' %', '\u00a0%')
    .replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
