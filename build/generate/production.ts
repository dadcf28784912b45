import type { Confidence, ProductionFigure, ProductionSet, Stage } from '../../src/knowledge/types';
import { readTable } from './data-files';

interface OpenSet extends Omit<ProductionSet, 'figures' | 'withheld' | 'note'> {
  note?: string;
  readonly figures: ProductionFigure[];
  readonly withheld: string[];
}

/** Quantities of the USGS and shares of others, each set from one source and one measure. */
export async function compileProduction(): Promise<ProductionSet[]> {
  const sets = new Map<string, OpenSet>();
  for (const row of await readTable('production')) addQuantity(sets, row);
  for (const row of await readTable('shares')) addShare(sets, row);
  return [...sets.values()].map(({ figures, withheld, ...set }) => ({
    ...set,
    ...(figures.length > 0 && figures.every(({ estimated }) => estimated) && { estimated: true }),
    figures: figures.sort((a, b) => b.quantity - a.quantity),
    ...(withheld.length > 0 && { withheld }),
  }));
}

function addQuantity(sets: Map<string, OpenSet>, row: Record<string, string>): void {
  const { material = '', stage = '', year = '', unit = '', edition = '', where = '' } = row;
  const { counts = '' } = row;
  // What is estimated is marked figure by figure.
  const measure = (where.split(';')[1] ?? '').replace(/, estimated$|\.$/, '').trim();
  const set = open(sets, [material, stage, year, edition].join('|'), {
    subject: material,
    stage: stage as Stage,
    year: Number(year),
    measure,
    unit,
    byPlace: true,
    documents: [edition === 'mcs2025' ? 'usgs-mcs-2025' : 'usgs-mcs-2026'],
    confidence: 'verified',
    ...(counts !== '' && { counts }),
  });
  const country = row['country'] ?? '';
  if (row['quantity'] === '') {
    set.withheld.push(country);
    return;
  }
  const estimated = row['estimated'] === 'true';
  set.figures.push({ country, quantity: Number(row['quantity']), ...(estimated && { estimated }) });
}

function addShare(sets: Map<string, OpenSet>, row: Record<string, string>): void {
  const { subject = '', stage = '', year = '', measure = '', document = '', note = '' } = row;
  const { counts = '', members = '', years = '' } = row;
  const set = open(sets, [subject, stage, year, measure, document].join('|'), {
    subject,
    stage: stage as Stage,
    year: Number(year),
    measure,
    unit: '%',
    byPlace: row['by_place'] === 'true',
    documents: [document],
    confidence: row['confidence'] as Confidence,
    ...(counts !== '' && { counts }),
    ...(years !== '' && { years }),
    ...(members !== '' && { members: members.split('|') }),
  });
  if (note !== '') set.note = set.note === undefined ? note : `${set.note} ${note}`;
  set.figures.push({ country: row['country'] ?? '', quantity: Number(row['share_percent']) });
}

function open(
  sets: Map<string, OpenSet>,
  key: string,
  start: Omit<ProductionSet, 'figures' | 'withheld'>,
): OpenSet {
  let set = sets.get(key);
  if (!set) {
    set = { ...start, figures: [], withheld: [] };
    sets.set(key, set);
  }
  return set;
}
