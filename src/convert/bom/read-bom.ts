import { freeId } from '../../chain/free-id';
import type { Knowledge } from '../../knowledge/knowledge';
import { normalised } from '../../knowledge/normalised';
import { subdivision } from '../../knowledge/subdivisions';
import type { Stage } from '../../knowledge/types';
import { UNKNOWN } from '../../knowledge/unknown';
import type { DraftPlace, DraftStep, DraftSupplier, Imported, LeftOut } from '../draft';
import { slug } from '../ids';
import { takenPlaces } from '../said-places';
import type { Bom, BomCompany, BomComponent, BomOrigin } from './bom';

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
  const product = bom.metadata?.component?.name;
  return {
    what: `CycloneDX ${bom.specVersion}`,
    rows: reader.count,
    merged: 0,
    leftOut: reader.leftOut,
    draft: {
      about: [`From a CycloneDX ${bom.specVersion} document.`],
      product: product ?? 'Imported components',
      suppliers: [...reader.suppliers.values()],
      steps: reader.steps,
    },
  };
}

class BomReader {
  readonly leftOut: LeftOut[] = [];
  readonly steps: DraftStep[] = [];
  readonly suppliers = new Map<string, DraftSupplier>();
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
    const place = `component ${component['bom-ref'] ?? name}`;
    const supplier = this.#company(component.manufacturer ?? component.supplier, place);
    if (component.manufacturer && component.supplier) this.#company(component.supplier, place);
    const parts = (component.components ?? []).flatMap((each) => this.read(each));
    const material = this.#knowledge.resolveMaterial(name);
    const known = material.kind === 'unknown' ? this.#knowledge.resolveComponent(name) : material;
    if (known.kind === 'unknown') {
      this.leftOut.push({ place, why: `“${name}” is no material or component of the catalogue.` });
      return parts;
    }
    const isMaterial = material.kind !== 'unknown';
    const subject = isMaterial ? { material: known.entry.id } : { component: known.entry.id };
    const form = material.kind === 'name' ? material.form : undefined;
    const origins = component.origins ?? [];
    let inputs = parts;
    const add = (
      stage: Stage,
      company: string,
      places: readonly DraftPlace[],
      notes: string[],
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
    };
    const stages = origins.flatMap((origin) => {
      const said = typeof origin.stage === 'string' ? origin.stage : (origin.stage?.name ?? '');
      const stage = STAGES[said];
      const fits =
        stage !== undefined && isMaterial !== (stage === 'manufacturing' || stage === 'assembly');
      if (!fits) this.leftOut.push({ place, why: `“${said}” is no stage of ${name} here.` });
      return fits ? [{ origin, stage }] : [];
    });
    stages.forEach(({ origin, stage }, at) => {
      const by = origin.distribution?.map(({ performedBy }) => this.#byRef.get(performedBy ?? ''));
      const own = at === stages.length - 1 ? supplier : undefined;
      add(
        stage,
        by?.find((each) => each !== undefined) ?? own ?? UNKNOWN,
        this.#places(origin, place),
        [],
      );
    });
    if (stages.length === 0) {
      const stage = isMaterial ? 'processing' : 'manufacturing';
      add(stage, supplier ?? UNKNOWN, [], ['The document does not say where this is done.']);
    }
    return inputs;
  }

  /** The id of a company in the directory. */
  #company(company: BomCompany | undefined, place: string): string | undefined {
    const name = company?.name;
    if (company === undefined || name === undefined || name === '') return undefined;
    const said = company.address?.country;
    const found = said === undefined ? undefined : this.#country(said);
    if (said !== undefined && !found) this.leftOut.push({ place, why: `“${said}” is no country.` });
    if (company.address?.region !== undefined) {
      const why = `The region “${company.address.region}” of ${name}: a directory of suppliers has no place for it.`;
      this.leftOut.push({ place, why });
    }
    const key = normalised(name);
    const other = this.suppliers.get(key);
    const id = other?.id ?? freeId(slug(name) || 'supplier', this.#ids);
    this.#ids.add(id);
    if (company['bom-ref'] !== undefined) this.#byRef.set(company['bom-ref'], id);
    const country = other?.country ?? found;
    this.suppliers.set(key, {
      id,
      name: other?.name ?? name,
      ...(country !== undefined && { country }),
    });
    return id;
  }

  #country(text: string): string | undefined {
    const found = this.#knowledge.resolveCountry(text);
    return found.kind === 'code' || found.kind === 'name' ? found.country.code : undefined;
  }

  #places({ distribution = [] }: BomOrigin, place: string): readonly DraftPlace[] {
    const said = distribution.map(({ isoCode = '', percentage }) => {
      const region = subdivision(isoCode)?.code;
      const country = this.#country(region?.slice(0, 2) ?? isoCode);
      if (country === undefined) this.leftOut.push({ place, why: `“${isoCode}” is no country.` });
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
