import type { Step } from '../../chain/graph';
import { entriesTo } from '../../chain/imported-entries';
import type { Knowledge } from '../../knowledge/knowledge';
import { reserveOf } from '../../knowledge/production';
import { nearestOf } from '../../knowledge/near-names';
import { stageMeant, stageNear } from '../../knowledge/offered-words';
import { STAGES_OF } from '../../knowledge/stages';
import type { Day } from '../../knowledge/types';
import type { Source } from '../../manifest/model';
import type { Dominant } from '../../messages/sourcing';
import type { Rule } from '../rule';

export const undeclaredProcessing: Rule = {
  id: 'undeclared-processing',
  title: 'A material that is extracted, but nowhere processed',
  severity: 'information',
  group: 'sourcing',
  fix: 'declare-processing',
  *file({ graph, knowledge, asOf }) {
    const processed = new Set<string>();
    // What is misspelt, or called `refining`, is declared.
    for (const { material, stage, source } of graph.own) {
      if (material === undefined || stage !== undefined || !saysProcessing(source)) continue;
      for (const relative of knowledge.family(material)) processed.add(relative);
    }
    for (const { material, stage } of graph.stages) {
      if (stage !== 'processing') continue;
      for (const relative of knowledge.family(material)) processed.add(relative);
    }
    for (const { material, steps } of graph.stages) {
      if (processed.has(material)) continue;
      const extractions = steps.filter(isExtraction);
      const first = extractions.find(({ file }) => file === undefined)?.source;
      const places = first?.material
        ? [{ place: first.material, source: first }]
        : entriesTo(extractions, graph.own);
      if (places.length === 0) continue;
      const dominant = asOf === undefined ? undefined : dominantOf(material, asOf, knowledge);
      for (const { place, source } of places)
        yield {
          place,
          message: {
            key: 'undeclared-processing',
            args: {
              material: knowledge.material(material)?.name ?? material,
              ...(dominant && { dominant }),
            },
          },
          related: [],
          source,
        };
    }
  },
};

function saysProcessing({ stage }: Source): boolean {
  if (!stage) return false;
  const meant = stageMeant(stage.value) ?? stageNear(stage.value, STAGES_OF.material);
  return (meant ?? nearestOf(stage.value, STAGES_OF.material)) === 'processing';
}

const isExtraction = ({ stage }: Step): boolean => stage === 'extraction';

/** Who leads the processing, if the knowledge has a figure for it. */
function dominantOf(material: string, day: Day, knowledge: Knowledge): Dominant | undefined {
  const most = knowledge.dominant(material, 'processing', day);
  const country = most && knowledge.country(most.country);
  if (!country) return undefined;
  const { set, ofGroup } = most;
  const group = ofGroup === undefined ? undefined : knowledge.material(ofGroup)?.name;
  const of = set.counts ?? group;
  const reserve = reserveOf(set);
  return {
    country: country.name,
    percent: most.percent,
    year: most.year,
    measure: set.measure,
    ...(of !== undefined && { of }),
    ...(reserve !== undefined && { reserve }),
  };
}
