import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import { parsedJson } from '../json-text';

export interface BomProperty {
  readonly name: string;
  readonly value: string;
}

export interface BomCompany {
  readonly 'bom-ref'?: string;
  readonly name?: string;
  readonly address?: { readonly country?: string; readonly region?: string };
}

export interface BomComponent {
  readonly 'bom-ref'?: string;
  readonly name?: string;
  readonly type?: string;
  readonly supplier?: BomCompany;
  readonly manufacturer?: BomCompany;
  readonly origins?: readonly BomOrigin[];
  readonly properties?: readonly BomProperty[];
  readonly components?: readonly BomComponent[];
}

/** Of the draft of 2.0. */
export interface BomOrigin {
  readonly stage?: string | { readonly name?: string };
  readonly distribution?: readonly {
    readonly isoCode?: string;
    readonly percentage?: number;
    readonly performedBy?: string;
  }[];
}

/** What is read of a document. */
export interface Bom {
  readonly specVersion: string;
  readonly metadata?: { readonly component?: BomComponent };
  readonly components?: readonly BomComponent[];
  readonly dependencies?: readonly BomDependency[];
}

/** What a component is made of, by `bom-ref`. */
export interface BomDependency {
  readonly ref?: string;
  readonly dependsOn?: readonly string[];
}

const VERSIONS = /^(?:1\.[4-7]|2\.0)$/;

/** Whether a text looks like CycloneDX in JSON. */
export const looksLikeBom = (text: string): boolean =>
  /^\s*\{/.test(text) && /"(?:bomFormat|specFormat)"\s*:\s*"CycloneDX"/.test(text);

/** @throws ConvertError where it is no JSON, or of a version that is not read */
export function parseBom(text: string): Bom {
  const data = parsedJson(text);
  const bom = (data ?? {}) as Partial<Bom> & { bomFormat?: unknown; specFormat?: unknown };
  if (bom.bomFormat !== 'CycloneDX' && bom.specFormat !== 'CycloneDX') {
    throw new ConvertError(phrase('This is no CycloneDX document.'));
  }
  const version = String(bom.specVersion);
  if (!VERSIONS.test(version)) {
    throw new ConvertError(
      phrase('CycloneDX {version} is not read: 1.4 to 1.7 and the draft of 2.0 are.', { version }),
    );
  }
  checkShape(data, 'document', 0);
  return bom as Bom;
}

const LISTS = new Set(['components', 'origins', 'distribution', 'properties', 'dependencies']);
const TEXTS = new Set([
  'name',
  'value',
  'bom-ref',
  'ref',
  'isoCode',
  'performedBy',
  'country',
  'region',
]);
const MAX_DEPTH = 200;

const notObject = (place: string): ConvertError =>
  new ConvertError(phrase('{place} is no object.', { place }));

/** What is read must be of the kind that the format has; the rest may be anything. */
function checkShape(value: unknown, where: string, depth: number): void {
  if (depth > MAX_DEPTH) throw new ConvertError(phrase('The document is nested too deeply.'));
  if (Array.isArray(value)) {
    value.forEach((each: unknown, at) => {
      if (typeof each !== 'object' || each === null) {
        throw notObject(`${where}[${String(at)}]`);
      }
      checkShape(each, `${where}[${String(at)}]`, depth + 1);
    });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (LISTS.has(key)) {
      if (!Array.isArray(each)) {
        throw new ConvertError(phrase('{place} is no list.', { place: `${where}.${key}` }));
      }
      checkShape(each, `${where}.${key}`, depth + 1);
    } else if (key === 'dependsOn') {
      if (!Array.isArray(each)) {
        throw new ConvertError(phrase('{place} is no list.', { place: `${where}.${key}` }));
      }
      each.forEach((ref: unknown, at) => {
        const place = `${where}.${key}[${String(at)}]`;
        if (typeof ref !== 'string')
          throw new ConvertError(phrase('{place} is no text.', { place }));
      });
    } else if (TEXTS.has(key) && typeof each !== 'string') {
      throw new ConvertError(phrase('{place} is no text.', { place: `${where}.${key}` }));
    } else if (
      key === 'metadata' ||
      key === 'component' ||
      key === 'supplier' ||
      key === 'manufacturer' ||
      key === 'address'
    ) {
      if (typeof each !== 'object' || each === null) throw notObject(`${where}.${key}`);
      checkShape(each, `${where}.${key}`, depth + 1);
    }
  }
}
