import * as vscode from 'vscode';
import { clean } from '../../text/clean';

/** A line of a list; one without `does` is there to be read. */
export interface Line<T> extends vscode.QuickPickItem {
  readonly does?: T;
}

export const separator = (label: string): Line<never> => ({
  label,
  kind: vscode.QuickPickItemKind.Separator,
});

/** Text of a file as text: no control characters, and no icons. */
export const plain = (text: string): string => clean(text).replaceAll('$(', '\\$(');

export interface ListOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** The line that was chosen last. */
  readonly active?: (does: T) => boolean;
}

/** Shows lines until one that does something is chosen; undefined where the list is left. */
export function chooseFrom<T>(
  lines: readonly Line<T>[],
  { title, placeholder, active }: ListOptions<T>,
): Promise<T | undefined> {
  const list = vscode.window.createQuickPick<Line<T>>();
  list.title = title;
  list.placeholder = placeholder;
  list.items = lines;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.ignoreFocusOut = true;
  const last = active && lines.find(({ does }) => does !== undefined && active(does));
  if (last) list.activeItems = [last];
  return new Promise((resolve) => {
    list.onDidAccept(() => {
      const [chosen] = list.selectedItems;
      if (chosen?.does === undefined) return;
      resolve(chosen.does);
      list.hide();
    });
    list.onDidHide(() => {
      resolve(undefined);
      list.dispose();
    });
    list.show();
  });
}
