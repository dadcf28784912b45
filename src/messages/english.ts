import { form } from './form';
import { listed } from './listed';
import { paperwork } from './paperwork';
import { policy } from './policy';
import { regimes } from './regimes';
import { restrictions } from './restrictions';
import { sourcing } from './sourcing';

/** The catalogue of messages in English: what is wrong, for what reason, and what would fix it. */
export const english = {
  ...form,
  ...sourcing,
  ...restrictions,
  ...listed,
  ...regimes,
  ...paperwork,
  ...policy,
};
