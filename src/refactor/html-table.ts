import { Parser } from 'htmlparser2';
import type { Table } from '../convert/table/table';
import { phrase } from '../messages/phrase';

/** The cells that a cell of more than one column or row stands for: more are not filled. */
const MAX_SPAN = 100;

/** The first table of a page or a part of one; undefined where there is none with two rows. */
export function htmlTable(html: string): Table | undefined {
  if (!/<table/i.test(html)) return undefined;
  const rows: string[][] = [];
  let row: string[] | undefined;
  let cell: { text: string; columns: number } | undefined;
  let isOver = false;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (isOver) return;
      if (name === 'tr') rows.push((row = []));
      else if (name === 'td' || name === 'th') {
        const columns = Math.min(MAX_SPAN, Number(attributes['colspan']) || 1);
        cell = { text: '', columns };
      } else if (name === 'br' && cell) cell.text += ' ';
    },
    ontext: (text) => {
      if (cell) cell.text += text;
    },
    onclosetag: (name) => {
      if (name === 'table') isOver = true;
      if ((name !== 'td' && name !== 'th') || !cell || !row) return;
      row.push(cell.text.replace(/\s+/g, ' ').trim(), ...Array<string>(cell.columns - 1).fill(''));
      cell = undefined;
    },
  });
  parser.end(html);
  const filled = rows
    .map((cells, at) => ({ place: phrase('row {row}', { row: at + 1 }), cells }))
    .filter(({ cells }) => cells.some((text) => text !== ''));
  return filled.length < 2 ? undefined : { rows: filled };
}
