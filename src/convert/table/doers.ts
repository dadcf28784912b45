import type { Stage } from '../../knowledge/types';

/** The columns that name who does a step. */
export type Company = 'supplier' | 'smelter' | 'mine';

/** Who does a stage; of one that is not said, whoever is named. */
export function doersOf(stage: Stage | undefined): readonly Company[] {
  if (stage === undefined) return ['smelter', 'mine', 'supplier'];
  if (stage === 'extraction') return ['mine', 'supplier'];
  return stage === 'processing' || stage === 'recycling' ? ['smelter', 'supplier'] : ['supplier'];
}
