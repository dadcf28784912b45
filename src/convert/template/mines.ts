import { normalised } from '../../knowledge/normalised';
import { UNKNOWN } from '../../knowledge/unknown';
import { saysUnknown } from '../../knowledge/says-unknown';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftPlace, DraftStep } from '../draft';
import type { Workbook } from '../sheet/workbook';
import type { SaidMines, Smelter } from './smelters';
import type { Reading } from './template-rows';
import { cellOf, companyIn, dataRows, originWord } from './template-rows';
import { saysRecycled } from './words';

/** A mine of the list of mines, and whom it feeds. */
export interface ListedMine {
  readonly step: DraftStep;
  readonly feeds: Set<string>;
}

const SHEET = 'Mine List';
const NO_PLACE = phrase('The template does not say where this mine is.');
const NO_NAME = phrase('The template does not name the mine.');

/** The mines of the sheet `Mine List`, each once. */
export function readMines(
  workbook: Workbook,
  smelters: readonly Smelter[],
  reading: Reading,
): { readonly mines: readonly ListedMine[]; readonly rows: number; readonly merged: number } {
  const mines = new Map<string, ListedMine>();
  let byName: ReadonlyMap<string, Smelter> | undefined;
  let [rows, merged] = [0, 0];
  const { kind } = reading.head;
  for (const [number, row] of dataRows(workbook, SHEET, reading)) {
    const cell = (column: string): string => cellOf(row, column);
    if (['A', 'B', 'C', 'D', 'F'].every((column) => cell(column) === '')) continue;
    rows++;
    const material = reading.materialOf(SHEET, number, cell('A'), '');
    if (material === undefined) continue;
    const company = companyIn(cell('C'));
    const country = reading.countryOf({
      sheet: SHEET,
      row: number,
      column: 'F',
      chosen: cell('F'),
      codeColumn: 'N',
      code: cell('N'),
      known: '',
    });
    const region = country && reading.countries.region(country, cell('O'), cell('I'));
    byName ??= smeltersByName(smelters);
    const smelter = byName.get(`${material}|${normalised(cell('B'))}`);
    if (!smelter) {
      const why = phrase(
        '“{name}” is no smelter of {material} in the list: the mine feeds no step.',
        { name: cell('B'), material: reading.named(material) },
      );
      reading.leaveOut(`${SHEET}!B${String(number)}`, why);
    }
    const own = `${material}/mine/${originWord(company ?? smelter?.company ?? UNKNOWN)}`;
    const id = companyIn(cell('D'));
    const origin =
      id === undefined ? reading.origins.of(`${kind}:${own}`, country) : `${kind}:${id}`;
    const other = mines.get(origin);
    if (other) {
      merged++;
      if (smelter) other.feeds.add(smelter.origin);
      continue;
    }
    const places = country === undefined ? [] : [{ country, ...(region && { region }) }];
    const notes = country === undefined ? [NO_PLACE] : [];
    mines.set(origin, {
      step: {
        origin,
        material,
        stage: 'extraction',
        supplier: company ?? UNKNOWN,
        places,
        inputs: [],
        ...(company === undefined && { called: `${smelter?.company ?? material} mine` }),
        notes: company === undefined ? [NO_NAME, ...notes] : notes,
      },
      feeds: new Set(smelter ? [smelter.origin] : []),
    });
  }
  return { mines: [...mines.values()], rows, merged };
}

/** Every name of every smelter, with its material. */
function smeltersByName(smelters: readonly Smelter[]): ReadonlyMap<string, Smelter> {
  const byName = new Map<string, Smelter>();
  for (const smelter of smelters) {
    for (const name of smelter.names) {
      byName.set(`${smelter.material}|${normalised(name)}`, smelter);
    }
  }
  return byName;
}

/**
 * The mines that the rows of a smelter name themselves, beyond those of the list of mines.
 *
 * @param listed countries of the mines that are listed for it
 */
export function saidMines(
  smelter: Smelter,
  listed: readonly ListedMine[],
  reading: Reading,
): DraftStep[] {
  const known = new Set(listed.map(({ step }) => normalised(step.supplier)));
  const inCountries = new Set(listed.flatMap(({ step }) => step.places.map((at) => at.country)));
  const names = new Set<string>();
  const places = new Map<string, DraftPlace>();
  const notes: Words[] = [];
  let row: number | undefined;
  let [hasCountry, hasRest] = [false, false];
  for (const said of smelter.mines) {
    for (const name of namesIn(said, reading)) if (!known.has(normalised(name))) names.add(name);
    const found = countriesIn(said, reading);
    for (const place of found.places) {
      // The list has the mine in that country already.
      if (!inCountries.has(place.country))
        places.set(`${place.country} ${place.region ?? ''}`, place);
    }
    notes.push(...found.notes);
    hasCountry ||= found.places.length > 0;
    hasRest ||= found.hasRest;
    if (names.size > 0 || places.size > 0) row ??= said.row;
  }
  // Countries that are named must not stand for those that are not.
  const isPartly = hasCountry && hasRest;
  if (row === undefined && !isPartly) return [];
  const all = [...places.values(), ...(isPartly ? [{ country: UNKNOWN }] : [])];
  const step = (name: string | undefined, origin: string): DraftStep => ({
    origin,
    material: smelter.material,
    stage: 'extraction',
    supplier: name ?? UNKNOWN,
    places: all,
    inputs: [],
    ...(name === undefined && { called: `${smelter.company ?? smelter.material} mine` }),
    notes: [
      ...(name === undefined ? [NO_NAME] : []),
      ...(places.size > 1
        ? [phrase('The template names several countries: from which one is not said.')]
        : []),
      ...(isPartly
        ? [phrase('The template does not say every country: the others are unknown.')]
        : []),
      ...(all.length === 0 ? [NO_PLACE] : []),
      ...notes,
    ],
  });
  if (names.size === 0) return [step(undefined, `${smelter.origin}/mine`)];
  // Which of several mines is in which of several countries is not said.
  return [...names].map((name) => step(name, `${smelter.origin}/mine/${originWord(name)}`));
}

function namesIn({ row, names }: SaidMines, reading: Reading): string[] {
  if (names === '') return [];
  const at = `Smelter List!N${String(row)}`;
  if (saysRecycled(names)) {
    reading.leaveOut(
      at,
      phrase('“{text}” names no mine, and column P does not say that all is recycled.', {
        text: names,
      }),
    );
    return [];
  }
  const parts = names.split(/\s*[;\n；]\s*/).filter((name) => name !== '');
  return parts.filter((name) => !saysUnknown(name));
}

function countriesIn(
  { row, countries }: SaidMines,
  reading: Reading,
): { places: readonly DraftPlace[]; hasRest: boolean; notes: Words[] } {
  if (countries === '') return { places: [], hasRest: false, notes: [] };
  const at = `Smelter List!O${String(row)}`;
  if (saysRecycled(countries)) {
    const rest = countries.replace(/recycl\w*|scrap|secondary/gi, ' ').replace(/[^\p{L}]+/gu, ' ');
    const why = phrase(
      '“{text}” names no country, and column P does not say that all is recycled.',
      {
        text: countries,
      },
    );
    reading.leaveOut(at, why);
    if (rest.trim() === '' || rest.trim() === 'or') {
      return { places: [], hasRest: false, notes: [] };
    }
  }
  const { places, unclear, hasRest, ambiguous } = reading.countries.typed(countries);
  for (const part of unclear) {
    if (!saysRecycled(part)) {
      reading.leaveOut(at, phrase('“{name}” is no country.', { name: part }));
    }
  }
  const notes = ambiguous.map((name) =>
    phrase('“{name}” may be either of two countries: both are listed.', { name }),
  );
  if (unclear.length > 0 && places.length > 0) {
    notes.push(phrase('The template says more than these countries: {text}', { text: countries }));
  }
  return { places, hasRest, notes };
}
