import type { Analysis } from '../../src/analysis/analysis';
import { resultOf } from '../../src/cli/result';
import { stylish } from '../../src/cli/format-stylish';
import { complete } from '../../src/completion/complete';
import { explainAt } from '../../src/explain/explain';
import { toMarkdown } from '../../src/explain/markdown';
import { Lines } from '../../src/manifest/lines';
import { endOf, startOf } from '../../src/manifest/model';
import { judge, knowledge, told } from './core';
import { checkFixes } from './fix-oracles';
import type { FuzzCase } from './fuzz-case';
import { Violation } from './violation';
import { checkReading } from './reading-oracles';
import { Random } from './random';
import type { Slow } from './slow';
import { timed } from './slow';

const LARGE = 20_000;
const PAGES = 'https://pages.example/rules/';

/**
 * Puts a case through the whole core and checks what must hold of any input. Throws what the core
 * throws, and a violation where a promise is broken.
 */
export function checkCase(fuzzCase: FuzzCase, seed: number): Slow[] {
  const slow: Slow[] = [];
  const { text } = fuzzCase;
  const all = text.length + Object.values(fuzzCase.imports).join('').length;
  const analysis = timed('reading and judging', all, slow, () => judge(fuzzCase));
  checkFindings(analysis, text);
  // What is only slow needs no second look.
  if (slow.length > 0) return slow;
  checkReading(text, analysis.manifest);
  checkSame(fuzzCase, analysis);
  checkTerminal(fuzzCase, analysis);
  const random = new Random(seed);
  for (const offset of offsets(analysis, text, random)) {
    timed('hover', all, slow, () => checkHover(analysis, offset));
    timed('completion', all, slow, () => checkCompletion(analysis, text, offset));
  }
  checkFixes(fuzzCase, analysis, random, (work) => timed('fixes', all, slow, work));
  return slow;
}

function checkFindings({ findings, manifest }: Analysis, text: string): void {
  let last = 0;
  for (const finding of findings) {
    const [start, end] = [startOf(finding.place), endOf(finding.place)];
    if (!(start >= 0 && start <= end && end <= text.length)) {
      throw new Violation('a finding stands outside the text', told(finding));
    }
    if (start < last) throw new Violation('findings are out of order', told(finding));
    last = start;
    if (/undefined|\[object|NaN(?!\w)/.test(told(finding).replaceAll(/“[^”]*”/g, ''))) {
      throw new Violation('a finding has no proper sentence', told(finding));
    }
  }
  for (const place of placesOf(manifest)) {
    const [start, end] = [startOf(place), endOf(place)];
    if (!(start >= 0 && start <= end && end <= text.length)) {
      throw new Violation('a value stands outside the text', `${String(start)}-${String(end)}`);
    }
  }
}

function placesOf({ sources, suppliers, keys, problems, imports, regimes }: Analysis['manifest']) {
  return [
    ...sources.flatMap((source) => [
      source.place,
      ...source.keys.values(),
      ...source.inputs,
      ...source.waivers.map(({ place }) => place),
      ...source.evidence.map(({ place }) => place),
      ...[source.id, source.country, source.supplier, source.value].flatMap((each) => each ?? []),
    ]),
    ...[...suppliers.values()].flatMap(({ id, place, ownership }) => [
      id,
      place,
      ...ownership.map((each) => each.place),
    ]),
    ...keys.values(),
    ...problems.map(({ place }) => place),
    ...imports,
    ...regimes,
  ];
}

function checkSame(fuzzCase: FuzzCase, analysis: Analysis): void {
  const again = judge(fuzzCase).findings.map(told);
  const first = analysis.findings.map(told);
  const index = first.findIndex((each, at) => each !== again[at]);
  if (index !== -1 || first.length !== again.length) {
    throw new Violation(
      'the same input gives other findings',
      `${first[index] ?? ''} / ${again[index] ?? ''}`,
    );
  }
}

/** Whatever is no text: control characters, and what breaks lines or turns their direction round. */
const DRIVES = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

function checkTerminal({ file, text }: FuzzCase, analysis: Analysis): void {
  const printed = stylish(knowledge.asOf, false).file(resultOf(file, analysis, new Lines(text)));
  const found = DRIVES.exec(printed.replaceAll('\n', ' '));
  if (found) {
    const around = printed.slice(Math.max(0, found.index - 60), found.index + 20);
    throw new Violation('the terminal gets a control character', JSON.stringify(around));
  }
}

/** Where findings stand, where values stand, and anywhere. */
function offsets(analysis: Analysis, text: string, random: Random): number[] {
  const many = text.length < LARGE ? 20 : 3;
  const places = placesOf(analysis.manifest);
  const found = analysis.findings.map(({ place }) => place);
  const of = (all: typeof places): number[] =>
    all.length === 0
      ? []
      : Array.from({ length: many }, () => {
          const place = random.pick(all);
          return startOf(place) + random.below(endOf(place) - startOf(place) + 1);
        });
  const anywhere = Array.from({ length: many }, () => random.below(text.length + 1));
  return [0, text.length, ...of(places), ...of(found), ...anywhere];
}

const KNOWN_ADDRESSES = new Set(knowledge.data.documents.flatMap(({ url }) => url ?? []));

function checkHover(analysis: Analysis, offset: number): void {
  const explanation = explainAt(offset, { analysis, knowledge, rulePage: (id) => PAGES + id });
  if (!explanation) return;
  const markdown = toMarkdown(explanation.blocks);
  const links = [...markdown.matchAll(/\]\(([^)]*)\)/g)];
  const withoutLinks = markdown.replaceAll(/\]\([^)]*\)/g, ']');
  if (withoutLinks.includes('<')) throw new Violation('a hover has a raw <', markdown);
  if (/https?:|www\.|\]:|\]\[/.test(withoutLinks)) {
    throw new Violation('a hover has an address outside of a link', markdown);
  }
  for (const [, url = ''] of links) {
    if (url.startsWith('data:image/svg+xml;base64,') || url.startsWith(PAGES)) continue;
    if (!KNOWN_ADDRESSES.has(url) && !KNOWN_ADDRESSES.has(decodeURI(url))) {
      throw new Violation('a hover links to an address that is not in the knowledge', url);
    }
  }
  if (/\*\*\*\*|undefined|NaN\b/.test(markdown)) {
    throw new Violation('a hover has nothing where there should be a word', markdown);
  }
  if (DRIVES.test(markdown.replaceAll('\n', ' ')) || /\p{Cs}/u.test(markdown)) {
    throw new Violation('a hover has a control character', JSON.stringify(markdown));
  }
}

function checkCompletion(analysis: Analysis, text: string, offset: number): void {
  // Lines as an editor has them.
  const start =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  const before = offset === 0 ? '' : text.slice(start, offset);
  const after = text.slice(offset, offset + end);
  const cursor = { offset, before, after, slice: (a: number, b: number) => text.slice(a, b) };
  const { offers, replaces } = complete(cursor, { analysis, knowledge, files: new Map() });
  if (
    !(replaces.before >= 0 && replaces.before <= before.length) ||
    !(replaces.after >= 0 && replaces.after <= after.length)
  ) {
    throw new Violation(
      'completion replaces more than the line',
      JSON.stringify({ before, after, replaces }),
    );
  }
  if (offers.length > 1000)
    throw new Violation('completion offers too much', String(offers.length));
}
