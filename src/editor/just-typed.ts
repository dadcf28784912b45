import * as vscode from 'vscode';

/** What is asked so soon after an edit, in milliseconds, is asked by the typing and not by a person. */
const MAX_PAUSE_MS = 500;

/** Tells suggestions that open while somebody types from those that somebody asks for. */
export class JustTyped {
  #last: { readonly uri: string; readonly at: number } | undefined;
  readonly #subscription = vscode.workspace.onDidChangeTextDocument(
    ({ document, contentChanges }) => {
      if (contentChanges.length === 0) return;
      this.#last = { uri: document.uri.toString(), at: performance.now() };
    },
  );

  into({ uri }: vscode.TextDocument): boolean {
    const last = this.#last;
    return last?.uri === uri.toString() && performance.now() - last.at <= MAX_PAUSE_MS;
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
