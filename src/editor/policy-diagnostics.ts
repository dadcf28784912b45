import * as vscode from 'vscode';
import { idOfPolicyProblem } from '../rules/policy-problem';
import { said, t } from './language';
import { isPolicy } from './manifest-files';
import type { Policies, PolicyFile } from './policies';

/** Publishes what is wrong with the policies that manifests use or that are open. */
export class PolicyDiagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('sourcing-compliance-policy');
  readonly #policies: Policies;
  readonly #extensionUri: vscode.Uri;
  readonly #subscriptions: vscode.Disposable;

  constructor(policies: Policies, extensionUri: vscode.Uri) {
    this.#policies = policies;
    this.#extensionUri = extensionUri;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      policies.onDidRead((file) => {
        this.#publish(file);
      }),
      policies.onDidRemove((uri) => {
        this.#collection.delete(uri);
      }),
      policies.onDidChange(() => {
        this.refresh();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#look(document);
      }),
    );
    this.refresh();
  }

  /** Reads every open policy. */
  refresh(): void {
    for (const document of vscode.workspace.textDocuments) this.#look(document);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #look(document: vscode.TextDocument): void {
    if (isPolicy(document)) void this.#policies.at(document.uri);
  }

  #publish({ uri, lines, problems, applies }: PolicyFile): void {
    const position = (offset: number): vscode.Position => {
      const { line, column } = lines.position(offset);
      return new vscode.Position(line - 1, column - 1);
    };
    this.#collection.set(
      uri,
      problems.map(({ of, start, end, message }) => {
        const ruleId = idOfPolicyProblem(of);
        const diagnostic = new vscode.Diagnostic(
          new vscode.Range(position(start), position(end)),
          `${said(message)} ${
            applies === 'last'
              ? t('Until this is fixed, the policy as it last was without mistakes applies.')
              : t('Until this is fixed, the built-in defaults apply.')
          }`,
          vscode.DiagnosticSeverity.Error,
        );
        diagnostic.source = 'Sourcing Compliance';
        diagnostic.code = {
          value: ruleId,
          target: vscode.Uri.joinPath(this.#extensionUri, 'docs', 'rules', `${ruleId}.md`),
        };
        return diagnostic;
      }),
    );
  }
}
