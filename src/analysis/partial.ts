import type { Manifest } from '../manifest/model';
import { inOneGo } from '../text/slices';
import { analysisOf, contextOf, findingsOfPart } from './analyse';
import type { Analysis, AnalysisInput } from './analysis';
import { Findings } from './findings';

/** Judges a part of a manifest, by the rules that no step elsewhere could prove wrong. */
export function analysePart(manifest: Manifest, input: Omit<AnalysisInput, 'manifest'>): Analysis {
  const whole = { ...input, manifest, files: new Map(input.files).set(input.file, manifest) };
  // Shares of a part are not those of the whole.
  const context = { ...inOneGo(contextOf(whole)), regimes: [] };
  const { problems } = manifest;
  const part = { steps: context.graph.own, problems, hasHead: true, isAlone: true };
  return analysisOf(context, whole, Findings.of(findingsOfPart(part, context)), true);
}
