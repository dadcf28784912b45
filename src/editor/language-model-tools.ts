import * as vscode from 'vscode';
import type { Knowledge } from '../knowledge/knowledge';
import { formatOf } from '../manifest/file-names';
import { readManifest } from '../manifest/read';
import { analyse } from '../analysis/analyse';
import type { Analysis } from '../analysis/analysis';
import { resultOf } from '../report/result-of';
import type { ManifestQuestion, ToolContext, ToolName } from '../report/tools/ask';
import { askTool } from '../report/tools/ask';
import { NotKnown } from '../report/tools/names';
import { Lines } from '../text/lines';
import type { ManifestDocuments } from './documents';
import { isManifest } from './manifest-files';
import type { Policies } from './policies';
import { today } from './today';
import { TOOL_NAMES } from './tool-names';

/** The tools of agents in VS Code, the same as of `sourcing-compliance mcp`. Nothing is written. */
export function registerTools(
  documents: ManifestDocuments,
  policies: Policies,
  knowledge: Knowledge,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...TOOL_NAMES.map(([id, name]) =>
      vscode.lm.registerTool<Record<string, unknown>>(id, {
        invoke: ({ input }) => answer(name, input, documents, policies, knowledge),
      }),
    ),
  );
}

async function answer(
  name: ToolName,
  input: Record<string, unknown>,
  documents: ManifestDocuments,
  policies: Policies,
  knowledge: Knowledge,
): Promise<vscode.LanguageModelToolResult> {
  const context: ToolContext = {
    knowledge,
    today: today(),
    screening: async () => {
      const at = placeAsked();
      return at ? (await policies.policyFor(at)).knowledge : knowledge;
    },
    check: async (question) => {
      const { file, text, analysis } = await analysed(question, documents);
      return resultOf(file, analysis, new Lines(text));
    },
    analyse: async (question) => (await analysed(question, documents)).analysis,
  };
  const text = await askTool(name, input, context).then(
    (found) => JSON.stringify(found),
    (error: unknown) => {
      // What is not known is an answer, too: the model can ask again.
      if (error instanceof NotKnown) return error.message;
      throw error;
    },
  );
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
}

interface AnalysedText {
  readonly file: string;
  readonly text: string;
  readonly analysis: Analysis;
}

/** A manifest of the workspace as it is in the editor, or another text in its place. */
async function analysed(
  { path, text, asOf }: ManifestQuestion,
  documents: ManifestDocuments,
): Promise<AnalysedText> {
  const document = await documentAt(path);
  const known = document && (await documents.get(document));
  if (!document || !known) {
    throw new NotKnown('Give the path of a manifest in the workspace, or open one.');
  }
  const file = vscode.workspace.asRelativePath(document.uri);
  const own = document.getText();
  const { input } = known.analysis;
  const whole = text ?? own;
  // Right after an edit only a part may be judged, and not as of another day.
  const manifest = readManifest(whole, formatOf(document.uri.path));
  const files = new Map(input.files).set(input.file, manifest);
  const at = asOf === undefined ? input : { ...input, asOf };
  return { file, text: whole, analysis: analyse({ ...at, manifest, files }) };
}

/** Whose policy holds: that of the manifest that is shown, else that of the first folder. */
function placeAsked(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document;
  if (active && isManifest(active)) return active.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, 'manifest.sourcing.yaml');
}

/** A manifest by its path in the workspace; without one, that of the active editor. */
async function documentAt(path: string | undefined): Promise<vscode.TextDocument | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (path === undefined) return active && isManifest(active) ? active : undefined;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const file = path.startsWith(uri.path)
      ? uri.with({ path })
      : vscode.Uri.joinPath(uri, ...path.split(/[\\/]/));
    if (!vscode.workspace.getWorkspaceFolder(file)) continue;
    const document = await Promise.resolve(vscode.workspace.openTextDocument(file)).catch(
      () => undefined,
    );
    if (document && isManifest(document)) return document;
  }
  return undefined;
}
