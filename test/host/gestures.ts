/** What a person does at the keyboard and the mouse, on the page of an editor. */
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { screenshots } from './paths';

/** How long the focus may be on its way. */
const FOCUS_MS = 500;

/** How long the quick input may take to open, and how often it is asked for. */
const ASK_MS = 7000;
const MAX_ASKS = 3;

export class Gestures {
  readonly page: Page;
  /** The opened workspace, absolute; a copy that the walk may change. */
  readonly folder: string;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
  }

  /** Opens a file by its path in the workspace, through quick open. */
  async openFile(path: string): Promise<void> {
    await this.#quickInput('Control+P', path, basename(path));
    const tab = this.page.locator(`.tab.active[data-resource-name="${basename(path)}"]`);
    // Another group may show it, too.
    await tab.first().waitFor();
    await this.#editor.locator('.view-line').first().waitFor();
  }

  /** Runs a command by its full title in the command palette; `asks`: it opens a list of its own. */
  async command(title: string, { asks = false } = {}): Promise<void> {
    await this.#quickInput('F1', `>${title}`, title, asks);
  }

  /** Puts the cursor at a line and a column, both from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const input = await this.#asked('Control+G', `:${String(line)}:${String(column)}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Puts the focus into a group of editors, from 1. */
  async focusGroup(group: number): Promise<void> {
    await this.page.keyboard.press(`Control+${String(group)}`);
    // It moves late, and would close what is opened meanwhile.
    await this.page.waitForTimeout(FOCUS_MS);
  }

  /** Chooses a colour theme by its label, once the editor knows its themes. */
  async theme(label: string, kind: 'vs' | 'vs-dark' | 'hc-black' | 'hc-light'): Promise<void> {
    const input = this.page.locator('.quick-input-widget input.input');
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label });
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+T');
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await input.fill(label);
    await row.waitFor();
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 15 });
  }

  /** Saves the file and returns its text on disk. */
  async save(path: string): Promise<string> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active.dirty').waitFor({ state: 'hidden' });
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Shows the hover at the cursor, by keyboard. */
  async hoverAtCursor(): Promise<Locator> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    return await this.#hover();
  }

  /** Moves the mouse over the first visible word or value with this text and waits for the hover. */
  async hoverOver(text: string): Promise<Locator> {
    const line = this.#editor.locator('.view-line', { hasText: text }).first();
    // The innermost span is the token as the editor colours it.
    await line.locator('span', { hasText: text }).last().hover();
    return await this.#hover();
  }

  /** Opens the light bulb menu at the cursor and returns the titles it offers. */
  async lightBulb(): Promise<string[]> {
    await this.page.keyboard.press('Control+.');
    const rows = this.#actions;
    await rows.first().waitFor();
    return await rows.locator('.title').allTextContents();
  }

  /** Chooses an entry of the open light bulb menu by its title. */
  async choose(title: string): Promise<void> {
    await this.#actions.filter({ hasText: title }).first().click();
    await this.#actions.first().waitFor({ state: 'hidden' });
  }

  /** Waits for squiggles of this kind in the active editor and returns how many are visible. */
  async squiggles(kind: 'error' | 'warning' | 'info'): Promise<number> {
    const all = this.#editor.locator(`.squiggly-${kind}`);
    await all.first().waitFor({ state: 'attached' });
    return await all.count();
  }

  /** Opens the Problems panel and returns its rows as they are read out; the first is the file. */
  async problems(): Promise<string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    if (!(await this.page.locator('.markers-panel').isVisible()))
      await this.command('Problems: Focus on Problems View');
    await rows.first().waitFor();
    const labels = (await rows.all()).map((row) => row.getAttribute('aria-label'));
    return (await Promise.all(labels)).map((label) => label ?? '');
  }

  /** Keeps a picture of the page as `out/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  get #editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor').first();
  }

  get #actions(): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action');
  }

  async #hover(): Promise<Locator> {
    const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();
    await hover.locator('.hover-row').first().waitFor();
    // The first rows may be only the sign that more is being loaded.
    await hover.getByText('Loading...').waitFor({ state: 'hidden' });
    return hover;
  }

  /** Types into the quick input that a key opens and takes the row with this label. */
  async #quickInput(key: string, text: string, label: string, staysOpen = false): Promise<void> {
    const input = await this.#asked(key, text);
    await this.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: label })
      .waitFor();
    await this.page.keyboard.press('Enter');
    if (!staysOpen) await input.waitFor({ state: 'hidden' });
  }

  /** Opens the quick input by a key and fills it. It closes where something else takes the focus: then again. */
  async #asked(key: string, text: string): Promise<Locator> {
    const input = this.page.locator('.quick-input-widget input.input');
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await input.fill(text, { timeout: ASK_MS });
        return input;
      } catch (error) {
        if (attempt === MAX_ASKS) throw error;
      }
    }
  }
}
