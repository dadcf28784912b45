import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Component, Day, Material, MaterialList } from '../knowledge/types';
import type { Block } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { productionBlocks } from './production';
import { citation, subjectName } from './words';

const LISTS: Readonly<Record<MaterialList, string>> = {
  '45x': 'applicable critical minerals of section 45X',
  '45x-2025': 'applicable critical minerals of section 45X, as amended in 2025',
  'usgs-2022': 'US list of critical minerals of 2022',
  'usgs-2025': 'US list of critical minerals of 2025',
  'eu-crm': 'EU critical raw materials',
  'eu-srm': 'EU strategic raw materials',
  'dfars-7052': 'covered materials of DFARS 252.225-7052',
  'usc-4872': 'covered materials of 10 U.S.C. 4872',
};

/** What a material is for, the lists it stands on, who makes it, and what is said of it. */
export function explainMaterial(
  material: Material,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  shown: Set<string>,
): Block[] {
  const { name, symbol, uses, group, id } = material;
  const blocks = [
    line(
      strong(name),
      `${symbol === undefined ? '' : ` (${symbol})`}${uses.length > 0 ? `: ${uses.join(', ')}` : ''}`,
      ...citation(material, knowledge),
    ),
  ];
  if (group !== undefined) blocks.push(line(`One of the group ${subjectName(group, knowledge)}`));
  blocks.push(...listingBlocks(id, day, knowledge));
  if (step) blocks.push(...productionBlocks(step, day, knowledge));
  blocks.push(
    ...factBlocks(
      { materials: knowledge.family(id), ...(step?.stage !== undefined && { stage: step.stage }) },
      knowledge,
      shown,
    ),
  );
  return blocks;
}

/** The official lists that name it on a day: since when, by which name, in which form. */
function listingBlocks(id: string, day: Day, knowledge: Knowledge): Block[] {
  return list(
    knowledge.listings(id, day).map((listing) => {
      const { list: name, named, form, from } = listing;
      const only = form === undefined || named.includes(form) ? '' : `, only as ${form}`;
      return [
        `On the list: ${LISTS[name]}, since ${from}, as ${named}${only}`,
        ...citation(listing, knowledge),
      ];
    }),
  );
}

/** What a component is made from, who makes it, and what is said of it. */
export function explainComponent(
  component: Component,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  shown: Set<string>,
): Block[] {
  const { name, madeFrom, id } = component;
  const parts = madeFrom.map((part) => subjectName(part, knowledge));
  const blocks = [
    line(
      strong(name),
      parts.length > 0 ? `: made from ${parts.join(', ')}` : '',
      ...citation(component, knowledge),
    ),
  ];
  if (component.batteryComponent30d === true)
    blocks.push(line('A battery component of section 30D'));
  if (component.constituent30d === true) {
    blocks.push(line('A constituent material of section 30D: it counts with the minerals'));
  }
  blocks.push(...listingBlocks(id, day, knowledge));
  if (step) blocks.push(...productionBlocks(step, day, knowledge));
  blocks.push(...factBlocks({ component: id }, knowledge, shown));
  return blocks;
}

/** Who does a stage of what the step is about, and what is said of that stage. */
export function explainStage(
  step: Step,
  day: Day,
  knowledge: Knowledge,
  shown: Set<string>,
): Block[] {
  const { stage, material, component } = step;
  if (stage === undefined) return [];
  const subject = material ?? component;
  const of = subject === undefined ? '' : ` of ${subjectName(subject, knowledge)}`;
  return [
    line(strong(stage), of),
    ...productionBlocks(step, day, knowledge),
    ...factBlocks({ stage }, knowledge, shown),
  ];
}
