import * as vscode from 'vscode';
import { english } from '../messages/english';
import type { Language } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Catalogue, Message } from '../messages/message';
import { sentence } from '../messages/message';

/** The editor's own bundle: it loads the texts of its language, and leaves others in English. */
const t: Language['t'] = (text, ...[args]) =>
  args === undefined ? vscode.l10n.t(text) : vscode.l10n.t(text, args);

let [current, catalogue]: [Language, Catalogue] = [{ ...ENGLISH, t }, english];

export const isGerman = (): boolean => /^de\b/i.test(vscode.env.language);

/** Loads the language of the editor, where it is not English; before anything is shown. */
export async function loadLanguage(): Promise<void> {
  if (!isGerman()) return;
  const { german, germanWith } = await import('../messages/german/german');
  [current, catalogue] = [germanWith(t), german];
}

/** The language of the editor. */
export const editorLanguage = (): Language => current;

/** A finding's sentences in the language of the editor. */
export const catalogueOfEditor = (): Catalogue => catalogue;

/** A finding in the language of the editor. */
export const said = (message: Message): string => sentence(message, catalogue);

export { t };
