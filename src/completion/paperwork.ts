import { ExactSum } from '../chain/exact-sum';
import { RULES } from '../rules/catalogue';
import { isWaivable } from '../rules/rule';
import type { Candidate, CompletionInput, Wanted } from './candidate';
import { languageOf, named } from './candidate';
import { fitOfId } from './rank';

/** A stage of more steps is not summed at each keystroke. */
const MAX_SUMMED_STEPS = 1000;

/** Rules whose findings a waiver here can cover; where there are none, all that can be waived. */
export function rulesToWaive({ path, typed, step }: Wanted, input: CompletionInput): Candidate[] {
  const { analysis } = input;
  const { t, name } = languageOf(input);
  const waivable = RULES.filter(isWaivable);
  const found = new Map<string, number>();
  const [section, id] = path;
  for (const { ruleId, source, waiver } of analysis?.findings ?? []) {
    if (waiver) continue;
    if (section === 'sources' && source !== step?.source) continue;
    if (section === 'suppliers' && source?.supplier?.value !== id) continue;
    found.set(ruleId, (found.get(ruleId) ?? 0) + 1);
  }
  const fits = waivable.filter((rule) => fitOfId(typed, rule.id) !== undefined);
  const here = fits.filter((rule) => found.has(rule.id));
  return (here.length > 0 ? here : fits).map((rule) => {
    const count = found.get(rule.id);
    const description = count === undefined ? '' : t('{count} found here', { count });
    return { ...named('reference', rule.id, description), detail: name(rule.title) };
  });
}

/** What is missing of a material's stage to 100 %. */
export function* missingShare(
  { step, typed }: Wanted,
  input: CompletionInput,
): Iterable<Candidate> {
  const { analysis } = input;
  const { t } = languageOf(input);
  const group =
    step &&
    analysis?.graph.stages.find(
      ({ steps }) => steps.length <= MAX_SUMMED_STEPS && steps.includes(step),
    );
  const sum = new ExactSum();
  for (const { source } of group?.steps ?? []) {
    if (source !== step?.source && source.share) sum.add(source.share.value);
  }
  const missing = 100 - Number(sum.total.mul(100).valueOf());
  const offers =
    missing > 0 && missing < 100
      ? [[percent(missing), t('what is missing to 100 %')]]
      : [['100%', t('all of this material at this stage')]];
  for (const [value = '', what = ''] of offers) {
    if (value.startsWith(typed)) yield named('word', value, what);
  }
}

const percent = (part: number): string => `${String(Number(part.toFixed(4)))}%`;
