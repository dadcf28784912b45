import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';

describe('a compliance officer with a programme of five tiers', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({
      workspace: join(root, 'examples', 'programme'),
      extension: 'development',
    });
    await editor.openFile('ev-programme.sourcing.yaml');
  });

  after(async () => {
    await editor.close();
  });

  it('reads the sums behind the shares, chain by chain', async () => {
    await editor.squiggles('warning');
    await editor.goTo(5, 14);
    const hover = await editor.hoverAtCursor();
    await hover.filter({ hasText: 'Critical minerals' }).waitFor();
    const text = await hover.innerText();
    assert.match(text, /wanted in 2025: ✔ passes/);
    assert.match(text, /Engineering guidance, not legal advice/);
    await editor.screenshot('regime-sums');
  });

  it('sees in the light bulb what another partner would change', async () => {
    await editor.openFile('lithium-nickel-cobalt.sourcing.yaml');
    await editor.goTo(188, 15);
    await editor.squiggles('warning');
    const titles = await editor.lightBulb();
    assert.ok(
      titles.some((title) => /qualifying share .* → /.test(title)),
      titles.join('; '),
    );
    await editor.screenshot('what-if');
    await editor.page.keyboard.press('Escape');
  });

  it('compares the alternatives in a table', async () => {
    await editor.command('Sourcing: Compare Alternatives');
    await editor.page.locator('.tab', { hasText: 'Alternatives to cobalt-kokkola' }).waitFor();
    const frame = editor.page
      .frameLocator('iframe.webview')
      .frameLocator('iframe[title^="Alternatives"]');
    await frame.locator('table').waitFor();
    assert.match(await frame.locator('table').innerText(), /As it is/);
    await editor.screenshot('compare-alternatives');
  });

  it('lists what ends soon, and goes there', async () => {
    await editor.command('Sourcing: List Waivers and Evidence That End Soon', {
      asks: true,
    });
    const rows = editor.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'Within 365 days' }).click();
    await rows.filter({ hasText: 'Refinery audit' }).waitFor();
    await editor.screenshot('paperwork');
    await rows.filter({ hasText: 'Refinery audit' }).click();
    await editor.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  it('reads what is wrong with the policy, in the policy', async () => {
    await editor.openFile('sourcing.policy.yaml');
    await editor.goTo(5, 3);
    await editor.type('x');
    await editor.squiggles('error');
    const hover = await editor.hoverAtCursor();
    await hover.filter({ hasText: 'Until this is fixed' }).waitFor();
    await editor.screenshot('policy-error');
  });
});
