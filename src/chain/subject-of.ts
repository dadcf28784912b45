import type { Knowledge } from '../knowledge/knowledge';
import type { Subject } from '../knowledge/restrictions';
import type { Step } from './graph';

/** What a step is of: its form is that of `form`, else the one that the material's name says (`APT`). */
export function subjectOf(
  { material, component, stage, source }: Step,
  knowledge: Knowledge,
): Subject {
  return { material, component, stage, form: source.form?.value ?? formInName(source, knowledge) };
}

function formInName({ material }: Step['source'], knowledge: Knowledge): string | undefined {
  const found = material && knowledge.resolveMaterial(material.value);
  return found?.kind === 'name' ? found.form : undefined;
}
