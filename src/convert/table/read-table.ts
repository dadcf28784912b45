import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import { STAGES_OF } from '../../knowledge/stages';
import type { Stage } from '../../knowledge/types';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import type { DraftPlace, DraftStep, DraftSupplier, Imported, LeftOut } from '../draft';
import { columnPlace } from '../draft';
import { slug } from '../ids';
import { freeId } from '../../chain/free-id';
import type { Mapping, Meaning } from './columns';
import type { Amount, Amounts } from './amounts';
import { readAmounts } from './amounts';
import {
  hasWhoAndWhere,
  headingRow,
  isOfGoods,
  isTotal,
  matchColumns,
  meaningOf,
  OF_SUPPLIERS,
  stepOf,
} from './columns';
import { withRepeated } from './ditto';
import type { Company } from './doers';
import { doersOf } from './doers';
import type { Feeding } from './links';
import { familyOf, formerFamilyOf, withKeys } from './keys';
import { linked, namesIn } from './links';
import { placesIn } from './row-places';
import { saidStage } from './said-stage';
import { areSeveralStages, rowsOfEach } from './several';
import type { Share } from './shares';
import { recycledIn } from './recycled';
import { readShares } from './shares';
import type { Subject } from './subject';
import { subjectIn } from './subject';
import { cellText, columnsByMeaning } from './cell-text';
import * as words from './row-words';
import { aroundHeadings } from './table';
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
  /** One for each material. */
  readonly #rows: readonly TableRow[];
  readonly #rowCount: number;
  readonly #mapping: Mapping;
  readonly #leftOut: LeftOut[] = [];
  /** The country may have several, all else has one. */
  readonly #columns: ReadonlyMap<Meaning, readonly number[]>;

  constructor(table: Table, knowledge: Knowledge, given: Mapping | undefined) {
    this.#table = table;
    this.#knowledge = knowledge;
    const at = headingRow(table.rows.map(({ cells }) => cells));
    this.#headings = table.rows[at]?.cells ?? [];
    this.#mapping = given ?? matchColumns(this.#headings);
    this.#columns = columnsByMeaning(this.#headings, this.#mapping);
    const rows = withRepeated(table.rows.slice(at + 1), this.#columns);
    this.#rowCount = rows.length;
    this.#leftOut.push(...aroundHeadings(table, at));
    this.#rows = rows.flatMap((row) =>
      rowsOfEach(row, this.#columns, knowledge, (of, why) => {
        this.#leaveOut(this.#at(row, of), why);
      }),
    );
    const taken = this.#taken();
    this.#headings.forEach((heading, column) => {
      if (!this.#isFilled(column) || taken.has(column)) return;
      const meaning = this.#mapping.get(heading) ?? (given ? undefined : meaningOf(heading));
      const why = words.unusedColumn(heading, meaning, meaning && this.#heading(meaning));
      this.#leaveOut(columnPlace(heading || String(column + 1)), why);
    });
  }

  /** The columns that are understood. */
  #taken(): ReadonlySet<number> {
    return new Set([...this.#columns.values()].flat());
  }

  #isFilled(column: number): boolean {
    return this.#rows.some(({ cells }) => (cells[column] ?? '') !== '');
  }

  /** Columns that are understood, and yet say nothing in some of the rows. */
  #listUnused(): void {
    for (const as of ['smelter', 'mine', 'supplier'] as const) {
      const rows = this.#rows.filter((row) => {
        if (this.#cell(row, as) === '') return false;
        const company = this.#companyOf(row);
        return company !== undefined && company.as !== as;
      });
      const [first] = rows;
      if (!first) continue;
      const by = this.#heading(this.#companyOf(first)?.as ?? as);
      this.#leaveOut(columnPlace(this.#heading(as)), words.doneByOther(rows.length, by));
    }
    const [seat] = this.#columns.get('seat') ?? [];
    if (seat !== undefined && this.#isFilled(seat)) {
      this.#leaveOut(columnPlace(this.#heading('seat')), words.ONLY_A_SEAT);
    }
  }

  read(): TableImport {
    const has = (meaning: Meaning): boolean => this.#columns.has(meaning);
    if (!hasWhoAndWhere(this.#columns)) throw new ConvertError(words.NO_COLUMNS);
    const isOfSteps = has('subject') && has('stage');
    const isDirectory = !isOfSteps && !this.#rows.some((row) => this.#subjectOf(row));
    return isDirectory ? this.#readDirectory() : this.#readSteps();
  }

  #leaveOut(place: Words, why: Words): void {
    this.#leftOut.push({ place, why });
  }

  #cell({ cells }: TableRow, meaning: Meaning): string {
    return cellText(cells, this.#columns.get(meaning) ?? []);
  }

  #subjectOf(row: TableRow): Subject | undefined {
    return subjectIn(this.#cell(row, 'subject'), this.#knowledge);
  }

  #companyOf(row: TableRow): { readonly name: string; readonly as: Company } | undefined {
    for (const as of doersOf(this.#saidStage(row))) {
      const name = this.#cell(row, as);
      if (name !== '') return { name, as };
    }
    return undefined;
  }

  #saidStage(row: TableRow): Stage | undefined {
    return saidStage(this.#cell(row, 'stage'));
  }

  #stageOf(row: TableRow, as: Company, isMaterial: boolean): Stage | undefined {
    const stages = STAGES_OF[isMaterial ? 'material' : 'component'];
    if (isMaterial && this.#isRecycled(row)) return 'recycling';
    if (this.#cell(row, 'stage') !== '') {
      const said = this.#saidStage(row);
      return stages.find((stage) => stage === said);
    }
    if (!isMaterial) return undefined;
    if (as === 'mine') return 'extraction';
    // Where the place is that of a smelter, so is the step.
    const isAtSmelter =
      this.#cell(row, 'country') !== '' && stepOf(this.#heading('country')) === 'processing';
    return as === 'smelter' || isAtSmelter ? 'processing' : undefined;
  }

  #isRecycled(row: TableRow): boolean {
    const { isRecycled, why } = recycledIn(this.#cell(row, 'recycled'), this.#saidStage(row));
    if (why) this.#leaveOut(this.#at(row, 'recycled'), why);
    return isRecycled;
  }

  #placesOf(row: TableRow, from: 'country' | 'seat' = 'country'): readonly DraftPlace[] {
    const text = this.#cell(row, from);
    const { places, leftOut } = placesIn(text, this.#cell(row, 'region'), this.#knowledge);
    for (const { of, why } of leftOut) {
      this.#leaveOut(this.#at(row, of === 'country' ? from : of), why);
    }
    return places;
  }

  #heading(meaning: Meaning): string {
    return this.#headings[this.#columns.get(meaning)?.[0] ?? -1] ?? '';
  }

  #at({ place }: TableRow, meaning: Meaning): Words {
    const heading = this.#columns.has(meaning) ? this.#heading(meaning) : meaning;
    return phrase('{place}, column {heading}', { place, heading });
  }

  #readSteps(): TableImport {
    const { amounts, currency, notes } = this.#amounts();
    const shares = readShares(
      this.#heading('share'),
      this.#rows.map((row) => this.#cell(row, 'share')),
    );
    this.#listUnused();
    const read = new Map<string, { readonly step: DraftStep; readonly row: TableRow }>();
    const placeOf = new Map<string, Words>();
    let merged = 0;
    for (const [at, row] of this.#rows.entries()) {
      const before = this.#leftOut.length;
      const step = this.#stepOf(row, amounts[at], shares[at]);
      if (!step) continue;
      // What is left out of two rows may be all that tells them apart.
      const isWhole = this.#leftOut.length === before;
      const key = JSON.stringify(isWhole ? step : [step, this.#known(row)]);
      if (read.has(key)) {
        merged++;
        continue;
      }
      read.set(key, { step, row });
      const id = this.#cell(row, 'id');
      const first = placeOf.get(step.origin);
      if (first === undefined) placeOf.set(step.origin, row.place);
      else if (id !== '') this.#leaveOut(row.place, words.repeats(id, first));
    }
    const steps = withKeys([...read.values()].map(({ step }) => step));
    const parents: Feeding[] = [];
    const named = new Map<string, string>();
    [...read.values()].forEach(({ row }, at) => {
      const { origin, supplier } = steps[at] ?? { origin: '', supplier: '' };
      for (const name of [this.#cell(row, 'id'), supplier]) {
        if (name !== '' && !named.has(normalised(name))) named.set(normalised(name), origin);
      }
      const parent = this.#cell(row, 'parent');
      if (parent !== '') parents.push({ origin, parent, place: this.#at(row, 'parent') });
    });
    const all = linked(steps, parents, named, this.#leftOut);
    const products = [
      ...new Set(this.#rows.map((row) => this.#cell(row, 'product')).filter(Boolean)),
    ];
    return {
      what: phrase('Table'),
      rows: this.#rowCount,
      merged,
      leftOut: this.#leftOut,
      mapping: this.#mapping,
      draft: {
        about: ['From a table of steps.', ...notes],
        product: products.join(', ') || 'Imported steps',
        ...(currency !== undefined && { currency }),
        suppliers: [],
        steps: all,
      },
    };
  }

  /** The cells of a row whose columns are understood. */
  #known({ cells }: TableRow): readonly string[] {
    return [...this.#taken()].map((column) => cells[column] ?? '');
  }

  /** The values of the rows, with what is wrong with their column. */
  #amounts(): Amounts {
    const heading = this.#heading('value');
    const said = this.#rows.map((row) => ({
      value: this.#cell(row, 'value'),
      currency: this.#cell(row, 'currency'),
    }));
    const amounts = readAmounts(heading, said, this.#table.delimiter);
    if (amounts.why !== undefined) this.#leaveOut(columnPlace(heading), amounts.why);
    return amounts;
  }

  #stepOf(
    row: TableRow,
    amount: Amount | undefined,
    said: Share | undefined,
  ): DraftStep | undefined {
    const subject = this.#subjectOf(row);
    const text = this.#cell(row, 'subject');
    if (!subject) {
      this.#leaveOut(row.place, words.noSubject(text));
      return undefined;
    }
    const company = this.#companyOf(row);
    // A company of that name would be somewhere.
    if (company && isTotal(company.name) && this.#cell(row, 'country') === '') {
      this.#leaveOut(row.place, words.TOTAL);
      return undefined;
    }
    const stage = this.#stageOf(row, company?.as ?? 'supplier', 'material' in subject);
    if (stage === undefined) {
      const saidStage = this.#cell(row, 'stage');
      const areSeveral = areSeveralStages(saidStage);
      this.#leaveOut(row.place, words.noStage(saidStage, text, areSeveral));
      if (saidStage !== '' && !areSeveral) return undefined;
    }
    for (const as of ['smelter', 'mine'] as const) {
      const other = company ? '' : this.#cell(row, as);
      if (other !== '') this.#leaveOut(this.#at(row, as), words.notDoing(other));
    }
    const name = 'material' in subject ? subject.material : subject.component;
    const { number, why } = amount ?? {};
    if (why) this.#leaveOut(this.#at(row, why.of), why.why);
    const id = this.#cell(row, 'id');
    const places = stage !== undefined && this.#isElsewhere(row, stage) ? [] : this.#placesOf(row);
    const form = this.#cell(row, 'form') || ('form' in subject ? (subject.form ?? '') : '');
    const { share, why: noShare } = said ?? {};
    if (noShare) this.#leaveOut(this.#at(row, 'share'), noShare);
    const note = this.#cell(row, 'note');
    if (form !== '' && 'component' in subject) {
      this.#leaveOut(this.#at(row, 'form'), words.formless(form));
    }
    const who = company?.name ?? UNKNOWN;
    const family = familyOf(id, name, stage ?? '', who);
    const former = formerFamilyOf(name, stage ?? '', who);
    return {
      origin: family,
      families: id === '' && former !== family ? [family, former] : [family],
      ...('material' in subject ? { material: subject.material } : subject),
      ...(stage !== undefined && { stage }),
      supplier: who,
      places,
      ...(form !== '' && 'material' in subject && { form }),
      ...(number !== undefined && { value: number }),
      ...(share !== undefined && { share }),
      inputs: namesIn(this.#cell(row, 'inputs')),
      notes: [
        ...(note === '' ? [] : [note]),
        ...(stage === undefined ? [phrase('The table does not say the stage: add it.')] : []),
        ...(places.length === 0 ? [phrase('The table does not say where this is done.')] : []),
      ],
    };
  }

  /** Whether the country of a row is that of another step. */
  #isElsewhere(row: TableRow, stage: Stage): boolean {
    const why = words.elsewhere(this.#heading('country'), this.#cell(row, 'country'), stage);
    if (why !== undefined) this.#leaveOut(this.#at(row, 'country'), why);
    return why !== undefined;
  }

  /** Who is there and where they are seated: what lists of suppliers say, without a step. */
  #readDirectory(): TableImport {
    const suppliers = new Map<string, DraftSupplier>();
    const used = new Set<string>();
    const placeOf = new Map<string, Words>();
    let merged = 0;
    for (const [heading, meaning] of this.#mapping) {
      if (OF_SUPPLIERS.has(meaning) || !this.#headings.includes(heading)) continue;
      this.#leaveOut(columnPlace(heading), words.NOT_IN_DIRECTORY);
    }
    const from = this.#columns.has('seat') ? 'seat' : 'country';
    const isSeat = from === 'seat' || !isOfGoods(this.#heading('country'));
    if (!isSeat) this.#leaveOut(columnPlace(this.#heading('country')), words.NO_SEAT);
    for (const row of this.#rows) {
      const name = this.#companyOf(row)?.name;
      if (name === undefined) {
        this.#leaveOut(row.place, phrase('The row names no company.'));
        continue;
      }
      const places = isSeat ? this.#placesOf(row, from) : [];
      const place = places.length === 1 ? places[0] : undefined;
      if (places.length > 1) {
        this.#leaveOut(this.#at(row, from), words.severalSeats(this.#cell(row, from)));
      }
      const key = `${normalised(name)}|${place?.country ?? ''}`;
      if (suppliers.has(key)) {
        merged++;
        continue;
      }
      const said = this.#cell(row, 'id');
      const before = said === '' ? undefined : placeOf.get(said);
      if (before === undefined) placeOf.set(said, row.place);
      else this.#leaveOut(row.place, words.repeats(said, before));
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
      what: phrase('List of suppliers'),
      rows: this.#rowCount,
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
