import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import { startOf } from '../../manifest/model';
import { countFindings } from './causes';
import { nameOf } from './step-ref';

/** A step that findings of one or several manifests rest on. */
export interface CommonCause {
  /** The key of the file that it stands in. */
  readonly file: string;
  /** In that file's text. */
  readonly offset: number;
  readonly id: string;
  readonly work: string;
  readonly country: string;
  /** Findings at the step itself and at others that rest on it, over all manifests. */
  readonly findings: number;
  /** The first manifest in which it was found. */
  readonly manifest: string;
}

/** Adds up, over manifests, on which steps their findings rest; a shared step is one, whatever it feeds. */
export class CommonCauses {
  readonly #all = new Map<string, CommonCause>();

  /** @param key of the manifest, as in `analysis.files` */
  add(manifest: string, key: string, analysis: Analysis): void {
    for (const { step, own, resting } of countFindings(analysis).values()) {
      const { file, offset } = placeOf(step, key);
      const name = `${file} ${String(offset)}`;
      const known = this.#all.get(name) ?? {
        file,
        offset,
        id: nameOf(step.source),
        work: activity(step, analysis.knowledge),
        country: step.country?.name ?? 'an unknown country',
        findings: 0,
        manifest,
      };
      this.#all.set(name, { ...known, findings: known.findings + own + resting });
    }
  }

  /** Those with most findings first; of as many, in the order in which they came. */
  inOrder(): CommonCause[] {
    return [...this.#all.values()].sort((a, b) => b.findings - a.findings);
  }
}

/** The step of a cause in the analysis of a manifest. */
export const stepOf = (
  { file, offset }: CommonCause,
  key: string,
  { graph }: Analysis,
): Step | undefined =>
  graph.all.find((step) => {
    const place = placeOf(step, key);
    return place.file === file && place.offset === offset;
  });

const placeOf = ({ file, source }: Step, key: string): Pick<CommonCause, 'file' | 'offset'> => ({
  file: file ?? key,
  offset: startOf(source.place),
});
