/** Runs the API tests inside the extension host of a real VS Code. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleTests } from './bundle-tests';
import { desktopVSCode } from './desktop';
import { apiTests, root, temporaryFolder } from './paths';
import type { Settings } from './settings';
import { writeSettings } from './settings';

const FIXTURES = join(root, 'test', 'editor', 'fixtures');

/** A workspace and the tests that are run in it. */
interface Suite {
  /** The folder below `test/editor` that holds the tests; empty: all that are in none. */
  readonly folder: string;
  readonly settings?: Settings;
  /** Lays the workspace out. @returns what is opened */
  readonly workspace: (temporary: string) => string;
}

const SUITES: readonly Suite[] = [
  {
    folder: '',
    workspace: (temporary) => {
      cpSync(FIXTURES, join(temporary, 'workspace'), { recursive: true });
      mkdirSync(join(temporary, 'other'));
      // Two roots: what works there works with one.
      const workspace = join(temporary, 'tests.code-workspace');
      const folders = [{ path: 'workspace' }, { path: 'other' }];
      writeFileSync(workspace, JSON.stringify({ folders }));
      return workspace;
    },
  },
  {
    // Nothing that the workspace says of itself may lead out of it.
    folder: 'untrusted',
    settings: { 'security.workspace.trust.enabled': true },
    workspace: (temporary) => {
      const [workspace, outside] = [join(temporary, 'workspace'), join(temporary, 'outside')];
      mkdirSync(join(workspace, '.vscode'), { recursive: true });
      mkdirSync(outside);
      const secret = join(outside, 'secret.yaml');
      writeFileSync(secret, 'root:$6$SECRET:19000:0:99999:7:::\nrules: { china-source: off }\n');
      writeFileSync(
        join(workspace, '.vscode', 'settings.json'),
        JSON.stringify({
          'sourcingCompliance.policy': secret,
          'sourcingCompliance.files': ['any.yaml', `${'*a'.repeat(40)}.yaml`],
        }),
      );
      return workspace;
    },
  },
];

/**
 * Uses the desktop VS Code where it can be had, else the one from npm packages.
 *
 * @param only the folder of one suite; every suite without it
 * @throws Error when a test fails.
 */
export async function runApiTests(grep: string | undefined, only?: string): Promise<void> {
  await bundleTests();
  for (const suite of SUITES) {
    if (only === undefined || suite.folder === only) await runSuite(suite, grep);
  }
}

async function runSuite(
  { folder, settings, workspace }: Suite,
  grep: string | undefined,
): Promise<void> {
  const temporary = temporaryFolder('api');
  try {
    const userData = join(temporary, 'user');
    const extensions = join(temporary, 'extensions');
    mkdirSync(extensions);
    writeSettings(userData, settings);
    await runTests({
      vscodeExecutablePath: (await desktopVSCode()) ?? join(root, 'test', 'host', 'launcher'),
      extensionDevelopmentPath: root,
      extensionTestsPath: apiTests,
      extensionTestsEnv: { TEST_SUITE: folder, ...(grep === undefined ? {} : { TEST_GREP: grep }) },
      launchArgs: [
        workspace(temporary),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensions}`,
      ],
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
  }
}
