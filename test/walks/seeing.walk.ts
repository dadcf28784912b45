import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

describe('an engineer who reads a manifest', () => {
  for (const [name, theme] of [
    ['light', 'Default Light Modern'],
    ['dark', 'Default Dark Modern'],
  ] as const) {
    it(`has the verdict in sight, ${name}`, async () => {
      const editor = await openEditor({
        workspace: join(root, 'examples'),
        extension: 'development',
        settings: { 'workbench.colorTheme': theme },
      });
      try {
        await editor.openFile('ev-battery-pack.sourcing.yaml');
        const { page } = editor;
        await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
        const status = page.locator('.statusbar-item', { hasText: 'Sourcing:' }).first();
        assert.match(await status.innerText(), /Sourcing: \d+ (errors?|warnings?)/);
        await editor.goTo(31, 15);
        const hover = await editor.hoverAtCursor();
        await hover.filter({ hasText: 'More…' }).waitFor();
        await editor.screenshot(`reading-${name}`);
        assert.match(await hover.innerText(), /China \(CN\): ✖ covered nation/);
      } finally {
        await editor.close();
      }
    });
  }
});
