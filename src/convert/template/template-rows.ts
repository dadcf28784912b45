import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import type { Named, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { LeftOut } from '../draft';
import { subjectNamed } from '../export/resolved';
import type { Row, Workbook } from '../sheet/workbook';
import type { Head } from './layout';
import { sheetOf } from './layout';
import { SmelterLookUp } from './look-up';
import { TemplateCountries } from './template-countries';
import { isNoCompany } from './words';

/** Rows of data in the lists of smelters and mines. */
const [FIRST_ROW, LAST_ROW] = [5, 2504];

/** What every row of a template is read with. */
export class Reading {
  readonly lookUp: SmelterLookUp;
  readonly countries: TemplateCountries;
  readonly leftOut: LeftOut[] = [];
  readonly origins = new NamedOrigins();
  readonly #knowledge: Knowledge;
  readonly #materials = new Map<string, string | undefined>();

  constructor(
    workbook: Workbook,
    readonly head: Head,
    knowledge: Knowledge,
  ) {
    this.#knowledge = knowledge;
    this.lookUp = new SmelterLookUp(sheetOf(workbook, 'Smelter Look-up'));
    this.countries = new TemplateCountries(knowledge, sheetOf(workbook, 'C'));
  }

  leaveOut(place: Words, why: Words): void {
    this.leftOut.push({ place, why });
  }

  named(material: string): Named {
    return subjectNamed(material, this.#knowledge);
  }

  /** The id of a metal in the catalogue. */
  material(metal: string): string | undefined {
    if (!this.#materials.has(metal)) {
      const found = this.#knowledge.resolveMaterial(metal);
      this.#materials.set(metal, found.kind === 'unknown' ? undefined : found.entry.id);
    }
    return this.#materials.get(metal);
  }

  /** The material of a row, by its own cell or by what the look-up sheet says of its id. */
  materialOf(sheet: string, row: number, metal: string, known: string): string | undefined {
    const material = this.material(metal) ?? this.material(known);
    if (material !== undefined) return material;
    const name = metal || known;
    this.leaveOut(
      rowPlace(sheet, row),
      name === ''
        ? phrase('The row names no metal.')
        : phrase('“{name}” is no material of the catalogue.', { name }),
    );
    return undefined;
  }

  /** The country of a row: as it was chosen, else by the look-up sheet, else by its code, where that can be trusted. */
  countryOf(place: CountryCells): string | undefined {
    const { sheet, row, chosen, known, code } = place;
    const at = `${sheet}!${place.column}${String(row)}`;
    const country = chosen === '' ? undefined : this.countries.chosen(chosen);
    if (chosen !== '' && !country) {
      this.leaveOut(at, phrase('“{name}” is no country.', { name: chosen }));
    }
    const codeAt = `${sheet}!${place.codeColumn}${String(row)}`;
    const coded = this.#knowledge.country(code)?.code;
    if (country !== undefined) {
      if (coded !== undefined && coded !== country) {
        this.leaveOut(
          codeAt,
          phrase('The code {code} is not that of “{name}”, which was taken.', {
            code: coded,
            name: chosen,
          }),
        );
      }
      return country;
    }
    const looked = known === '' ? undefined : this.countries.chosen(known);
    if (looked !== undefined) return looked;
    // The formula of this cell looks at another row in EMRT 2.1.
    const isWrongRow = this.head.kind === 'EMRT' && row === FIRST_ROW && sheet === 'Smelter List';
    if (coded === undefined || !isWrongRow) return coded;
    this.leaveOut(
      codeAt,
      phrase('The code {code} may be that of row 12: the country is not said.', { code: coded }),
    );
    return undefined;
  }
}

/** The place of what concerns a whole row. */
export const rowPlace = (sheet: string, row: number): Words =>
  phrase('{sheet}, row {row}', { sheet, row });

export interface CountryCells {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly chosen: string;
  readonly codeColumn: string;
  readonly code: string;
  /** As the look-up sheet has it. */
  readonly known: string;
}

/** The cell of a row; an empty cell that a formula points to reads as 0. */
export const cellOf = (row: Row, column: string): string => {
  const text = row.get(column) ?? '';
  return text === '0' ? '' : text;
};

/** The rows of data of a sheet, and whatever stands beyond them as left out. */
export function* dataRows(
  workbook: Workbook,
  sheet: 'Smelter List' | 'Mine List',
  reading: Reading,
): Generator<readonly [number, Row]> {
  for (const [number, row] of sheetOf(workbook, sheet)) {
    if (number < FIRST_ROW) continue;
    if (number > LAST_ROW) {
      reading.leaveOut(rowPlace(sheet, number), phrase('The row is below the last of the list.'));
    } else yield [number, row];
  }
}

/** The company of a row, or undefined where its cells name none. */
export const companyIn = (...names: readonly string[]): string | undefined =>
  names.find((name) => name !== '' && !isNoCompany(name));

/** Origins of what has no id of its own: its name alone, and with its country where that is another one's. */
export class NamedOrigins {
  readonly #countries = new Map<string, string>();

  of(name: string, country: string | undefined): string {
    const place = country ?? '';
    const other = this.#countries.get(name);
    if (other === undefined || (other === '' && place !== '')) this.#countries.set(name, place);
    return place === '' || (other ?? place) === place || other === '' ? name : `${name}/${place}`;
  }
}

/** A part of an origin's name. */
export const originWord = (text: string): string => normalised(text).replaceAll(' ', '-');
