/** Opens a real editor in a page that a test drives as a person would. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { browserExtension } from './browser-extension';
import { launchChromium } from './chromium';
import { Gestures } from './gestures';
import { root, temporaryFolder } from './paths';
import { pseudoExtension } from './pseudo-extension';
import { speak } from './locale';
import { installVsix, startServer, type Server } from './server';
import { writeSettings, type Settings } from './settings';

const START_LIMIT_MS = 60_000;
const STEP_LIMIT_MS = 20_000;

export interface SessionOptions {
  /** A folder; the editor gets a copy of it. */
  readonly workspace: string;
  /**
   * The unpacked extension of this repository, or it with its English in brackets for German, or the absolute
   * path of a `.vsix` to install.
   */
  readonly extension: 'development' | 'pseudo' | `${string}.vsix`;
  /** User settings, over the quiet ones of `settings.ts`. */
  readonly settings?: Settings;
  /** Language of the editor, as BCP 47; default: English. */
  readonly locale?: string;
  /** Where the development extension runs: in Node (its `main`, as by default) or in the page's web worker (its `browser`). */
  readonly host?: 'node' | 'browser';
}

export class Session extends Gestures {
  readonly #end: () => Promise<void>;

  constructor(end: () => Promise<void>, ...gestures: ConstructorParameters<typeof Gestures>) {
    super(...gestures);
    this.#end = end;
  }

  /** Ends browser and server and removes their folders. */
  async close(): Promise<void> {
    await this.#end();
  }
}

/**
 * Starts the npm VS Code on a copy of the workspace and waits until its workbench stands.
 * The caller closes the session.
 */
export async function openEditor(options: SessionOptions): Promise<Session> {
  const temporary = temporaryFolder('walk');
  let server: Server | undefined;
  let browser: Browser | undefined;
  const end = async () => {
    await browser?.close();
    server?.close();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const folder = join(temporary, 'workspace');
    cpSync(options.workspace, folder, { recursive: true });
    const folders = {
      userData: join(temporary, 'user'),
      extensions: join(temporary, 'extensions'),
    };
    mkdirSync(folders.extensions);
    writeSettings(folders.userData, options.settings);
    const developmentPath = await extensionFolder(options, temporary);
    if (developmentPath === undefined) await installVsix(options.extension, folders);
    server = await startServer(folders);
    browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(STEP_LIMIT_MS);
    if (options.locale !== undefined) await speak(page, options.locale);
    await page.goto(server.url({ folder, developmentPath }));
    await page
      .locator('.monaco-workbench .explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: START_LIMIT_MS });
    return new Session(end, page, folder);
  } catch (error) {
    await end();
    throw error;
  }
}

/** The extension as it stands, or as the web worker gets it; undefined: it is to be installed. */
async function extensionFolder(
  { extension, host = 'node' }: SessionOptions,
  temporary: string,
): Promise<string | undefined> {
  if (extension === 'pseudo') return await pseudoExtension(temporary);
  if (extension !== 'development') return undefined;
  return host === 'node' ? root : browserExtension(temporary);
}
