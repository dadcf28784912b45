import type { Manifest, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';

/** Whether a source has a mistake of syntax: what is copied or taken away there may be another thing than it seems. */
export const isBroken = (
  source: Source,
  { format, problems }: Pick<Manifest, 'format' | 'problems'>,
): boolean =>
  problems.some(
    ({ of, place }) =>
      of === 'syntax' &&
      // Of broken JSON only the first mistake is known, wherever the others are.
      (format === 'json' ||
        place.unit === source.unit ||
        (startOf(source.place) <= startOf(place) && startOf(place) <= endOf(source.place))),
  );

/** Whether there is a mistake of syntax anywhere: what is written beside it may come to mean something else. */
export const isBrokenSomewhere = ({ problems }: Pick<Manifest, 'problems'>): boolean =>
  problems.some(({ of }) => of === 'syntax');
