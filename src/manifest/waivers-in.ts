import type { Manifest, Source, Supplier, Waiver } from './model';

/** A waiver, and what it stands on; neither: the file. */
export interface PlacedWaiver {
  readonly waiver: Waiver;
  readonly source?: Source;
  readonly supplier?: Supplier;
}

/** Sources and waivers that are looked at before it yields to the event loop. */
const SLICE = 1000;

/** Every waiver of a manifest, and between them undefined where it yields to the event loop. */
export function* waiversIn({
  sources,
  suppliers,
  waivers,
}: Manifest): Iterable<PlacedWaiver | undefined> {
  let looked = 0;
  for (const source of sources) {
    if (++looked % SLICE === 0) yield undefined;
    if (source.waivers.length === 0) continue;
    for (const waiver of source.waivers) {
      yield { waiver, source };
      if (++looked % SLICE === 0) yield undefined;
    }
  }
  yield* headWaivers({ suppliers, waivers });
}

/** The waivers that stand on suppliers and on the file, and between them undefined as in `waiversIn`. */
export function* headWaivers({
  suppliers,
  waivers,
}: Pick<Manifest, 'suppliers' | 'waivers'>): Iterable<PlacedWaiver | undefined> {
  let looked = 0;
  for (const supplier of suppliers.values()) {
    if (++looked % SLICE === 0) yield undefined;
    for (const waiver of supplier.waivers) yield { waiver, supplier };
  }
  for (const waiver of waivers) {
    if (++looked % SLICE === 0) yield undefined;
    yield { waiver };
  }
}
