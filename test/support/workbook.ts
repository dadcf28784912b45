import { strToU8, zipSync } from 'fflate';

/** Cells of a sheet by their place: `A5`. */
export type Cells = Readonly<Record<string, string | number | boolean | Formula | Failed>>;

/** A formula that has no value: `#N/A`. */
export interface Failed {
  readonly error: string;
}

/** A formula with the value that it had when the file was saved. */
export interface Formula {
  readonly formula: string;
  /** Absent: it was never computed. */
  readonly value?: string;
}

export const computed = (value: string): Formula => ({ formula: 'OFFSET(A1,1,1)', value });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook (.xlsx); texts are in the table of shared strings, as Excel writes them. */
export function workbookParts(sheets: Readonly<Record<string, Cells>>): Record<string, string> {
  const strings: string[] = [];
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets>${names
      .map((name, at) => {
        const number = String(at + 1);
        return `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`;
      })
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names
      .map((_, at) => {
        const number = String(at + 1);
        return `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`;
      })
      .join('')}</Relationships>`,
  };
  names.forEach((name, at) => {
    parts[`xl/worksheets/sheet${String(at + 1)}.xml`] = sheetXml(sheets[name] ?? {}, strings);
  });
  parts['xl/sharedStrings.xml'] =
    `${HEAD}<sst ${MAIN}>${strings.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`;
  return parts;
}

/** A workbook as bytes. */
export const workbookOf = (sheets: Readonly<Record<string, Cells>>): Uint8Array =>
  packed(workbookParts(sheets));

export const packed = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

function sheetXml(cells: Cells, strings: string[]): string {
  const rows = new Map<number, string[]>();
  for (const [place, value] of Object.entries(cells)) {
    const number = Number(/\d+$/.exec(place)?.[0]);
    const row = rows.get(number) ?? [];
    rows.set(number, row);
    if (typeof value === 'number') row.push(`<c r="${place}"><v>${String(value)}</v></c>`);
    else if (typeof value === 'boolean') {
      row.push(`<c r="${place}" t="b"><v>${value ? '1' : '0'}</v></c>`);
    } else if (typeof value === 'object' && 'error' in value) {
      row.push(`<c r="${place}" t="e"><v>${value.error}</v></c>`);
    } else if (typeof value === 'string') {
      row.push(`<c r="${place}" t="s"><v>${String(strings.push(value) - 1)}</v></c>`);
    } else {
      const { formula, value: text } = value;
      const result = text === undefined ? '' : `<v>${escaped(text)}</v>`;
      row.push(`<c r="${place}" t="str"><f>${formula}</f>${result}</c>`);
    }
  }
  const all = [...rows].sort(([a], [b]) => a - b);
  const text = all.map(([number, row]) => `<row r="${String(number)}">${row.join('')}</row>`);
  return `${HEAD}<worksheet ${MAIN}><sheetData>${text.join('')}</sheetData></worksheet>`;
}

/** A row of cells from column A on; empty texts are left out. */
export function row(number: number, cells: Cells): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([column, value]) => [`${column}${String(number)}`, value]),
  );
}
