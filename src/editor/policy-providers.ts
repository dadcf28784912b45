import * as vscode from 'vscode';
import type { Block } from '../explain/blocks';
import { explainCountry } from '../explain/country';
import { toMarkdown } from '../explain/markdown';
import { explainRule } from '../explain/rule';
import { line, list, strong } from '../explain/blocks';
import { citation } from '../explain/words';
import type { Knowledge } from '../knowledge/knowledge';
import { POLICY_NAMES } from '../policy/file-names';
import { extendsIn } from '../policy/read-policy';
import { ruleOf } from '../rules/catalogue';
import { shortened } from '../text/clean';
import { COMPLETION_TRIGGERS, CompletionProvider } from './completion';
import { JustTyped } from './just-typed';
import { editorLanguage, t } from './language';
import type { Policies, PolicyFile } from './policies';
import { today } from './today';
import { relativePath } from '../navigation/rename';

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
        return (
          file && {
            input: { knowledge: file.knowledge, today: today() },
            pathsFor: async (key, token) =>
              key === 'extends' ? await otherPolicies(document.uri, token) : [],
          }
        );
      }, typed),
      ...COMPLETION_TRIGGERS,
    ),
    vscode.languages.registerDocumentLinkProvider(SELECTOR, {
      provideDocumentLinks: (document) => links(document),
    }),
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

/** Policies that are looked for, to be extended. */
const MAX_POLICIES = 200;

/** The other policies of the workspace, relative to one. */
async function otherPolicies(
  { path, scheme }: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<string[]> {
  const found = await Promise.all(
    POLICY_NAMES.map((name) =>
      vscode.workspace.findFiles(`**/${name}`, '**/node_modules/**', MAX_POLICIES, token),
    ),
  );
  return found
    .flat()
    .filter((uri) => uri.scheme === scheme && uri.path !== path)
    .map((uri) => relativePath(path, uri.path))
    .sort();
}

/** The policy that is extended, to be followed by a click. */
function links(document: vscode.TextDocument): vscode.DocumentLink[] {
  const named = extendsIn(document.getText());
  if (!named) return [];
  const { path, start, end } = named;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const uri = vscode.Uri.joinPath(document.uri, '..', path.replaceAll('\\', '/'));
  return [new vscode.DocumentLink(range, uri)];
}

/** What comes from the policies that are extended: their names, and the severities that they set. */
function explainExtends({ over, policy }: PolicyFile): Block[] {
  if (over.length === 0) return [];
  const names = over.map(({ shown }) => shortened(shown, 100)).join(' → ');
  const rules = [...policy.rules].map(([id, severity]) => `${id}: ${severity}`);
  const left = rules.length - MAX_RULES;
  return [
    line(strong(vscode.l10n.t('Extends')), ` ${names}`),
    ...list([
      ...rules.slice(0, MAX_RULES).map((each) => [each]),
      ...(left > 0 ? [[vscode.l10n.t('{0} more', left)]] : []),
    ]),
  ];
}

/** Severities that a hover lists. */
const MAX_RULES = 12;

async function hover(
  document: vscode.TextDocument,
  position: vscode.Position,
  policies: Policies,
  extensionUri: vscode.Uri,
): Promise<vscode.Hover | undefined> {
  const file = await policies.at(document.uri);
  if (!file) return undefined;
  const [link] = links(document);
  if (link?.range.contains(position) === true) {
    const found = explainExtends(file);
    if (found.length === 0) return undefined;
    return new vscode.Hover(new vscode.MarkdownString(toMarkdown(found)), link.range);
  }
  const range = document.getWordRangeAtPosition(position, /[\w.-]+/);
  if (!range) return undefined;
  const blocks = explainWord(document.getText(range), file.knowledge, extensionUri);
  if (blocks.length === 0) return undefined;
  return new vscode.Hover(new vscode.MarkdownString(toMarkdown(blocks)), range);
}

/** A rule, regime, country, material or component by its id. */
function explainWord(word: string, knowledge: Knowledge, extensionUri: vscode.Uri): Block[] {
  if (ruleOf(word)) {
    const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${word}.md`).toString();
    return explainRule(word, page, knowledge, new Set(), undefined, editorLanguage());
  }
  const country = /^[A-Z]{2}$/.test(word) ? knowledge.country(word) : undefined;
  if (country)
    return explainCountry(country, today(), knowledge, undefined, new Set(), editorLanguage());
  const entry = knowledge.regime(word) ?? knowledge.material(word) ?? knowledge.component(word);
  return entry
    ? [
        line(
          strong(editorLanguage().name(entry.name)),
          ...citation(entry, knowledge, editorLanguage()),
        ),
      ]
    : [];
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
        t('Change to {value}', { value: shortened(suggestion, 100) }),
        vscode.CodeActionKind.QuickFix,
      );
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, place, suggestion);
      action.isPreferred = suggestions.length === 1;
      return action;
    });
  });
}
