/**
 * Stands in for the desktop VS Code in `runTests`: understands the same arguments, runs
 * the tests in the npm VS Code and ends with their exit code.
 */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from './chromium';
import { temporaryFolder } from './paths';
import { speak } from './locale';
import { startServer } from './server';
import { writeSettings } from './settings';

const LIMIT_MS = 10 * 60_000;

/**
 * What the workbench says beside the tests, through the same channel: its connection, the
 * native modules it does without, and the marketplace it cannot reach.
 */
const WORKBENCH_NOISE = new RegExp(
  [
    String.raw`^(Resolv(ing|ed) connection token|Creating a socket|Updating additional builtin)`,
    String.raw`^\[(reconnection-grace-time|AgentHost:remote|AccountPolicyGate|Service Worker)\]`,
    'spdlog\\.node|Release/watchdog|open-vsx\\.org',
  ].join('|'),
);

interface Run {
  readonly folder: string;
  readonly developmentPath: string;
  readonly testsPath: string;
  readonly userData: string;
  readonly extensions: string;
  /** BCP 47; absent: English. */
  readonly locale?: string;
}

async function main(): Promise<number> {
  const temporary = temporaryFolder('run');
  const limit = setTimeout(() => {
    console.error(`The tests did not end within ${String(LIMIT_MS / 60_000)} minutes`);
    process.exit(1);
  }, LIMIT_MS);
  // Leaving through `exit` is what kills the server and the browser.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(1));
  process.once('exit', () => {
    rmSync(temporary, { recursive: true, force: true });
  });
  try {
    return await runTests(readArguments(process.argv.slice(2), temporary));
  } finally {
    clearTimeout(limit);
  }
}

function readArguments(args: string[], temporary: string): Run {
  const text = { type: 'string' } as const;
  // Not strict: the desktop build's other switches mean nothing here.
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: text,
      extensionTestsPath: text,
      'user-data-dir': text,
      'extensions-dir': text,
      locale: text,
    },
  });
  const path = (name: string, otherwise?: string): string => {
    const value = values[name] ?? otherwise;
    if (typeof value !== 'string') throw new Error(`--${name}= is missing`);
    return resolve(value);
  };
  return {
    folder: resolve(positionals[0] ?? temporary),
    developmentPath: path('extensionDevelopmentPath'),
    testsPath: path('extensionTestsPath'),
    userData: path('user-data-dir', join(temporary, 'user')),
    extensions: path('extensions-dir', join(temporary, 'extensions')),
    ...(typeof values.locale === 'string' && { locale: values.locale }),
  };
}

async function runTests(run: Run): Promise<number> {
  if (!existsSync(join(run.userData, 'User', 'settings.json'))) writeSettings(run.userData);
  const server = await startServer(run);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    if (run.locale !== undefined) await speak(page, run.locale);
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      if (WORKBENCH_NOISE.test(String(args[0]))) return;
      if (type === 'error' || type === 'warn') console.error(...args);
      else console.log(...args);
    });
    const ended = new Promise<number>((done, fail) => {
      const exposed = page.exposeFunction('codeAutomationExit', (code: number) => {
        done(code);
      });
      exposed.catch(fail);
      page.once('crash', () => {
        fail(new Error('The page of the editor crashed'));
      });
      browser.once('disconnected', () => {
        fail(new Error('The browser ended before the tests'));
      });
      exposed.then(() => page.goto(server.url(run))).catch(fail);
    });
    return await ended;
  } finally {
    await browser.close();
    server.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
