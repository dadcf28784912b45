import type { Analysis } from '../../analysis/analysis';
import type { Step } from '../../chain/graph';
import { countriesOf } from './statuses';

/** Whether a step has all words of a filter in its id, subject, stage, supplier or countries. */
export function matcher(filter: string, analysis: Analysis): (step: Step) => boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (step) => {
    const text = textOf(step, analysis);
    return words.every((word) => text.includes(word));
  };
}

function textOf(step: Step, { suppliers, knowledge }: Analysis): string {
  const { id, material, component, stage, supplier, country } = step.source;
  const subject =
    step.material === undefined
      ? knowledge.component(step.component ?? '')?.name
      : knowledge.material(step.material)?.name;
  return [
    id?.value,
    (material ?? component)?.value,
    subject,
    stage?.value,
    supplier?.value,
    suppliers.partnerOf(step)?.name,
    country?.value,
    ...countriesOf(step).flatMap(({ code, name }) => [code, name]),
  ]
    .join('\n')
    .toLowerCase();
}
