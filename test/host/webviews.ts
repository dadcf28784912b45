/** What is inside a webview of the editor: its page is a frame in a frame. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LOOK_MS = 100;
const LIMIT_MS = 20_000;

/**
 * Waits for the webview whose document has this title.
 * @throws Error when there is none in time
 */
export async function webview(page: Page, title: RegExp): Promise<Frame> {
  const end = Date.now() + LIMIT_MS;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      // A frame may be gone by now.
      const found = await frame.evaluate('document.title').catch(() => '');
      if (frame.parentFrame()?.parentFrame() && title.test(String(found))) return frame;
    }
    await page.waitForTimeout(LOOK_MS);
  }
  throw new Error(`There is no webview with the title ${String(title)}`);
}

/**
 * What axe-core finds wrong on a page, with the first element of each; contrast and names included. It looks at a
 * copy with the same colours: where a webview has no scripts, nothing that waits ever goes on.
 */
export async function accessibilityFaults(page: Page, frame: Frame): Promise<string[]> {
  const copy = await page.context().browser()?.newPage();
  if (!copy) throw new Error('The browser has ended');
  try {
    await copy.setContent(await frame.content());
    await copy.evaluate(AXE);
    return await copy.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; impact: string; nodes: { html: string }[] }[];
          }>;
        };
      };
      return (await axe.run()).violations.map(
        ({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`,
      );
    });
  } finally {
    await copy.close();
  }
}
