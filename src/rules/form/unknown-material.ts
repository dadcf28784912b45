import type { Knowledge } from '../../knowledge/knowledge';
import type { Message } from '../../messages/message';
import type { Located } from '../../manifest/model';
import type { Report, Rule } from '../rule';

export const unknownMaterial: Rule = {
  id: 'unknown-material',
  title: 'A material or component outside the catalogue',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step({ source, material, component }, { knowledge }, report) {
    if (source.material && material === undefined) {
      judgeMaterial(source.material, knowledge, report);
    }
    if (source.component && component === undefined) {
      judgeComponent(source.component, knowledge, report);
    }
  },
};

type Reporter = (found: Report) => void;

function judgeMaterial(text: Located<string>, knowledge: Knowledge, report: Reporter): void {
  const lookup = knowledge.resolveMaterial(text.value);
  if (lookup.kind !== 'unknown') return;
  const other = knowledge.resolveComponent(text.value);
  if (other.kind !== 'unknown') {
    report(misplaced(text, other.entry.id, false));
  } else {
    const args = { text: text.value, nearest: lookup.nearest };
    report(reportOf(text, { key: 'unknown-material', args }, lookup.nearest));
  }
}

function judgeComponent(text: Located<string>, knowledge: Knowledge, report: Reporter): void {
  const lookup = knowledge.resolveComponent(text.value);
  if (lookup.kind !== 'unknown') return;
  const other = knowledge.resolveMaterial(text.value);
  if (other.kind !== 'unknown') {
    report(misplaced(text, other.entry.id, true));
  } else {
    const args = { text: text.value, nearest: lookup.nearest };
    report(reportOf(text, { key: 'unknown-component', args }, lookup.nearest));
  }
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
