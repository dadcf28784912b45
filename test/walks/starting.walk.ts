import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor } from '../host/session';

describe('an engineer who begins', () => {
  it('is led by the walkthrough to a manifest and its sources', async () => {
    const editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'development',
    });
    try {
      const { page } = editor;
      await editor.command('Welcome: Open Walkthrough...', { asks: true });
      await page.locator('.quick-input-widget input').fill('Sourcing');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'Sourcing Compliance' })
        .first()
        .click();
      await page.getByText('Describe a chain').first().waitFor();
      await editor.screenshot('walkthrough');
      await page.getByText('Read the verdict').first().click();
      await page.getByText('Show the Sources').first().click();
      await page.locator('.welcome-view-content, .customview-tree').first().waitFor();
      await editor.screenshot('walkthrough-sources');
    } finally {
      await editor.close();
    }
  });
});
