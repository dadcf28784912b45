import type { Analysis } from '../analysis/analysis';
import type { Finding } from '../rules/finding';
import type { Lookup } from '../chain/lookup';
import type { PartnerFix } from '../rules/rule';
import type { Graph, Step } from '../chain/graph';
import { stepAt } from '../analysis/at';
import type { Knowledge, Standing } from '../knowledge/knowledge';
import { qualifies } from '../knowledge/standing';
import { endOf, startOf } from '../manifest/model';
import type { Alternative } from './alternatives';
import { alternativesFor } from './alternatives';
import { isBroken } from './broken';
import { applyEdits, placeAfter } from './fix';
import type { Fix, TextEdit } from './fix';
import type { Page } from './write';
import { inkBefore, isBlock, lineEnd, removeKey, replaceValue, together } from './write';
import { written } from '../text/written';

/** What proves or excuses the old supplier says nothing of a new one. */
const OF_THE_SUPPLIER = ['evidence', 'waivers', 'region'];

/** Alternative partners for the step that a finding is about, and a second source beside it. */
export function sourcingFixes(
  fix: PartnerFix | 'second-source',
  finding: Finding,
  analysis: Analysis,
  page: Page,
  knowledge: Knowledge,
): Fix[] {
  const step = stepToReplace(fix, finding, analysis, knowledge);
  if (!step) return [];
  const offers = alternativesFor(step, analysis, accepts(fix, step, knowledge, analysis));
  const isAnother = step.source !== finding.source;
  const replacing =
    fix === 'second-source'
      ? []
      : offers.flatMap(
          (offer) => replaceSupplier(finding, step, offer, page, knowledge, isAnother) ?? [],
        );
  const second = offers[0] && addSecond(finding, step, offers[0], analysis, page, knowledge);
  return second ? [...replacing, second] : replacing;
}

/** The step itself; for what comes from upstream the one covered step that it rests on, if it is here. */
function stepToReplace(
  fix: PartnerFix | 'second-source',
  { source, place }: Finding,
  { graph }: Analysis,
  knowledge: Knowledge,
): Step | undefined {
  const step = source && stepOf(source, graph);
  if (fix === 'second-source' || fix.of === undefined) return step;
  const fed = step?.inputs.find(({ entry }) => entry === place)?.step;
  if (!fed) return undefined;
  const china = fix.of === 'china';
  const above = new Set([fed]);
  for (const each of above) {
    for (const input of each.inputs) if (input.step) above.add(input.step);
    if (above.size > 2000) return undefined;
  }
  const covered = [...above].filter(({ country }) => {
    const nation = country && knowledge.coveredNation(country.code);
    return nation !== undefined && (nation === 'CN') === china;
  });
  const [only] = covered;
  return covered.length === 1 && only?.file === undefined ? only : undefined;
}

/** Steps stand in the order of the text. */
function stepOf(source: Source, { own }: Graph): Step | undefined {
  const near = stepAt(own, startOf(source.place));
  return near?.source === source ? near : own.find((each) => each.source === source);
}

/** Whether moving the step to a country would fix the finding. */
function accepts(
  fix: PartnerFix | 'second-source',
  step: Step,
  knowledge: Knowledge,
  { asOf }: Analysis,
): (country: string, standing: Standing) => boolean {
  const partner = fix === 'second-source' ? 'elsewhere' : fix.partner;
  return (country, standing) => {
    if (country === step.country?.code && partner !== 'anywhere') return false;
    if (partner === 'qualifying' && !qualifies(standing)) return false;
    if (partner !== 'unrestricted' || asOf === undefined) return true;
    const { material, component, stage } = step;
    const subject = {
      ...(material !== undefined && { material }),
      ...(component !== undefined && { component }),
      ...(stage !== undefined && { stage }),
    };
    return knowledge.restrictionsOn(country, subject, asOf).length === 0;
  };
}

function replaceSupplier(
  { ruleId }: Finding,
  { source }: Step,
  { country, supplier, title }: Alternative,
  page: Page,
  knowledge: Knowledge,
  isAnother: boolean,
): Fix | undefined {
  if (!source.supplier || !source.country) return undefined;
  const name = supplier ?? placeholder(country, knowledge);
  const naming = replaceValue(page, source.supplier, name);
  const edits = together([
    naming,
    replaceValue(page, source.country, country),
    ...OF_THE_SUPPLIER.filter((key) => source.keys.has(key)).map((key) =>
      removeKey(page, source, key),
    ),
  ]);
  if (!edits || !naming) return undefined;
  const where = isAnother && source.id ? ` (for ${source.id.value.slice(0, 60)})` : '';
  return {
    title: title + where,
    ruleId,
    kind: 'alternative',
    edits,
    ...(supplier === undefined && { select: placeAfter(edits, naming) }),
    preferred: false,
    safe: false,
  };
}

const placeholder = (country: string, knowledge: Knowledge): string =>
  `TBD (${knowledge.country(country)?.name ?? country})`;

/** The step twice: the new one elsewhere, with a placeholder, and without the old one's share. */
function addSecond(
  { ruleId }: Finding,
  { source }: Step,
  { country, supplier }: Alternative,
  { graph, manifest }: Analysis,
  page: Page,
  knowledge: Knowledge,
): Fix | undefined {
  const { id, supplier: oldSupplier, country: oldCountry } = source;
  if (!id || !oldSupplier || !oldCountry || isBroken(source, manifest)) return undefined;
  const name = supplier ?? placeholder(country, knowledge);
  const naming = replaceValue(page, oldSupplier, name);
  const inside = together([
    replaceValue(page, id, freeId(id.value, graph.byId)),
    naming,
    replaceValue(page, oldCountry, country),
    ...[...OF_THE_SUPPLIER, 'share']
      .filter((key) => source.keys.has(key))
      .map((key) => removeKey(page, source, key)),
  ]);
  const item = itemOf(page, source);
  if (!inside || !naming || !item) return undefined;
  const within = inside.map((edit) => ({
    start: edit.start - item.start,
    end: Math.min(edit.end, item.end) - item.start,
    newText: edit.newText,
  }));
  const copy = applyEdits(page.text.slice(item.start, item.end), within);
  const newText = item.before + copy.slice(0, inkBefore(copy, copy.length)) + item.after;
  const place = placeAfter(
    within,
    within[inside.indexOf(naming)] ?? { start: 0, end: 0, newText: '' },
  );
  const start = item.end + item.before.length + place.start;
  const length = place.end - place.start;
  if (manifest.format === 'yaml' && !isBlock(page, source) && page.text[item.start] !== '-')
    return undefined;
  return {
    title: `Add a second source in ${knowledge.country(country)?.name ?? country}`,
    ruleId,
    kind: 'second-source',
    edits: [{ start: item.end, end: item.end, newText }],
    ...(supplier === undefined && { select: { start, end: start + length } }),
    preferred: false,
    safe: false,
  };
}

interface Item {
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** The whole item with its dash or braces, and what a copy after it needs around it. */
function itemOf(page: Page, source: Source): Item | undefined {
  const { text, format } = page;
  const [from, to] = [startOf(source.place), endOf(source.place)];
  if (format === 'json') {
    const line = text.lastIndexOf('\n', from) + 1;
    const indent = /^[ \t]*/.exec(text.slice(line, from))?.[0] ?? '';
    return { start: from, end: to, before: `,${lineEnd(page)}${indent}`, after: '' };
  }
  const line = text.lastIndexOf('\n', from - 1) + 1;
  const dash = /^[ ]*- +$/.test(text.slice(line, from)) ? line : undefined;
  if (dash === undefined) return undefined;
  const end = inkBefore(text, to);
  const newline = text.indexOf('\n', end);
  if (newline === -1) return { start: dash, end: text.length, before: lineEnd(page), after: '' };
  return { start: dash, end: newline + 1, before: '', after: lineEnd(page) };
}

type Source = Step['source'];

function freeId(id: string, used: Pick<Lookup<string, unknown>, 'has'>): string {
  for (let number = 2; ; number++) {
    const free = `${id}-${String(number)}`;
    if (!used.has(free)) return free;
  }
}

/** Adds the processing step that is missing, fed by every extraction of the material. */
export function declareProcessing(
  finding: Finding,
  { graph, manifest }: Analysis,
  page: Page,
): Fix | undefined {
  const first = finding.source && stepOf(finding.source, graph);
  const last = graph.own.at(-1);
  if (!first?.material || !last || manifest.format === 'json') return undefined;
  if (!isBlock(page, last.source) || isBroken(last.source, manifest)) return undefined;
  const item = itemOf(page, last.source);
  if (!item) return undefined;
  const indent = ' '.repeat(/^ */.exec(page.text.slice(item.start))?.[0].length ?? 0);
  const material = first.material;
  const inputs = graph.own
    .filter((step) => step.material === material && step.stage === 'extraction')
    .flatMap(({ source }) => (source.id ? [source.id.value] : []));
  const country = first.country?.code ?? 'US';
  const lines = [
    `${indent}- id: ${freeName(`${material}-processing`, graph.byId)}`,
    `${indent}  material: ${material}`,
    `${indent}  stage: processing`,
    `${indent}  supplier: TBD`,
    `${indent}  country: ${country}`,
    `${indent}  inputs: [${inputs.map((id) => written(page, id)).join(', ')}]`,
  ];
  const newText = item.before + lines.join(lineEnd(page)) + item.after;
  const tbd = item.end + newText.indexOf(' supplier: TBD') + ' supplier: '.length;
  const edit: TextEdit = { start: item.end, end: item.end, newText };
  return {
    title: `Declare the processing of ${material}`,
    ruleId: finding.ruleId,
    kind: 'declare',
    edits: [edit],
    select: { start: tbd, end: tbd + 3 },
    preferred: true,
    safe: false,
  };
}

const freeName = (id: string, used: Pick<Lookup<string, unknown>, 'has'>): string =>
  used.has(id) ? freeId(id, used) : id;
