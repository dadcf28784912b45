import type { Country, Fact, Stage } from './types';

/** What a hover is about; any part that a fact is about too makes it fit. */
export interface FactQuery {
  readonly country?: Country;
  /** The material and, where it has one, its group. */
  readonly materials?: readonly string[];
  readonly component?: string;
  readonly stage?: Stage;
  readonly agreement?: string;
  readonly topic?: string;
}

/** The facts that fit, those about most parts of the query first. */
export function fittingFacts(facts: readonly Fact[], query: FactQuery): Fact[] {
  return facts
    .map((fact) => ({ fact, weight: weigh(fact, query) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ fact }) => fact);
}

function weigh(fact: Fact, query: FactQuery): number {
  const { country, materials, component, stage, agreement, topic } = query;
  let weight = 0;
  if (materials?.some((id) => fact.materials.includes(id))) weight += 4;
  if (component !== undefined && fact.components.includes(component)) weight += 4;
  if (agreement !== undefined && fact.agreements.includes(agreement)) weight += 4;
  if (country && isAbout(fact, country)) weight += 3;
  if (topic !== undefined && fact.topics.includes(topic)) weight += 2;
  // What is about a stage in one country, or of one material, says nothing of the stage elsewhere.
  const isOfAll = fact.countries.length + fact.materials.length + fact.components.length === 0;
  const isOfStage = stage !== undefined && fact.stages.includes(stage);
  if (isOfStage && (weight > 0 || isOfAll)) weight += 1;
  return weight;
}

function isAbout(fact: Fact, { code, blocs, coveredNation, territoryOf }: Country): boolean {
  return (
    fact.countries.includes(code) ||
    (blocs.includes('eu') && fact.countries.includes('EU')) ||
    (coveredNation !== undefined && fact.countries.includes(coveredNation)) ||
    (territoryOf !== undefined && fact.countries.includes(territoryOf))
  );
}
