import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import { stageMeant } from '../../knowledge/offered-words';
import { STAGES_OF } from '../../knowledge/stages';
import { subdivision, subdivisionNamed } from '../../knowledge/subdivisions';
import type { Stage } from '../../knowledge/types';
import { UNKNOWN } from '../../knowledge/unknown';
import { ConvertError } from '../convert-error';
import type { DraftPlace, DraftStep, DraftSupplier, Imported, LeftOut } from '../draft';
import { slug } from '../ids';
import { takenPlaces } from '../said-places';
import { freeId } from '../../chain/free-id';
import type { Mapping, Meaning } from './columns';
import { headingRow, matchColumns, OF_SUPPLIERS } from './columns';
import { currencyOfHeading, isCurrency } from './currency';
import { decimalMark, percentMeant, plainNumber } from './numbers';
import type { Table, TableRow } from './table';

/** An import of a table, and how its columns were understood. */
export interface TableImport extends Imported {
  readonly mapping: Mapping;
}

/**
 * Reads a table with one row a step, or a list of suppliers.
 *
 * @param given a mapping that a person saved
 * @throws ConvertError where no column says who or where
 */
export function readTable(table: Table, knowledge: Knowledge, given?: Mapping): TableImport {
  return new TableReader(table, knowledge, given).read();
}

class TableReader {
  readonly #table: Table;
  readonly #knowledge: Knowledge;
  readonly #headings: readonly string[];
  readonly #rows: readonly TableRow[];
  readonly #mapping: Mapping;
  readonly #leftOut: LeftOut[] = [];
  readonly #columns = new Map<Meaning, number>();

  constructor(table: Table, knowledge: Knowledge, given: Mapping | undefined) {
    this.#table = table;
    this.#knowledge = knowledge;
    const at = headingRow(table.rows.map(({ cells }) => cells));
    this.#headings = table.rows[at]?.cells ?? [];
    this.#rows = table.rows.slice(at + 1);
    this.#mapping = given ?? matchColumns(this.#headings);
    this.#headings.forEach((heading, column) => {
      const meaning = this.#mapping.get(heading);
      if (meaning !== undefined && !this.#columns.has(meaning)) this.#columns.set(meaning, column);
    });
    for (const { place, cells } of table.rows.slice(0, at)) {
      this.#leaveOut(place, `It stands before the headings: ${cells.filter(Boolean).join(', ')}`);
    }
    for (const { place, error } of table.failed ?? []) {
      this.#leaveOut(place, `“${error}” is an error of the sheet: the cell has no value.`);
    }
    this.#headings.forEach((heading, column) => {
      const isFilled = this.#rows.some(({ cells }) => (cells[column] ?? '') !== '');
      if (!isFilled || heading === '' || this.#mapping.has(heading)) return;
      this.#leaveOut(`column ${heading}`, 'The column says nothing that a manifest has.');
    });
  }

  read(): TableImport {
    const has = (meaning: Meaning): boolean => this.#columns.has(meaning);
    if (!(has('country') || has('seat')) || !(has('supplier') || has('smelter') || has('mine'))) {
      throw new ConvertError(
        'No column says who and where: the headings need a supplier and a country. Name them with --mapping.',
      );
    }
    const isDirectory = !this.#rows.some((row) => this.#subjectOf(row));
    return isDirectory ? this.#readDirectory() : this.#readSteps();
  }

  #leaveOut(place: string, why: string): void {
    this.#leftOut.push({ place, why });
  }

  #cell({ cells }: TableRow, meaning: Meaning): string {
    const column = this.#columns.get(meaning);
    const cell = column === undefined ? '' : (cells[column] ?? '');
    // A sheet that guards itself against formulas writes a quote before them.
    return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
  }

  #subjectOf(
    row: TableRow,
  ): { material: string; form?: string } | { component: string } | undefined {
    const text = this.#cell(row, 'subject');
    if (text === '') return undefined;
    const material = this.#knowledge.resolveMaterial(text);
    if (material.kind === 'id') return { material: material.entry.id };
    if (material.kind === 'name') {
      return {
        material: material.entry.id,
        ...(material.form !== undefined && { form: material.form }),
      };
    }
    const component = this.#knowledge.resolveComponent(text);
    return component.kind === 'unknown' ? undefined : { component: component.entry.id };
  }

  #companyOf(
    row: TableRow,
  ): { readonly name: string; readonly as: 'supplier' | 'smelter' | 'mine' } | undefined {
    for (const as of ['smelter', 'mine', 'supplier'] as const) {
      const name = this.#cell(row, as);
      if (name !== '') return { name, as };
    }
    return undefined;
  }

  #stageOf(
    row: TableRow,
    as: 'supplier' | 'smelter' | 'mine',
    isMaterial: boolean,
  ): Stage | undefined {
    const stages = STAGES_OF[isMaterial ? 'material' : 'component'];
    const said = this.#cell(row, 'stage');
    const word = said.toLowerCase();
    const meant = stages.find((stage) => stage === word) ?? stageMeant(said);
    if (said !== '') return stages.find((stage) => stage === meant);
    if (as === 'smelter' && isMaterial) return 'processing';
    return as === 'mine' && isMaterial ? 'extraction' : undefined;
  }

  #placesOf(row: TableRow, from: 'country' | 'seat' = 'country'): readonly DraftPlace[] {
    const text = this.#cell(row, from);
    if (text === '') return [];
    const parts = text.split(/\s*[;|]\s*/).filter((part) => part !== '');
    const said = parts.map((part) => {
      const [, name = part, share] = /^(.*?)\s+(\d+(?:\.\d+)?) ?%$/.exec(part) ?? [];
      const percentage = share === undefined ? undefined : Number(share);
      const found = this.#knowledge.resolveCountry(name);
      if (found.kind === 'code' || found.kind === 'name') {
        const { code } = found.country;
        const region = parts.length === 1 ? this.#regionOf(row, code) : undefined;
        return { country: code, region, percentage };
      }
      if (!(found.kind === 'unknown' && found.isNotKnown)) {
        const why = found.kind === 'ambiguous' ? 'could be two countries' : 'is no country';
        this.#leaveOut(this.#at(row, from), `“${name}” ${why}.`);
      }
      return { country: undefined, percentage };
    });
    const { places, why } = takenPlaces(said);
    if (why !== undefined) this.#leaveOut(this.#at(row, from), `“${text}”: ${why}`);
    return places;
  }

  #regionOf(row: TableRow, country: string): string | undefined {
    const text = this.#cell(row, 'region');
    if (text === '') return undefined;
    const code = text.startsWith(`${country}-`) ? subdivision(text)?.code : undefined;
    const region = code ?? subdivisionNamed(country, text)?.code;
    if (region === undefined) {
      this.#leaveOut(this.#at(row, 'region'), `“${text}” is no subdivision of ${country}.`);
    }
    return region;
  }

  #at({ place }: TableRow, meaning: Meaning): string {
    const column = this.#columns.get(meaning);
    return `${place}, column ${column === undefined ? meaning : (this.#headings[column] ?? '')}`;
  }

  #readSteps(): TableImport {
    const numbers = this.#rows.map((row) => this.#cell(row, 'value'));
    const mark = decimalMark(numbers, this.#table.delimiter);
    const currencies = this.#currencies();
    const [currency] = currencies;
    const steps = new Map<string, DraftStep>();
    const parents: { readonly origin: string; readonly parent: string; readonly place: string }[] =
      [];
    const named = new Map<string, string>();
    const placeOf = new Map<string, string>();
    let merged = 0;
    for (const row of this.#rows) {
      const step = this.#stepOf(row, mark, currencies.size > 1);
      if (!step) continue;
      const { origin } = step;
      const other = steps.get(origin);
      if (other && same(other, step)) {
        merged++;
        continue;
      }
      const id = this.#cell(row, 'id');
      const before = placeOf.get(origin);
      if (before === undefined) placeOf.set(origin, row.place);
      else if (id !== '') this.#leaveOut(row.place, repeats(id, before));
      const own = other ? `${origin}/${row.place.replace(/\D+/g, '')}` : origin;
      steps.set(own, { ...step, origin: own });
      for (const name of [id, step.supplier]) {
        if (name !== '' && !named.has(normalised(name))) named.set(normalised(name), own);
      }
      const parent = this.#cell(row, 'parent');
      if (parent !== '') parents.push({ origin: own, parent, place: this.#at(row, 'parent') });
    }
    const feeding = new Map<string, string[]>();
    const feed = (by: string, whom: string): void => {
      feeding.set(whom, [...(feeding.get(whom) ?? []), by]);
    };
    for (const { origin, parent, place } of parents) {
      const whom = named.get(normalised(parent));
      if (whom === undefined || whom === origin) this.#leaveOut(place, `No row is “${parent}”.`);
      else feed(origin, whom);
    }
    const all = [...steps.values()].map((step) => {
      const inputs = step.inputs.flatMap((name) => {
        const found = named.get(normalised(name));
        if (found === undefined) this.#leaveOut(step.origin, `Its input “${name}” is no row.`);
        return found ?? [];
      });
      return { ...step, inputs: [...new Set([...inputs, ...(feeding.get(step.origin) ?? [])])] };
    });
    const products = [
      ...new Set(this.#rows.map((row) => this.#cell(row, 'product')).filter(Boolean)),
    ];
    return {
      what: 'Table',
      rows: this.#rows.length,
      merged,
      leftOut: this.#leftOut,
      mapping: this.#mapping,
      draft: {
        about: ['From a table of steps.'],
        product: products.join(', ') || 'Imported steps',
        ...(currencies.size === 1 && currency !== undefined && { currency }),
        suppliers: [],
        steps: all,
      },
    };
  }

  /** Those of the column of currencies, and the one in the heading of the values: which of two is meant is open. */
  #currencies(): ReadonlySet<string> {
    const column = this.#columns.get('value');
    const heading = column === undefined ? '' : (this.#headings[column] ?? '');
    const { currency: general, unclear } = currencyOfHeading(heading);
    if (unclear !== undefined) {
      const why = `“${unclear}” is no currency, or could be several: the numbers are taken as they are.`;
      this.#leaveOut(`column ${heading}`, why);
    }
    const found = new Set<string>();
    for (const row of this.#rows) {
      const said = this.#cell(row, 'currency');
      const code = said.toUpperCase();
      if (isCurrency(code)) found.add(code);
      else if (said !== '') {
        this.#leaveOut(this.#at(row, 'currency'), `“${said}” is no code of a currency.`);
      }
      if (general !== undefined && this.#cell(row, 'value') !== '') found.add(general);
    }
    return found;
  }

  #stepOf(
    row: TableRow,
    mark: ReturnType<typeof decimalMark>,
    isMixed: boolean,
  ): DraftStep | undefined {
    const subject = this.#subjectOf(row);
    const text = this.#cell(row, 'subject');
    if (!subject) {
      const why =
        text === ''
          ? 'The row names no material or component.'
          : `“${text}” is no material or component of the catalogue.`;
      this.#leaveOut(row.place, why);
      return undefined;
    }
    const company = this.#companyOf(row);
    const stage = this.#stageOf(row, company?.as ?? 'supplier', 'material' in subject);
    if (stage === undefined) {
      const said = this.#cell(row, 'stage');
      this.#leaveOut(
        row.place,
        said === '' ? 'The row says no stage.' : `“${said}” is no stage of ${text}.`,
      );
      return undefined;
    }
    const name = 'material' in subject ? subject.material : subject.component;
    const value = this.#cell(row, 'value');
    const number = value === '' || isMixed ? undefined : plainNumber(value, mark);
    if (value !== '' && number === undefined) {
      this.#leaveOut(
        this.#at(row, 'value'),
        isMixed
          ? `“${value}”: the table has several currencies.`
          : `“${value}” is no number, or could be two.`,
      );
    }
    const id = this.#cell(row, 'id');
    const places = this.#placesOf(row);
    const form = this.#cell(row, 'form') || ('form' in subject ? (subject.form ?? '') : '');
    const share = this.#shareOf(row);
    const note = this.#cell(row, 'note');
    return {
      origin: id === '' ? `CSV:${name}/${stage}/${slug(company?.name ?? UNKNOWN)}` : `CSV:${id}`,
      ...('material' in subject ? { material: subject.material } : subject),
      stage,
      supplier: company?.name ?? UNKNOWN,
      places,
      ...(form !== '' && 'material' in subject && { form }),
      ...(number !== undefined && { value: number }),
      ...(share !== undefined && { share }),
      inputs: this.#cell(row, 'inputs')
        .split(/\s*[;|]\s*/)
        .filter(Boolean),
      notes: [
        ...(note === '' ? [] : [note]),
        ...(places.length === 0 ? ['The table does not say where this is done.'] : []),
      ],
    };
  }

  #shareOf(row: TableRow): string | undefined {
    const text = this.#cell(row, 'share');
    if (text === '') return undefined;
    const number = plainNumber(text, text.includes(',') ? ',' : '.');
    const percent = number !== undefined && text.includes('%') ? number : undefined;
    if (percent !== undefined && Number(percent) <= 100) return `${percent}%`;
    if (number !== undefined && !text.includes('%') && Number(number) <= 1) return number;
    const meant = percent === undefined && number !== undefined ? percentMeant(number) : undefined;
    const write = meant ?? 'a percentage up to 100%, or a number up to 1';
    this.#leaveOut(this.#at(row, 'share'), `“${text}” is no share: write it as ${write}.`);
    return undefined;
  }

  /** Who is there and where they are seated: what lists of suppliers say, without a step. */
  #readDirectory(): TableImport {
    const suppliers = new Map<string, DraftSupplier>();
    const used = new Set<string>();
    const placeOf = new Map<string, string>();
    let merged = 0;
    for (const [heading, meaning] of this.#mapping) {
      if (OF_SUPPLIERS.has(meaning) || !this.#headings.includes(heading)) continue;
      this.#leaveOut(`column ${heading}`, 'A directory of suppliers has no place for it.');
    }
    for (const row of this.#rows) {
      const name = this.#companyOf(row)?.name;
      if (name === undefined) {
        this.#leaveOut(row.place, 'The row names no company.');
        continue;
      }
      const from = this.#columns.has('seat') ? 'seat' : 'country';
      const places = this.#placesOf(row, from);
      const place = places.length === 1 ? places[0] : undefined;
      if (places.length > 1) {
        const why = `“${this.#cell(row, from)}” is not one country: the seat stays open.`;
        this.#leaveOut(this.#at(row, from), why);
      }
      const key = `${normalised(name)}|${place?.country ?? ''}`;
      if (suppliers.has(key)) {
        merged++;
        continue;
      }
      const said = this.#cell(row, 'id');
      const before = said === '' ? undefined : placeOf.get(said);
      if (before === undefined) placeOf.set(said, row.place);
      else this.#leaveOut(row.place, repeats(said, before));
      const id = freeId(slug(said) || slug(name) || 'supplier', used);
      used.add(id);
      const note = [
        this.#cell(row, 'parent') && `Supplies ${this.#cell(row, 'parent')}.`,
        this.#cell(row, 'note'),
      ];
      const text = note.filter(Boolean).join(' ');
      suppliers.set(key, {
        id,
        name,
        ...(place && { country: place.country }),
        ...(text !== '' && { note: text }),
      });
    }
    return {
      what: 'List of suppliers',
      rows: this.#rows.length,
      merged,
      leftOut: this.#leftOut,
      mapping: this.#mapping,
      draft: {
        about: ['From a list of suppliers.'],
        product: '',
        suppliers: [...suppliers.values()],
        steps: [],
      },
    };
  }
}

const repeats = (id: string, place: string): string =>
  `The row repeats the id “${id}” of ${place}, and says something else.`;

const same = (a: DraftStep, b: DraftStep): boolean => JSON.stringify(a) === JSON.stringify(b);
