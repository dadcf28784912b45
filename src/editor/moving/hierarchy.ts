import * as vscode from 'vscode';
import type { Step } from '../../chain/graph';
import { activity } from '../../explain/step';
import type { Neighbour } from '../../navigation/chain';
import { fedBy, feeds, stepNamedAt } from '../../navigation/chain';
import { nameOf, placeWithStatus } from '../../navigation/outline';
import { editorLanguage } from '../language';
import { clean, shortened } from '../../text/clean';
import type { AnalysedDocument, ManifestDocuments } from '../documents';
import { locationIn } from './places';
import { stretchOf } from '../../manifest/model';

/** An item that knows its step. */
class StepItem extends vscode.CallHierarchyItem {
  readonly step: Step;
  readonly analysed: AnalysedDocument;

  constructor(
    step: Step,
    analysed: AnalysedDocument,
    uri: vscode.Uri,
    range: vscode.Range,
    name: vscode.Range,
  ) {
    const { asOf, knowledge } = analysed.analysis;
    const language = editorLanguage();
    const place = placeWithStatus(step, { asOf, knowledge, language });
    const detail = `${activity(step, knowledge, language)}, ${place}`;
    super(
      vscode.SymbolKind.Field,
      shortened(nameOf(step.source, language), 100),
      clean(detail),
      uri,
      range,
      name,
    );
    this.step = step;
    this.analysed = analysed;
  }
}

/** The chain as a call hierarchy: incoming are the steps that feed a step, outgoing those that it feeds. */
export class ChainHierarchy implements vscode.CallHierarchyProvider {
  readonly #documents: ManifestDocuments;

  constructor(documents: ManifestDocuments) {
    this.#documents = documents;
  }

  async prepareCallHierarchy(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CallHierarchyItem | undefined> {
    const analysed = await this.#documents.present(document, token);
    if (!analysed) return undefined;
    const step = stepNamedAt(analysed.analysis, document.offsetAt(position));
    return step && itemOf(step, analysed);
  }

  provideCallHierarchyIncomingCalls(
    item: vscode.CallHierarchyItem,
  ): vscode.CallHierarchyIncomingCall[] {
    if (!(item instanceof StepItem)) return [];
    return neighbours(fedBy(item.step), item, () => item.step).map(
      ([from, ranges]) => new vscode.CallHierarchyIncomingCall(from, ranges),
    );
  }

  provideCallHierarchyOutgoingCalls(
    item: vscode.CallHierarchyItem,
  ): vscode.CallHierarchyOutgoingCall[] {
    if (!(item instanceof StepItem)) return [];
    return neighbours(feeds(item.step), item, ({ step }) => step).map(
      ([to, ranges]) => new vscode.CallHierarchyOutgoingCall(to, ranges),
    );
  }
}

/** @param ofInputs whose entries of `inputs` they are */
function neighbours(
  all: readonly Neighbour[],
  { analysed }: StepItem,
  ofInputs: (neighbour: Neighbour) => Step,
): [StepItem, vscode.Range[]][] {
  return all.flatMap((neighbour) => {
    const item = itemOf(neighbour.step, analysed);
    const file = ofInputs(neighbour).file ?? analysed.analysis.file;
    const ranges = neighbour.inputs.flatMap(
      (at) => locationIn(analysed, file, stretchOf(at))?.range ?? [],
    );
    return item ? [[item, ranges] as [StepItem, vscode.Range[]]] : [];
  });
}

function itemOf(step: Step, analysed: AnalysedDocument): StepItem | undefined {
  const file = step.file ?? analysed.analysis.file;
  const { place, id } = step.source;
  const whole = locationIn(analysed, file, stretchOf(place));
  if (!whole) return undefined;
  const name = id && locationIn(analysed, file, stretchOf(id));
  const selection =
    name && whole.range.contains(name.range)
      ? name.range
      : new vscode.Range(whole.range.start, whole.range.start);
  return new StepItem(step, analysed, whole.uri, whole.range, selection);
}
