import type { Stage } from '../knowledge/types';
import type { OwnKnowledge } from './own-knowledge';
import type { Cascade } from './policy';
import type { Severity } from './severity';

/** The data of a policy that its schema accepts. */
export interface PolicyData extends OwnKnowledge {
  /** The path of another policy, relative to it. */
  readonly extends?: string;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  readonly thresholds?: {
    readonly dependence?: string | number;
    readonly ownership?: string | number;
  };
  readonly cascade?: Cascade;
  readonly screening?: readonly string[];
  readonly defaults?: { readonly regimes?: readonly string[] };
  readonly preferred?: PartnersData;
  readonly barred?: PartnersData;
  readonly approved?: readonly {
    readonly subject: string;
    readonly stage?: Stage;
    readonly suppliers: readonly string[];
  }[];
}

export interface PartnersData {
  readonly countries?: readonly string[];
  readonly suppliers?: readonly string[];
}
