import type { Analysis } from '../../src/analysis/analysis';
import { endOf, startOf } from '../../src/manifest/model';
import { judge, told } from './core';
import { checkFeatures } from './feature-oracles';
import type { FuzzCase } from './fuzz-case';
import { Typed } from './live';
import type { Random } from './random';
import { Violation } from './violation';

/** Types the edits of a case and looks at what is told at once and once all is judged. */
export function checkEdits(fuzzCase: FuzzCase, random: Random): void {
  const edits = fuzzCase.edits ?? [];
  const typed = new Typed(fuzzCase);
  typed.judge();
  edits.forEach((edit, index) => {
    const near = typed.edit(edit);
    if (near) checkNear(near, typed.text);
    if (near && random.chance(0.3)) {
      checkFeatures({ ...fuzzCase, text: typed.text }, near, random, 1);
    }
    if (edit.rests || index === edits.length - 1) checkWhole(fuzzCase, typed);
  });
}

function checkWhole(fuzzCase: FuzzCase, typed: Typed): void {
  const live = typed.judge().findings.map(told);
  const fresh = judge(fuzzCase, typed.text).findings.map(told);
  const at = fresh.findIndex((each, index) => each !== live[index]);
  if (at === -1 && live.length === fresh.length) return;
  const index = at === -1 ? fresh.length : at;
  throw new Violation(
    'after an edit other findings are told than of the text afresh',
    `${live[index] ?? 'nothing'}\nin place of ${fresh[index] ?? 'nothing'}\n${typed.text}`,
  );
}

function checkNear({ findings, graph, manifest }: Analysis, text: string): void {
  let last = 0;
  for (const finding of findings) {
    const [start, end] = [startOf(finding.place), endOf(finding.place)];
    if (!(start >= last && start <= end && end <= text.length)) {
      throw new Violation(
        'what is told at once is out of order or outside the text',
        told(finding),
      );
    }
    last = start;
  }
  const isSame = (source: unknown, index: number): boolean =>
    graph.own[index]?.source === manifest.sources[index] && source !== undefined;
  if (graph.own.length !== manifest.sources.length || !manifest.sources.every(isSame)) {
    throw new Violation('what is told at once is about other steps than are there', text);
  }
}
