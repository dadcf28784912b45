import type { Language, Translate } from '../language';
import type { Catalogue } from '../message';
import { form } from './form';
import { listed } from './listed';
import { paperwork } from './paperwork';
import { policy } from './policy';
import { regimes } from './regimes';
import { restrictions } from './restrictions';
import { sourcing } from './sourcing';
import { day, german as nameOf } from './words';

/** The catalogue of messages in German. */
export const german: Catalogue = {
  ...form,
  ...sourcing,
  ...restrictions,
  ...listed,
  ...regimes,
  ...paperwork,
  ...policy,
};

/** German, with what puts the texts of the interface into it. */
export const germanWith = (t: Translate): Language => ({ locale: 'de', t, name: nameOf, day });
