import type { Stage } from '../../knowledge/types';
import type { Phrase } from '../../messages/phrase';
import { notRecycled } from './row-words';

const YES = /^(?:y|yes|true|1|x|100 ?%|j|ja|o|oui|s|sí|si|sim|sì|tak|evet|是|はい|예|✓|✔)$/i;
const NO = /^(?:n|no|false|0|0 ?%|-|–|nein|non|não|nie|hayır|nee|否|いいえ|아니요|n\/?a)$/i;

/**
 * Whether a row recycles, by its cell on that.
 *
 * @param said blank: nothing
 * @param stage what the row says of it
 */
export function recycledIn(
  said: string,
  stage: Stage | undefined,
): { readonly isRecycled: boolean; readonly why?: Phrase } {
  if (said === '' || NO.test(said)) return { isRecycled: false };
  const fits = stage === undefined || stage === 'processing' || stage === 'recycling';
  // A part that is recycled is no step of its own here, and what is mined is not recycled.
  const isRecycled = YES.test(said) && fits;
  return { isRecycled, ...(!isRecycled && { why: notRecycled(said) }) };
}
