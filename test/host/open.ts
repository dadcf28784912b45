/**
 * `npm start`: builds the extension and opens a real VS Code with it on `examples/`, in a
 * window where there is a screen, otherwise as a page at a local address.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { desktopVSCode, hasScreen } from './desktop';
import { npmVSCodeRunsHere } from './npm-vscode';
import { cache, root } from './paths';
import { runCommand } from './processes';
import { startServer } from './server';
import { writeSettings } from './settings';

const windows = process.platform === 'win32';
const examples = join(root, 'examples');
const programme = join(examples, 'programme', 'ev-programme.sourcing.yaml');
const opened = join(cache, 'opened');

async function main(): Promise<void> {
  await runCommand('npm', ['run', 'build'], { cwd: root, shell: windows });
  const installed =
    hasScreen() && spawnSync('code', ['--version'], { shell: windows }).status === 0;
  const desktop = installed ? 'code' : await desktopVSCode();
  if (desktop !== undefined) await openWindow(desktop);
  else if (npmVSCodeRunsHere) await openPage();
  else throw new Error('Install VS Code with its `code` command, or allow its download');
}

async function openWindow(executable: string): Promise<void> {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, examples, programme];
  // A downloaded VS Code keeps out of the user's own profile; as root it must, and without a sandbox.
  const asRoot = process.getuid?.() === 0;
  if (executable !== 'code' || asRoot) args.push(`--user-data-dir=${join(opened, 'desktop')}`);
  if (asRoot) args.push('--no-sandbox');
  await runCommand(executable, args, { shell: windows && executable === 'code' });
}

async function openPage(): Promise<void> {
  const folders = { userData: join(opened, 'user'), extensions: join(opened, 'extensions') };
  writeSettings(folders.userData);
  const server = await startServer(folders);
  const url = server.url({ folder: examples, developmentPath: root, openFile: programme });
  console.log(`\nVS Code with the extension on examples/ (Ctrl+C ends it):\n\n  ${url}\n`);
  if (hasScreen()) spawn('xdg-open', [url], { stdio: 'ignore' }).on('error', () => undefined);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
  server.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
