import type { Subdivision } from './subdivisions';
import type { Country } from './types';

/** What a name stands for. */
export type NamedPlace =
  | {
      readonly kind: 'name';
      readonly country: Country;
      /** The part of the country that the name says: Scotland. */
      readonly region?: Subdivision;
    }
  | { readonly kind: 'ambiguous'; readonly countries: readonly Country[] }
  | { readonly kind: 'bloc'; readonly name: string };
