import type { ListedWords, listed as english } from '../listed';
import { shortened } from '../../text/clean';
import { allOf, day, quoted } from './words';

/** Messages of the rules about lists of companies. */
export const listed: typeof english = {
  'listed-company': (a) =>
    `${a.owner === undefined ? 'Der Lieferant' : 'Ein Eigentümer des Lieferanten'} steht auf ${lists(a.entries)}. Einen anderen Lieferanten wählen: ${
      a.owner === undefined
        ? 'Gelistet ist er'
        : `${quoted(a.owner)} hält die Hälfte oder mehr und ist gelistet`
    } als ${allOf(a.entries.map(listedAs))}.`,
  'listed-owner': (a) => `${quoted(a.owner)} hält die Hälfte oder mehr.`,
  'listed-name': (a) =>
    `${quoted(a.supplier)} ähnelt einem Namen auf der Liste „${a.entry.list}“. Vergleichen mit ${listedAs(a.entry)}; ist es ein anderes Unternehmen, diesen Hinweis freigeben.`,
};

/** Characters of the names of lists in a first sentence. */
const MAX_LISTS = 58;

const lists = (entries: readonly ListedWords[]): string => {
  const names = [...new Set(entries.map(({ list }) => list))];
  const all = allOf(names.map((name) => `„${name}“`));
  if (all.length <= MAX_LISTS) return all;
  return names.length > 1
    ? `${String(names.length)} Unternehmenslisten`
    : shortened(all, MAX_LISTS);
};

/** An entry, since when, and its document. */
export const listedAs = ({ name, since, document, isUnsure, list }: ListedWords): string =>
  `„${name}“${since === '' ? '' : ` seit ${day(since)}`} (${document.includes(list) ? document : `${list}: ${document}`}${isUnsure ? '; dort nicht vollständig gelesen' : ''})`;
