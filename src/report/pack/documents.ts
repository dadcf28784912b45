import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import type { Evidence } from '../../manifest/model';
import { hasEnded } from '../../rules/waivers';
import { clean } from '../../text/clean';
import { nameOf } from '../data/step-ref';
import type { Table } from '../page/table';
import { makerOf } from './makers';
import { byStage } from './materials';

/** What is known of the file of a document. */
export interface DocumentState {
  /** Of the file as it is; absent where it was not read. */
  readonly sha256?: string;
  /** Why it was not read, in words. */
  readonly why?: string;
  /** The path of its copy in the pack. */
  readonly copy?: string;
}

/** The documents of every step, by stage, and the steps that have none. */
export function documentsTable(
  analysis: Analysis,
  stateOf: (step: Step, evidence: Evidence) => DocumentState,
): Table {
  return {
    caption: 'Documents',
    heads: [
      ...['Stage', 'Step', 'Work', 'Maker', 'Document', 'File', 'Date', 'Expires', 'State', 'Copy'],
      ...['SHA-256 recorded', 'SHA-256 of the file'],
    ],
    rows: byStage(analysis.graph.all).flatMap((step) => {
      const { source } = step;
      const head = [
        clean(source.stage?.value ?? ''),
        nameOf(source),
        activity(step, analysis.knowledge),
        makerOf(step, analysis),
      ];
      if (source.evidence.length === 0) {
        return [{ cells: [...head, '', '', '', '', '✖ no document', '', '', ''] }];
      }
      return source.evidence.map((evidence) => {
        const { title, file, date, expires, sha256 } = evidence;
        const state = stateOf(step, evidence);
        const recorded = sha256?.value.toLowerCase() ?? '';
        return {
          cells: [
            ...head,
            clean(title?.value ?? ''),
            clean(file?.value ?? ''),
            clean(date?.value ?? ''),
            clean(expires?.value ?? ''),
            stateWords(evidence, state, analysis.asOf),
            state.copy === undefined ? '' : { text: 'copy', path: state.copy },
            recorded,
            state.sha256 ?? '',
          ],
        };
      });
    }),
  };
}

/** Whether a document holds, in words with a mark. */
function stateWords(
  evidence: Evidence,
  { sha256, why }: DocumentState,
  asOf: string | undefined,
): string {
  const words: string[] = [];
  if (asOf !== undefined && hasEnded(evidence, asOf)) words.push('✖ expired');
  const recorded = evidence.sha256?.value.toLowerCase();
  if (why !== undefined) words.push(why);
  else if (sha256 === undefined) words.push('not a file');
  else if (recorded === undefined) words.push('no checksum recorded');
  else words.push(recorded === sha256 ? '✔ as recorded' : '✖ changed since it was recorded');
  return words.join(', ');
}
