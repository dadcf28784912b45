/** What is seen in every theme, with pictures to look at; and what axe-core finds in the webviews. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';
import { accessibilityFaults, webview } from '../host/webviews';

const FILE = 'ev-battery-pack.sourcing.yaml';

const THEMES = [
  ['light', 'Light Modern', 'vs'],
  ['dark', 'Dark Modern', 'vs-dark'],
  ['high-contrast', 'Dark High Contrast', 'hc-black'],
  ['high-contrast-light', 'Light High Contrast', 'hc-light'],
] as const;

for (const [name, theme, kind] of THEMES) {
  describe(`an engineer with the theme ${theme}`, () => {
    let editor: Session;

    before(async () => {
      editor = await openEditor({
        workspace: join(root, 'examples'),
        extension: 'development',
      });
      await editor.openFile(FILE);
      await editor.squiggles('warning');
      await editor.theme(theme, kind);
    });

    after(async () => {
      await editor.close();
    });

    it('has verdicts, hints and the status in sight, and a hover with its picture', async () => {
      const { page } = editor;
      await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
      const status = page.locator('.statusbar-item', { hasText: 'Sourcing:' }).first();
      assert.match(await status.innerText(), /Sourcing: \d+ (errors?|warnings?)/);
      await editor.goTo(31, 15);
      const hover = await editor.hoverAtCursor();
      await hover.filter({ hasText: 'More…' }).waitFor();
      assert.match(await hover.innerText(), /China \(CN\): ✖ covered nation/);
      await editor.screenshot(`reading-${name}`);
      await page.keyboard.press('Escape');
    });

    it('sees what is wrong while typing', async () => {
      await editor.goTo(24, 14);
      await editor.page.keyboard.press('Shift+End');
      await editor.type('Chlie');
      await editor.squiggles('error');
      await editor.goTo(24, 15);
      const hover = await editor.hoverAtCursor();
      await hover.filter({ hasText: 'Chlie' }).waitFor();
      await editor.screenshot(`typing-${name}`);
      await editor.page.keyboard.press('Escape');
      await editor.command('File: Revert File');
    });

    it('reads the comparison', async () => {
      await editor.goTo(31, 15);
      await editor.command('Sourcing: Compare Alternatives');
      const frame = await webview(editor.page, /^Alternatives/);
      await frame.locator('table').waitFor();
      assert.equal(
        await frame.locator('body').getAttribute('data-vscode-theme-kind'),
        `vscode-${name}`,
      );
      await editor.screenshot(`comparison-${name}`);
      assert.deepEqual(await accessibilityFaults(editor.page, frame), []);
    });

    it('reads the report', async () => {
      const { page } = editor;
      await editor.focusGroup(1);
      await editor.goTo(31, 15);
      await editor.command('Sourcing: Open Report');
      const frame = await webview(page, /^Sourcing report/);
      await frame.locator('h1').waitFor();
      // To its whole width.
      await editor.focusGroup(2);
      await editor.command('View: Toggle Maximize Editor Group');
      await page.waitForTimeout(500);
      await editor.screenshot(`report-${name}`);
      await frame.locator('svg').first().scrollIntoViewIfNeeded();
      await editor.screenshot(`report-pictures-${name}`);
      assert.deepEqual(await accessibilityFaults(editor.page, frame), []);
    });
  });
}
