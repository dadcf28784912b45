import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Component, Day, Material, MaterialList } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Block } from './blocks';
import { line, list, strong } from './blocks';
import { factBlocks } from './facts';
import { productionBlocks } from './production';
import { citation, subjectName } from './words';

const LISTS = {
  '45x': 'applicable critical minerals of section 45X',
  '45x-2025': 'applicable critical minerals of section 45X, as amended in 2025',
  'usgs-2022': 'US list of critical minerals of 2022',
  'usgs-2025': 'US list of critical minerals of 2025',
  'eu-crm': 'EU critical raw materials',
  'eu-srm': 'EU strategic raw materials',
  'dfars-7052': 'covered materials of DFARS 252.225-7052',
  'usc-4872': 'covered materials of 10 U.S.C. 4872',
} as const satisfies Readonly<Record<MaterialList, Text>>;

/** What a material is for, the lists it stands on, who makes it, and what is said of it. */
export function explainMaterial(
  material: Material,
  day: Day,
  knowledge: Knowledge,
  step: Step | undefined,
  shown: Set<string>,
  language: Language = ENGLISH,
): Block[] {
  const { t } = language;
  const { name, symbol, uses, group, id } = material;
  const blocks = [
    line(
      strong(language.name(name)),
      `${symbol === undefined ? '' : ` (${symbol})`}${uses.length > 0 ? `: ${uses.map(language.name).join(', ')}` : ''}`,
      ...citation(material, knowledge, language),
    ),
  ];
  if (group !== undefined)
    blocks.push(
      line(t('One of the group {group}', { group: subjectName(group, knowledge, language) })),
    );
  blocks.push(...listingBlocks(id, day, knowledge, language));
  if (step) blocks.push(...productionBlocks(step, day, knowledge, language));
  blocks.push(
    ...factBlocks(
      { materials: knowledge.family(id), ...(step?.stage !== undefined && { stage: step.stage }) },
      knowledge,
      shown,
      language,
    ),
  );
  return blocks;
}

/** The official lists that name it on a day: since when, by which name, in which form. */
function listingBlocks(id: string, day: Day, knowledge: Knowledge, language: Language): Block[] {
  const { t } = language;
  return list(
    knowledge.listings(id, day).map((listing) => {
      const { list: name, named, form, from } = listing;
      const only =
        form === undefined || named.includes(form)
          ? ''
          : `, ${t('only as {form}', { form: language.name(form) })}`;
      return [
        `${t('On the list: {list}, since {day}, as {name}', { list: t(LISTS[name]), day: language.day(from), name: named })}${only}`,
        ...citation(listing, knowledge, language),
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
  language: Language = ENGLISH,
): Block[] {
  const { t } = language;
  const { name, madeFrom, id } = component;
  const parts = madeFrom.map((part) => subjectName(part, knowledge, language));
  const blocks = [
    line(
      strong(language.name(name)),
      parts.length > 0 ? `: ${t('made from {parts}', { parts: parts.join(', ') })}` : '',
      ...citation(component, knowledge, language),
    ),
  ];
  if (component.batteryComponent30d === true)
    blocks.push(line(t('A battery component of section 30D')));
  if (component.constituent30d === true) {
    blocks.push(line(t('A constituent material of section 30D: it counts with the minerals')));
  }
  blocks.push(...listingBlocks(id, day, knowledge, language));
  if (step) blocks.push(...productionBlocks(step, day, knowledge, language));
  blocks.push(...factBlocks({ component: id }, knowledge, shown, language));
  return blocks;
}

/** Who does a stage of what the step is about, and what is said of that stage. */
export function explainStage(
  step: Step,
  day: Day,
  knowledge: Knowledge,
  shown: Set<string>,
  language: Language = ENGLISH,
): Block[] {
  const { t } = language;
  const { stage, material, component } = step;
  if (stage === undefined) return [];
  const subject = material ?? component;
  const of =
    subject === undefined
      ? ''
      : ` ${t('of {subject}', { subject: subjectName(subject, knowledge, language) })}`;
  return [
    line(strong(language.name(stage)), of),
    ...productionBlocks(step, day, knowledge, language),
    ...factBlocks({ stage }, knowledge, shown, language),
  ];
}
