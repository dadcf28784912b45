/** No English but in brackets: what a person sees and the API of the editor does not have. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { root } from '../host/paths';
import { outsideBrackets } from '../host/pseudo/brackets';
import { openEditor, type Session } from '../host/session';
import { webview } from '../host/webviews';

const FILE = 'ev-battery-pack.sourcing.yaml';

/** Names of things and of rules, which no language has for itself; the rest is lower case. */
const NAMES =
  /\b(?:Sourcing|Compliance|YAML|JSON|CSV|CycloneDX|Catena-X|EMRT|CMRT|[a-z]+(?:-[a-z]+)+)\b/g;

/** Names of formats. */
const FORMATS = ['Catena-X', 'UsTariffInformation', 'CycloneDX', 'Markdown'];

describe('an engineer whose editor has its English in brackets', () => {
  let editor: Session;

  before(async () => {
    editor = await openEditor({
      workspace: join(root, 'examples'),
      extension: 'pseudo',
      locale: 'de',
    });
    await editor.openFile(FILE);
    await editor.squiggles('warning');
  });

  after(async () => {
    await editor.close();
  });

  /** @param names of the manifest and of files, which stand in the texts too */
  function check(texts: readonly string[], names: readonly string[] = []): void {
    assert.ok(
      texts.some((text) => text.includes('⟦')),
      texts.join('\n'),
    );
    const left = texts.filter((text) => {
      const rest = names.reduce((all, name) => all.replaceAll(name, ' '), outsideBrackets(text));
      return /\p{L}{3,}/u.test(rest.replace(NAMES, ' '));
    });
    assert.deepEqual(left, []);
  }

  async function texts(selector: string, attribute?: string): Promise<string[]> {
    const all = await editor.page.locator(selector).all();
    const found = all.map((each) =>
      attribute === undefined ? each.textContent() : each.getAttribute(attribute),
    );
    return (await Promise.all(found)).map((text) => text ?? '');
  }

  const command = (title: string, asks = false): Promise<void> =>
    editor.command(`Sourcing: ⟦${title}⟧`, { asks });

  it('reads the status bar, the lenses and the hints', async () => {
    await editor.page.locator('.codelens-decoration', { hasText: '⟦' }).first().waitFor();
    check(await texts('.statusbar-item[id*="sourcing"] .statusbar-item-label'));
    check(await texts('.codelens-decoration'));
    await editor.screenshot('pseudo');
  });

  it('reads the view of the sources', async () => {
    await editor.goTo(31, 15);
    const row = editor.page.locator('.customview-tree .monaco-list-row');
    // A command that is chosen while the list still fills is another one.
    for (let turn = 0; turn < 4 && !(await row.first().isVisible()); turn++) {
      await command('Reveal in the Sources View');
      await editor.page.waitForTimeout(2000);
    }
    const suppliers = ['Ganfeng Lithium', 'Albemarle', 'Talison Lithium', 'Glencore', 'Umicore'];
    check(await texts('.customview-tree .monaco-list-row', 'aria-label'), [
      ...suppliers,
      'spodumene',
      'brine',
    ]);
    await editor.screenshot('pseudo-tree');
  });

  it('reads the lists that commands show', async () => {
    for (const title of [
      'New Supplier Manifest…',
      'List Waivers and Evidence That End Soon',
      'Fix All of a Kind in the Workspace…',
      'Export Manifest…',
    ]) {
      await editor.focusGroup(1);
      await command(title, true);
      // Not what is left of the list in which the command was chosen.
      const row = editor.page
        .locator('.quick-input-list .monaco-list-row', { hasText: '⟦' })
        .filter({ hasNotText: `⟦${title}⟧` });
      const notice = editor.page.locator('.notification-toast', { hasText: '⟦' });
      await row.or(notice).first().waitFor();
      await editor.screenshot(`pseudo-${title.split(' ')[0] ?? ''}`);
      if (await row.first().isVisible())
        check(await texts('.quick-input-list .monaco-list-row', 'aria-label'), FORMATS);
      else check(await texts('.notification-toast .notification-list-item-message'));
      await editor.page.keyboard.press('Escape');
      await editor.command('Notifications: Clear All Notifications');
    }
  });

  it('reads the comparison', async () => {
    await editor.focusGroup(1);
    await editor.goTo(31, 15);
    await command('Compare Alternatives');
    const frame = await webview(editor.page, /Alternatives/);
    await frame.locator('table').waitFor();
    await editor.screenshot('pseudo-comparison');
    const seen = await frame.locator('h1, p, th, td').allInnerTexts();
    check([await frame.title(), ...seen], ['Albemarle']);
  });
});
