import type { Block } from '../explain/blocks';
import { explainCountry } from '../explain/country';
import { explainRule } from '../explain/rule';
import { explainComponent, explainMaterial } from '../explain/subject';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { localDay } from '../check/local-day';
import { UsageError } from '../check/usage-error';
import { english } from '../messages/english';
import { ambiguousName } from '../messages/form';
import { plainBlocks } from '../report/plain-blocks';
import { RULES, ruleOf } from '../rules/catalogue';
import type { Terminal } from './terminal';

/** Facts of a rule that are shown; who asks for it wants more than a hover. */
const MAX_FACTS = 20;

/** Prints what is known of a country, a material, a component or a rule. @throws UsageError for others */
export function explain(what: string, asOf: string | undefined, terminal: Terminal): number {
  const knowledge = new Knowledge(knowledgeData);
  const day = asOf ?? localDay(terminal.now());
  const lines = plainBlocks(blocksOf(what.trim(), day, knowledge));
  terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function blocksOf(what: string, day: string, knowledge: Knowledge): Block[] {
  const shown = new Set<string>();
  if (ruleOf(what)) return explainRule(what, '', knowledge, shown, MAX_FACTS);
  const material = knowledge.resolveMaterial(what);
  // `Li` is lithium, `LI` is Liechtenstein.
  const isSymbol = 'entry' in material && material.entry.symbol === what;
  const country = knowledge.resolveCountry(isSymbol ? '' : what);
  if (country.kind === 'code' || country.kind === 'name') {
    return explainCountry(country.country, day, knowledge, undefined, shown);
  }
  if (country.kind === 'ambiguous') {
    const countries = country.countries.map(({ name, code }) => `${name} (${code})`);
    throw new UsageError(ambiguousName({ text: what, countries }));
  }
  if (country.kind === 'bloc') throw new UsageError(english['bloc-as-country']({ text: what }));
  if ('entry' in material) return explainMaterial(material.entry, day, knowledge, undefined, shown);
  const component = knowledge.resolveComponent(what);
  if ('entry' in component) {
    return explainComponent(component.entry, day, knowledge, undefined, shown);
  }
  const rules = RULES.map(({ id }) => id).join(', ');
  throw new UsageError(
    `"${what}" is no country, material, component or rule that is known. The rules: ${rules}.`,
  );
}
