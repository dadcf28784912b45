import type { Step } from '../chain/graph';
import type { StepPlace } from '../chain/places';
import type { Knowledge } from '../knowledge/knowledge';
import type { Country, Day, UnderReview } from '../knowledge/types';
import type { Message } from '../messages/message';
import type { Where, Work } from '../messages/sourcing';

/** What a step does: its material or component and its stage, as far as they are known. */
export function workOf(step: Step, knowledge: Knowledge): Work {
  const { source, material, component, stage } = step;
  const known =
    material === undefined
      ? component !== undefined && knowledge.component(component)
      : knowledge.material(material);
  const text = source.material?.value ?? source.component?.value;
  // Nearly every step is of a known subject and stage; there may be very many of them.
  if (known && stage !== undefined) return { subject: known.name, stage };
  return {
    ...(known ? { subject: known.name } : text !== undefined && { text }),
    ...(stage !== undefined && { stage }),
  };
}

/** What a step does at one of its places: wholly, by a part of it, or perhaps. */
export function workAt(step: Step, { origin }: StepPlace, knowledge: Knowledge): Work {
  const work = workOf(step, knowledge);
  if (!origin) return work;
  return { ...work, part: origin.share ? origin.share.value : 'candidate' };
}

/** A country, and whether it counts as China without being it: Hong Kong and Macao. */
export const whereOf = (country: Country): Where => ({
  country: country.name,
  countsAsChina: country.coveredNation === 'CN' && country.code !== 'CN',
});

/** What a message rests on is under review, and the day is after the data's. */
export const sinceThen = (
  ground: { readonly underReview?: UnderReview } | undefined,
  asOf: Day | undefined,
  { asOf: knownTo }: Knowledge,
): Pick<Message, 'mayHaveChanged'> =>
  ground?.underReview && asOf !== undefined && asOf > knownTo
    ? { mayHaveChanged: { knownTo, ...ground.underReview } }
    : {};

export const idOf = (step: Step): string | undefined => step.source.id?.value;
