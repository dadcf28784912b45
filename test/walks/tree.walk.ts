import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../host/paths';
import type { Session } from '../host/session';
import { openEditor } from '../host/session';
import { webview } from '../host/webviews';

/** The lines of the view, as they are read out. */
async function lines(tree: Locator): Promise<string[]> {
  const rows = await tree.locator('.monaco-list-row').all();
  const labels = await Promise.all(rows.map((row) => row.getAttribute('aria-label')));
  return labels.map((label) => label ?? '');
}

const treeOf = ({ page }: Session): Locator =>
  page.locator('.pane-body .customview-tree, .customview-tree').first();

describe('an engineer who looks through the sources', () => {
  it('sees them in groups, goes to one, and is followed', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
    });
    try {
      const { page } = editor;
      // Nothing is open: the view says what one can do.
      await page.locator('.activitybar .action-label[aria-label^="Sourcing"]').click();
      const welcome = page.locator('.welcome-view-content');
      await welcome.getByText('New Supplier Manifest…').waitFor();
      await editor.screenshot('tree-empty');

      await editor.openFile('ev-battery-pack.sourcing.yaml');
      const tree = treeOf(editor);
      await tree.locator('.monaco-list-row', { hasText: 'Lithium' }).first().waitFor();
      const badge = page.locator('.activitybar .action-item:has([aria-label^="Sourcing"]) .badge');
      assert.match(await badge.innerText(), /^\d+$/);
      const spoken = await page
        .locator('.activitybar .action-label[aria-label^="Sourcing"]')
        .getAttribute('aria-label');
      assert.match(spoken ?? '', /error|warning/);

      // The cursor is followed, and the focus stays in the text.
      await editor.goTo(31, 15);
      const selected = tree.locator('.monaco-list-row.selected');
      await selected.waitFor();
      await editor.screenshot('tree-material');
      assert.match((await lines(tree)).join('\n'), /Lithium/);
      assert.ok(await page.locator('.monaco-editor.focused').isVisible());

      await editor.command('Sourcing: Group by Status');
      await tree.locator('.monaco-list-row', { hasText: 'Covered nation' }).waitFor();
      await editor.command('Sourcing: Group by Country');
      const china = tree.locator('.monaco-list-row[aria-level="1"]', { hasText: 'China' }).first();
      await china.waitFor();
      const inChina = tree.locator('.monaco-list-row[aria-level="2"]').first();
      if (!(await inChina.isVisible())) await china.locator('.monaco-tl-twistie').click();
      await inChina.waitFor();
      await editor.screenshot('tree-country');

      // A click on a line shows the source.
      await inChina.click();
      const label = (await inChina.locator('.label-name').innerText()).trim();
      await page
        .locator('.monaco-editor .view-line', { hasText: `id: ${label}` })
        .first()
        .waitFor();
      const status = await page.locator('.statusbar-item', { hasText: 'Ln ' }).innerText();
      assert.doesNotMatch(status, /Ln 31,/);

      await editor.command('Sourcing: Filter the Sources…', { asks: true });
      await page.locator('.quick-input-widget input').fill('graphite');
      await page.getByText(/sources have “graphite”/).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await tree.locator('.monaco-list-row[aria-level="2"]').first().waitFor();
      await editor.screenshot('tree-filtered');
      await editor.command('Sourcing: Clear the Filter of the Sources');
      await page.getByText(/sources have “graphite”/).waitFor({ state: 'hidden' });
    } finally {
      await editor.close();
    }
  });

  it('does with a source what its menu, its buttons and the keys offer', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
    });
    try {
      const { page } = editor;
      const cursorAt = (line: number): Promise<void> =>
        page
          .locator('.statusbar-item[id="status.editor.selection"]')
          .filter({ hasText: new RegExp(`Ln ${String(line)},`) })
          .waitFor();
      await editor.openFile('ev-battery-pack.sourcing.yaml');
      await editor.squiggles('warning');
      await editor.goTo(92, 10);
      await editor.command('Sourcing: Reveal in the Sources View');
      const row = treeOf(editor).locator('.monaco-list-row.selected');
      await row.filter({ hasText: 'cathode' }).waitFor();
      await editor.screenshot('tree-revealed');

      // Its menu, by keyboard: a list that takes the focus late does not hear the first key.
      const item = (title: string): Locator =>
        page.locator('.monaco-menu .action-item', { hasText: title });
      for (let turn = 0; turn < 10 && !(await item('Copy Id').isVisible()); turn++) {
        await page.keyboard.press('Shift+F10');
        await page.waitForTimeout(500);
      }
      for (const title of [
        'Open to the Side',
        'Go to Cause',
        'Show the Chain as Call Hierarchy',
        'Find All References',
        'Compare Alternatives',
        'Copy Id',
      ])
        await item(title).waitFor();
      await editor.screenshot('tree-menu');
      await item('Show the Chain as Call Hierarchy').click();
      await page.locator('.monaco-list-row', { hasText: 'lithium-hydroxide' }).first().waitFor();
      await editor.screenshot('tree-chain');

      // The key that goes to the cause, and the button that compares.
      await editor.goTo(92, 10);
      await editor.command('Sourcing: Reveal in the Sources View');
      await row.waitFor();
      await page.keyboard.press('Control+K');
      await page.keyboard.press('g');
      await cursorAt(31);
      await row.hover();
      await editor.screenshot('tree-buttons');
      await row.locator('.actions .action-label[aria-label^="Compare Alternatives"]').click();
      await webview(page, /^Alternatives/);
    } finally {
      await editor.close();
    }
  });
});
