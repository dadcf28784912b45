/** Runs the API tests inside the extension host of a real VS Code. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { glob } from 'tinyglobby';
import { browserExtension } from './browser-extension';
import { bundleTests } from './bundle-tests';
import { desktopVSCode } from './desktop';
import { npmVSCodeRunsHere, RELEASE_VARIABLE } from './npm-vscode';
import { apiTests, root, temporaryFolder } from './paths';
import { writeSettings } from './settings';
import type { Suite } from './suites';
import { bundleWebTests, withoutNode } from './web-bundle';

const LAUNCHER = join(root, 'test', 'host', 'launcher');

/**
 * Runs the tests of a suite. In Node it uses the desktop VS Code where it can be had, else the one from
 * npm packages; the web worker is always that of a page.
 *
 * @param grep titles of tests that are run; all without it
 * @throws Error when a test fails or there is none
 */
export async function runSuite(suite: Suite, grep: string | undefined): Promise<void> {
  const { name, host, release = 'newest', settings, locale, others, workspace } = suite;
  const isOfPage = host === 'browser' || locale !== undefined;
  const desktop = isOfPage ? undefined : await desktopVSCode(release);
  if (desktop === undefined && !npmVSCodeRunsHere) {
    console.log(`Suite ${name} not run: it needs the VS Code from npm packages (Linux on x64)`);
    return;
  }
  const tests = (await testsOf(suite)).sort();
  if (tests.length === 0) throw new Error(`There are no API tests in suite ${name}`);
  const temporary = temporaryFolder('api');
  try {
    const [userData, extensions] = [join(temporary, 'user'), join(temporary, 'extensions')];
    mkdirSync(extensions);
    await others?.(extensions);
    writeSettings(userData, settings);
    console.log(`\nSuite ${name}`);
    await runTests({
      vscodeExecutablePath: desktop ?? LAUNCHER,
      ...(host === 'browser'
        ? await inWorker(temporary, tests, grep)
        : await inNode(tests, await suite.extension?.(temporary))),
      extensionTestsEnv: {
        [RELEASE_VARIABLE]: release,
        ...(grep === undefined ? {} : { TEST_GREP: grep }),
      },
      launchArgs: [
        workspace(temporary),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensions}`,
        ...(locale === undefined ? [] : [`--locale=${locale}`]),
      ],
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}

const testsOf = ({ tests }: Suite): Promise<string[]> =>
  glob([...tests], { cwd: join(root, 'test', 'editor'), absolute: true });

/** The extension under test and the file that runs its tests. */
interface UnderTest {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
}

async function inNode(tests: readonly string[], extension = root): Promise<UnderTest> {
  // Inside it: what a test puts in the place of the editor's API is then what the extension has.
  const outdir = join(extension, relative(root, dirname(apiTests)));
  await bundleTests(tests, outdir);
  if (extension !== root) symlinkSync(join(root, 'node_modules'), join(extension, 'node_modules'));
  return {
    extensionDevelopmentPath: extension,
    extensionTestsPath: join(outdir, basename(apiTests)),
  };
}

/** The tests run where the extension runs only if they are inside it. */
async function inWorker(
  temporary: string,
  tests: readonly string[],
  grep: string | undefined,
): Promise<UnderTest> {
  const extensionDevelopmentPath = browserExtension(temporary);
  const extensionTestsPath = join(extensionDevelopmentPath, 'out', 'tests.cjs');
  const fitting = await withoutNode(tests);
  const others = tests.filter((test) => !fitting.includes(test)).map((test) => basename(test));
  if (others.length > 0) console.log(`They need Node, and are left out: ${others.join(', ')}`);
  await bundleWebTests(fitting, extensionTestsPath, grep);
  return { extensionDevelopmentPath, extensionTestsPath };
}
