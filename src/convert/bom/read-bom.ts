import { freeId } from '../../chain/free-id';
import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import { stageMeant } from '../../knowledge/offered-words';
import { STAGES_OF } from '../../knowledge/stages';
import { subdivision } from '../../knowledge/subdivisions';
import type { Stage } from '../../knowledge/types';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import type { DraftPlace, DraftStep, DraftSupplier, Imported, LeftOut } from '../draft';
import { slug } from '../ids';
import { takenPlaces } from '../said-places';
import type { Bom, BomCompany, BomComponent, BomOrigin } from './bom';
import type { Taken } from './dependencies';
import { withDependencies } from './dependencies';

/** The stages of the draft of 2.0 that are steps of ours. */
const STAGES: Readonly<Record<string, Stage>> = {
  mined: 'extraction',
  recycled: 'recycling',
  refined: 'processing',
  separated: 'processing',
  smelted: 'processing',
  melted: 'processing',
  processed: 'processing',
  manufactured: 'manufacturing',
  assembled: 'assembly',
};

/** Reads a document of another program: companies with their seats, and steps where the catalogue knows the thing. */
export function readBom(bom: Bom, knowledge: Knowledge): Imported {
  const reader = new BomReader(knowledge);
  for (const component of bom.components ?? []) reader.read(component);
  const { name: product, 'bom-ref': ref } = bom.metadata?.component ?? {};
  const { steps, leftOut } = reader;
  const linked = withDependencies(steps, bom.dependencies ?? [], reader.taken, ref, leftOut);
  return {
    what: `CycloneDX ${bom.specVersion}`,
    rows: reader.count,
    merged: 0,
    leftOut,
    draft: {
      about: [`From a CycloneDX ${bom.specVersion} document.`],
      product: product ?? 'Imported components',
      suppliers: [...reader.suppliers.values()],
      steps: linked,
    },
  };
}

class BomReader {
  readonly leftOut: LeftOut[] = [];
  readonly steps: DraftStep[] = [];
  /** By id. */
  readonly suppliers = new Map<string, DraftSupplier>();
  readonly #named = new Map<string, readonly DraftSupplier[]>();
  /** By `bom-ref`; undefined: several components have it. */
  readonly taken = new Map<string, Taken | undefined>();
  count = 0;
  readonly #knowledge: Knowledge;
  readonly #ids = new Set<string>();
  readonly #byRef = new Map<string, string>();
  readonly #origins = new Set<string>();

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** @returns origins of the last steps of the component, which feed what it is a part of */
  read(component: BomComponent): string[] {
    this.count++;
    const name = component.name ?? component['bom-ref'] ?? '';
    const place = phrase('component {name}', { name: component['bom-ref'] ?? name });
    const supplier = this.#company(component.manufacturer ?? component.supplier, place);
    if (component.manufacturer && component.supplier) this.#company(component.supplier, place);
    const parts = (component.components ?? []).flatMap((each) => this.read(each));
    const material = this.#knowledge.resolveMaterial(name);
    const known = material.kind === 'unknown' ? this.#knowledge.resolveComponent(name) : material;
    if (known.kind === 'unknown') {
      const why = phrase('“{name}” is no material or component of the catalogue.', { name });
      this.leftOut.push({ place, why });
      this.#take(component, undefined, parts);
      return parts;
    }
    const isMaterial = material.kind !== 'unknown';
    const subject = isMaterial ? { material: known.entry.id } : { component: known.entry.id };
    const form = material.kind === 'name' ? material.form : undefined;
    const origins = component.origins ?? [];
    let inputs = parts;
    let first: string | undefined;
    const add = (
      stage: Stage,
      company: string,
      places: readonly DraftPlace[],
      notes: Words[],
    ): void => {
      const base = `CDX:${slug(component['bom-ref'] ?? name) || 'component'}/${stage}`;
      const origin = freeId(base, this.#origins);
      this.#origins.add(origin);
      const isForm = form !== undefined && stage === 'processing';
      this.steps.push({
        origin,
        ...subject,
        stage,
        supplier: company,
        places,
        ...(isForm && { form }),
        inputs,
        notes,
        ...(company === UNKNOWN && { called: `${name} ${stage}` }),
      });
      inputs = [origin];
      first ??= origin;
    };
    const stages = origins.flatMap((origin) => {
      const said = typeof origin.stage === 'string' ? origin.stage : (origin.stage?.name ?? '');
      const word = STAGES[said] ?? stageMeant(said);
      const stage = STAGES_OF[isMaterial ? 'material' : 'component'].find((each) => each === word);
      const fits = stage !== undefined;
      if (!fits) {
        const why = phrase('“{said}” is no stage of {name} here.', { said, name });
        this.leftOut.push({ place, why });
      }
      return fits ? [{ origin, stage }] : [];
    });
    stages.forEach(({ origin, stage }) => {
      const by = new Set(
        origin.distribution?.flatMap(({ performedBy }) => this.#byRef.get(performedBy ?? '') ?? []),
      );
      const [performer] = by;
      if (by.size > 1) {
        const why = phrase(
          '“{stage}” is done by several companies ({companies}): which of them does how much is left open.',
          { stage: { name: stage }, companies: [...by] },
        );
        this.leftOut.push({ place, why });
      }
      // Who supplies a thing did the last step to it; where that is not taken over, an earlier one is not theirs.
      const own = origin === origins.at(-1) ? supplier : undefined;
      const company = by.size > 1 ? UNKNOWN : (performer ?? own ?? UNKNOWN);
      add(stage, company, this.#places(origin, place), []);
    });
    if (stages.length === 0) {
      const stage = isMaterial ? 'processing' : 'manufacturing';
      add(
        stage,
        supplier ?? UNKNOWN,
        [],
        [phrase('The document does not say where this is done.')],
      );
    }
    this.#take(component, first, inputs);
    return inputs;
  }

  #take(
    { 'bom-ref': ref }: BomComponent,
    first: string | undefined,
    last: readonly string[],
  ): void {
    if (ref !== undefined) this.taken.set(ref, this.taken.has(ref) ? undefined : { first, last });
  }

  /** The id of a company in the directory. */
  #company(company: BomCompany | undefined, place: Words): string | undefined {
    const name = company?.name;
    if (company === undefined || name === undefined || name === '') return undefined;
    const said = company.address?.country;
    const found = said === undefined ? undefined : this.#country(said);
    if (said !== undefined && !found) this.#noCountry(place, said);
    if (company.address?.region !== undefined) {
      const why = phrase(
        'The region “{region}” of {name}: a directory of suppliers has no place for it.',
        { region: company.address.region, name },
      );
      this.leftOut.push({ place, why });
    }
    const { id } = this.#entryOf(name, found);
    if (company['bom-ref'] !== undefined) this.#byRef.set(company['bom-ref'], id);
    return id;
  }

  /** A company with another seat is another entry: which of the two is meant is said each time. */
  #entryOf(name: string, country: string | undefined): DraftSupplier {
    const key = normalised(name);
    const all = this.#named.get(key) ?? [];
    const known =
      country === undefined
        ? all[0]
        : (all.find((each) => each.country === country) ??
          all.find((each) => each.country === undefined));
    const [first] = all;
    const id = known?.id ?? freeId(slug(name) || 'supplier', this.#ids);
    this.#ids.add(id);
    const seat = known?.country ?? country;
    const isOther = !known && first?.country !== undefined;
    const note = phrase('The document names this company with the seat {country}, too.', {
      country: first?.country ?? '',
    });
    const entry: DraftSupplier = {
      id,
      name: known?.name ?? name,
      ...(seat !== undefined && { country: seat }),
      ...(known?.note !== undefined && { note: known.note }),
      ...(isOther && { note }),
    };
    this.#named.set(
      key,
      known ? all.map((each) => (each === known ? entry : each)) : [...all, entry],
    );
    this.suppliers.set(id, entry);
    return entry;
  }

  #country(text: string): string | undefined {
    const found = this.#knowledge.resolveCountry(text);
    return found.kind === 'code' || found.kind === 'name' ? found.country.code : undefined;
  }

  #noCountry(place: Words, name: string): void {
    this.leftOut.push({ place, why: phrase('“{name}” is no country.', { name }) });
  }

  #places({ distribution = [] }: BomOrigin, place: Words): readonly DraftPlace[] {
    const said = distribution.map(({ isoCode = '', percentage }) => {
      const region = subdivision(isoCode)?.code;
      const country = this.#country(region?.slice(0, 2) ?? isoCode);
      if (country === undefined) this.#noCountry(place, isoCode);
      return {
        country,
        region: country === undefined ? undefined : region,
        percentage: typeof percentage === 'number' ? percentage : undefined,
      };
    });
    const { places, why } = takenPlaces(said);
    if (why !== undefined) this.leftOut.push({ place, why });
    return places;
  }
}
