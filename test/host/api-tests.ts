/** Runs the API tests inside the extension host of a real VS Code. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleTests } from './bundle-tests';
import { desktopVSCode } from './desktop';
import { apiTests, root, temporaryFolder } from './paths';
import { writeSettings } from './settings';

const FIXTURES = join(root, 'test', 'editor', 'fixtures');

/**
 * Uses the desktop VS Code where it can be had, else the one from npm packages.
 * @throws Error when a test fails.
 */
export async function runApiTests(grep: string | undefined): Promise<void> {
  await bundleTests();
  const launcher = join(root, 'test', 'host', 'launcher');
  const temporary = temporaryFolder('api');
  try {
    const folder = join(temporary, 'workspace');
    const userData = join(temporary, 'user');
    const extensions = join(temporary, 'extensions');
    cpSync(FIXTURES, folder, { recursive: true });
    mkdirSync(extensions);
    mkdirSync(join(temporary, 'other'));
    // Two roots: what works there works with one.
    const workspace = join(temporary, 'tests.code-workspace');
    writeFileSync(
      workspace,
      JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'other' }] }),
    );
    writeSettings(userData);
    await runTests({
      vscodeExecutablePath: (await desktopVSCode()) ?? launcher,
      extensionDevelopmentPath: root,
      extensionTestsPath: apiTests,
      extensionTestsEnv: grep === undefined ? {} : { TEST_GREP: grep },
      launchArgs: [workspace, `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`],
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}
