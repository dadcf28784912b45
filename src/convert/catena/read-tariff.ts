import { freeId } from '../../chain/free-id';
import { materialOfCustomsCode } from '../../knowledge/customs';
import type { Knowledge } from '../../knowledge/knowledge';
import { UNKNOWN } from '../../knowledge/unknown';
import type { DraftEvidence, DraftPlace, DraftStep, Imported, LeftOut } from '../draft';
import { digits, takenPlaces } from '../said-places';
import { kept } from './kept';
import type { Tariff, TariffMaterial } from './tariff';

/** Reads a document of Catena-X on tariffs: where each material of a part comes from and was processed. */
export function readTariff(tariff: Tariff, knowledge: Knowledge): Imported {
  const { materialList, ...part } = tariff;
  const id = tariff.globalAssetId.replace(/^urn:uuid:/, '');
  const reader = new TariffReader(id, knowledge);
  const currencies = new Set(materialList.map(({ materialValue }) => materialValue.currency));
  const [currency] = currencies;
  const isMixed = currencies.size > 1;
  materialList.forEach((material, at) => {
    reader.read(material, at, isMixed);
  });
  const { referenceNumber } = tariff;
  return {
    what: 'Catena-X UsTariffInformation',
    rows: materialList.length,
    merged: 0,
    leftOut: reader.leftOut,
    draft: {
      about: [`From a Catena-X UsTariffInformation document on part ${id}.`],
      product: referenceNumber === undefined ? `Part ${id}` : `Part of ${referenceNumber}`,
      ...(!isMixed && currency !== undefined && { currency }),
      suppliers: [],
      steps: reader.steps,
      extra: kept(part),
    },
  };
}

class TariffReader {
  readonly leftOut: LeftOut[] = [];
  readonly steps: DraftStep[] = [];
  readonly #names = new Set<string>();
  readonly #part: string;
  readonly #knowledge: Knowledge;

  constructor(part: string, knowledge: Knowledge) {
    this.#part = part;
    this.#knowledge = knowledge;
  }

  /** @param isMixed whether the materials' values are in several currencies */
  read(material: TariffMaterial, at: number, isMixed: boolean): void {
    const place = `materialList[${String(at)}]`;
    const { customsClassification, materialClassification, materialValue, processing } = material;
    const id = this.#materialOf(material);
    if (id === undefined) {
      const { customClassificationCode: code } = customsClassification;
      const { materialSubgroup } = materialClassification;
      const why = `Neither the customs code ${code} nor “${materialSubgroup}” names a material of the catalogue.`;
      this.#leaveOut(place, why);
      return;
    }
    // The format has no ids: a material is known by what it is, wherever it stands in the list.
    const name = freeId(id, this.#names);
    this.#names.add(name);
    const base = `CATENA-X:${this.#part}/${name}`;
    const own = { customsClassification, materialClassification };
    const weights = material.materialOrigin.map(({ originWeight }) => originWeight);
    const places = this.#origins(material, place);
    let inputs: string[] = [];
    if (material.materialOrigin.length > 0 || processing.length === 0) {
      this.steps.push({
        origin: `${base}/origin`,
        material: id,
        stage: 'extraction',
        supplier: UNKNOWN,
        places,
        inputs: [],
        called: `${id} origin`,
        notes: places.length === 0 ? ['The document does not say where it comes from.'] : [],
        extra: kept({
          ...own,
          ...(weights.some((each) => each !== 0) && { originWeight: weights }),
        }),
      });
      inputs = [`${base}/origin`];
    }
    processing.forEach(({ processingType, processingCountry, certificateResource }, step) => {
      const origin = `${base}/processing-${String(step + 1)}`;
      const where = `${place}.processing[${String(step)}]`;
      const country = this.#country(processingCountry, where);
      this.steps.push({
        origin,
        material: id,
        stage: 'processing',
        supplier: UNKNOWN,
        places: country === undefined ? [] : [{ country }],
        inputs,
        ...(certificateResource !== undefined && {
          evidence: [certificate(processingType, certificateResource)],
        }),
        called: `${id} ${processingType}`,
        notes: country === undefined ? ['The document does not say where this is done.'] : [],
        extra: kept({ processingType, ...(inputs.length === 0 && own) }),
      });
      inputs = [origin];
    });
    this.#setValue(materialValue, isMixed, place);
  }

  /** The value of a material is that of its last step: what each step adds is not said. */
  #setValue(
    { amount, currency }: TariffMaterial['materialValue'],
    isMixed: boolean,
    place: string,
  ): void {
    const last = this.steps.pop();
    if (!last) return;
    const isUsable = !isMixed && amount >= 0;
    this.steps.push(isUsable ? { ...last, value: digits(amount) } : last);
    if (isUsable) return;
    const why = isMixed
      ? `${String(amount)} ${currency}: the document has several currencies.`
      : `${String(amount)} ${currency} is no value.`;
    this.#leaveOut(`${place}.materialValue`, why);
  }

  /** By the name that stands in its classification, else by its customs code. */
  #materialOf({
    customsClassification: { customClassificationCode: code },
    materialClassification: { materialSubgroup, materialGroup },
  }: TariffMaterial): string | undefined {
    for (const name of [materialSubgroup, materialGroup]) {
      const found = this.#knowledge.resolveMaterial(name);
      if (found.kind !== 'unknown') return found.entry.id;
    }
    return materialOfCustomsCode(code);
  }

  #country(code: string, place: string): string | undefined {
    const found = this.#knowledge.resolveCountry(code);
    if (found.kind === 'code' || found.kind === 'name') return found.country.code;
    this.#leaveOut(place, `“${code}” is no country.`);
    return undefined;
  }

  #origins({ materialOrigin }: TariffMaterial, place: string): readonly DraftPlace[] {
    const said = materialOrigin.map(({ materialOriginCountry, valuePercentage }, at) => ({
      country: this.#country(materialOriginCountry, `${place}.materialOrigin[${String(at)}]`),
      percentage: valuePercentage,
    }));
    const { places, why } = takenPlaces(said);
    if (why !== undefined) this.#leaveOut(`${place}.materialOrigin`, why);
    return places;
  }

  #leaveOut(place: string, why: string): void {
    this.leftOut.push({ place, why });
  }
}

const certificate = (type: string, file: string): DraftEvidence => ({
  title: `Certificate of ${type.toLowerCase()}`,
  file,
});
