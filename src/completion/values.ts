import type { Step } from '../chain/graph';
import { appliesWhen } from '../explain/regime';
import type { Knowledge } from '../knowledge/knowledge';
import { wordsOfStage } from '../knowledge/offered-words';
import type { Day, Material, Stage } from '../knowledge/types';
import type { Language } from '../messages/language';
import { formTyped } from './beside';
import { fitting, formNames } from './catalogue';
import type { Candidate, CompletionInput, Wanted } from './candidate';
import { languageOf, named } from './candidate';
import { countries } from './countries';
import { currencies } from './currencies';
import { days, ends, past } from './days';
import { missingShare, rulesToWaive } from './paperwork';
import { fitOf, fitOfId } from './rank';
import { inputs, paths, seatOf, suppliers } from './references';
import { regions } from './regions';

/** The values that can stand at a place and go with what is typed, best first. */
export function* valuesFor(wanted: Wanted, input: CompletionInput): Iterable<Candidate> {
  const { path, shape, typed, others } = wanted;
  const { knowledge } = input;
  const { data } = knowledge;
  const language = languageOf(input);
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  switch (key) {
    case 'country':
    case 'countries':
    case 'by':
    case 'against':
      yield* places(wanted, input);
      if (path[0] === 'sources' && key === 'country') yield* words(['unknown'], typed);
      return;
    case 'material':
      yield* materials(typed, knowledge, language);
      return;
    case 'component':
      yield* fitting(typed, data.components, (text) => knowledge.resolveComponent(text)).map(
        componentOf(language),
      );
      return;
    case 'subject':
    case 'materials':
    case 'components':
    case 'madeFrom':
      if (key !== 'components') {
        yield* fitting(typed, data.materials, (text) => knowledge.resolveMaterial(text)).map(
          materialOf(language),
        );
      }
      if (key === 'materials') return;
      yield* fitting(typed, data.components, (text) => knowledge.resolveComponent(text)).map(
        componentOf(language),
      );
      return;
    case 'stage':
      yield* stages(stagesFor(wanted, shape.values ?? []), typed);
      return;
    case 'form':
      yield* words(formsFor(wanted, knowledge), typed);
      return;
    case 'region':
      yield* regions(typed, others.get('country') ?? '', knowledge);
      return;
    case 'regimes':
    case 'namedBy':
      yield* fitting(typed, data.regimes, (text) => knowledge.resolveRegime(text)).map(
        (regime) => ({
          ...named('reference', regime.id, language.name(regime.name)),
          detail: appliesWhen(regime, language),
        }),
      );
      return;
    case 'documents':
      for (const { id, title } of data.documents) {
        if (fitOfId(typed, id) !== undefined) yield named('reference', id, title);
      }
      return;
    case 'supplier':
      yield* suppliers(wanted, input);
      return;
    case 'inputs':
      yield* inputs(wanted, input);
      return;
    case 'imports':
    case 'extends':
      yield* paths(wanted, input);
      return;
    case 'currency':
      yield* currencies(typed, language);
      return;
    case 'rule':
      yield* rulesToWaive(wanted, input);
      return;
    case 'share':
      if (path[0] === 'sources') yield* missingShare(wanted, input);
      return;
    case 'expires':
      yield* ends(typed, todayOf(input), language);
      return;
  }
  if (path.includes('evidence')) {
    if (key === 'file') yield* paths(wanted, input);
    if (key === 'date') yield* past(typed, todayOf(input), language);
    return;
  }
  if (shape.values) yield* words(shape.values, typed);
  else if (shape.isDay) yield* days(typed, todayOf(input), language);
}

const todayOf = ({ today, analysis, knowledge }: CompletionInput): Day =>
  today ?? analysis?.input.today ?? knowledge.asOf;

/** Where the work is done, or whom a supplier or an owner belongs to. */
function places(wanted: Wanted, input: CompletionInput): Candidate[] {
  const { typed, path, items } = wanted;
  const { knowledge, analysis } = input;
  const day = analysis ? (analysis.asOf ?? knowledge.asOf) : todayOf(input);
  const isStep = path[0] === 'sources';
  const step = isStep ? stepOf(wanted, knowledge) : undefined;
  const seat = isStep && path.length === 3 ? seatOf(wanted, input) : undefined;
  const found = countries(
    typed,
    { ...(step && { step }), ...(seat && { seat }), day },
    knowledge,
    languageOf(input),
  );
  return found.filter(({ value }) => !items.includes(value));
}

/** What is done at a step, as its text says; what it takes over by merging, as it was read. */
export function stepOf(
  { others, step }: Pick<Wanted, 'others' | 'step'>,
  knowledge: Knowledge,
): Pick<Step, 'material' | 'component' | 'stage' | 'kind'> {
  const material = idOf(knowledge.resolveMaterial(others.get('material') ?? ''));
  const component = idOf(knowledge.resolveComponent(others.get('component') ?? ''));
  const stage = others.get('stage');
  const isConstituent =
    component !== undefined && knowledge.component(component)?.constituent30d === true;
  return {
    material: material ?? step?.material,
    component: component ?? step?.component,
    stage: stage === undefined || stage === '' ? step?.stage : (stage as Stage),
    kind: component === undefined || isConstituent ? (step?.kind ?? 'mineral') : 'component',
  };
}

const idOf = (
  found: ReturnType<Knowledge['resolveMaterial' | 'resolveComponent']>,
): string | undefined => (found.kind === 'unknown' ? undefined : found.entry.id);

function stagesFor({ others, step, path }: Wanted, all: readonly string[]): readonly string[] {
  if (path[0] !== 'sources') return all;
  const isComponent = others.has('component') || step?.source.component !== undefined;
  const isMaterial = others.has('material') || step?.source.material !== undefined;
  if (isComponent === isMaterial) return all;
  const ofComponents = ['manufacturing', 'assembly'];
  return all.filter((stage) => ofComponents.includes(stage) === isComponent);
}

/** Forms of a step's material, as the catalogue has them; a policy's own form is free. */
function formsFor(wanted: Wanted, knowledge: Knowledge): readonly string[] {
  const { material } = stepOf(wanted, knowledge);
  const entry = material === undefined ? undefined : knowledge.material(material);
  return Object.keys(entry?.forms ?? {});
}

function* words(all: readonly string[], typed: string): Iterable<Candidate> {
  for (const word of all) {
    if (fitOf(typed, { main: [word], others: [] }) !== undefined) yield named('word', word);
  }
}

/** Stages by themselves, then by the words of the trade: `mining`, `refinery`. */
function stages(all: readonly string[], typed: string): Candidate[] {
  return all
    .flatMap((stage) => {
      const others = wordsOfStage(stage);
      const fit = fitOf(typed, { main: [stage], others });
      const candidate = { ...named('word', stage), names: [stage, ...others].join(' ') };
      return fit === undefined ? [] : [{ candidate, fit }];
    })
    .sort((a, b) => a.fit - b.fit)
    .map(({ candidate }) => candidate);
}

/** Materials, the one that is typed in whole with the form that its name says. */
function materials(typed: string, knowledge: Knowledge, language: Language): Candidate[] {
  const said = formTyped(typed, knowledge);
  return fitting(typed, knowledge.data.materials, (text) => knowledge.resolveMaterial(text))
    .map(materialOf(language))
    .map((each) => (each.value === said?.id ? { ...each, beside: said.beside } : each));
}

const materialOf =
  (language: Language) =>
  ({ id, name, symbol, aliases, forms, uses }: Material): Candidate => ({
    kind: 'material',
    label: id,
    description: symbol === undefined ? language.name(name) : `${symbol}, ${language.name(name)}`,
    detail: uses.map(language.name).join(', '),
    value: id,
    names: [
      ...new Set([
        id,
        name,
        language.name(name),
        symbol ?? '',
        ...aliases,
        ...formNames({ forms }),
      ]),
    ].join(' '),
  });

const componentOf =
  (language: Language) =>
  ({ id, name, aliases, madeFrom }: Knowledge['data']['components'][number]): Candidate => ({
    kind: 'component',
    label: id,
    description: language.name(name),
    detail:
      madeFrom.length > 0 ? language.t('Made from {parts}', { parts: madeFrom.join(', ') }) : '',
    value: id,
    names: [...new Set([id, name, language.name(name), ...aliases])].join(' '),
  });
