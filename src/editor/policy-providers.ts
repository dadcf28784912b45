import * as vscode from 'vscode';
import type { Block } from '../explain/blocks';
import { explainCountry } from '../explain/country';
import { toMarkdown } from '../explain/markdown';
import { explainRule } from '../explain/rule';
import { line, strong } from '../explain/blocks';
import { citation } from '../explain/words';
import type { Knowledge } from '../knowledge/knowledge';
import { POLICY_NAMES } from '../policy/file-names';
import { ruleOf } from '../rules/catalogue';
import { shortened } from '../text/clean';
import { COMPLETION_TRIGGERS, CompletionProvider } from './completion';
import { JustTyped } from './just-typed';
import type { Policies } from './policies';
import { today } from './today';

const SELECTOR: vscode.DocumentFilter[] = POLICY_NAMES.map((name) => ({ pattern: `**/${name}` }));

/** Completion, hover and fixes of spelling in policies. */
export function registerPolicyProviders(
  policies: Policies,
  extensionUri: vscode.Uri,
): vscode.Disposable {
  const typed = new JustTyped();
  return vscode.Disposable.from(
    typed,
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      new CompletionProvider(async (document) => {
        const file = await policies.at(document.uri);
        return file && { ground: { knowledge: file.knowledge, today: today() } };
      }, typed),
      ...COMPLETION_TRIGGERS,
    ),
    vscode.languages.registerHoverProvider(SELECTOR, {
      provideHover: (document, position) => hover(document, position, policies, extensionUri),
    }),
    vscode.languages.registerCodeActionsProvider(
      SELECTOR,
      { provideCodeActions: (document, range) => fixes(document, range, policies) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

async function hover(
  document: vscode.TextDocument,
  position: vscode.Position,
  policies: Policies,
  extensionUri: vscode.Uri,
): Promise<vscode.Hover | undefined> {
  const range = document.getWordRangeAtPosition(position, /[\w.-]+/);
  const file = await policies.at(document.uri);
  if (!range || !file) return undefined;
  const blocks = explainWord(document.getText(range), file.knowledge, extensionUri);
  if (blocks.length === 0) return undefined;
  return new vscode.Hover(new vscode.MarkdownString(toMarkdown(blocks)), range);
}

/** A rule, regime, country, material or component by its id. */
function explainWord(word: string, knowledge: Knowledge, extensionUri: vscode.Uri): Block[] {
  if (ruleOf(word)) {
    const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${word}.md`).toString();
    return explainRule(word, page, knowledge, new Set());
  }
  const country = /^[A-Z]{2}$/.test(word) ? knowledge.country(word) : undefined;
  if (country) return explainCountry(country, today(), knowledge, undefined, new Set());
  const entry = knowledge.regime(word) ?? knowledge.material(word) ?? knowledge.component(word);
  return entry ? [line(strong(entry.name), ...citation(entry, knowledge))] : [];
}

async function fixes(
  document: vscode.TextDocument,
  range: vscode.Range,
  policies: Policies,
): Promise<vscode.CodeAction[] | undefined> {
  const file = await policies.at(document.uri);
  return file?.problems.flatMap(({ start, end, suggestions }) => {
    const place = new vscode.Range(document.positionAt(start), document.positionAt(end));
    if (!place.intersection(range)) return [];
    return suggestions.map((suggestion) => {
      const action = new vscode.CodeAction(
        `Change to ${shortened(suggestion, 100)}`,
        vscode.CodeActionKind.QuickFix,
      );
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, place, suggestion);
      action.isPreferred = suggestions.length === 1;
      return action;
    });
  });
}
