/**
 * A manifest as plain data: what its author means, before it is written in some style of YAML or JSON.
 * The reference evaluator judges this; the product judges the text.
 */

/** A number as it is written, so that nothing is rounded on the way. */
export class Written {
  constructor(readonly digits: string) {}
}

export type Data = string | boolean | Written | readonly Data[] | { readonly [key: string]: Data };

export interface OwnerData {
  readonly owner: string;
  readonly country?: string;
  readonly share?: string | Written;
  readonly kind?: string;
  readonly government?: boolean;
}

export interface SupplierData {
  readonly name?: string;
  readonly country?: string;
  readonly ownership?: readonly OwnerData[];
}

export interface OriginData {
  readonly country: string;
  readonly share?: string | Written;
}

export interface SourceData {
  readonly id: string;
  readonly material?: string;
  readonly component?: string;
  readonly stage: string;
  readonly supplier: string;
  readonly country?: string;
  readonly origins?: readonly OriginData[];
  readonly value?: Written;
  readonly share?: string | Written;
  readonly inputs?: readonly string[];
}

export interface ManifestData {
  readonly asOf?: string;
  readonly currency?: string;
  readonly regimes?: readonly string[];
  readonly imports?: readonly string[];
  readonly suppliers: Readonly<Record<string, SupplierData>>;
  readonly sources: readonly SourceData[];
}

/** The files of one case by path; the first is the one that is judged. */
export type Files = Readonly<Record<string, ManifestData>>;
