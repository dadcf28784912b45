import type { Evidence } from '../../manifest/model';
import { stepsToProve } from '../../regimes/wanted';
import type { StepContext } from '../context';
import type { Rule } from '../rule';
import { hasEnded } from '../waivers';
import { idOf, workOf } from '../words';

/** Findings between two points where others may run. */
const SLICE = 200;

export const evidenceMissing: Rule = {
  id: 'evidence-missing',
  title: 'A step that a regime looks at and no document proves',
  severity: 'information',
  group: 'paperwork',
  isOptIn: true,
  *file(context) {
    const { asOf, regimes, graph, knowledge } = context;
    if (asOf === undefined) return;
    const wanted = yield* stepsToProve(regimes, { graph, knowledge, asOf });
    let looked = 0;
    for (const [step, by] of wanted) {
      if (++looked % SLICE === 0) yield;
      const { source } = step;
      if (source.evidence.some((evidence) => proves(evidence, context))) continue;
      yield {
        place: source.supplier ?? source.country ?? source.place,
        source,
        message: {
          key: 'evidence-missing',
          args: {
            id: idOf(step),
            work: workOf(step, knowledge),
            regimes: by.map(({ name }) => name),
            has: source.evidence.length > 0,
          },
        },
        related: [],
      };
    }
  },
};

/** Whether a document holds on the day and, as far as its file was looked at, is the one that was recorded. */
export function proves(
  evidence: Evidence,
  { asOf, evidenceAt }: Pick<StepContext, 'asOf' | 'evidenceAt'>,
): boolean {
  if (asOf !== undefined && hasEnded(evidence, asOf)) return false;
  const { file, sha256 } = evidence;
  const state = file && evidenceAt(file.value);
  if (!state) return true;
  if ('why' in state) return state.why !== 'missing' && state.why !== 'dangling';
  return !sha256 || state.sha256 === undefined || state.sha256 === sha256.value.toLowerCase();
}
