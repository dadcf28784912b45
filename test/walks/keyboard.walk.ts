/** Every view without a mouse: reached, moved through, and left. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';
import { webview } from '../host/webviews';

/** Steps through the report until both kinds of buttons had the focus. */
const MOST_TABS = 80;

/** Entries of the status bar. */
const MOST_STEPS = 20;

const FILE = 'ev-battery-pack.sourcing.yaml';

describe('an engineer without a mouse', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({ workspace: join(root, 'examples'), extension: 'development' });
    await editor.openFile(FILE);
    await editor.squiggles('warning');
  });

  after(async () => {
    await editor.close();
  });

  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await editor.page.keyboard.press(key);
  };

  const untilCursor = async (line: number): Promise<void> => {
    const at = editor.page.locator('.statusbar-item[id="status.editor.selection"]');
    await at.filter({ hasText: new RegExp(`Ln ${String(line)},`) }).waitFor();
  };

  it('goes from problem to problem, and on to the cause', async () => {
    await editor.goTo(1, 1);
    await press('F8');
    await editor.page.locator('.zone-widget .marker-widget').waitFor();
    await editor.page
      .locator('.statusbar-item[id="status.editor.selection"]')
      .filter({ hasNotText: 'Ln 1,' })
      .waitFor();
    await press('Escape');
    await editor.goTo(76, 10);
    await press('Control+K', 'g');
    await editor.page.waitForTimeout(500);
    await editor.screenshot('keyboard-cause');
  });

  it('runs a verdict over the sources', async () => {
    await editor.goTo(10, 1);
    await editor.page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
    await editor.command('Show CodeLens Commands for Current Line', { asks: true });
    const row = editor.page.locator('.quick-input-list .monaco-list-row.focused');
    await row.filter({ hasText: 'in China' }).waitFor();
    await press('Enter');
    await editor.page.locator('.peekview-widget, .zone-widget').first().waitFor();
    await press('Escape');
  });

  it('reads the report, sorts it and goes to a line from it', async () => {
    await editor.command('Sourcing: Open Report');
    const frame = await webview(editor.page, /^Sourcing report/);
    await frame.locator('h1').waitFor();
    // It has left the focus in the editor; the second group has it.
    await editor.focusGroup(2);
    let [jumped, sorted] = [false, false];
    for (let tab = 0; tab < MOST_TABS && !(jumped && sorted); tab++) {
      await press('Tab');
      if (!sorted && (await frame.locator('th button:focus').count()) > 0) {
        await press('Enter');
        await frame.locator('th[aria-sort]').first().waitFor();
        sorted = true;
      }
      const line = await frame
        .locator('button.line:focus')
        .getAttribute('data-line', { timeout: 50 })
        .catch(() => null);
      if (!jumped && line !== null) {
        await editor.screenshot('keyboard-report');
        await press('Enter');
        await untilCursor(Number(line));
        jumped = true;
        await editor.focusGroup(2);
      }
    }
    assert.ok(jumped, 'a button leads to its line');
    assert.ok(sorted, 'a table is sorted');
  });

  it('compares, scrolls the table and comes back', async () => {
    await editor.focusGroup(1);
    await editor.goTo(31, 15);
    await press('Control+K', 'a');
    const frame = await webview(editor.page, /^Alternatives/);
    await frame.locator('table').waitFor();
    await editor.focusGroup(2);
    await press('Control+End');
    await editor.screenshot('keyboard-comparison');
    await editor.focusGroup(1);
    await editor.goTo(31, 15);
    await untilCursor(31);
  });

  it('walks through the view Sourcing, and opens a source from it', async () => {
    await editor.command('Sourcing: Focus on Sources View');
    const rows = editor.page.locator('.pane-body .monaco-list-row', { hasText: /lithium/i });
    await rows.first().waitFor();
    await press('Home', 'ArrowRight', 'ArrowDown', 'ArrowDown');
    await editor.screenshot('keyboard-tree');
    await press('Enter');
    await editor.focusGroup(1);
  });

  it('fixes, hovers and asks the status bar', async () => {
    await editor.goTo(31, 15);
    const titles = await editor.lightBulb();
    assert.ok(titles.length > 1);
    await press('ArrowDown', 'Escape');
    const hover = await editor.hoverAtCursor();
    await hover.filter({ hasText: 'More…' }).waitFor();
    // Once more puts the focus into it, where the arrows scroll.
    await press('Control+K', 'Control+I', 'ArrowDown', 'Escape');
    await editor.command('View: Focus Status Bar');
    const item = editor.page.locator('.statusbar-item', { hasText: 'Sourcing:' });
    const focused = editor.page.locator('.statusbar-item:focus-within', { hasText: 'Sourcing:' });
    for (let step = 0; step < MOST_STEPS && (await focused.count()) === 0; step++)
      await press('ArrowRight');
    assert.equal(await focused.count(), 1, await item.innerText());
  });
});
