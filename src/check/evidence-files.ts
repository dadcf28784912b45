import type { EvidenceFiles, EvidenceState, WantedEvidence } from '../manifest/evidence-files';
import type { Answer, FilePort } from './file-port';

/** What is known of the files that a manifest wants, each looked at now; undefined: it is not looked at. */
export async function evidenceOf(
  wanted: readonly WantedEvidence[],
  look: (wanted: WantedEvidence) => Answer<EvidenceState | undefined>,
): Promise<EvidenceFiles> {
  const states = new Map<string, EvidenceState | undefined>();
  for (const each of wanted) states.set(each.key, await look(each));
  return { stateOf: (key) => states.get(key) };
}

/** Looks at each file once, as long as it lives: a run is of one moment. */
export class EvidenceStore {
  readonly #port: FilePort;
  readonly #known = new Map<string, Answer<EvidenceState>>();

  constructor(port: FilePort) {
    this.#port = port;
  }

  /** What is known of the files that a manifest wants. */
  of(manifest: string, wanted: readonly WantedEvidence[]): Promise<EvidenceFiles> {
    // Few manifests share a file, but whether it may be read depends on which names it.
    const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
    return evidenceOf(wanted, ({ key, hasSum }) => {
      const name = `${folder}\0${key}\0${hasSum ? 'sum' : ''}`;
      let known = this.#known.get(name);
      if (!known) this.#known.set(name, (known = this.#port.evidence(key, manifest, hasSum)));
      return known;
    });
  }
}
