/**
 * The keystroke of another commit and that of this one, by turns in one run: an older state is built beside, in
 * a folder of its own, with the packages of its own lock file.
 *
 *     npm run bench:beside -- baf0366      ROUNDS=3 SIZES=10000,100000 by default
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [, , commit] = process.argv;
if (commit === undefined) throw new Error('Give the commit to compare with.');
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const env = { SIZES: '10000,100000', SERVER: 'no', ...process.env };

const run = (folder: string, command: string, ...args: string[]): void => {
  execFileSync(command, args, { cwd: folder, env, stdio: 'inherit' });
};

const root = process.cwd();
const beside = mkdtempSync(join(tmpdir(), 'beside-'));
try {
  run(root, 'git', 'worktree', 'add', '--detach', beside, commit);
  run(beside, 'npm', 'ci', '--silent', '--ignore-scripts');
  for (const folder of [beside, root])
    run(folder, 'npm', 'run', '-s', 'generate', '--', '--modules');
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [name, folder] of [
      [commit, beside],
      ['this', root],
    ] as const) {
      console.log(`\n${name}, round ${String(round)} of ${String(ROUNDS)}`);
      run(folder, 'npx', 'tsx', 'test/bench/keystroke.ts');
    }
  }
} finally {
  run(root, 'git', 'worktree', 'remove', '--force', beside);
  rmSync(beside, { recursive: true, force: true });
}
