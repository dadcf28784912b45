import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { placesOf } from '../../explain/places';
import { subjectName } from '../../explain/words';
import { clean } from '../../text/clean';

/** The material or component of a step, as it is called or else as it is written. */
export function subjectIn({ material, component, source }: Step, { knowledge }: Analysis): string {
  const subject = material ?? component;
  if (subject !== undefined) return subjectName(subject, knowledge);
  return clean((source.material ?? source.component)?.value ?? '');
}

/** Who does a step. */
export const makerOf = (step: Step, { suppliers }: Analysis): string =>
  clean(suppliers.partnerOf(step)?.name ?? '');

/** Where the maker is seated, as far as it is known. */
export const seatOf = (step: Step, { suppliers }: Analysis): string =>
  suppliers.partnerOf(step)?.seat?.name ?? '';

/** Where a step is done: its country, or its places with their parts. */
export function placeOf(step: Step, { knowledge }: Analysis): string {
  if (step.country) return step.country.name;
  const places = placesOf(step, knowledge);
  return places === '' ? clean(step.source.country?.value ?? '') : places;
}

/** The name of the file that a step stands in. */
export const fileOf = ({ file }: Step, analysis: Analysis): string => {
  const path = file ?? analysis.file;
  return clean(path.slice(path.lastIndexOf('/') + 1));
};
