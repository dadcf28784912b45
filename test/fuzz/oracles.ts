import type { Analysis } from '../../src/analysis/analysis';
import { endOf, startOf } from '../../src/manifest/model';
import { textOfBytes } from './bytes-oracles';
import { judge, told } from './core';
import { checkFeatures } from './feature-oracles';
import { checkFixes } from './fix-oracles';
import type { FuzzCase } from './fuzz-case';
import { checkEdits } from './live-oracles';
import { checkOutputs } from './output-oracles';
import { placesOf } from './places';
import { checkPolicy } from './policy-oracles';
import { checkReading } from './reading-oracles';
import { Random } from './random';
import type { Slow } from './slow';
import { timed } from './slow';
import { Violation } from './violation';

/**
 * Puts a case through the whole core and checks what must hold of any input. Throws what the core
 * throws, and a violation where a promise is broken.
 */
export function checkCase(given: FuzzCase, seed: number): Slow[] {
  const slow: Slow[] = [];
  const random = new Random(seed);
  const text = given.bytes === undefined ? given.text : textOfBytes(given.bytes);
  if (text === undefined) return slow;
  const fuzzCase = { ...given, text };
  const all = text.length + Object.values(fuzzCase.imports).join('').length;
  // Own knowledge is put together before anything is judged by it.
  if (fuzzCase.policy !== undefined) checkPolicy(fuzzCase, random);
  const analysis = timed('reading and judging', all, slow, () => judge(fuzzCase));
  checkFindings(analysis, text);
  // What is only slow needs no second look.
  if (slow.length > 0) return slow;
  checkReading(text, analysis.manifest);
  checkSame(fuzzCase, analysis);
  checkOutputs(fuzzCase, analysis);
  checkFeatures(fuzzCase, analysis, random, undefined, (what, work) =>
    timed(what, all, slow, work),
  );
  checkFixes(fuzzCase, analysis, random, (work) => timed('fixes', all, slow, work));
  if (fuzzCase.edits) checkEdits(fuzzCase, random);
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
