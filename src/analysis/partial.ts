import type { Excerpt } from '../manifest/excerpt';
import type { TextChange } from '../manifest/reread';
import { inOneGo } from '../text/slices';
import { analysisOf, contextIn, contextOf, findingsOfPart } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import { Findings } from './findings';

/** Judges the part of a manifest that is near, by the rules that no step elsewhere could prove wrong. */
export function analysePart(
  { manifest }: Excerpt,
  input: Omit<AnalysisInput, 'manifest'>,
): Analysis {
  const whole = { ...input, manifest, files: new Map(input.files).set(input.file, manifest) };
  // Shares of a part are not those of the whole.
  const context = { ...inOneGo(contextOf(whole)), regimes: [] };
  const { problems } = manifest;
  const part = { steps: context.graph.own, problems, hasHead: true, isAlone: true };
  return analysisOf(context, whole, Findings.of(findingsOfPart(part, context)));
}

/**
 * The analysis at once after an edit that may have changed anything: what is near it anew, and what was
 * found elsewhere, until all is judged again.
 *
 * @param before the last analysis of the text before the edit; it is not asked any more
 */
export function analysePartAfter(before: Analysis, change: TextChange, excerpt: Excerpt): Analysis {
  const near = analysePart(excerpt, before.input);
  const head = new Set([...before.manifest.keys.values()].map(({ unit }) => unit));
  const elsewhere = before.found.around(change, excerpt.items, head);
  return analysisOf(contextIn(near), near.input, elsewhere.exchanged([], near.findings), true);
}
