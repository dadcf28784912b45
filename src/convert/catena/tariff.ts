import type { Words } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { readJson } from '../../text/json-node';
import { ConvertError } from '../convert-error';
import { parsedJson } from '../json-text';
import { valueOfNode } from '../node-value';
import { Digits, NULL } from '../value';

/** A sum in a currency. */
export interface Amount {
  readonly amount: Digits;
  readonly currency: string;
}

export interface MaterialOrigin {
  /** ISO 3166-1 alpha-3. */
  readonly materialOriginCountry: string;
  /** Part of the material's value, 0 to 100. */
  readonly valuePercentage: Digits;
  /** In kilograms. */
  readonly originWeight: Digits;
}

export interface Processing {
  readonly processingType: string;
  /** ISO 3166-1 alpha-3. */
  readonly processingCountry: string;
  /** Address of a certificate. */
  readonly certificateResource?: string;
}

export interface CustomsClassification {
  readonly customClassificationCode: string;
  readonly customClassificationCodingSystem: string;
}

export interface MaterialClassification {
  readonly classificationStandard: string;
  readonly materialCategory: string;
  readonly materialGroup: string;
  readonly materialSubgroup: string;
}

export interface TariffMaterial {
  readonly materialOrigin: readonly MaterialOrigin[];
  readonly processing: readonly Processing[];
  readonly materialValue: Amount;
  readonly customsClassification: CustomsClassification;
  readonly materialClassification: MaterialClassification;
}

/** What is said of the part as a whole. */
export interface TariffPart {
  readonly globalAssetId: string;
  /** ISO 3166-1 alpha-3. */
  readonly partOriginCountry: string;
  readonly partValue: Amount;
  readonly customsClassification: CustomsClassification;
  readonly partWeight?: Digits;
  readonly referenceNumber?: string;
}

/** Catena-X UsTariffInformation 2.0.0: what a customer needs to declare a part to the customs of the United States. */
export interface Tariff extends TariffPart {
  readonly materialList: readonly TariffMaterial[];
}

/** In the place of a country that is not known: of those for private use in ISO 3166-1, and what CLDR has. */
export const NO_COUNTRY = 'ZZZ';

/** The four types of processing that the format knows. */
export const PROCESSING_TYPES = ['Smelting', 'Melting', 'Casting', 'Pouring'] as const;

/** Whether a text looks like a document of Catena-X on tariffs. */
export const looksLikeTariff = (text: string): boolean =>
  /^\s*\{/.test(text) && /"materialList"\s*:/.test(text) && /"partOriginCountry"\s*:/.test(text);

/**
 * Reads a document, its numbers to the last digit.
 *
 * @throws ConvertError where it is no JSON, or not of the shape
 */
export function parseTariff(text: string): Tariff {
  parsedJson(text);
  const { root } = readJson(text);
  const data = root && valueOfNode(root);
  checkShape(data, TARIFF, '');
  return data as unknown as Tariff;
}

/** What is read of a document, by key; `?` at the end: it may be missing. */
type Shape = 'text' | 'number' | readonly [Shape] | { readonly [key: string]: Shape };

const AMOUNT = { amount: 'number', currency: 'text' } as const;
const CUSTOMS = {
  customClassificationCode: 'text',
  customClassificationCodingSystem: 'text',
} as const;
const TARIFF: Shape = {
  globalAssetId: 'text',
  partOriginCountry: 'text',
  partValue: AMOUNT,
  'partWeight?': 'number',
  'referenceNumber?': 'text',
  customsClassification: CUSTOMS,
  materialList: [
    {
      materialOrigin: [
        { materialOriginCountry: 'text', valuePercentage: 'number', originWeight: 'number' },
      ],
      processing: [
        { processingType: 'text', processingCountry: 'text', 'certificateResource?': 'text' },
      ],
      materialValue: AMOUNT,
      customsClassification: CUSTOMS,
      materialClassification: {
        classificationStandard: 'text',
        materialCategory: 'text',
        materialGroup: 'text',
        materialSubgroup: 'text',
      },
    },
  ],
};

const REFUSED = {
  text: (place: Words) =>
    phrase('{place} is no text, as UsTariffInformation 2.0 has it.', { place }),
  number: (place: Words) =>
    phrase('{place} is no number, as UsTariffInformation 2.0 has it.', { place }),
  list: (place: Words) =>
    phrase('{place} is no list, as UsTariffInformation 2.0 has it.', { place }),
  object: (place: Words) =>
    phrase('{place} is no object, as UsTariffInformation 2.0 has it.', { place }),
};

function checkShape(value: unknown, shape: Shape, where: string): void {
  const refuse = (what: keyof typeof REFUSED): never => {
    throw new ConvertError(REFUSED[what](where === '' ? phrase('The document') : where));
  };
  if (shape === 'text') {
    if (typeof value !== 'string') refuse('text');
  } else if (shape === 'number') {
    if (!(value instanceof Digits) || value === NULL) refuse('number');
  } else if (Array.isArray(shape)) {
    const [each] = shape as readonly [Shape];
    if (!Array.isArray(value)) return refuse('list');
    value.forEach((item, at) => {
      checkShape(item, each, `${where}[${String(at)}]`);
    });
  } else if (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    value instanceof Digits
  ) {
    refuse('object');
  } else {
    for (const [key, each] of Object.entries(shape as Readonly<Record<string, Shape>>)) {
      const name = key.replace('?', '');
      const own = (value as Record<string, unknown>)[name];
      const place = where === '' ? name : `${where}.${name}`;
      if (own === undefined && key.endsWith('?')) continue;
      if (own === undefined) throw new ConvertError(phrase('{place} is missing.', { place }));
      checkShape(own, each, place);
    }
  }
}
