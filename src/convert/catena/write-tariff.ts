import Fraction from 'fraction.js';
import type { Knowledge } from '../../knowledge/knowledge';
import { countryMeant, subjectMeant, subjectNamed } from '../export/resolved';
import type { Exported, Said, Unsaid } from '../export/unsaid';
import { listed, nameOf, unsaidKeys } from '../export/unsaid';
import type { Arg, Phrase, Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { exactDecimal, exactShare } from '../../text/decimal';
import { jsonDocument } from '../json-text';
import type { Fields, ManifestData } from '../own-cells';
import { mappingOf } from '../own-cells';
import { Digits, isList } from '../value';
import type { Value } from '../value';
import { KEPT } from './kept';
import type {
  Amount,
  MaterialOrigin,
  Processing,
  Tariff,
  TariffMaterial,
  TariffPart,
} from './tariff';
import { NO_COUNTRY } from './tariff';
import { addTo } from '../../text/groups';

/** The document has no words for the rest, and nothing is hidden in it: it goes to customers. */
const SAID: Said = {
  head: new Set(['manifest', 'currency', KEPT]),
  suppliers: new Set(),
  sources: new Set([
    ...['material', 'stage', 'country', 'origins', 'share', 'value', 'inputs'],
    ...['evidence', 'x-origin', KEPT],
  ]),
};

const NO_ID = 'urn:uuid:00000000-0000-0000-0000-000000000000';
/** What a customs code is where the manifest has none: the document must have one. */
const NOT_STATED = 'not stated';

/**
 * A manifest as a document of Catena-X on tariffs: its materials with their origins and processing. What must
 * stand there and the manifest does not say is written as zero or `not stated`, and listed to be filled in.
 */
export function toTariff(data: ManifestData, knowledge: Knowledge): Exported {
  const writer = new TariffWriter(data, knowledge);
  const text = `${jsonDocument(writer.tariff() as unknown as Fields)}\n`;
  const materials = data.sources.filter((fields) => 'material' in fields);
  const components = data.sources.flatMap((fields, at) =>
    'material' in fields ? [] : [nameOf(fields, at)],
  );
  // What came from another format is known by its place there, which this one does not say.
  const elsewhere = data.sources.flatMap((fields, at) => {
    const origin = textOf(fields['x-origin']);
    return origin === undefined || origin.startsWith('CATENA-X:') ? [] : [nameOf(fields, at)];
  });
  const unsaid: Unsaid[] = [
    ...writer.unsaid,
    ...(components.length > 0
      ? [phrase('steps of components: {steps}', { steps: listed(components, 'source') })]
      : []),
    ...(elsewhere.length > 0
      ? [phrase('{key} of {whom}', { key: 'x-origin', whom: listed(elsewhere, 'source') })]
      : []),
  ].map((what) => ({ what, comesBack: false }));
  return {
    text,
    unsaid: [...unsaid, ...unsaidKeys({ ...data, sources: materials }, SAID, false)],
  };
}

class TariffWriter {
  readonly unsaid: Phrase[] = [];
  readonly #data: ManifestData;
  readonly #knowledge: Knowledge;
  readonly #currency: string;

  constructor(data: ManifestData, knowledge: Knowledge) {
    this.#data = data;
    this.#knowledge = knowledge;
    const { currency } = data.head;
    this.#currency = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency) ? currency : 'USD';
  }

  tariff(): Tariff {
    const { head, sources } = this.#data;
    const part = keptIn(head) as Partial<TariffPart>;
    const groups = new Map<string, Fields[]>();
    for (const fields of sources) {
      const key = this.#groupOf(fields);
      if (key !== undefined) addTo(groups, key, fields);
    }
    const materialList = [...groups.values()].map((group) => this.#material(group));
    return {
      globalAssetId: part.globalAssetId ?? this.#missing('globalAssetId', NO_ID),
      partOriginCountry: part.partOriginCountry ?? this.#partCountry(),
      partValue: part.partValue ?? this.#partValue(),
      ...(part.partWeight !== undefined && { partWeight: part.partWeight }),
      ...(part.referenceNumber !== undefined && { referenceNumber: part.referenceNumber }),
      customsClassification: part.customsClassification ?? this.#customs(phrase('the part')),
      materialList,
    };
  }

  #missing(key: Words, written: string): string {
    this.unsaid.push(phrase('to fill in: {key}, written as {written}', { key, written }));
    return written;
  }

  #missingNumber(key: Words): Digits {
    return new Digits(this.#missing(key, '0'));
  }

  #customs(whose: Arg): TariffPart['customsClassification'] {
    return {
      customClassificationCode: this.#missing(
        phrase('the customs code of {whose}', { whose }),
        NOT_STATED,
      ),
      customClassificationCodingSystem: 'HS',
    };
  }

  /** Where the last step of the product is done: the one that feeds no other. */
  #partCountry(): string {
    const { sources } = this.#data;
    const fed = new Set(sources.flatMap(({ inputs }) => idsIn(inputs)));
    const last = sources.filter(
      (fields) => 'component' in fields && !fed.has(textOf(fields['id']) ?? ''),
    );
    const [only] = last;
    const country = only && last.length === 1 ? this.#alpha3(textOf(only['country'])) : undefined;
    return country ?? this.#missing('partOriginCountry', NO_COUNTRY);
  }

  #partValue(): Amount {
    const amount = this.#sum(this.#data.sources);
    return amount ?? { amount: this.#missingNumber('partValue'), currency: this.#currency };
  }

  #sum(sources: readonly Fields[]): Amount | undefined {
    const values = sources.flatMap(({ value }) => numberOf(value) ?? []);
    if (values.length === 0) return undefined;
    const amount = values.reduce((sum, each) => sum.add(each), new Fraction(0));
    return { amount: rounded(amount, MAX_DECIMALS), currency: this.#currency };
  }

  #material(group: readonly Fields[]): TariffMaterial {
    const [first = {}] = group;
    const name = this.#materialOf(first) ?? '';
    const named = subjectNamed(name, this.#knowledge);
    const own = Object.assign({}, ...group.map(keptIn)) as Partial<TariffMaterial>;
    return {
      materialOrigin: this.#origins(name, group),
      processing: group.flatMap((fields) => this.#processing(fields)),
      materialValue: this.#sum(group) ?? {
        amount: this.#missingNumber(
          phrase('{key} of {material}', { key: 'materialValue', material: named }),
        ),
        currency: this.#currency,
      },
      customsClassification: own.customsClassification ?? this.#customs(named),
      materialClassification: own.materialClassification ?? {
        classificationStandard: 'VDA 231-106',
        materialCategory: this.#missing(
          phrase('the classification of {material}', { material: named }),
          NOT_STATED,
        ),
        materialGroup: NOT_STATED,
        materialSubgroup: name,
      },
    };
  }

  /** The countries of its mines and recyclers with their parts of its value, as far as both are known. */
  #origins(material: string, group: readonly Fields[]): MaterialOrigin[] {
    const steps = group.filter(({ stage }) => stage === 'extraction' || stage === 'recycling');
    const [first] = steps;
    if (!first) return [];
    const asRead = steps.length === 1 ? this.#asRead(first) : undefined;
    if (asRead) return asRead;
    const percentages = new Map<string, Fraction>();
    for (const step of steps) {
      // One step is all of it, unless it says that it is not.
      const isAll = steps.length === 1 && step['share'] === undefined;
      const own = isAll ? new Fraction(1) : shareOf(step['share']);
      for (const { country, share } of placesOf(step)) {
        const code = this.#alpha3(country);
        if (code === undefined || own === undefined || share === undefined) continue;
        percentages.set(code, (percentages.get(code) ?? new Fraction(0)).add(own.mul(share)));
      }
    }
    const total = [...percentages.values()].reduce((sum, each) => sum.add(each), new Fraction(0));
    const named = subjectNamed(material, this.#knowledge);
    const said = { material: named, total: Number(rounded(total.mul(100)).text) };
    if (percentages.size === 0) {
      this.unsaid.push(
        phrase('the origin of {material}: no country is known with its share', said),
      );
    } else if (total.compare(1) > 0) {
      this.unsaid.push(
        phrase('the origin of {material}: its shares make {total} %, not 100 %', said),
      );
      return [];
    } else if (!total.equals(1)) {
      this.unsaid.push(
        phrase(
          'the origin of {material} beyond {total} %: its country or share is not known',
          said,
        ),
      );
    }
    const weights = steps.length === 1 ? keptWeights(first) : [];
    const hasWeights = weights.length === percentages.size;
    if (percentages.size > 0 && !hasWeights) {
      this.#missing(phrase('the weights of {material}', { material: named }), '0');
    }
    return [...percentages].map(([materialOriginCountry, share], at) => ({
      materialOriginCountry,
      valuePercentage: rounded(share.mul(100)),
      originWeight: (hasWeights ? weights[at] : undefined) ?? new Digits('0'),
    }));
  }

  /** What an imported document said, where its percentages are no shares and its countries are still the same. */
  #asRead(step: Fields): MaterialOrigin[] | undefined {
    const { materialOrigin } = keptIn(step);
    if (materialOrigin === undefined || !isList(materialOrigin)) return undefined;
    const places = placesOf(step);
    const isOpen = isList(step['origins'] ?? '') && places.every(({ share }) => !share);
    const own = new Set(places.flatMap(({ country }) => this.#alpha3(country) ?? []));
    const origins = materialOrigin as unknown as readonly MaterialOrigin[];
    const said = origins.flatMap(
      ({ materialOriginCountry }) => this.#alpha3(textOf(materialOriginCountry)) ?? [],
    );
    const isSame =
      own.size > 0 && own.size === new Set(said).size && said.every((code) => own.has(code));
    return isOpen && isSame ? [...origins] : undefined;
  }

  #processing(fields: Fields): Processing[] {
    if (fields['stage'] !== 'processing') return [];
    const name = textOf(fields['id']) ?? phrase('a step');
    const [place, ...others] = placesOf(fields);
    const country = others.length === 0 ? this.#alpha3(place?.country) : undefined;
    if (country === undefined) {
      this.unsaid.push(phrase('{step}: its one country is not known', { step: name }));
      return [];
    }
    const known = keptIn(fields)['processingType'];
    const processingType =
      typeof known === 'string'
        ? known
        : this.#missing(phrase('the type of processing of {step}', { step: name }), 'Smelting');
    const certificate = this.#certificate(name, fields['evidence']);
    return [
      {
        processingType,
        processingCountry: country,
        ...(certificate !== undefined && { certificateResource: certificate }),
      },
    ];
  }

  /** The first document that is an address; a path leads nowhere for a customer. */
  #certificate(name: Words, evidence: Value | undefined): string | undefined {
    if (evidence === undefined || !isList(evidence)) return undefined;
    const files = evidence.flatMap((each) => textOf((each as Fields)['file']) ?? []);
    const addresses = files.filter((file) => /^[a-z][a-z\d+.-]*:\/\/[!-~]+$/i.test(file));
    const left = evidence.length - Math.min(addresses.length, 1);
    if (left > 0) {
      this.unsaid.push(
        phrase('evidence of {step} that is no address, or beyond the first', { step: name }),
      );
    }
    return addresses[0];
  }

  /** What belongs together: steps of one imported material, else of one material. */
  #groupOf(fields: Fields): string | undefined {
    const material = this.#materialOf(fields);
    if (material === undefined) return undefined;
    const origin = /^CATENA-X:[^/]*\/[^/]+\//.exec(textOf(fields['x-origin']) ?? '')?.[0];
    return origin ?? material;
  }

  #materialOf(fields: Fields): string | undefined {
    const material = textOf(fields['material']);
    return material === undefined ? undefined : subjectMeant('material', material, this.#knowledge);
  }

  #alpha3(country: string | undefined): string | undefined {
    return country === undefined ? undefined : countryMeant(country, this.#knowledge)?.alpha3;
  }
}

const keptIn = (fields: Fields): Fields => mappingOf(fields[KEPT] ?? '') ?? {};

function keptWeights(fields: Fields): readonly Digits[] {
  const { originWeight } = keptIn(fields);
  const isNumbers =
    originWeight !== undefined &&
    isList(originWeight) &&
    originWeight.every((each) => each instanceof Digits);
  return isNumbers ? originWeight : [];
}

interface SharedPlace {
  readonly country: string | undefined;
  /** Undefined: not known. */
  readonly share: Fraction | undefined;
}

function placesOf({ country, origins }: Fields): SharedPlace[] {
  if (origins === undefined || !isList(origins)) {
    return [{ country: textOf(country), share: new Fraction(1) }];
  }
  return origins.map((each) => {
    const { country: own, share } = each as Fields;
    return { country: textOf(own), share: shareOf(share) };
  });
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const idsIn = (inputs: Value | undefined): string[] =>
  inputs !== undefined && isList(inputs) ? inputs.flatMap((each) => textOf(each) ?? []) : [];

const numberOf = (value: Value | undefined): Fraction | undefined =>
  value instanceof Digits ? exactDecimal(value.text) : undefined;

const shareOf = (value: Value | undefined): Fraction | undefined =>
  exactShare(value instanceof Digits ? value.text : (textOf(value) ?? ''));

/** Of sums; percentages have no more than 6. */
const MAX_DECIMALS = 15;

const rounded = (number: Fraction, decimals = 6): Digits =>
  new Digits(number.round(decimals).toString(decimals));
