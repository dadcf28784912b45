/** What the extension asks and says in windows of the editor, for tests. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './workspace';

/** Stands in for a list of the editor, whose own selection follows some time later; the walks use the real one. */
class List implements Partial<vscode.QuickPick<vscode.QuickPickItem>> {
  items: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  isShown = false;
  readonly #accepted = new vscode.EventEmitter<void>();
  readonly #hidden = new vscode.EventEmitter<void>();
  readonly onDidAccept = this.#accepted.event;
  readonly onDidHide = this.#hidden.event;

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
    this.#hidden.fire();
  }

  dispose(): void {
    this.#accepted.dispose();
    this.#hidden.dispose();
  }

  accept(item: vscode.QuickPickItem): void {
    this.selectedItems = [item];
    this.#accepted.fire();
  }
}

/** What the extension shows, kept for the tests. */
export class Shown {
  readonly lists: List[] = [];
  readonly errors: string[] = [];
  readonly notes: string[] = [];
  saveTo: vscode.Uri | undefined;
  readonly #window: Record<string, unknown> = vscode.window;
  readonly #before = new Map<string, unknown>();

  constructor() {
    this.#replace('createQuickPick', () => {
      const list = new List();
      this.lists.push(list);
      return list;
    });
    this.#replace('showErrorMessage', (text: string) => {
      this.errors.push(text);
      return Promise.resolve(undefined);
    });
    this.#replace('showInformationMessage', (text: string) => {
      this.notes.push(text);
      return Promise.resolve(undefined);
    });
    this.#replace('showSaveDialog', () => Promise.resolve(this.saveTo));
  }

  restore(): void {
    for (const list of this.lists) if (list.isShown) list.hide();
    for (const [name, before] of this.#before) this.#window[name] = before;
  }

  /** Waits for a list, by its number from 1, and returns its lines. */
  async list(number: number): Promise<string[]> {
    await until(
      () => this.lists[number - 1]?.isShown,
      (isShown) => isShown === true,
    );
    return (this.lists[number - 1]?.items ?? []).map(({ label, description, detail }) =>
      [label, description, detail].filter((each) => each !== undefined).join(' | '),
    );
  }

  /** Chooses a line of a list by its beginning. */
  async choose(number: number, beginning: string): Promise<void> {
    await this.list(number);
    const list = this.lists[number - 1];
    const line = list?.items.find(({ label }) => label.startsWith(beginning));
    assert.ok(list && line, beginning);
    list.accept(line);
    // A line that does nothing leaves the list where it is.
    assert.equal(list.isShown, false, beginning);
  }

  #replace(name: string, made: unknown): void {
    this.#before.set(name, this.#window[name]);
    this.#window[name] = made;
  }
}
