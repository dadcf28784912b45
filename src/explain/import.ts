import type { Analysis } from '../analysis/analysis';
import { resolveImport } from '../manifest/imports';
import type { Block } from './blocks';
import { line, list, strong } from './blocks';
import { count } from './state';
import { shortened } from './words';

/** What an imported file has for this one. */
export function explainImport(path: string, { file, input, graph }: Analysis): Block[] {
  const key = resolveImport(file, path);
  const imported = input.files.get(key);
  const name = strong(shortened(path));
  if (!imported) return [line(name, ': cannot be read')];
  const feeding = graph.all.filter((step) => step.file === key).length;
  const day = imported.asOf ? `, as of ${shortened(imported.asOf.value)}` : '';
  return [
    line(
      name,
      `: ${count(imported.sources.length, 'source')} and ${count(imported.suppliers.size, 'supplier')}${day}`,
    ),
    ...list(feeding > 0 ? [[`${count(feeding, 'source')} of it in the chain of this file`]] : []),
  ];
}
