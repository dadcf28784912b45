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
      judgeComponent(source.component, knowledge, report);
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
  if (other.kind !== 'unknown') {
    report(misplaced(text, other.entry.id, false));
    return;
  }
  const { nearest, form, odd, isTogether } = lookup;
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

function judgeComponent(text: Located<string>, knowledge: Knowledge, report: Reporter): void {
  const lookup = knowledge.resolveComponent(text.value);
  if (lookup.kind !== 'unknown') return;
  const other = knowledge.resolveMaterial(text.value);
  // A word such as “cathode” is offered as a component before it is read as a material.
  if (other.kind !== 'unknown' && lookup.nearest.length === 0) {
    report(misplaced(text, other.entry.id, true));
    return;
  }
  const { nearest, odd } = lookup;
  const args = { text: text.value, nearest, ...(odd && { odd: odd.name }) };
  report(reportOf(text, { key: 'unknown-component', args }, nearest));
}

function misplaced(text: Located<string>, name: string, isMaterial: boolean): Report {
  const args = { text: text.value, name, isMaterial };
  return reportOf(text, { key: 'material-not-component', args }, []);
}

function reportOf(
  place: Located<string>,
  message: Message,
  suggestions: readonly string[],
): Report {
  return { place, message, related: [], suggestions };
}
