import type { Catalogue } from '../message';
import { form } from './form';
import { listed } from './listed';
import { paperwork } from './paperwork';
import { policy } from './policy';
import { regimes } from './regimes';
import { restrictions } from './restrictions';
import { sourcing } from './sourcing';

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
