/**
 * The entry of the command line. It is compiled for old versions of Node, to say in one line why the
 * program cannot run. What V8 compiles is kept by Node itself, where it can: in the user's own folder
 * for caches, keyed by Node's version and checked against the program.
 */
import Module from 'node:module';
import { join } from 'node:path';
import { userCacheFolder } from './user-cache-folder';

const OLDEST = [20, 19] as const;
/** Commands that are bundles of their own. */
const SERVERS = ['lsp', 'mcp'];

/** Node 22.8 or later has it. */
interface Caching {
  enableCompileCache?(folder?: string): unknown;
}

function refuse(why: string): never {
  process.stderr.write(`sourcing-compliance: ${why}\n`);
  process.exit(2);
}

function keepCompiled(): void {
  try {
    const folder = userCacheFolder();
    // Never in the folder for temporary files, which is Node's own choice: others may write there.
    if (folder) (Module as Caching).enableCompileCache?.(join(folder, 'sourcing-compliance', 'v8'));
  } catch {
    // No home, no rights: it is compiled each time.
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  refuse(`Node ${OLDEST.join('.')} or later is needed; this is ${process.versions.node}.`);
}
/** The servers are programs of their own; their help and what is wrongly asked of them is the command line's. */
function program(): string {
  const [command = '', ...options] = process.argv.slice(2);
  const isServer = SERVERS.indexOf(command) !== -1;
  return isServer && options.every((option) => option === '--stdio')
    ? `./${command}.cjs`
    : './node/main.cjs';
}

keepCompiled();
try {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a bundle beside this one
  require(program());
} catch (error) {
  const [first = ''] = String(error).split('\n');
  refuse(`The installation is broken (${first}). Install it again.`);
}
