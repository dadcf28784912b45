import { analyse } from '../analysis/analyse';
import { localDay } from '../check/local-day';
import { UsageError } from '../check/usage-error';
import { shortened } from '../explain/words';
import { alternativesFor } from '../fixes/alternatives';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { stageMeant } from '../knowledge/offered-words';
import { STAGES_OF } from '../knowledge/stages';
import { readManifest } from '../manifest/read';
import { logLine } from '../report/printable';
import { meantIn } from '../report/tools/names';
import type { Terminal } from './terminal';

const STAGES: readonly string[] = [...STAGES_OF.material, ...STAGES_OF.component];

/**
 * Prints who could do a stage of a material or a component, best first.
 *
 * @throws UsageError where there is no such thing, or it has no such stage
 */
export function alternatives(
  what: string,
  wanted: string,
  asOf: string | undefined,
  terminal: Terminal,
): number {
  const knowledge = new Knowledge(knowledgeData);
  const stage = stageMeant(wanted) ?? wanted;
  if (!STAGES.includes(stage)) {
    throw new UsageError(`"${shortened(stage)}" is not a stage. The stages: ${STAGES.join(', ')}.`);
  }
  const { kind, id } = subjectOf(what.trim(), knowledge);
  const stages: readonly string[] = STAGES_OF[kind];
  if (!stages.includes(stage)) {
    throw new UsageError(
      `"${stage}" is no stage of ${id}, a ${kind}. Its stages: ${stages.join(', ')}.`,
    );
  }
  const day = asOf ?? localDay(terminal.now());
  const manifest = readManifest(
    `manifest: 1\nproduct: "?"\nsources:\n  - id: step\n    ${kind}: ${id}\n    stage: ${stage}\n` +
      '    supplier: "?"\n    country: CN\n',
    'yaml',
  );
  const files = new Map([['', manifest]]);
  const analysis = analyse({ manifest, file: '', files, knowledge, today: day, asOf: day });
  const [step] = analysis.graph.own;
  const offers = step ? alternativesFor(step, analysis, () => true) : [];
  const lines = offers.map(({ title }, index) => `${String(index + 1)}. ${logLine(title)}`);
  const none = `No partner is known for ${stage} of ${id} as of ${day}.`;
  terminal.stdout.write(`${lines.length > 0 ? lines.join('\n') : logLine(none)}\n`);
  return 0;
}

/** As it stands in a source: the key, and the id of its entry. */
function subjectOf(
  what: string,
  knowledge: Knowledge,
): { readonly kind: keyof typeof STAGES_OF; readonly id: string } {
  const material = knowledge.resolveMaterial(what);
  if ('entry' in material) return { kind: 'material', id: material.entry.id };
  const component = knowledge.resolveComponent(what);
  if ('entry' in component) return { kind: 'component', id: component.entry.id };
  const near = [...material.nearest, ...component.nearest];
  throw new UsageError(
    `"${shortened(what)}" is no material or component that is known.${meantIn(near)}`,
  );
}
