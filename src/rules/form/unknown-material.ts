import type { Knowledge } from '../../knowledge/knowledge';
import type { Message } from '../../messages/message';
import type { Located, Source } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const unknownMaterial: Rule = {
  id: 'unknown-material',
  title: 'A material or component outside the catalogue',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step({ source, material, component }, { knowledge }, report) {
    if (source.material && material === undefined) {
      judgeMaterial(source, knowledge, report);
    }
    if (source.component && component === undefined) {
      judgeComponent(source, knowledge, report);
    }
  },
};

type Reporter = (found: Report) => void;

function judgeMaterial(source: Source, knowledge: Knowledge, report: Reporter): void {
  const text = source.material;
  if (!text) return;
  const lookup = knowledge.resolveMaterial(text.value);
  if (lookup.kind !== 'unknown') return;
  const other = knowledge.resolveComponent(text.value);
  const { nearest, form, odd, isTogether } = lookup;
  // A word such as “cathode” stands for components.
  const components =
    other.kind !== 'unknown' ? [other.entry.id] : nearest.length > 0 ? [] : other.nearest;
  if (components.length > 0) {
    report(misplaced(text, source, 'component', components));
    return;
  }
  const args = { text: text.value, nearest, ...(odd && { odd: odd.name }) };
  report({
    ...reportOf(
      text,
      isTogether ? { key: 'several-materials', args } : { key: 'unknown-material', args },
      nearest,
    ),
    ...(form !== undefined && { source, keeps: { key: 'form', value: form } }),
  });
}

function judgeComponent(source: Source, knowledge: Knowledge, report: Reporter): void {
  const text = source.component;
  if (!text) return;
  const lookup = knowledge.resolveComponent(text.value);
  if (lookup.kind !== 'unknown') return;
  const other = knowledge.resolveMaterial(text.value);
  // A word such as “cathode” is offered as a component before it is read as a material.
  if (other.kind !== 'unknown' && lookup.nearest.length === 0) {
    const form = other.kind === 'name' ? other.form : undefined;
    report({
      ...misplaced(text, source, 'material', [other.entry.id]),
      ...(form !== undefined && { keeps: { key: 'form', value: form } }),
    });
    return;
  }
  const { nearest, odd } = lookup;
  const args = { text: text.value, nearest, ...(odd && { odd: odd.name }) };
  report(reportOf(text, { key: 'unknown-component', args }, nearest));
}

/** What stands under `material` and is a component, or the other way round. */
function misplaced(
  text: Located<string>,
  source: Source,
  key: 'material' | 'component',
  names: readonly string[],
): Report {
  const args = { text: text.value, names, isMaterial: key === 'material' };
  return { ...reportOf(text, { key: 'material-not-component', args }, names), source, under: key };
}

function reportOf(
  place: Located<string>,
  message: Message,
  suggestions: readonly string[],
): Report {
  return { place, message, related: [], suggestions };
}
