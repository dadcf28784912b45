import type { Analysis } from '../analysis/analysis';
import type { Finding } from '../rules/finding';
import { written } from '../text/written';
import { isBroken } from './broken';
import type { Fix, TextEdit } from './fix';
import { freeId } from '../chain/free-id';
import { stepOf } from './sourcing-fixes';
import { itemOf } from './whole-item';
import type { FixPage } from './write';
import { isBlock, lineEnd } from './write';

/**
 * Adds the processing step that is missing, fed by every extraction of the material. Who does it, and
 * where, nobody has stated: it is left to type.
 */
export function declareProcessing(
  finding: Finding,
  { graph, manifest }: Analysis,
  page: FixPage,
): Fix | undefined {
  const first = finding.source && stepOf(finding.source, graph);
  // Where the extraction is imported, the finding stands on a step of something else.
  if (first?.stage !== 'extraction' || finding.place.start !== first.source.material?.start) {
    return undefined;
  }
  const last = graph.own.at(-1);
  if (!first.material || !last || manifest.format === 'json') return undefined;
  // The key of the list is misspelt: that comes first.
  if (!manifest.keys.has('sources')) return undefined;
  if (!isBlock(page, last.source) || isBroken(last.source, manifest)) return undefined;
  const item = itemOf(page, last.source);
  if (!item) return undefined;
  const indent = ' '.repeat(/^ */.exec(page.text.slice(item.start))?.[0].length ?? 0);
  const material = first.material;
  const inputs = graph.own
    .filter((step) => step.material === material && step.stage === 'extraction')
    .flatMap(({ source }) => (source.id ? [source.id.value] : []));
  const lines = [
    `${indent}- id: ${freeId(`${material}-processing`, graph.byId)}`,
    `${indent}  material: ${material}`,
    `${indent}  stage: processing`,
    `${indent}  supplier: TBD`,
    `${indent}  country: unknown`,
    `${indent}  inputs: [${inputs.map((id) => written(page, id)).join(', ')}]`,
  ];
  const newText = item.before + lines.join(lineEnd(page)) + item.after;
  const tbd = item.end + newText.indexOf(' supplier: TBD') + ' supplier: '.length;
  const edit: TextEdit = { start: item.end, end: item.end, newText };
  return {
    title: page.language.t('Declare the processing of {material}', { material }),
    ruleId: finding.ruleId,
    kind: 'declare',
    edits: [edit],
    select: { start: tbd, end: tbd + 3 },
    preferred: true,
    safe: false,
  };
}
