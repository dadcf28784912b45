import type { Manifest, Place } from './model';
import { waiversIn } from './waivers-in';
import { isDay } from '../knowledge/calendar';

/** A waiver or a piece of evidence with a day on which it ends. */
export interface Ending {
  readonly kind: 'waiver' | 'evidence';
  /** Last day that still belongs to it. */
  readonly expires: string;
  /** The rule that is waived, or the title of the evidence. */
  readonly title: string;
  /** Id of the source or supplier that it stands on; absent: the file. */
  readonly on?: string;
  readonly reason?: string;
  /** Where the day is written. */
  readonly place: Place;
}

/** What ends by a day, what has ended before included; soonest first. */
export function endingBy(manifest: Manifest, last: string): Ending[] {
  const endings: Ending[] = [];
  for (const placed of waiversIn(manifest)) {
    if (!placed) continue;
    const { waiver, source, supplier } = placed;
    const { rule, reason, expires } = waiver;
    const on = source?.id?.value ?? supplier?.id.value;
    if (!expires) continue;
    endings.push({
      kind: 'waiver',
      expires: expires.value,
      title: rule?.value ?? 'no rule',
      ...(on !== undefined && { on }),
      ...(reason && { reason: reason.value }),
      place: expires,
    });
  }
  for (const { id, evidence } of manifest.sources) {
    for (const { title, file, expires } of evidence) {
      if (!expires) continue;
      endings.push({
        kind: 'evidence',
        expires: expires.value,
        title: title?.value ?? file?.value ?? 'without a title',
        ...(id && { on: id.value }),
        place: expires,
      });
    }
  }
  return endings
    .filter(({ expires }) => isDay(expires) && expires <= last)
    .sort((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : 0));
}
