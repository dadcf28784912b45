import type { StepContext } from '../context';
import type { Input } from '../../chain/graph';
import { splitReference } from '../../manifest/imports';
import type { Message } from '../../messages/message';
import { forEachOf } from '../../text/slices';
import type { Rule } from '../rule';

export const unresolvedReference: Rule = {
  id: 'unresolved-reference',
  title: 'An input or import that cannot be resolved',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  needsAll: true,
  step({ inputs }, context, report) {
    if (inputs.length === 0) return undefined;
    return forEachOf(inputs, (input) => {
      if (input.step) return;
      const { message, suggestions } = explain(input, context);
      report({ place: input.entry, message, related: [], suggestions });
    });
  },
  *head({ manifest, missingImports }) {
    for (const path of manifest.imports) {
      if (!missingImports.has(path.value)) continue;
      yield {
        place: path,
        message: {
          key: 'unresolved-import',
          args: { path: path.value, why: missingImports.get(path.value) },
        },
        related: [],
      };
    }
  },
};

function explain(
  { entry, missing }: Input,
  { graph, importedIds }: StepContext,
): { message: Message; suggestions: readonly string[] } {
  const text = entry.value;
  const { file, id } = splitReference(text);
  if (missing === 'not-imported' && file !== undefined) {
    return { message: { key: 'not-imported', args: { text, file } }, suggestions: [] };
  }
  if (missing === 'file') {
    return { message: { key: 'unresolved-file', args: { text } }, suggestions: [] };
  }
  if (file === undefined) {
    const path = importedIds.get(id);
    if (path !== undefined) {
      const reference = `${path}#${id}`;
      const args = { text, reference };
      return { message: { key: 'unresolved-elsewhere', args }, suggestions: [reference] };
    }
  }
  const found = file === undefined ? graph.nearestId(id) : undefined;
  const nearest = found === undefined ? [] : [found];
  return { message: { key: 'unresolved-id', args: { text, nearest } }, suggestions: nearest };
}
