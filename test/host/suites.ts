/** What the API tests are run in: workspaces, hosts and versions of VS Code. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Release } from './npm-vscode';
import { root } from './paths';
import { pseudoExtension } from './pseudo-extension';
import { installRedHat } from './red-hat/install';
import type { Settings } from './settings';

/** A workspace, and the tests that are run in it. */
export interface Suite {
  /** As `npm run test:editor -- NAME` calls it. */
  readonly name: string;
  /** Globs of its tests below `test/editor`. */
  readonly tests: readonly string[];
  /** Where the extension and the tests run: in Node, unless it says otherwise. */
  readonly host?: 'browser';
  readonly release?: Release;
  readonly settings?: Settings;
  /** Language of the editor, as BCP 47; default: English. Only the VS Code of a page has others. */
  readonly locale?: string;
  /** Installs other extensions into a folder. */
  readonly others?: (extensions: string) => Promise<void>;
  /** Another form of the extension, written below a temporary folder. Only in Node. @returns where it is */
  readonly extension?: (temporary: string) => Promise<string>;
  /** Lays the workspace out. @returns what is opened */
  readonly workspace: (temporary: string) => string;
}

/** The folder of the fixtures and an empty one beside it. Two roots: what works there works with one. */
function twoRoots(temporary: string): string {
  cpSync(join(root, 'test', 'editor', 'fixtures'), join(temporary, 'workspace'), {
    recursive: true,
  });
  mkdirSync(join(temporary, 'other'));
  const workspace = join(temporary, 'tests.code-workspace');
  const folders = [{ path: 'workspace' }, { path: 'other' }];
  writeFileSync(workspace, JSON.stringify({ folders }));
  return workspace;
}

/** All that the desktop runs. */
export const API: Suite = { name: 'api', tests: ['*.test.ts'], workspace: twoRoots };

export const SUITES: readonly Suite[] = [
  API,
  {
    // Those that import Node's modules are left out, and those that need more of it by their names.
    name: 'web',
    tests: ['*.test.ts', 'web/*.test.ts', '!*.node.test.ts'],
    host: 'browser',
    workspace: twoRoots,
  },
  { ...API, name: 'oldest', release: 'oldest' },
  { name: 'german', tests: ['german/*.test.ts'], locale: 'de', workspace: twoRoots },
  {
    name: 'pseudo',
    tests: ['pseudo/*.test.ts'],
    locale: 'de',
    extension: pseudoExtension,
    workspace: (temporary) => {
      const workspace = join(temporary, 'workspace');
      cpSync(join(root, 'examples'), workspace, { recursive: true });
      return workspace;
    },
  },
  {
    name: 'beside',
    // How it is to type depends on the settings that the other brings.
    tests: ['beside/*.test.ts', 'typing.test.ts'],
    others: installRedHat,
    workspace: twoRoots,
  },
  {
    // Nothing that the workspace says of itself may lead out of it.
    name: 'untrusted',
    tests: ['untrusted/*.test.ts'],
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
