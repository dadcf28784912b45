import { clean, shortened } from '../text/clean';
import { written } from '../text/written';
import type { Completion, Cursor, Offer } from './cursor';
import { keysFor, newSources } from './keys';
import type { Site, Typed } from './site';
import { siteAt } from './site';
import type { Ground } from './values';
import { valuesFor } from './values';

/** More than this are not sent to the editor; typing narrows them down. */
const MAX_ITEMS = 1000;

const NOTHING: Completion = {
  offers: [],
  replaces: { before: 0, after: 0 },
  isIncomplete: false,
};

/** What can be written at the cursor. Looks at one item of the text and at the analysis. */
export function complete(cursor: Cursor, ground: Ground): Completion {
  const site = siteAt(cursor, ground.analysis);
  if (!site) return NOTHING;
  const { format } = ground.analysis.manifest;
  const { wanted, typed } = site;
  const replaces = { before: typed.before, after: typed.after };
  switch (wanted.kind) {
    case 'source':
      return { offers: newSources(format, wanted.dash), replaces, isIncomplete: false };
    case 'key': {
      const used = usedKeys(site, ground);
      const hasColon = /^\s*:/.test(cursor.after.slice(typed.after));
      const offers = keysFor(wanted.of, used).map((offer) => asKey(offer, typed, format, hasColon));
      return { offers, replaces, isIncomplete: false };
    }
    case 'value': {
      const { offers, isIncomplete } = bounded(
        valuesFor(wanted.key, site.step, ground),
        typed.text,
      );
      return {
        offers: offers.map((offer) => asValue(offer, typed, format)),
        replaces,
        isIncomplete,
      };
    }
  }
}

function usedKeys({ wanted, step }: Site, { analysis }: Ground): ReadonlyMap<string, unknown> {
  if (wanted.kind !== 'key') return new Map();
  if (wanted.of === 'manifest') return analysis.manifest.keys;
  return wanted.of === 'source' && step ? step.source.keys : new Map();
}

/** Of more offers than can be sent those that have what is typed in them. */
function bounded(
  all: Iterable<Offer>,
  typed: string,
): { readonly offers: Offer[]; readonly isIncomplete: boolean } {
  const offers: Offer[] = [];
  const fitting: Offer[] = [];
  const word = typed.toLowerCase();
  let count = 0;
  for (const offer of all) {
    count++;
    if (offers.length < MAX_ITEMS) offers.push(offer);
    if (fitting.length < MAX_ITEMS && offer.filter.toLowerCase().includes(word))
      fitting.push(offer);
    if (fitting.length === MAX_ITEMS) break;
  }
  return count > MAX_ITEMS
    ? { offers: fitting, isIncomplete: true }
    : { offers, isIncomplete: false };
}

function asValue(offer: Offer, { quote }: Typed, format: 'yaml' | 'json'): Offer {
  const insert = written({ format }, offer.insert, quote);
  return { ...shown(offer), insert, filter: `${quote}${offer.filter}` };
}

function asKey(offer: Offer, { quote }: Typed, format: 'yaml' | 'json', hasColon: boolean): Offer {
  const key = format === 'json' ? JSON.stringify(offer.insert) : offer.insert;
  return {
    ...shown(offer),
    insert: hasColon ? key : `${key}: `,
    filter: `${quote}${offer.filter}`,
  };
}

/** Longest label of an offer, in UTF-16 units. */
const MAX_LABEL = 100;

/** Ids and names are as the files have them; in a list they stand on one line, with nothing hidden. */
const shown = (offer: Offer): Offer => ({
  ...offer,
  label: shortened(offer.label, MAX_LABEL),
  ...(offer.description !== undefined && { description: clean(offer.description) }),
  ...(offer.detail !== undefined && { detail: clean(offer.detail) }),
});
