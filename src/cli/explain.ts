import type { Block } from '../explain/blocks';
import { explainCountry } from '../explain/country';
import { explainRegime } from '../explain/regime';
import { explainRule } from '../explain/rule';
import { explainComponent, explainMaterial } from '../explain/subject';
import { explainCompany } from '../explain/supplier';
import { shortened } from '../explain/words';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { nearestOf } from '../knowledge/near-names';
import { localDay } from '../check/local-day';
import { UsageError } from '../check/usage-error';
import { english } from '../messages/english';
import { ambiguousName } from '../messages/form';
import { ENGLISH } from '../messages/language';
import { plainBlocks } from '../report/plain-blocks';
import { meantIn } from '../report/tools/names';
import { RULES, ruleOf } from '../rules/catalogue';
import type { Terminal } from './terminal';

/** Facts of a rule that are shown; who asks for it wants more than a hover. */
const MAX_FACTS = 20;

/** Prints what is known of something, by any of its names. @throws UsageError for what is not known */
export function explain(what: string, asOf: string | undefined, terminal: Terminal): number {
  const knowledge = new Knowledge(knowledgeData);
  const day = asOf ?? localDay(terminal.now());
  const lines = plainBlocks(blocksOf(what.trim(), day, knowledge));
  terminal.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function blocksOf(what: string, day: string, knowledge: Knowledge): Block[] {
  if (what === '')
    throw new UsageError('Name a country, material, component, rule, regime or company.');
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
  const regime = knowledge.resolveRegime(what);
  if (regime.kind !== 'unknown') {
    return explainRegime(regime.entry, day, knowledge, shown, ENGLISH);
  }
  const company = explainCompany(what, day, knowledge, ENGLISH);
  if (company.length > 0) return company;
  const near = [
    nearestOf(
      what,
      RULES.map(({ id }) => id),
    ),
    ...(country.kind === 'unknown' ? country.nearest.map(({ name }) => name) : []),
    ...[material, component, regime].flatMap((each) => each.nearest),
    knowledge.nearListed(what, day)?.name,
  ];
  throw new UsageError(
    `"${shortened(what)}" is no country, material, component, rule or regime that is known, and no company in the data.${meantIn(near)}`,
  );
}
