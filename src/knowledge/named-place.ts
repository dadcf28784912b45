import type { Country } from './types';

/** What a name stands for. */
export type NamedPlace =
  | { readonly kind: 'name'; readonly country: Country }
  | { readonly kind: 'ambiguous'; readonly countries: readonly Country[] }
  | { readonly kind: 'bloc'; readonly name: string };
