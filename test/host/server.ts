/** The server of the npm VS Code: one process for one user data folder. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { npmVSCode } from './npm-vscode';
import { killGroup } from './processes';

const START_LIMIT_MS = 60_000;

export interface ServerFolders {
  readonly userData: string;
  readonly extensions: string;
}

/** What a page of the editor opens; all paths absolute. */
export interface PageTarget {
  /** A folder, or a `.code-workspace` file of several. */
  readonly folder: string;
  /** A file to show at once. */
  readonly openFile?: string | undefined;
  /** An unpacked extension to run in development mode. */
  readonly developmentPath?: string | undefined;
  /** A CommonJS module with `run()`, loaded by the extension host. */
  readonly testsPath?: string | undefined;
}

export interface Server {
  /** The address of a workbench page. */
  url(target: PageTarget): string;
  /** Kills the server with everything it started. */
  close(): void;
}

/**
 * Starts the server on a free local port.
 * @throws Error with the server's last output when it is not ready within a minute.
 */
export async function startServer(
  folders: ServerFolders,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Server> {
  const { node, serverMain } = await npmVSCode();
  const token = randomBytes(16).toString('hex');
  const args = [
    ...[serverMain, '--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    '--accept-server-license-terms',
    // Without it a built VS Code ignores which extension to develop and test.
    '--enable-smoke-test-driver',
    ...folderArguments(folders),
  ];
  const child = spawn(node, args, {
    env: serverEnv(env),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => {
    killGroup(child);
  };
  process.once('exit', kill);
  try {
    const port = await listeningPort(child);
    return {
      url: (target) => pageUrl(port, token, target),
      close: () => {
        process.off('exit', kill);
        kill();
      },
    };
  } catch (error) {
    kill();
    throw error;
  }
}

/** Installs a packaged extension into the extensions folder, with the server's own command line. */
export async function installVsix(vsix: string, folders: ServerFolders): Promise<void> {
  const { node, serverMain } = await npmVSCode();
  const args = [serverMain, '--install-extension', vsix, ...folderArguments(folders)];
  // Its output is kept for the error message: it is long even when all is well.
  await promisify(execFile)(node, args, { env: serverEnv(process.env), timeout: START_LIMIT_MS });
}

function folderArguments({ userData, extensions }: ServerFolders): string[] {
  return [
    '--user-data-dir',
    userData,
    '--server-data-dir',
    userData,
    '--extensions-dir',
    extensions,
  ];
}

/** The environment without what Node and an outer VS Code put there for themselves. */
function serverEnv(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => name !== 'NODE_OPTIONS' && !name.startsWith('VSCODE_')),
  );
}

async function listeningPort(child: ChildProcess): Promise<number> {
  let output = '';
  return await new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`The VS Code server ${why}:\n${output}`));
    };
    const timer = setTimeout(() => {
      fail(`was not ready within ${String(START_LIMIT_MS / 1000)} s`);
    }, START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      // Kept short: the server goes on writing for as long as it runs.
      output = (output + chunk.toString()).slice(-4000);
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => {
      fail(error.message);
    });
    child.once('exit', (code) => {
      fail(`ended with ${String(code)}`);
    });
  });
}

function pageUrl(
  port: number,
  token: string,
  { folder, developmentPath, testsPath, openFile }: PageTarget,
): string {
  const payload: [string, string][] = [];
  if (developmentPath !== undefined)
    payload.push(['extensionDevelopmentPath', remoteUri(port, developmentPath)]);
  if (testsPath !== undefined) payload.push(['extensionTestsPath', remoteUri(port, testsPath)]);
  if (openFile !== undefined) payload.push(['openFile', remoteUri(port, openFile)]);
  const url = new URL(`http://127.0.0.1:${String(port)}/`);
  url.searchParams.set('tkn', token);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** With the authority that the page knows the server by: tests run where the extension of their folder runs. */
function remoteUri(port: number, path: string): string {
  return `vscode-remote://127.0.0.1:${String(port)}${encodeURI(path)}`;
}
