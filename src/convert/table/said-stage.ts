import { stageMeant } from '../../knowledge/offered-words';
import { STAGES_OF } from '../../knowledge/stages';
import type { Stage } from '../../knowledge/types';

const ALL_STAGES: readonly Stage[] = [...STAGES_OF.material, ...STAGES_OF.component];

/** The stage that a cell says, whatever its subject is. */
export function saidStage(said: string): Stage | undefined {
  if (said === '') return undefined;
  const word = said.toLowerCase();
  const meant = ALL_STAGES.some((each) => each === word) ? word : stageMeant(said);
  return ALL_STAGES.find((each) => each === meant);
}
