import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { clean } from '../../text/clean';
import { nameOf } from '../data/step-ref';
import type { Table } from '../page/table';
import { fileOf, makerOf, placeOf, seatOf, subjectIn } from './makers';

/** In the order of production. */
const STAGES = ['extraction', 'recycling', 'processing', 'manufacturing', 'assembly'];

/** Steps by stage, in the order of production; what has no valid one comes last. */
export const byStage = (steps: readonly Step[]): Step[] => {
  const rank = ({ stage }: Step): number => {
    const at = STAGES.indexOf(stage ?? '');
    return at === -1 ? STAGES.length : at;
  };
  return [...steps].sort((a, b) => rank(a) - rank(b));
};

/** Every step of a raw material, by material and stage, with who makes it where. */
export function materialsTable(analysis: Analysis): Table {
  const steps = byStage(
    analysis.graph.all.filter(({ source }) => source.material && !source.component),
  );
  const name = new Map(steps.map((step) => [step, subjectIn(step, analysis)]));
  steps.sort((a, b) => {
    const [one = '', other = ''] = [name.get(a), name.get(b)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
  return {
    caption: 'Raw materials',
    heads: [
      ...['Material', 'Form', 'Stage', 'Maker', 'Seat of the maker', 'Country', 'Region'],
      ...['Share', 'Value', 'Currency', 'Step', 'File'],
    ],
    rows: steps.map((step) => {
      const { source, currency } = step;
      const value = source.value?.value.valueOf();
      return {
        cells: [
          name.get(step),
          clean(source.form?.value ?? ''),
          clean(source.stage?.value ?? ''),
          makerOf(step, analysis),
          seatOf(step, analysis),
          placeOf(step, analysis),
          clean(source.region?.value ?? ''),
          source.share?.value.valueOf(),
          value,
          value === undefined ? '' : clean(currency ?? ''),
          nameOf(source),
          fileOf(step, analysis),
        ],
      };
    }),
  };
}
