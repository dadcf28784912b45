import type { Analysis } from '../../src/analysis/analysis';
import { complete } from '../../src/completion/complete';
import { comparisonHtml } from '../../src/editor/comparison-html';
import { COMPARISON_WORDS } from '../support/comparison';
import { explainAt } from '../../src/explain/explain';
import { countryHints } from '../../src/explain/hints';
import { toMarkdown } from '../../src/explain/markdown';
import { activity } from '../../src/explain/step';
import { compareAlternatives } from '../../src/fixes/compare';
import { endOf, startOf } from '../../src/manifest/model';
import { teamOf } from './core';
import type { FuzzCase } from './fuzz-case';
import { placesOf } from './places';
import type { Random } from './random';
import { Violation } from './violation';
import { DRIVES, INJECTIONS } from './words';

const LARGE = 20_000;
const PAGES = 'https://pages.example/rules/';

type Timed = <T>(what: string, work: () => T) => T;

/** Asks every feature of the editor where findings stand, where values stand, and anywhere. */
export function checkFeatures(
  fuzzCase: FuzzCase,
  analysis: Analysis,
  random: Random,
  many = fuzzCase.text.length < LARGE ? 20 : 3,
  timed: Timed = (_, work) => work(),
): void {
  for (const offset of offsets(analysis, fuzzCase.text, random, many)) {
    timed('hover', () => {
      checkHover(fuzzCase, analysis, offset);
    });
    timed('completion', () => {
      checkCompletion(fuzzCase, analysis, offset);
    });
  }
  timed('hints', () => {
    checkHints(fuzzCase, analysis);
  });
  const step = analysis.graph.own.length > 0 ? random.pick(analysis.graph.own) : undefined;
  if (step && fuzzCase.text.length < LARGE && random.chance(0.2)) {
    const title = `Alternatives to ${step.source.id?.value ?? 'the step'}`;
    const table = compareAlternatives(step, analysis);
    const { knowledge } = teamOf(fuzzCase);
    const page = { title, step: activity(step, knowledge), table, version: 1 };
    checkPage(comparisonHtml({ ...page, words: COMPARISON_WORDS }));
  }
}

function offsets(analysis: Analysis, text: string, random: Random, many: number): number[] {
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

function checkHover(fuzzCase: FuzzCase, analysis: Analysis, offset: number): void {
  const { knowledge } = teamOf(fuzzCase);
  const explanation = explainAt(offset, { analysis, knowledge, rulePage: (id) => PAGES + id });
  if (!explanation) return;
  const markdown = toMarkdown(explanation.blocks);
  const links = [...markdown.matchAll(/\]\(([^)]*)\)/g)];
  const withoutLinks = markdown.replaceAll(/\]\([^)]*\)/g, ']');
  if (withoutLinks.includes('<')) throw new Violation('a hover has a raw <', markdown);
  if (/https?:|www\.|\]:|\]\[/.test(withoutLinks)) {
    throw new Violation('a hover has an address outside of a link', markdown);
  }
  const known = new Set(knowledge.data.documents.flatMap(({ url }) => url ?? []));
  for (const [, url = ''] of links) {
    if (url.startsWith('data:image/svg+xml;base64,') || url.startsWith(PAGES)) continue;
    if (!known.has(url) && !known.has(decodeURI(url))) {
      throw new Violation('a hover links to an address that is not in the knowledge', url);
    }
    if (!/^https?:\/\//.test(url)) throw new Violation('a hover links out of the web', url);
  }
  if (/\*\*\*\*|undefined|NaN\b/.test(markdown)) {
    throw new Violation('a hover has nothing where there should be a word', markdown);
  }
  checkCharacters('a hover', markdown.replaceAll('\n', ' '));
  if (/\p{Cs}/u.test(markdown)) throw new Violation('a hover has half a character', markdown);
}

function checkCharacters(what: string, text: string): void {
  if (DRIVES.test(text))
    throw new Violation(`${what} has a control character`, JSON.stringify(text));
}

function checkCompletion(fuzzCase: FuzzCase, analysis: Analysis, offset: number): void {
  const { text } = fuzzCase;
  const { knowledge } = teamOf(fuzzCase);
  // Lines as an editor has them.
  const start =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  const end = /[\r\n]|$/.exec(text.slice(offset))?.index ?? 0;
  const before = offset === 0 ? '' : text.slice(start, offset);
  const after = text.slice(offset, offset + end);
  const cursor = { offset, before, after, slice: (a: number, b: number) => text.slice(a, b) };
  const { offers, replaces } = complete(cursor, {
    analysis,
    knowledge,
    files: new Map(analysis.input.files),
  });
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
  for (const { isSnippet, insert } of offers) {
    const found = INJECTIONS.find((each) => each.includes('$') && insert.includes(each));
    if (isSnippet === true && found !== undefined) {
      throw new Violation('completion has a name in a snippet', insert);
    }
  }
}

function checkHints(fuzzCase: FuzzCase, analysis: Analysis): void {
  const { text } = fuzzCase;
  const { knowledge } = teamOf(fuzzCase);
  let last = 0;
  for (const { offset, label, tooltip } of countryHints(analysis, knowledge, 0, text.length)) {
    if (!(offset >= last && offset <= text.length)) {
      throw new Violation('hints are out of order or outside the text', String(offset));
    }
    last = offset;
    if (/undefined|NaN\b/.test(label + tooltip) || label.trim() === '') {
      throw new Violation('a hint has nothing where there should be a word', label);
    }
    checkCharacters('a hint', label + tooltip);
  }
}

/** The tags and entities that are ours; nothing else may look like one. */
const OURS =
  /<!DOCTYPE html>|<meta [^<>]*>|<\/?(?:html lang="en"|html|head|title|style|body|h1|p|table|caption|thead|tbody|tr|td|span(?: class="rule")?|th(?: scope="(?:row|col)")?|div(?: data-version="\d+")?|button(?: type="button" data-offer="\d+" aria-label="[^"<>]*")?)>|&#\d+;/g;

function checkPage(page: string): void {
  const left = /[<>&]/.exec(page.replaceAll(OURS, ''));
  if (left) throw new Violation('a comparison has markup that is not its own', page);
}
