import type { Excerpt } from '../manifest/excerpt';
import type { Unit } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import type { TextChange } from '../manifest/reread';
import { moveOf } from '../manifest/reread';
import { drained } from '../manifest/slices';
import { byPlace, contextOf, findingsOfSteps } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import type { Finding } from './finding';

/** Judges the part of a manifest that is near, by the rules that no step elsewhere could prove wrong. */
export function glimpse({ manifest }: Excerpt, input: Omit<AnalysisInput, 'manifest'>): Analysis {
  const whole = { ...input, manifest, files: new Map(input.files).set(input.file, manifest) };
  // Shares of a part are not those of the whole.
  const context = { ...drained(contextOf(whole)), regimes: [] };
  const findings = findingsOfSteps(context.graph.own, manifest.problems, context, 'some');
  return { ...context, file: input.file, input: whole, findings };
}

/**
 * The analysis at once after an edit that may have changed anything: what is near it anew, and what was
 * found elsewhere, until all is judged again.
 *
 * @param before the last analysis of the text before the edit; it is not asked any more
 */
export function glimpseAfter(before: Analysis, change: TextChange, excerpt: Excerpt): Analysis {
  const near = glimpse(excerpt, before.input);
  const head = new Set<Unit>([...before.manifest.keys.values()].map(({ unit }) => unit));
  const there = before.findings.filter((finding) => endOf(finding.place) <= change.start);
  const behind = before.findings.filter((finding) => startOf(finding.place) >= change.end);
  const { start, end } = excerpt.items;
  const moved = new Set<Unit>();
  const isElsewhere = ({ place }: Finding): boolean =>
    !head.has(place.unit) && (endOf(place) <= start || startOf(place) >= end);
  for (const { place } of behind) {
    // One that begins before the edit has its places behind it in another text.
    if (place.unit.offset < change.end || moved.has(place.unit)) continue;
    moved.add(place.unit);
    place.unit.offset += moveOf(change);
  }
  const kept = [...there, ...behind.filter(({ place }) => moved.has(place.unit))];
  const findings = [...kept.filter(isElsewhere), ...near.findings].sort(byPlace);
  return { ...near, findings };
}
