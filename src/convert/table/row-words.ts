import type { Stage } from '../../knowledge/types';
import type { Phrase, Words } from '../../messages/phrase';
import { countPhrase, phrase } from '../../messages/phrase';
import type { Meaning } from './columns';
import { stepOf } from './columns';

/** Why a table is not read. */
export const NO_COLUMNS = phrase(
  'No column says who and where: the headings need a supplier and a country. Name them with --mapping.',
);

export const beforeHeadings = (cells: readonly string[]): Phrase =>
  phrase('It stands before the headings: {cells}', { cells: cells.filter(Boolean) });

export const beyondHeadings = (text: string): Phrase =>
  phrase('“{text}” stands beyond the last heading.', { text });

/** Why a formula says nothing; empty: it was never computed. */
export const failedCell = (error: string): Phrase =>
  error === ''
    ? phrase(
        'The formula has no value yet: open the file in a spreadsheet, save it, and import it again.',
      )
    : phrase('“{error}” is an error of the sheet: the cell has no value.', { error });

export const ofSeveralRows = (text: string): Phrase =>
  phrase('“{text}” stands for several rows: which part of it is of which is not said.', { text });

/** Why a sheet is not read. */
export const otherSheet = (read: string): Phrase =>
  phrase('One sheet is read, and that is {read}.', { read });

/** Why a company is not taken over in some rows. */
export const doneByOther = (rows: number, other: string): Phrase =>
  phrase('Not taken over in {rows}: who does the step is in column {other}.', {
    rows: countPhrase(rows, '{count} row', '{count} rows'),
    other,
  });

/** Why a company is not taken over in a row that names no other. */
export const notDoing = (name: string): Phrase =>
  phrase('“{name}” does not do this step: who does it is unknown.', { name });

export const NOT_IN_DIRECTORY = phrase('A directory of suppliers has no place for it.');

export const severalSeats = (text: string): Phrase =>
  phrase('“{text}” is not one country: the seat stays open.', { text });

/** Why a column is not taken over; `other`: the one that is taken for the same. */
export function unusedColumn(heading: string, meaning: Meaning | undefined, other = ''): Phrase {
  if (heading === '') return phrase('The column has no heading.');
  return !other || meaning === undefined
    ? phrase('The column is not understood.')
    : phrase('Column {other} is taken for the {meaning}, and there can be one only.', {
        other,
        meaning,
      });
}

/** Why a row is no step of a material or component. */
export const noSubject = (name: string): Phrase =>
  name === ''
    ? phrase('The row names no material or component.')
    : phrase('“{name}” is no material or component of the catalogue.', { name });

export const TOTAL = phrase('The row is a total.');

/** What is listed of a row that is several steps. */
export const eachMaterial = (text: string): Phrase =>
  phrase('“{text}” names several materials: each is taken as a step.', { text });

export const ofSeveralMaterials = (text: string): Phrase =>
  phrase('“{text}” stands for several materials: which part of it is of which is not said.', {
    text,
  });

/** Why a row is no step, or one without a stage, by what it says of it. */
export const noStage = (said: string, subject: string, areSeveral: boolean): Phrase =>
  said === ''
    ? phrase('The row says no stage.')
    : areSeveral
      ? phrase('“{said}” names several stages: the step is taken without one.', { said })
      : phrase('“{said}” is no stage of {subject}.', { said, subject });

export const noCountry = (name: string, isAmbiguous: boolean): Phrase =>
  isAmbiguous
    ? phrase('“{name}” could be two countries.', { name })
    : phrase('“{name}” is no country.', { name });

/** What is listed of a country behind which the mark of a footnote stands. */
export const marked = (text: string): Phrase =>
  phrase('“{text}” is taken without its mark: what the footnote says is not read.', { text });

export const someCountry = (name: string): Phrase =>
  phrase('“{name}”: each country in it may be meant.', { name });

export const formless = (form: string): Phrase =>
  phrase('“{form}”: a component has no form.', { form });

export const ONLY_A_SEAT = phrase('Where a company is seated is not where it does a step.');

export const NO_SEAT = phrase('Where goods are from is not where a company is seated.');

export const notRecycled = (text: string): Phrase =>
  phrase('“{text}” does not say that the step recycles.', { text });

export const notWithin = (text: string, country: string): Phrase =>
  phrase('“{text}” is no subdivision of {country}.', { text, country });

/** Why a region is not taken over. */
export const homeless = (region: string): Phrase =>
  phrase('“{region}”: it is not known of which country.', { region });

/** Why a row is another step than one before it with the same id. */
export const repeats = (id: string, place: Words): Phrase =>
  phrase('The row repeats the id “{id}” of {place}, and says something else.', { id, place });

/**
 * Why the country of a row is not that of its step: where ore is mined, it is not smelted. Undefined where its heading
 * is of any step, or of this one.
 */
export function elsewhere(heading: string, country: string, stage: Stage): Phrase | undefined {
  const of = stepOf(heading);
  if (country === '' || of === undefined) return undefined;
  const isOther = of === 'extraction' ? stage !== of : stage === 'extraction';
  return isOther
    ? phrase('“{country}” is the place of {done}, not of {stage}.', {
        country,
        done: { name: of },
        stage: { name: stage },
      })
    : undefined;
}
