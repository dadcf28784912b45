import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import { capital } from '../../messages/words';
import { clean } from '../../text/clean';
import { nameOf } from '../data/step-ref';
import type { Table } from '../page/table';
import { svgOf } from '../page/table';
import { label, px } from '../page/text';
import { fileOf, makerOf, placeOf } from './makers';

/** Steps that a picture can show and be read; the table has all. */
const MAX_BOXES = 400;
const BOX = { width: 190, height: 62 };
const GAP = { across: 60, down: 14 };
/** Characters that have room in a box. */
const MAX_CHARACTERS = 28;

interface Box {
  readonly step: Step;
  /** Steps of the longest way that leads here. */
  readonly column: number;
  x: number;
  y: number;
}

/** The steps from left to right as they feed each other, each with who does it where; empty without steps. */
export function flowChart(analysis: Analysis): string {
  const steps = analysis.graph.all.slice(0, MAX_BOXES);
  if (steps.length === 0) return '';
  const boxes = placed(steps);
  const widest = Math.max(...[...boxes.values()].map(({ column }) => column)) + 1;
  const lowest = Math.max(...[...boxes.values()].map(({ y }) => y));
  const product = { x: widest * (BOX.width + GAP.across) + 4, y: lowest / 2 };
  const width = product.x + BOX.width + 8;
  const height = lowest + BOX.height + 12;
  const ways = [...boxes.values()].flatMap((box) => {
    const targets = box.step.feeds.flatMap((fed) => boxes.get(fed) ?? []);
    const ends = box.step.feeds.length === 0 ? [product] : targets;
    return ends.map((end) => way(box, end));
  });
  const drawn = [...boxes.values()].map(({ step, x, y }) =>
    boxAt(x, y, [
      nameOf(step.source),
      capital(activity(step, analysis.knowledge)),
      makerOf(step, analysis),
      placeOf(step, analysis),
    ]),
  );
  const name = clean(analysis.manifest.product?.value ?? 'product');
  const left = analysis.graph.all.length - steps.length;
  const note = left > 0 ? `${String(left)} more steps are in the table` : '';
  return svgOf(
    'Flow of production',
    width,
    height,
    `${ways.join('')}${drawn.join('')}${boxAt(product.x, product.y, [name, 'product', note, ''])}`,
  );
}

/** Columns by the longest way that leads to a step; within one, beside what feeds it. */
function placed(steps: readonly Step[]): Map<Step, Box> {
  const columns = columnsOf(steps);
  const boxes = new Map<Step, Box>();
  const rows: Step[][] = [];
  for (const step of steps) (rows[columns.get(step) ?? 0] ??= []).push(step);
  const longest = Math.max(...rows.map(({ length }) => length));
  for (const [column, row] of rows.entries()) {
    const above = (longest - row.length) / 2;
    const middle = new Map(row.map((step) => [step, middleOf(step, boxes)]));
    row.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0));
    for (const [at, step] of row.entries()) {
      boxes.set(step, {
        ...{ step, column },
        x: column * (BOX.width + GAP.across) + 4,
        y: (above + at) * (BOX.height + GAP.down) + 4,
      });
    }
  }
  return boxes;
}

function middleOf({ inputs }: Step, boxes: ReadonlyMap<Step, Box>): number {
  const places = inputs.flatMap(({ step }) => (step ? (boxes.get(step)?.y ?? []) : []));
  return places.length === 0 ? 0 : places.reduce((sum, y) => sum + y, 0) / places.length;
}

/** A circle has no longest way: what closes it is left out of account. */
function columnsOf(steps: readonly Step[]): Map<Step, number> {
  const columns = new Map<Step, number>();
  const open = new Set<Step>();
  const shown = new Set(steps);
  for (const first of steps) {
    const stack = [first];
    for (let step = stack.at(-1); step; step = stack.at(-1)) {
      const feeders = step.inputs.flatMap((input) =>
        input.step && shown.has(input.step) ? input.step : [],
      );
      if (columns.has(step)) {
        stack.pop();
        continue;
      }
      open.add(step);
      const next = feeders.find((each) => !columns.has(each) && !open.has(each));
      if (next) {
        stack.push(next);
        continue;
      }
      columns.set(step, Math.max(-1, ...feeders.map((each) => columns.get(each) ?? -1)) + 1);
      open.delete(step);
      stack.pop();
    }
  }
  return columns;
}

function way(from: Box, to: { readonly x: number; readonly y: number }): string {
  const [x, y] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [a, b] = [to.x, to.y + BOX.height / 2];
  const bend = (x + a) / 2;
  const d = `M${px(x)} ${px(y)}C${px(bend)} ${px(y)} ${px(bend)} ${px(b)} ${px(a)} ${px(b)}`;
  const head = `M${px(a - 6)} ${px(b - 3.5)}L${px(a)} ${px(b)}L${px(a - 6)} ${px(b + 3.5)}`;
  return `<path class="way" d="${d}"/><path class="way" d="${head}"/>`;
}

function boxAt(x: number, y: number, lines: readonly string[]): string {
  const { width, height } = BOX;
  const rows = lines.map((line, index) => {
    const style = index === 0 ? 'strong' : 'small';
    return `<text class="${style}" x="${px(x + 8)}" y="${px(y + 15 + index * 14)}">${label(line, index === 0 ? MAX_CHARACTERS - 4 : MAX_CHARACTERS)}</text>`;
  });
  return `<g><rect class="box" x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" rx="4"/>${rows.join('')}</g>`;
}

/** Every step and what it goes into. */
export function stepsTable(analysis: Analysis): Table {
  return {
    caption: 'Steps',
    heads: ['Step', 'Work', 'Maker', 'Country', 'Is fed by', 'Goes into', 'File'],
    rows: analysis.graph.all.map((step) => ({
      cells: [
        nameOf(step.source),
        activity(step, analysis.knowledge),
        makerOf(step, analysis),
        placeOf(step, analysis),
        step.inputs
          .map(({ step: fed, entry }) => (fed ? nameOf(fed.source) : clean(entry.value)))
          .join(', '),
        step.feeds.length === 0
          ? clean(analysis.manifest.product?.value ?? 'product')
          : step.feeds.map(({ source }) => nameOf(source)).join(', '),
        fileOf(step, analysis),
      ],
    })),
  };
}
