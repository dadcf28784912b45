import type { Excerpt } from '../manifest/excerpt';
import type { Unit } from '../manifest/model';
import type { TextChange } from '../manifest/reread';
import { moveOf } from '../manifest/reread';
import { inOneGo } from '../text/slices';
import { contextOf, findingsOfPart } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import type { Finding } from '../rules/finding';
import { between, firstFrom } from './near-edit';
import { merged } from './ordered-findings';

/** Judges the part of a manifest that is near, by the rules that no step elsewhere could prove wrong. */
export function glimpse({ manifest }: Excerpt, input: Omit<AnalysisInput, 'manifest'>): Analysis {
  const whole = { ...input, manifest, files: new Map(input.files).set(input.file, manifest) };
  // Shares of a part are not those of the whole.
  const context = { ...inOneGo(contextOf(whole)), regimes: [] };
  const { problems, suppliers } = manifest;
  const part = { steps: context.graph.own, problems, suppliers, isAlone: true };
  const findings = findingsOfPart(part, context);
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
  const { start, end } = excerpt.items;
  const [above, below] = aroundChange(before, change);
  const found = near.findings;
  const [from, to] = [firstFrom(found, start), firstFrom(found, end)];
  // There may be very many of them, and they are in order: only the ends of each part are looked at. What
  // was below may now stand behind the list, and what was above before it.
  const upper = merged(above.slice(0, firstFrom(above, start)), found.slice(0, from));
  const lower = merged(below.slice(firstFrom(below, end)), found.slice(to));
  const findings = inOneGo(upper).concat(found.slice(from, to), inOneGo(lower));
  return { ...near, findings, isPartial: true };
}

/** What was found in the sources above an edit and below it, where it stands now. */
function aroundChange(
  { manifest, findings: all }: Analysis,
  change: TextChange,
): readonly [above: readonly Finding[], below: readonly Finding[]] {
  const head = new Set<Unit>([...manifest.keys.values()].map(({ unit }) => unit));
  const findings = between(all, head);
  const above = findings.slice(0, firstFrom(findings, change.start));
  let first = firstFrom(findings, change.end);
  const unitAt = (index: number): Unit | undefined => findings[index]?.place.unit;
  // What begins before the edit has its places behind it in another text.
  while ((unitAt(first)?.offset ?? Infinity) < change.end) first++;
  let last: Unit | undefined;
  for (let index = first; index < findings.length; index++) {
    const unit = unitAt(index);
    // Those of one unit stand together.
    if (unit && unit !== last) unit.offset += moveOf(change);
    last = unit;
  }
  return [above, findings.slice(first)];
}
