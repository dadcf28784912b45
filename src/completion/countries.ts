import type { Analysis } from '../analysis/analysis';
import type { Step } from '../chain/graph';
import { partOfWorld, productionOf } from '../explain/production';
import { standingMark, standingWords } from '../explain/words';
import type { Knowledge, Standing } from '../knowledge/knowledge';
import { qualifies } from '../knowledge/standing';
import type { Offer } from './cursor';

/**
 * Every country, best first: those with a figure for the material and stage before those without, in
 * both those that qualify that day before the others, and the larger part first.
 */
export function countries(
  step: Step | undefined,
  analysis: Analysis,
  knowledge: Knowledge,
): Offer[] {
  const day = analysis.asOf ?? knowledge.asOf;
  const view = step && productionOf(step, day, knowledge);
  // Figures by the makers' nationality say nothing of where the work is done.
  const shares = view?.set.byPlace === true ? view.shares : [];
  const parts = new Map(shares.map((share) => [share.country, share.percent]));
  const ranked = knowledge.data.countries.map((country) => {
    const standing = knowledge.standing(country.code, day, step?.kind ?? 'mineral');
    return { country, standing, rank: rankOf(standing), part: parts.get(country.code) };
  });
  ranked.sort(
    (a, b) =>
      Number(a.part === undefined) - Number(b.part === undefined) ||
      a.rank - b.rank ||
      (b.part ?? 0) - (a.part ?? 0) ||
      (a.country.name < b.country.name ? -1 : 1),
  );
  return ranked.map(({ country, standing, part }) => {
    const figure = view && part !== undefined ? ` · ${partOfWorld(part, view)}` : '';
    const counted = view && part !== undefined ? `. Counted: ${view.set.measure}` : '';
    return {
      kind: 'country',
      label: `${country.code} ${country.name}`,
      description: `${standingMark(standing)} ${standingWords(standing)}${figure}`,
      detail: `${standingWords(standing)} on ${day}${counted}`,
      insert: country.code,
      filter: [country.code, country.name, country.alpha3, ...country.aliases].join(' '),
    };
  });
}

function rankOf(standing: Standing): number {
  if (qualifies(standing)) return 0;
  return standing.kind === 'pending' ? 1 : standing.kind === 'none' ? 2 : 3;
}
