import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor, type Session } from '../host/session';
import { templateSheets } from '../support/template';
import { workbookOf } from '../support/workbook';

const SHEET = [
  'Line ID;Mineral;Process Step;Supplier Name;Site Country;Spend;Buyer',
  'm1;Lithium;Mining;Ash Pit;Australia;1.200,50;Kim',
  'r1;lithium hydroxide;refining;Birch Salts;China;2.400,00;Kim',
  'c1;Battery cell;manufacturing;Cedar Cells;Congo;9,5;Kim',
  'x1;Unobtainium;mining;Nobody;Peru;1;Kim',
  '',
].join('\n');

const OWN = `manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  - id: brine
    material: lithium
    stage: extraction
    supplier: Elm Works
    country: CL
`;

for (const host of ['node', 'browser'] as const) {
  describe(`an engineer with what suppliers sent, extension in ${host}`, () => {
    let editor: Session;
    let folder: string;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sc-sent-'));
      mkdirSync(join(folder, 'sent'));
      writeFileSync(join(folder, 'template.xlsx'), workbookOf(templateSheets('en')));
      writeFileSync(join(folder, 'sheet.csv'), SHEET);
      writeFileSync(join(folder, 'own.sourcing.yaml'), OWN);
      editor = await openEditor({ workspace: folder, extension: 'development', host });
    });

    after(async () => {
      await editor.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const list = () => editor.page.locator('.quick-input-widget');
    const line = (text: string) => list().locator('.monaco-list-row', { hasText: text }).first();

    async function importFromExplorer(name: string): Promise<void> {
      const file = editor.page.locator('.explorer-folders-view .monaco-list-row', {
        hasText: name,
      });
      const item = editor.page.locator('.monaco-menu .action-item', { hasText: 'Import Sources' });
      // The explorer may stand before the extension is known.
      for (let left = 20; left > 0; left--) {
        await file.first().click({ button: 'right' });
        await editor.page.locator('.monaco-menu .action-item').first().waitFor();
        if (await item.isVisible()) break;
        await editor.page.keyboard.press('Escape');
        await editor.page.waitForTimeout(500);
      }
      await editor.screenshot(`import-menu-${host}`);
      await item.click();
      await line('Write a New Manifest').waitFor();
    }

    it('imports a reporting template from the explorer, from start to squiggle', async () => {
      await importFromExplorer('template.xlsx');
      await editor.screenshot(`import-template-${host}`);
      assert.match(await list().innerText(), /Not taken over \(6\)/);
      await line('Write a New Manifest').click();
      await editor.page.locator('.tab.active', { hasText: 'template.sourcing.yaml' }).waitFor();
      assert.ok((await editor.squiggles('warning')) > 0);
      await editor.screenshot(`import-written-${host}`);
    });

    it('changes what a column says before a sheet is written', async () => {
      await importFromExplorer('sheet.csv');
      await editor.screenshot(`import-sheet-${host}`);
      // Typing narrows the list down.
      await editor.type('Buyer');
      await line('→ not taken over').click();
      await editor.type('note');
      await line('A comment').waitFor();
      await editor.screenshot(`import-column-${host}`);
      await line('A comment').click();
      await editor.type('Buyer');
      await line('→ note').waitFor();
      await editor.page.keyboard.press('Escape');
      await list().waitFor({ state: 'hidden' });
    });

    it('drops a sheet on an open manifest', async () => {
      const { page } = editor;
      await editor.openFile('own.sourcing.yaml');
      await page.locator('.codelens-decoration').first().waitFor();
      const sheet = page.locator('.explorer-folders-view .monaco-list-row', {
        hasText: 'sheet.csv',
      });
      const target = page.locator('.editor-group-container.active .view-lines').first();
      const box = await target.boundingBox();
      assert.ok(box);
      const [x, y] = [box.x + 200, box.y + 120];
      await sheet.first().hover();
      await page.mouse.down();
      await page.mouse.move(x - 20, y - 20, { steps: 5 });
      // Without it the file would be opened.
      await page.keyboard.down('Shift');
      await page.mouse.move(x, y, { steps: 5 });
      await page.locator('.monaco-editor .dnd-target').first().waitFor({ state: 'attached' });
      await editor.screenshot(`import-drop-${host}`);
      await page.mouse.up();
      await page.keyboard.up('Shift');
      await page.waitForTimeout(3000);
      await line('own.sourcing.yaml').waitFor();
      await editor.screenshot(`import-dropped-${host}`);
      await line('own.sourcing.yaml').click();
      await list().waitFor({ state: 'hidden' });
      assert.match(await editor.save('own.sourcing.yaml'), /Elm Works[\s\S]*Birch Salts/);
    });
  });
}
