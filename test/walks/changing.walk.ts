import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

const FILE = 'ev-battery-pack.sourcing.yaml';

/** As a spreadsheet puts it on the clipboard. */
const SHEET =
  'Material\tStage\tSupplier\tCountry\tShare\nLithium\tprocessing\tSQM\tChile\t10%\nNickel\tprocessing\tVale\tCanada\t\n';

describe('an engineer who changes a chain', () => {
  it('takes whole ids, compares partners and uses one', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
    });
    try {
      const { page } = editor;
      await editor.openFile(FILE);
      await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();

      // A double click takes a whole id.
      await page.locator('.view-line', { hasText: 'id: lithium-hydroxide' }).first().waitFor();
      const word = page
        .locator('.view-line', { hasText: 'id: lithium-hydroxide' })
        .first()
        .locator('span span', { hasText: 'lithium-hydroxide' })
        .last();
      await word.dblclick({ position: { x: 12, y: 8 } });
      const selected = page.locator('.statusbar-item', { hasText: '(17 selected)' });
      await selected.waitFor();

      // The refactorings at a supplier.
      await editor.goTo(48, 18);
      await page.keyboard.press('Control+Shift+R');
      const menu = page.locator('.action-widget .monaco-list-row.action');
      await menu.filter({ hasText: 'Extract “Glencore”' }).first().waitFor();
      await editor.screenshot('refactor-menu');
      await page.keyboard.press('Escape');

      // The comparison stands beside, and the focus stays in the text.
      await editor.goTo(31, 15);
      await editor.command('Sourcing: Compare Alternatives');
      const frame = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      const use = frame.getByRole('button', { name: /^Use / });
      await use.first().waitFor();
      assert.ok(await page.locator('.monaco-editor.focused').isVisible());
      await editor.screenshot('compare');
      const chosen = (await use.first().getAttribute('aria-label')) ?? '';
      await use.first().focus();
      await page.keyboard.press('Enter');
      const country = /^Use ([^:]+)/.exec(chosen)?.[1] ?? '';
      await frame
        .locator('caption', { hasText: country.split(' in ').at(-1) ?? country })
        .waitFor();
      await editor.screenshot('compare-used');
    } finally {
      await editor.close();
    }
  });

  for (const format of ['yaml', 'json'] as const) {
    it(`pastes a table from a sheet, in ${format.toUpperCase()}`, async () => {
      const editor = await openEditor({
        workspace: join(root, 'examples'),
        extension: 'development',
      });
      try {
        const { page } = editor;
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        await editor.openFile(FILE);
        await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
        if (format === 'json') {
          await editor.command('Sourcing: Convert Between YAML and JSON');
          await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
        }
        await editor.goTo(31, 15);
        await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(SHEET)})`);
        await page.keyboard.press('Control+V');
        const line = page.locator('.view-line', { hasText: 'lithium-sqm' }).first();
        await line.waitFor();
        await editor.screenshot(`paste-${format}`);
        // What was written beside the cursor is whole.
        assert.equal(await page.locator('.view-line', { hasText: /Material\s+Stage/ }).count(), 0);
      } finally {
        await editor.close();
      }
    });
  }

  it('looks through what is fixed in the whole workspace before it is', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
    });
    try {
      const { page } = editor;
      await editor.openFile(FILE);
      await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
      await editor.command('Sourcing: Fix All of a Kind in the Workspace…', { asks: true });
      // The list of commands, which has no title, may still be there.
      await page.locator('.quick-input-title', { hasText: 'Fix All of a Kind' }).first().waitFor();
      await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
      await editor.screenshot('fix-workspace-choice');
      await page.keyboard.press('Enter');
      await page.getByText('Refactor Preview').first().waitFor();
      await page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor();
      await editor.screenshot('fix-workspace');
    } finally {
      await editor.close();
    }
  });
});
