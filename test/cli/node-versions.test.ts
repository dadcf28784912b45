import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { builtCli } from '../support/cli';
import { nodeOf, nodesRunHere } from '../support/nodes';

/** `npm run test:nodes` names many more. */
const VERSIONS = process.env.NODES?.split(',') ?? ['20.19.0', '22.12.0', '24.21.0'];
const EXAMPLE = resolve('examples/wind-turbine-magnet.sourcing.yaml');

interface Ran {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('sourcing-compliance under versions of Node', () => {
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-node-'));
  });

  afterEach(() => {
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  function run(
    node: string,
    { env = { HOME: folder }, cli = builtCli() }: { env?: NodeJS.ProcessEnv; cli?: string } = {},
  ): Ran {
    const { status, signal, stdout, stderr } = spawnSync(node, [cli, 'check', EXAMPLE], {
      encoding: 'utf8',
      env,
    });
    return { status, signal, stdout, stderr };
  }

  /** Every file below the folder, as it was kept by Node. */
  function kept(): string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  function installed(): string {
    cpSync(dirname(builtCli()), join(folder, 'program'), { recursive: true });
    return join(folder, 'program', 'cli.cjs');
  }

  for (const version of nodesRunHere ? VERSIONS : []) {
    it(`finds the same under ${version}, whatever home it has`, async () => {
      const node = await nodeOf(version);
      const expected = run(process.execPath);
      assert.match(expected.stdout, /china-source/);
      assert.equal(expected.stderr, '');
      const locked = join(folder, 'locked');
      mkdirSync(locked, { mode: 0o555 });
      for (const env of [
        { HOME: folder },
        { HOME: folder },
        { HOME: locked },
        { HOME: '/dev/null' },
        { HOME: '' },
        {},
        { XDG_CACHE_HOME: join(folder, 'a cache') },
      ]) {
        assert.deepEqual(run(node, { env }), expected, JSON.stringify(env));
      }
    });

    it(`under ${version} a broken cache is not used, nor one of another program`, async () => {
      const node = await nodeOf(version);
      const cli = installed();
      const expected = run(node, { cli });
      for (const file of kept().filter((each) => each.includes('/v8/'))) {
        const bytes = readFileSync(file);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 0x10;
        writeFileSync(file, bytes);
      }
      assert.deepEqual(run(node, { cli }), expected);
      // As long as before, with another word.
      const main = join(dirname(cli), 'node', 'core.cjs');
      const text = readFileSync(main, 'utf8');
      assert.ok(text.includes('check manifests'));
      writeFileSync(main, text.replace('check manifests', 'CHECK MANIFESTS'));
      const { stdout } = spawnSync(node, [cli, '--help'], {
        encoding: 'utf8',
        env: { HOME: folder },
      });
      assert.match(stdout, /CHECK MANIFESTS/);
    });

    it(`under ${version} a broken installation ends with 2 and one line`, async () => {
      const node = await nodeOf(version);
      const cli = installed();
      const parts = join(dirname(cli), 'node');
      for (const spoil of [
        () => {
          truncateSync(join(parts, 'core.cjs'), 1000);
        },
        () => {
          rmSync(join(parts, 'core.cjs'));
        },
        () => {
          rmSync(parts, { recursive: true });
        },
      ]) {
        spoil();
        const { status, stdout, stderr } = run(node, { cli });
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(
          stderr,
          /^sourcing-compliance: The installation is broken \(.*\)\. Install it again\.\n$/,
        );
      }
    });
  }
});
