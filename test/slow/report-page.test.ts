import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { reportOf } from '../../src/report/data/report-of';
import type { Report } from '../../src/report/data/report';
import { ENGLISH } from '../../src/messages/language';
import { mainHtml } from '../../src/report/page/main-html';
import { reportPage } from '../../src/report/page/page';
import { Lines } from '../../src/text/lines';
import { launchChromium } from '../host/chromium';
import { analyseFiles } from '../support/analyse';

const EXAMPLE = 'ev-battery-pack.sourcing.yaml';
const SUPPLIERS = 'battery-suppliers.sourcing.yaml';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As the editor's own: a page is made anew when it was hidden, and what it kept is handed back. */
const EDITOR = `globalThis.said = [];
globalThis.acquireVsCodeApi = () => ({
  getState: () => JSON.parse(sessionStorage.getItem('kept') ?? 'null'),
  setState: (state) => sessionStorage.setItem('kept', JSON.stringify(state)),
  postMessage: (message) => said.push(message),
});`;

describe('a report in a browser', () => {
  let browser: Browser;
  let folder = '';
  let file = '';
  const troubles: string[] = [];

  before(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    file = join(folder, 'report.html');
    const texts = Object.fromEntries(
      [EXAMPLE, SUPPLIERS].map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]),
    );
    const policy = 'policy: 1\ndefaults:\n  regimes: [ira-30d]\n';
    const report = reportOf(
      EXAMPLE,
      analyseFiles(texts, { policy }),
      new Lines(texts[EXAMPLE] ?? ''),
    );
    writeFileSync(file, await reportPage(report));
  });

  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(colorScheme: 'light' | 'dark'): Promise<Page> {
    const page = await browser.newPage({ colorScheme });
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) troubles.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    return page;
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`has no fault that axe-core finds, ${scheme}`, async () => {
      const page = await open(scheme);
      await page.evaluate(AXE);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`,
        );
      });
      assert.deepEqual(violations, []);
      await page.close();
    });
  }

  it('sorts and filters its tables', async () => {
    const page = await open('light');
    const first = page.locator('#t-all-sources tbody tr:visible td:first-child');
    await page.locator('#t-all-sources th button', { hasText: 'Value' }).click();
    assert.equal(await first.first().textContent(), 'flake-graphite');
    await page.locator('#t-all-sources th button', { hasText: 'Value' }).click();
    assert.equal(await first.first().textContent(), 'cell');
    await page.locator('#t-all-sources-f').fill('lithium china');
    assert.deepEqual(await first.allTextContents(), ['lithium-hydroxide']);
    await page.close();
  });

  it('keeps scroll position, filters, order and opened tables in the editor, over edits and when it was hidden', async () => {
    const text = readFileSync(`examples/${EXAMPLE}`, 'utf8');
    const suppliers = readFileSync(`examples/${SUPPLIERS}`, 'utf8');
    const madeOf = (own: string): Report =>
      reportOf(EXAMPLE, analyseFiles({ [EXAMPLE]: own, [SUPPLIERS]: suppliers }), new Lines(own));
    const live = join(folder, 'live.html');
    writeFileSync(live, await reportPage(madeOf(text), 'editor'));
    const page = await browser.newPage({ bypassCSP: true });
    await page.addInitScript(EDITOR);
    await page.goto(pathToFileURL(live).href);
    const said = (): Promise<unknown[]> => page.evaluate<unknown[]>('said');
    assert.deepEqual(await said(), [{ isReady: true }]);
    const filter = page.locator('#t-all-sources-f');
    const rows = page.locator('#t-all-sources tbody tr:visible td:first-child');
    await page.locator('#t-all-sources th button', { hasText: 'Value' }).click();
    await filter.fill('lithium');
    await page.locator('summary').nth(1).click();
    await filter.scrollIntoViewIfNeeded();
    const seen = async () => ({
      rows: await rows.allTextContents(),
      typed: await filter.inputValue(),
      open: await page.locator('details[open]').count(),
      top: await page.evaluate<number>('Math.round(scrollY)'),
    });
    await page.evaluate('scrollTo(0, 900)');
    await page.waitForFunction(`sessionStorage.getItem('kept')?.includes('"top":900')`);
    const before = await seen();
    assert.ok(before.rows.length > 1 && before.open === 1 && before.top === 900);

    const main = mainHtml(madeOf(text.replace('product:', 'product: Changed')), 'editor', ENGLISH);
    await page.evaluate(`postMessage(${JSON.stringify({ main })}, '*')`);
    await page.waitForFunction(`document.querySelector('h1').textContent.startsWith('Changed')`);
    assert.deepEqual(await seen(), before);

    await page.reload();
    assert.deepEqual(await seen(), before);
    await rows.first().click();
    const [, leadsTo] = (await said()) as { line?: number }[];
    assert.ok(Number.isInteger(leadsTo?.line), 'a row leads to its line');
    await page.close();
  });

  it('prints', async () => {
    const page = await open('dark');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    // Pictures and tables stand across the paper, each on pages of their own.
    assert.ok(pages >= 3 && pages <= 16, String(pages));
    await page.close();
  });

  it('met no error and made no request', () => {
    assert.deepEqual(troubles, []);
  });
});
