import type { Knowledge } from '../../knowledge/knowledge';
import { UNKNOWN } from '../../knowledge/unknown';
import type { DraftStep, Imported } from '../draft';
import type { Workbook } from '../sheet/workbook';
import type { Head } from './layout';
import { headOf, sheetOf } from './layout';
import { readMines, saidMines } from './mines';
import { readSmelters } from './smelters';
import { cellOf, Reading } from './template-rows';

/** Reads a reporting template for minerals: CMRT 6.x, EMRT 1.x and 2.x, AMRT 1.x, in any language. */
export function readTemplate(workbook: Workbook, knowledge: Knowledge): Imported {
  const head = headOf(workbook);
  const reading = new Reading(workbook, head, knowledge);
  const smelters = readSmelters(workbook, reading);
  const listed = readMines(workbook, smelters.all, reading);
  const steps: DraftStep[] = [];
  for (const smelter of smelters.all) {
    const own = listed.mines.filter(({ feeds }) => feeds.has(smelter.origin));
    const said = saidMines(smelter, own, reading);
    steps.push({
      origin: smelter.origin,
      material: smelter.material,
      stage: smelter.isRecycled ? 'recycling' : 'processing',
      supplier: smelter.company ?? UNKNOWN,
      places: smelter.place ? [smelter.place] : [],
      inputs: [...own.map(({ step }) => step.origin), ...said.map(({ origin }) => origin)],
      notes: smelter.notes,
    });
    steps.push(...said);
  }
  // Those that feed a smelter go before it, the others here.
  steps.push(...listed.mines.map(({ step }) => step));
  const products = readProducts(workbook);
  return {
    what: head.title,
    rows: smelters.rows + listed.rows,
    merged: smelters.merged + listed.merged,
    leftOut: reading.leftOut,
    draft: {
      about: [
        `From the ${head.title}${head.company === '' ? '' : ` of ${head.company}`}.`,
        ...(products.length > 1 ? [`Products: ${products.join('; ')}`] : []),
      ],
      product: productOf(head, products),
      ...(head.day !== undefined && {
        asOf: { day: head.day, note: 'effective date of the template; without it: today' },
      }),
      suppliers: [],
      steps,
    },
  };
}

function productOf({ company, title }: Head, products: readonly string[]): string {
  const [only] = products;
  if (only !== undefined && products.length === 1) return only;
  const whose = company === '' ? title : company;
  return products.length === 0
    ? `Products of ${whose}`
    : `${String(products.length)} products of ${whose}`;
}

/** Names with their numbers. */
function readProducts(workbook: Workbook): string[] {
  const products = new Set<string>();
  for (const [number, row] of sheetOf(workbook, 'Product List')) {
    const [code, name] = [cellOf(row, 'B'), cellOf(row, 'C')];
    // The heading is in row 4 or 5; its first word is marked as required.
    if (number < 5 || code.includes('(*)')) continue;
    if (name !== '') products.add(code === '' ? name : `${name} (${code})`);
    else if (code !== '') products.add(code);
  }
  return [...products];
}
