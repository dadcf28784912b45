import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../host/paths';
import { openEditor, type Session } from '../host/session';

const FILE = 'typed-by-hand.sourcing.yaml';

describe('an engineer who types a manifest from nothing', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({ workspace: join(root, 'examples'), extension: 'development' });
    writeFileSync(join(editor.folder, FILE), '');
    await editor.openFile(FILE);
  });

  after(async () => {
    await editor.close();
  });

  /** Takes the first suggestion by Enter, once there is one. */
  async function take(text: string): Promise<void> {
    await editor.page
      .locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text })
      .waitFor();
    await editor.page.keyboard.press('Enter');
  }

  const enter = async (): Promise<void> => {
    await editor.page.waitForTimeout(300);
    await editor.page.keyboard.press('Enter');
    await editor.page.waitForTimeout(300);
  };

  async function typeAndTake(text: string, suggestion: string): Promise<void> {
    await editor.type(text);
    await take(suggestion);
  }

  it('needs letters, Enter and Tab alone', async () => {
    await editor.page.waitForTimeout(1500);
    await typeAndTake('man', 'manifest');
    await take('1');
    await enter();
    await typeAndTake('prod', 'product');
    await editor.type('Cell');
    await enter();
    await typeAndTake('reg', 'regimes');
    await take('ira-30d');
    await editor.page.keyboard.press('Tab');
    await enter();
    await typeAndTake('sou', 'sources');
    await editor.type('spodumene');
    await enter();
    await typeAndTake('mat', 'material');
    await typeAndTake('Li', 'lithium');
    await enter();
    await typeAndTake('sta', 'stage');
    await take('extraction');
    await enter();
    await typeAndTake('sup', 'supplier');
    await editor.type('Some Mine');
    await enter();
    await typeAndTake('cou', 'country');
    await editor.screenshot('typing-countries');
    await typeAndTake('AUS', 'AU Australia');
    await enter();
    await enter();
    await typeAndTake('id', 'id');
    await editor.type('hydroxide');
    await enter();
    await typeAndTake('mat', 'material');
    await typeAndTake('Li', 'lithium');
    await enter();
    await typeAndTake('sta', 'stage');
    await typeAndTake('pro', 'processing');
    await enter();
    await typeAndTake('cou', 'country');
    await editor.type('ch');
    await editor.page.waitForTimeout(500);
    await editor.screenshot('typing-ch');
    await take('CL Chile');
    await enter();
    await typeAndTake('inp', 'inputs');
    await take('spodumene');
    await editor.screenshot('typed-by-hand');
    const saved = await editor.save(FILE);
    assert.equal(
      saved,
      `manifest: 1
product: Cell
regimes: [ira-30d]
sources:
  - id: spodumene
    material: lithium
    stage: extraction
    supplier: Some Mine
    country: AU
  - id: hydroxide
    material: lithium
    stage: processing
    country: CL
    inputs: [spodumene]`,
    );
  });
});
