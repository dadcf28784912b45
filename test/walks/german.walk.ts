import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

describe('an engineer whose editor is in German', () => {
  it('reads verdicts, hints, hovers and the state in German', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
      locale: 'de',
    });
    try {
      await editor.openFile('ev-battery-pack.sourcing.yaml');
      const { page } = editor;
      await page.locator('.codelens-decoration', { hasText: 'in China' }).first().waitFor();
      const status = page.locator('.statusbar-item', { hasText: 'Sourcing:' }).first();
      assert.match(await status.innerText(), /Sourcing: \d+ (Fehler|Warnung)/);
      await editor.goTo(31, 15);
      const hover = await editor.hoverAtCursor();
      await hover.filter({ hasText: 'Mehr…' }).waitFor();
      await editor.screenshot('german');
      assert.match(await hover.innerText(), /China \(CN\): ✖ erfasstes Land/);
    } finally {
      await editor.close();
    }
  });
});
