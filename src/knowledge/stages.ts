import type { Stage } from './types';

/** The stages of a step by what it is about, in the order of a procurement chain. */
export const STAGES_OF: Readonly<Record<'material' | 'component', readonly Stage[]>> = {
  material: ['extraction', 'processing', 'recycling'],
  component: ['manufacturing', 'assembly'],
};
