import type { Step } from '../../chain/graph';
import type { Knowledge } from '../../knowledge/knowledge';
import type { Country, Day, Stage } from '../../knowledge/types';
import { dataAge } from '../../messages/data-age';
import { clean } from '../../text/clean';

/** What is asked for is not known, in a sentence for who asked. */
export class NotKnown extends Error {}

/** The day of an answer, and the day of the data behind it. */
export interface Dated {
  readonly asOf: Day;
  readonly dataAsOf: Day;
  /** That the data is older than the day. */
  readonly caution?: string;
}

export function dated(day: Day, knowledge: Knowledge): Dated {
  const caution = dataAge(knowledge.asOf, day);
  return {
    asOf: day,
    dataAsOf: knowledge.asOf,
    ...(caution !== undefined && { caution }),
  };
}

/** @throws NotKnown for a text that is no country, or could be several */
export function countryNamed(text: string, knowledge: Knowledge): Country {
  const found = knowledge.resolveCountry(text);
  if (found.kind === 'code' || found.kind === 'name') return found.country;
  if (found.kind === 'bloc') {
    throw new NotKnown(`“${clean(text)}” is not a country. Name a member state.`);
  }
  const meant =
    found.kind === 'ambiguous' ? found.countries : found.kind === 'unknown' ? found.nearest : [];
  throw notKnown(
    'country',
    text,
    meant.map(({ code, name }) => `${code} (${name})`),
  );
}

/** A material or component, as a step is of it. */
export type Subject = Pick<Step, 'material' | 'component' | 'kind'> & {
  /** Of its entry in the catalogue. */
  readonly id: string;
  readonly form?: string;
};

/** @throws NotKnown for a text that is neither a material nor a component */
export function subjectNamed(text: string, knowledge: Knowledge): Subject {
  const material = knowledge.resolveMaterial(text);
  if (material.kind !== 'unknown') {
    const { id } = material.entry;
    const form = material.kind === 'name' ? material.form : undefined;
    const base = { id, material: id, component: undefined, kind: 'mineral' } as const;
    return { ...base, ...(form !== undefined && { form }) };
  }
  const component = knowledge.resolveComponent(text);
  if (component.kind !== 'unknown') {
    const { id, constituent30d } = component.entry;
    const kind = constituent30d === true ? 'mineral' : 'component';
    return { id, material: undefined, component: id, kind };
  }
  throw notKnown('material or component', text, [...material.nearest, ...component.nearest]);
}

/** @throws NotKnown where there is no stage, or it is none of the subject's */
export function stageOf(
  subject: Subject,
  stage: Stage | undefined,
  stages: readonly Stage[],
): Stage {
  if (stage !== undefined && stages.includes(stage)) return stage;
  if (stage === undefined) {
    throw new NotKnown(`Give a stage of ${subject.id}, too: ${stages.join(', ')}.`);
  }
  throw new NotKnown(`The stages of ${subject.id} are ${stages.join(', ')}.`);
}

function notKnown(what: string, text: string, nearest: readonly string[]): NotKnown {
  return new NotKnown(`“${clean(text).slice(0, 80)}” is not a known ${what}.${meantIn(nearest)}`);
}

/** What may be meant, as a question behind a sentence; nothing where nothing is near. */
export function meantIn(nearest: readonly (string | undefined)[]): string {
  const offers = nearest.filter((each) => each !== undefined).slice(0, 5);
  return offers.length > 0 ? ` Did you mean ${offers.join(', ')}?` : '';
}
