import type { Analysis } from '../analysis/analysis';
import type { Knowledge } from '../knowledge/knowledge';
import type { Regime } from '../knowledge/types';
import type { Place } from '../manifest/model';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Finding } from '../rules/finding';
import { shortened } from './words';
import type { Thing } from '../analysis/at';
import { findingsAt, thingAt } from '../analysis/at';
import type { Block } from './blocks';
import { line, strong } from './blocks';
import { explainCountry } from './country';
import { explainImport } from './import';
import { explainRegime, explainRegion, regimeSums } from './regime';
import { explainRule } from './rule';
import { explainOriginShare, explainShareOf } from './shares';
import { explainStep } from './step';
import { explainComponent, explainMaterial, explainStage } from './subject';
import { explainSupplier } from './supplier';
import { explainWaiver } from './waiver';

/** What an explanation is made from. */
export interface ExplainInput {
  readonly analysis: Analysis;
  readonly knowledge: Knowledge;
  /** Address of a rule's page. */
  rulePage(id: string): string;
  /** Default: English. */
  readonly language?: Language;
}

export interface Explanation {
  /** What it is about; absent where there are only findings. */
  readonly place?: Place;
  /** All of it. */
  readonly blocks: readonly Block[];
  /** Of it what stands there, and the rules that found something there. */
  readonly about: readonly Block[];
  readonly found: readonly Block[];
}

/** What there is to say of a place: the thing that stands there, then the rules that found something. */
export function explainAt(offset: number, input: ExplainInput): Explanation | undefined {
  const { analysis, knowledge, language = ENGLISH } = input;
  const shown = new Set<string>();
  const thing = thingAt(analysis, offset);
  const about = thing ? explain(thing, input, shown) : [];
  const findings = findingsAt(analysis, offset);
  const rules = new Set(findings.map(({ ruleId }) => ruleId));
  const found = [...rules].flatMap((id) => [
    ...explainRule(id, input.rulePage(id), knowledge, shown, 1, language),
    ...explainWaivers(
      findings.filter(({ ruleId }) => ruleId === id),
      language,
    ),
  ]);
  const blocks = [...about, ...found];
  return blocks.length === 0
    ? undefined
    : { ...(thing && { place: thing.place }), blocks, about, found };
}

function explain(thing: Thing, input: ExplainInput, shown: Set<string>): Block[] {
  const { analysis, knowledge, language = ENGLISH } = input;
  const day = analysis.asOf ?? knowledge.asOf;
  const judged = (regime: Regime): Block[] => {
    const sums = regimeSums(regime, analysis, language);
    return explainRegime(regime, day, knowledge, shown, language, sums);
  };
  switch (thing.kind) {
    case 'country': {
      const lookup = knowledge.resolveCountry(thing.text);
      if (lookup.kind !== 'code' && lookup.kind !== 'name') return [];
      return explainCountry(lookup.country, day, knowledge, thing.step, shown, language);
    }
    case 'material': {
      const material = knowledge.material(thing.step.material ?? '');
      return material ? explainMaterial(material, day, knowledge, thing.step, shown, language) : [];
    }
    case 'component': {
      const component = knowledge.component(thing.step.component ?? '');
      return component
        ? explainComponent(component, day, knowledge, thing.step, shown, language)
        : [];
    }
    case 'stage':
      return explainStage(thing.step, day, knowledge, shown, language);
    case 'supplier': {
      const entry = thing.entry ?? analysis.directory.get(thing.text)?.supplier;
      return explainSupplier(thing.text, entry, analysis, day, knowledge, language);
    }
    case 'id':
      return explainStep(thing.step, analysis.graph, day, knowledge, language);
    case 'input': {
      const fed = thing.step.inputs.find(({ entry }) => entry.value === thing.text)?.step;
      return fed ? explainStep(fed, analysis.graph, day, knowledge, language) : [];
    }
    case 'regime': {
      const regime = knowledge.regime(thing.text);
      return regime ? judged(regime) : [];
    }
    case 'product':
      // Where only the policy names regimes, this is where they are shown.
      return analysis.regimes.filter(({ text }) => !text).flatMap(({ regime }) => judged(regime));
    case 'region':
      return explainRegion(thing.text, knowledge, language);
    case 'rule':
      return [
        ...explainWaiver(thing.waiver, analysis, language),
        ...explainRule(
          thing.text,
          input.rulePage(thing.text),
          knowledge,
          shown,
          undefined,
          language,
        ),
      ];
    case 'share':
      return explainShareOf(thing.step, analysis, language);
    case 'origin-share':
      return explainOriginShare(thing.origin, thing.step, analysis, language);
    case 'waiver':
      return explainWaiver(thing.waiver, analysis, language);
    case 'import':
      return explainImport(thing.text, analysis, language);
    case 'merged':
      return [
        line(language.t('From the mapping that is merged here:')),
        ...explainStep(thing.step, analysis.graph, day, knowledge, language),
      ];
    case 'day':
      return analysis.asOf === undefined ? [] : explainDay(analysis.asOf, knowledge, language);
  }
}

/** What is accepted stays known: by whom, why and to when. */
function explainWaivers(findings: readonly Finding[], { t, day }: Language): Block[] {
  return findings.flatMap(({ waiver }) => {
    if (!waiver) return [];
    const { reason, approvedBy, expires, ticket } = waiver;
    const by = approvedBy && t('by {name}', { name: shortened(approvedBy.value) });
    const end = expires && t('to {day}', { day: day(shortened(expires.value)) });
    const why = reason ? `: ${shortened(reason.value)}` : '';
    const at = ticket ? ` (${shortened(ticket.value)})` : '';
    const how = [t('Waived'), by, end].filter((part) => part !== undefined).join(' ');
    return [line(`${how}${why}${at}`)];
  });
}

function explainDay(day: string, knowledge: Knowledge, language: Language): Block[] {
  const { t } = language;
  const asOf = language.day(knowledge.asOf);
  return [
    line(
      strong(language.day(day)),
      `: ${t('the day whose agreements, restrictions and rules apply here')}`,
    ),
    line(
      day > knowledge.asOf
        ? t('Data as of {day}, which is before it: what came since is not known', { day: asOf })
        : t('Data as of {day}', { day: asOf }),
    ),
  ];
}
