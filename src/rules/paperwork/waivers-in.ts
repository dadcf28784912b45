import type { Manifest, Source, Supplier, Waiver } from '../../manifest/model';

/** A waiver, and what it stands on; neither: the file. */
export interface StandingWaiver {
  readonly waiver: Waiver;
  readonly source?: Source;
  readonly supplier?: Supplier;
}

/** Every waiver of a manifest. */
export function* waiversIn({ sources, suppliers, waivers }: Manifest): Iterable<StandingWaiver> {
  for (const source of sources) {
    if (source.waivers.length === 0) continue;
    for (const waiver of source.waivers) yield { waiver, source };
  }
  for (const supplier of suppliers.values()) {
    for (const waiver of supplier.waivers) yield { waiver, supplier };
  }
  for (const waiver of waivers) yield { waiver };
}
