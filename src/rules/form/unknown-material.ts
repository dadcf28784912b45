import type { Knowledge } from '../../knowledge/knowledge';
import type { Message } from '../../messages/message';
import type { Located, Source } from '../../manifest/model';
import type { Report, Rule } from '../rule';
import { isMiswritten } from './miswritten';

export const unknownMaterial: Rule = {
  id: 'unknown-material',
  title: 'A material or component outside the catalogue',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  step({ source, material, component }, { knowledge }, report) {
    if (source.material && material === undefined && !isMiswritten(source.material)) {
      judgeMaterial(source, knowledge, report);
    }
    if (source.component && component === undefined && !isMiswritten(source.component)) {
      judgeComponent(source, knowledge, report);
    }
  },
};

interface OfOtherKind {
  readonly kind: 'material' | 'component';
  readonly names: readonly string[];
  /** The form that the name of a material says. */
  readonly form?: string;
}

/** What stands under `material` and is a component, or the other way round; undefined where it is neither. */
export function isOfOtherKind(
  { material, component }: Source,
  knowledge: Knowledge,
): OfOtherKind | undefined {
  const text = material ?? component;
  if (!text || (material && component)) return undefined;
  const asMaterial = knowledge.resolveMaterial(text.value);
  const asComponent = knowledge.resolveComponent(text.value);
  if (material) {
    if (asMaterial.kind !== 'unknown') return undefined;
    // A word such as “cathode” stands for components.
    const names =
      asComponent.kind !== 'unknown'
        ? [asComponent.entry.id]
        : asMaterial.nearest.length > 0
          ? []
          : asComponent.nearest;
    return names.length === 0 ? undefined : { kind: 'component', names };
  }
  // A word such as “cathode” is offered as a component before it is read as a material.
  if (asComponent.kind !== 'unknown' || asComponent.nearest.length > 0) return undefined;
  if (asMaterial.kind === 'unknown') return undefined;
  const form = asMaterial.kind === 'name' ? asMaterial.form : undefined;
  return { kind: 'material', names: [asMaterial.entry.id], ...(form !== undefined && { form }) };
}

type Reporter = (found: Report) => void;

function judgeMaterial(source: Source, knowledge: Knowledge, report: Reporter): void {
  const text = source.material;
  if (!text) return;
  const lookup = knowledge.resolveMaterial(text.value);
  if (lookup.kind !== 'unknown') return;
  const { nearest, form, odd, isTogether } = lookup;
  const other = isOfOtherKind(source, knowledge);
  if (other) {
    report(misplaced(text, source, 'component', other.names));
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
  const other = isOfOtherKind(source, knowledge);
  if (other) {
    report({
      ...misplaced(text, source, 'material', other.names),
      ...(other.form !== undefined && { keeps: { key: 'form', value: other.form } }),
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
