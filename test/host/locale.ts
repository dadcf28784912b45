import type { BrowserContext, Page } from 'playwright-core';

/**
 * Lets the editor of a page be in a language. Its own texts stay in English, as without a language pack;
 * extensions are asked for theirs.
 */
export async function speak(page: Page | BrowserContext, locale: string): Promise<void> {
  await page.addInitScript((language) => {
    Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
  }, locale);
}
