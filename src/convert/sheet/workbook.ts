import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import { Archive } from './archive';
import { readXml } from './xml';

/** The texts of a row by column, `A`; blank cells are left out. */
export type Row = ReadonlyMap<string, string>;

/** The rows of a sheet by their number, from 1. */
export type Sheet = ReadonlyMap<number, Row>;

/** What a sheet says beside the texts of its cells. */
export interface SheetListener {
  /** A cell whose formula has no value, which is blank: `#N/A`, or empty where it was never computed. */
  failed?(row: number, column: string, error: string): void;
  /** Cells that are one, `A2:A4`: the text is in the first. */
  merged?(reference: string): void;
}

const MAX_ROWS = 100_000;
/** One text that many cells share counts for each. */
const MAX_SHEET_CHARACTERS = 50_000_000;

/** A workbook (.xlsx): the values of cells as they were last computed. */
export class Workbook {
  readonly #archive: Archive;
  /** Parts of the archive by the sheet's name in lower case. */
  readonly #parts = new Map<string, string>();
  /** As they stand in the workbook. */
  readonly names: string[] = [];
  /** Those that nobody sees who opens it. */
  readonly hidden = new Set<string>();
  #strings: readonly string[] | undefined;

  /** @throws ConvertError where it cannot be read */
  constructor(bytes: Uint8Array) {
    this.#archive = new Archive(bytes);
    if (!this.#archive.has('xl/workbook.xml')) {
      throw new ConvertError(
        phrase('This is no workbook: it has no xl/workbook.xml. Save it as .xlsx.'),
      );
    }
    const targets = new Map<string, string>();
    readXml(this.#archive, 'xl/_rels/workbook.xml.rels', {
      open: (name, { Id = '', Target = '', TargetMode }) => {
        // What lies outside the file is not asked for.
        if (name !== 'Relationship' || TargetMode === 'External') return;
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    });
    readXml(this.#archive, 'xl/workbook.xml', {
      open: (name, attributes) => {
        if (name !== 'sheet') return;
        const part = targets.get(attributes['r:id'] ?? relation(attributes));
        const title = attributes['name'] ?? '';
        this.names.push(title);
        if (/hidden$/i.test(attributes['state'] ?? '')) this.hidden.add(title);
        if (part !== undefined) this.#parts.set(keyOf(title), part);
      },
    });
  }

  has(name: string): boolean {
    return this.#parts.has(keyOf(name));
  }

  /**
   * A sheet; empty where there is none of that name.
   *
   * @param wanted columns to read; the others are passed over, without looking into them
   * @param listener gets what is no text of a cell
   */
  sheet(name: string, wanted?: ReadonlySet<string>, listener: SheetListener = {}): Sheet {
    const part = this.#parts.get(keyOf(name));
    const rows = new Map<number, Map<string, string>>();
    if (part === undefined) return rows;
    const strings = this.#sharedStrings();
    let [row, at, column, type, value] = [0, 0, '', '', ''];
    let isValue = false;
    let isComputed = true;
    let characters = 0;
    readXml(this.#archive, part, {
      open: (tag, attributes) => {
        if (tag === 'row') {
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
          at = 0;
        } else if (tag === 'c') {
          const reference = /^[A-Z]+/.exec(attributes['r'] ?? '')?.[0];
          at = reference === undefined ? at + 1 : columnNumber(reference);
          column = columnName(at);
          type = attributes['t'] ?? 'n';
          value = '';
          isComputed = true;
        }
        if (tag === 'mergeCell') listener.merged?.(attributes['ref'] ?? '');
        if (tag === 'f') isComputed = false;
        if (tag === 'v') isComputed = true;
        isValue = (tag === 'v' || tag === 't') && (!wanted || wanted.has(column));
      },
      text: (text) => {
        if (isValue) value += text;
      },
      close: (tag) => {
        isValue = false;
        if (tag !== 'c') return;
        if (!isComputed) listener.failed?.(row, column, '');
        if (value === '') return;
        if (type === 'e') {
          listener.failed?.(row, column, value.trim());
          return;
        }
        const trimmed = textOf(type, value, strings).trim();
        if (trimmed === '') return;
        characters += trimmed.length;
        if (characters > MAX_SHEET_CHARACTERS) {
          throw new ConvertError(
            phrase('Sheet {name} has more than {limit} characters of text.', {
              name,
              limit: { grouped: MAX_SHEET_CHARACTERS },
            }),
          );
        }
        let cells = rows.get(row);
        if (!cells) {
          if (rows.size >= MAX_ROWS) {
            throw new ConvertError(
              phrase('Sheet {name} has more than {limit} rows with text.', {
                name,
                limit: { grouped: MAX_ROWS },
              }),
            );
          }
          cells = new Map<string, string>();
          rows.set(row, cells);
        }
        cells.set(column, trimmed);
      },
    });
    return rows;
  }

  /** Whether a cell of a sheet has something in it. */
  isFilled(name: string): boolean {
    let isFilled = false;
    const part = this.#parts.get(keyOf(name));
    if (part === undefined) return false;
    readXml(this.#archive, part, {
      open: (tag) => {
        if (tag === 'v' || tag === 't' || tag === 'f') isFilled = true;
      },
    });
    return isFilled;
  }

  #sharedStrings(): readonly string[] {
    if (this.#strings) return this.#strings;
    const strings: string[] = [];
    const part = 'xl/sharedStrings.xml';
    let [text, isText, isReading] = ['', false, false];
    if (this.#archive.has(part)) {
      readXml(this.#archive, part, {
        open: (tag) => {
          if (tag === 'si') text = '';
          // How a word is spoken is no part of it.
          if (tag === 'rPh') isReading = true;
          isText = tag === 't' && !isReading;
        },
        text: (piece) => {
          if (isText) text += piece;
        },
        close: (tag) => {
          isText = false;
          if (tag === 'rPh') isReading = false;
          if (tag === 'si') strings.push(text);
        },
      });
    }
    this.#strings = strings;
    return strings;
  }
}

function textOf(type: string, value: string, strings: readonly string[]): string {
  if (type === 's') return strings[Number(value)] ?? '';
  // What is true is not the number 1.
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  return value;
}

const keyOf = (name: string): string => name.trim().toLowerCase();

/** The relation's id under whatever prefix it stands. */
function relation(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'));
  return key === undefined ? '' : (attributes[key] ?? '');
}

function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The name of a column by its number, from 1: `A`. */
export function columnName(number: number): string {
  let name = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  }
  return name;
}
