import { freeId } from '../../chain/free-id';
import { materialOfCustomsCode } from '../../knowledge/customs';
import type { Knowledge } from '../../knowledge/knowledge';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Phrase, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { exactDecimal } from '../../text/decimal';
import type { DraftEvidence, DraftPlace, DraftStep, Imported, LeftOut } from '../draft';
import { subjectNamed } from '../export/resolved';
import { takenPlaces } from '../said-places';
import type { Digits } from '../value';
import { kept } from './kept';
import type { Tariff, TariffMaterial } from './tariff';
import { NO_COUNTRY } from './tariff';

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
    ...(reader.readings.length > 0 && { readings: reader.readings }),
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
  readonly readings: Phrase[] = [];
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
    const { customClassificationCode: code } = customsClassification;
    const named = this.#named(materialClassification);
    const id = named ?? materialOfCustomsCode(code);
    if (id === undefined) {
      const { materialSubgroup } = materialClassification;
      const why = phrase(
        'Neither the customs code {code} nor “{name}” names a material of the catalogue.',
        { code, name: materialSubgroup },
      );
      this.#leaveOut(place, why);
      return;
    }
    const notes = named === undefined ? [byCustomsCode(id, code, this.#knowledge)] : [];
    this.readings.push(...notes.map((why) => phrase('{place}: {why}', { place, why })));
    // The format has no ids: a material is known by what it is, wherever it stands in the list.
    const name = freeId(id, this.#names);
    this.#names.add(name);
    const base = `CATENA-X:${this.#part}/${name}`;
    const own = { customsClassification, materialClassification };
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
        notes: [
          ...notes,
          ...(places.length === 0
            ? [phrase('The document does not say where it comes from.')]
            : []),
        ],
        extra: kept({ ...own, ...this.#besideShares(material, places) }),
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
        notes: [
          ...(inputs.length === 0 ? notes : []),
          ...(country === undefined
            ? [phrase('The document does not say where this is done.')]
            : []),
        ],
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
    const value = isMixed ? undefined : decimalOf(amount);
    this.steps.push(value === undefined ? last : { ...last, value });
    if (value !== undefined) return;
    const said = { amount: `${amount.text} ${currency}` };
    const why = isMixed
      ? phrase('{amount}: the document has several currencies.', said)
      : phrase('{amount} is no value.', said);
    this.#leaveOut(`${place}.materialValue`, why);
  }

  /** By the name that stands in its classification. */
  #named({
    materialSubgroup,
    materialGroup,
  }: TariffMaterial['materialClassification']): string | undefined {
    for (const name of [materialSubgroup, materialGroup]) {
      const found = this.#knowledge.resolveMaterial(name);
      if (found.kind !== 'unknown') return found.entry.id;
    }
    return undefined;
  }

  /** What an export would lack: weights, and percentages that are no shares of the places. */
  #besideShares(
    { materialOrigin }: TariffMaterial,
    places: readonly DraftPlace[],
  ): { readonly materialOrigin?: unknown; readonly originWeight?: readonly Digits[] } {
    const known = materialOrigin.filter(({ materialOriginCountry: code }) => this.#codeOf(code));
    if (known.length > 0 && places.some(({ share }) => share === undefined))
      return { materialOrigin };
    const weights = known.map(({ originWeight }) => originWeight);
    return weights.some(({ text }) => Number(text) !== 0) ? { originWeight: weights } : {};
  }

  #codeOf(code: string): string | undefined {
    const found = this.#knowledge.resolveCountry(code);
    return found.kind === 'code' || found.kind === 'name' ? found.country.code : undefined;
  }

  #country(code: string, place: string): string | undefined {
    const known = this.#codeOf(code);
    if (known === undefined && code !== NO_COUNTRY) {
      this.#leaveOut(place, phrase('“{name}” is no country.', { name: code }));
    }
    return known;
  }

  #origins({ materialOrigin }: TariffMaterial, place: string): readonly DraftPlace[] {
    const said = materialOrigin.map(({ materialOriginCountry, valuePercentage }, at) => ({
      country: this.#country(materialOriginCountry, `${place}.materialOrigin[${String(at)}]`),
      percentage: Number(valuePercentage.text),
    }));
    const { places, why } = takenPlaces(said);
    if (why !== undefined) this.#leaveOut(`${place}.materialOrigin`, why);
    return places;
  }

  #leaveOut(place: Words, why: Phrase): void {
    this.leftOut.push({ place, why });
  }
}

const byCustomsCode = (id: string, code: string, knowledge: Knowledge): Phrase =>
  phrase(
    'Taken for {material} by the customs code {code}: the heading is recalled, not checked. Check it.',
    { material: subjectNamed(id, knowledge), code },
  );

/** A number without sign and exponent; undefined where it cannot be written so. */
function decimalOf({ text }: Digits): string | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return text;
  const number = exactDecimal(text);
  return number && number.compare(0) >= 0 ? number.toString() : undefined;
}

const certificate = (type: string, file: string): DraftEvidence => ({
  title: `Certificate of ${type.toLowerCase()}`,
  file,
});
