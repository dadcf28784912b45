import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';

describe('an engineer with a manifest', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({ workspace: join(root, 'examples'), extension: 'development' });
    await editor.openFile('ev-battery-pack.sourcing.yaml');
  });

  after(async () => {
    await editor.close();
  });

  it('sees squiggles and hints', async () => {
    assert.ok((await editor.squiggles('warning')) > 0);
    await editor.screenshot('manifest-open');
  });

  it('reads in a hover why', async () => {
    await editor.goTo(31, 15);
    const hover = await editor.hoverAtCursor();
    await hover.filter({ hasText: 'Foreign Policy' }).waitFor();
    assert.match(await hover.innerText(), /China.*covered nation/);
    await editor.screenshot('hover-country');
  });

  it('takes another partner from the light bulb', async () => {
    await editor.goTo(31, 15);
    const titles = await editor.lightBulb();
    assert.ok(
      titles.some((title) => title.startsWith('Source from')),
      titles.join('; '),
    );
    await editor.screenshot('light-bulb');
    await editor.choose(titles.find((title) => title.startsWith('Source from Chile')) ?? '');
    const saved = await editor.save('ev-battery-pack.sourcing.yaml');
    assert.match(saved, /country: CL\n {4}value: 2400000/);
    await editor.screenshot('fix-applied');
  });

  it('types a country and sees it squiggle', async () => {
    await editor.openFile('wind-turbine-magnet.sourcing.yaml');
    await editor.goTo(70, 14);
    await editor.page.keyboard.press('Shift+End');
    await editor.type('CN');
    await editor.page.waitForTimeout(1000);
    const hover = await editor.hoverAtCursor();
    await hover.filter({ hasText: 'NdFeB magnet manufacturing in China' }).waitFor();
    await editor.screenshot('typed-country');
  });
});
