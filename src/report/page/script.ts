/**
 * The page's only script: sorts and filters tables; in the editor it asks for the line of a row, and takes over a
 * newer report. It makes no request, and what it shows is what the page was made with.
 */
export const SCRIPT = `
'use strict';
const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : undefined;
const numbers = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const keyOf = (row, at) => { const cell = row.cells[at]; return cell ? (cell.dataset.sort ?? cell.textContent) : ''; };
function sort(head, direction) {
  const body = head.closest('table').tBodies[0];
  const at = head.cellIndex;
  const rows = [...body.rows].map((row) => [keyOf(row, at), row]);
  const side = direction === 'ascending' ? 1 : -1;
  const compare = (a, b) => (a === '') !== (b === '') ? (a === '' ? 1 : -1)
    : (a !== '' && Number.isFinite(+a) && Number.isFinite(+b) ? +a - +b : numbers.compare(a, b)) * side;
  rows.sort((a, b) => compare(a[0], b[0]));
  for (const other of head.parentElement.cells) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', direction);
  body.append(...rows.map(([, row]) => row));
}
function filter(input) {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const row of document.getElementById(input.dataset.filter).tBodies[0].rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) shown++;
  }
  const output = input.parentElement.querySelector('output');
  output.textContent = shown === 1 ? output.dataset.one : output.dataset.many.replace('{count}', shown.toLocaleString(document.documentElement.lang));
}
document.addEventListener('click', ({ target }) => {
  const head = target.closest('th');
  if (head && target.closest('button')) {
    sort(head, head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending');
    remember();
    return;
  }
  const at = target.closest('[data-line]');
  if (editor && at && !target.closest('a')) editor.postMessage({ line: Number(at.dataset.line), file: at.dataset.file });
});
document.addEventListener('input', ({ target }) => { if (target.dataset.filter) { filter(target); remember(); } });
document.addEventListener('toggle', () => remember(), true);
function stateNow() {
  const main = document.querySelector('main');
  return {
    top: scrollY,
    open: [...main.querySelectorAll('details')].map((each) => each.open),
    typed: [...main.querySelectorAll('[data-filter]')].map((each) => [each.id, each.value]),
    sorted: [...main.querySelectorAll('th[aria-sort]')].map((head) => [head.closest('table').id, head.cellIndex, head.getAttribute('aria-sort')]),
  };
}
function restore({ top, open, typed, sorted }) {
  [...document.querySelectorAll('main details')].forEach((each, index) => { each.open = open[index] === true; });
  for (const [id, value] of typed) {
    const input = document.getElementById(id);
    if (input && value) { input.value = value; filter(input); }
  }
  for (const [id, at, direction] of sorted) {
    const table = document.getElementById(id);
    if (table) sort(table.tHead.rows[0].cells[at], direction);
  }
  scrollTo(0, top);
}
function remember() { if (editor) editor.setState(stateNow()); }
if (editor) {
  // The page is made again when it was hidden, and knows only what it has kept here.
  const kept = editor.getState();
  if (kept) restore(kept);
  let waiting;
  window.addEventListener('scroll', () => { clearTimeout(waiting); waiting = setTimeout(remember, 100); });
  window.addEventListener('message', ({ data }) => {
    if (typeof data.main !== 'string') return;
    const before = stateNow();
    const focused = document.activeElement && document.activeElement.id;
    document.querySelector('main').innerHTML = data.main;
    restore(before);
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  });
  editor.postMessage({ isReady: true });
}
`;
