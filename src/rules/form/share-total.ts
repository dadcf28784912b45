import Fraction from 'fraction.js';
import { ExactSum } from '../../chain/exact-sum';
import type { Rule } from '../rule';

/** Rounded shares may miss 100 % by this part of one. */
const TOLERANCE = new Fraction(5, 1000);

/** Steps that are summed before it yields to the event loop. */
const SLICE = 5000;

export const shareTotal: Rule = {
  id: 'share-total',
  title: 'Shares of one material and stage that do not add up to 100 %',
  severity: 'warning',
  group: 'form',
  fix: 'spelling',
  *stage({ material, stage, steps }, { knowledge }) {
    const sum = new ExactSum();
    let looked = 0;
    for (const { source } of steps) {
      if (++looked % SLICE === 0) yield undefined;
      if (!source.share) return;
      sum.add(source.share.value);
    }
    const { total } = sum;
    if (total.sub(1).abs().compare(TOLERANCE) <= 0) return;
    const first = steps.find(({ file }) => file === undefined)?.source;
    if (!first?.share) return;
    yield {
      place: first.share,
      message: {
        key: 'share-total',
        args: {
          material: knowledge.material(material)?.name ?? material,
          stage,
          total: String(Number(total.mul(100).valueOf().toFixed(4))),
          count: steps.length,
        },
      },
      related: [],
      source: first,
      // Which of several shares is wrong is not known.
      ...(steps.length === 1 && { suggestions: ['100%'] }),
    };
  },
};
