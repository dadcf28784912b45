import type { Block, Line } from '../../explain/blocks';
import { explainCountry } from '../../explain/country';
import { explainRule } from '../../explain/rule';
import { explainComponent, explainMaterial } from '../../explain/subject';
import type { Knowledge } from '../../knowledge/knowledge';
import { nearestOf } from '../../knowledge/near-names';
import type { Day } from '../../knowledge/types';
import { ruleOf, RULES } from '../../rules/catalogue';
import type { Rule } from '../../rules/rule';
import { plainBlocks } from '../plain-blocks';
import type { Dated } from './names';
import { countryNamed, dated, meantIn, NotKnown, subjectNamed } from './names';

/** Facts of a rule that are given. */
const MAX_FACTS = 8;

/** What is asked for; at least one of them. */
export interface ExplainQuestion {
  /** Id of a rule. */
  readonly rule?: string | undefined;
  readonly country?: string | undefined;
  /** A material or a component. */
  readonly material?: string | undefined;
}

export interface Explained extends Dated {
  readonly rule?: { readonly id: string; readonly title: string; readonly severity: string };
  /** One statement each, with its document. */
  readonly statements: readonly string[];
  /** The documents that have an address. */
  readonly documents: readonly { readonly title: string; readonly url: string }[];
}

/**
 * What a rule, a country and a material of a finding are about on a day, with the documents.
 *
 * @throws NotKnown for a name that is not known, or where nothing is asked for
 */
export function explained(
  { rule: id, country, material }: ExplainQuestion,
  day: Day,
  knowledge: Knowledge,
): Explained {
  const rule = id === undefined ? undefined : ruleNamed(id);
  const shown = new Set<string>();
  const blocks: Block[] = [];
  if (rule) blocks.push(...explainRule(rule.id, '', knowledge, shown, MAX_FACTS));
  if (country !== undefined) {
    const found = countryNamed(country, knowledge);
    blocks.push(...explainCountry(found, day, knowledge, undefined, shown));
  }
  if (material !== undefined) blocks.push(...subjectBlocks(material, day, knowledge, shown));
  if (blocks.length === 0) throw new NotKnown('Name a rule, a country or a material.');
  return {
    ...dated(day, knowledge),
    ...(rule && { rule: { id: rule.id, title: rule.title, severity: rule.severity } }),
    statements: plainBlocks(blocks),
    documents: documentsIn(blocks),
  };
}

/** By its id, in any capitals and with blanks or low lines between its words. */
function ruleNamed(text: string): Rule {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  const rule = ruleOf(id);
  if (rule) return rule;
  const ids = RULES.map((each) => each.id);
  const meant = nearestOf(id, ids) ?? ids.find((each) => each.replaceAll('-', '') === id);
  throw new NotKnown(`There is no rule “${text.slice(0, 80)}”.${meantIn([meant])}`);
}

function subjectBlocks(text: string, day: Day, knowledge: Knowledge, shown: Set<string>): Block[] {
  const { id } = subjectNamed(text, knowledge);
  const material = knowledge.material(id);
  if (material) return explainMaterial(material, day, knowledge, undefined, shown);
  const component = knowledge.component(id);
  return component ? explainComponent(component, day, knowledge, undefined, shown) : [];
}

function documentsIn(blocks: readonly Block[]): { title: string; url: string }[] {
  const lines = blocks.flatMap((block): readonly Line[] => {
    if (block.kind === 'picture') return [];
    return block.kind === 'line' ? [block.line] : block.items;
  });
  const found = new Map<string, string>();
  for (const piece of lines.flat()) {
    if (typeof piece !== 'string' && (piece.url ?? '') !== '')
      found.set(piece.url ?? '', piece.text);
  }
  return [...found].map(([url, title]) => ({ title, url }));
}
