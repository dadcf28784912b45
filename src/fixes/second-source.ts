import type Fraction from 'fraction.js';
import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import type { Knowledge } from '../knowledge/knowledge';
import type { Located, Source } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { Language } from '../messages/language';
import { counted } from '../messages/words';
import type { Finding } from '../rules/finding';
import type { Alternative } from './alternatives';
import { isBroken } from './broken';
import type { Fix, TextEdit } from './fix';
import { applyEdits, placeAfter } from './fix';
import { numberedId } from '../chain/free-id';
import { hasAnchor, ownValue } from './own-value';
import { OF_THE_SUPPLIER, placeholder } from './new-partner';
import { besideEntry } from './list-entry';
import { itemOf } from './whole-item';
import type { FixPage } from './write';
import { contentEndBefore, isBlock, isIndirect, removeKey, replaceValue, together } from './write';

/**
 * The step twice: the new one elsewhere, with a placeholder. Its share and value are split in halves
 * between the two, and whatever the step feeds is fed by both. Undefined where one of these edits cannot
 * be done surely: half of them would falsify the sums.
 */
export function addSecond(
  { ruleId }: Finding,
  step: Step,
  { country, supplier }: Alternative,
  { graph, manifest }: Analysis,
  page: FixPage,
  knowledge: Knowledge,
): Fix | undefined {
  const { source } = step;
  const { id } = source;
  if (!id || isBroken(source, manifest)) return undefined;
  // Half of its size would be missing where another file names it.
  if (step.feeds.some(({ file }) => file !== undefined)) return undefined;
  const item = itemOf(page, source);
  if (!item) return undefined;
  if (manifest.format === 'yaml' && !isBlock(page, source) && page.text[item.start] !== '-')
    return undefined;

  const newId = numberedId(id.value, graph.byId);
  // The copy would take a name over from the step.
  if (hasAnchor(page.text.slice(item.start, item.end))) return undefined;
  const naming = ownValue(page, source, 'supplier', supplier ?? placeholder(country, knowledge));
  const placed = ownValue(page, source, 'country', country);
  if (!naming || !placed) return undefined;
  const halves = halvesOf(source, page);
  const inside = together([
    replaceValue(page, id, newId),
    ...naming.edits,
    ...placed.edits,
    ...halves,
    ...OF_THE_SUPPLIER.filter((key) => source.keys.has(key)).map((key) =>
      removeKey(page, source, key),
    ),
  ]);
  if (!inside) return undefined;
  const within = inside.map(({ start, end, newText }) => ({
    start: start - item.start,
    end: Math.min(end, item.end) - item.start,
    newText,
  }));
  const copy = applyEdits(page.text.slice(item.start, item.end), within);
  const newText = item.before + copy.slice(0, contentEndBefore(copy, copy.length)) + item.after;
  const insertion: TextEdit = { start: item.end, end: item.end, newText };
  const fed = consumersOf(step);
  const edits = together([
    insertion,
    ...halves,
    ...fed.map((entry) => besideEntry(page, entry, newId)),
  ]);
  if (!edits) return undefined;

  const named = within[inside.indexOf(naming.edit)];
  if (!named) return undefined;
  const inCopy = placeAfter(within, named);
  const inserted = placeAfter(edits, insertion).start + item.before.length + inCopy.start;
  return {
    title: titleOf(
      page.language.name(knowledge.country(country)?.name ?? country),
      source,
      fed.length,
      page.language,
    ),
    ruleId,
    kind: 'second-source',
    edits,
    ...(supplier === undefined && {
      select: { start: inserted + naming.from, end: inserted + naming.to },
    }),
    preferred: false,
    safe: false,
  };
}

function titleOf(
  country: string,
  { share, value }: Source,
  consumers: number,
  language: Language,
): string {
  const { t } = language;
  const split =
    share && value
      ? t('splits share and value in halves')
      : share
        ? t('splits share in halves')
        : value
          ? t('splits value in halves')
          : undefined;
  const fed =
    consumers === 0
      ? undefined
      : counted(consumers, 'feeds {count} step', 'feeds {count} steps', language);
  return [t('Add a second source in {country}', { country }), split, fed]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** Share and value, each cut in half where it stands. */
const halvesOf = ({ share, value }: Source, page: FixPage): (TextEdit | undefined)[] =>
  [share, value].flatMap((located) => (located ? [halved(located, page)] : []));

function halved(located: Located<Fraction>, page: FixPage): TextEdit | undefined {
  const [start, end] = [startOf(located), endOf(located)];
  const old = page.text.slice(start, end);
  // A number or a percentage, in quotes or not; whatever else it is written as is left alone.
  const parts = /^(["']?)[\d.]+( ?%)?\1$/.exec(old);
  if (isIndirect(old) || !parts) return undefined;
  const [, quote = '', percent] = parts;
  const half = located.value.div(2);
  const number = (percent === undefined ? half : half.mul(100)).toString();
  if (number.includes('(')) return undefined;
  return { start, end, newText: quote + number + (percent ?? '') + quote };
}

/** The entries of `inputs` that lead to a step. */
const consumersOf = (step: Step): Located<string>[] =>
  [...new Set(step.feeds)].flatMap(({ inputs }) =>
    inputs.filter((input) => input.step === step).map(({ entry }) => entry),
  );
