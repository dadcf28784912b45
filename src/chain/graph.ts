import type { Country, Stage } from '../knowledge/types';
import type { Located, Manifest, Origin, Source } from '../manifest/model';
import type { Lookup } from './lookup';

/** One of the origins of a step, in a country that is known. */
export interface StepOrigin {
  readonly country: Country;
  readonly origin: Origin;
}

/**
 * A step of a procurement chain with what the knowledge makes of its texts. Every step has every field:
 * there may be very many of them, and those of one shape are looked at faster.
 */
export interface Step {
  readonly source: Source;
  /** Key of the file it stands in; absent: the manifest itself. */
  readonly file: string | undefined;
  /** Currency of its file; absent for the manifest's own steps. */
  readonly currency: string | undefined;
  /** Its place among the steps: own steps first, in the order of the file. */
  readonly index: number;
  /** Absent where the country is missing, unknown or ambiguous. */
  readonly country: Country | undefined;
  /** In place of a country: those of the source's origins whose country is known. */
  readonly origins: readonly StepOrigin[] | undefined;
  /** Id in the catalogue; absent where unknown. */
  readonly material: string | undefined;
  readonly component: string | undefined;
  /** Absent where it is not a stage of the format. */
  readonly stage: Stage | undefined;
  /** Whether a critical-minerals agreement can make it qualify: a material, or a constituent material. */
  readonly kind: 'mineral' | 'component';
  /** The entries of `inputs`, each with the step it leads to; none where it leads nowhere. */
  readonly inputs: readonly Input[];
  /** Steps that this one feeds directly. */
  readonly feeds: readonly Step[];
}

export interface Input {
  readonly entry: Located<string>;
  readonly step: Step | undefined;
  /** Why it leads nowhere. */
  readonly missing: 'id' | 'file' | 'not-imported' | undefined;
}

/** All steps of one material and stage; extraction and recycling are one. */
export interface StageGroup {
  readonly material: string;
  readonly stage: 'extraction' | 'processing';
  /** Own steps first, in the order of the file, then the imported ones that feed them. */
  readonly steps: readonly Step[];
}

/** Whom a step rests on. */
export interface Upstream {
  /** The next step on a shortest path; absent: the step itself is one of those asked for. */
  readonly next?: Step;
  /** The step at the end of the path. */
  readonly origin: Step;
  /** Number of steps on the path after this one. */
  readonly distance: number;
}

/** What is known of all steps that one of them may be looked at with. */
export interface StepGraph {
  /** The first own step of each id. */
  readonly byId: Lookup<string, Step>;
  /** Whether some own steps may have the same id. */
  readonly idsRepeat: boolean;
  /** The id of an own step that a text almost is; none while the text is typed. */
  nearestId(text: string): string | undefined;
  /** Shortest ways up to a step in China, or in another covered nation. */
  upstream(of: 'china' | 'other-covered'): Lookup<Step, Upstream>;
}

/** The procurement chains of a manifest and of the imported steps that feed it. */
export interface Graph extends StepGraph {
  readonly manifest: Manifest;
  /** Own steps, in the order of the file. */
  readonly own: readonly Step[];
  /** Own steps and imported ones that feed them. */
  readonly all: readonly Step[];
  readonly stages: readonly StageGroup[];
  /** The graph that was last connected as a whole: itself, or the one that it follows from by edits. */
  readonly built: Graph;
  /** Own steps that edits have brought since then; some may be gone again. */
  readonly since: readonly Step[];
}
