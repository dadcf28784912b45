import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { CacheEntry } from '../../src/check/cache/cache-entry';
import { recordOf } from '../../src/check/cache/record';
import { CachedChecker } from '../../src/check/cache/result-cache';
import { Shards } from '../../src/check/cache/shards';
import type { CheckSettings } from '../../src/check/file-checker';
import { FileChecker } from '../../src/check/file-checker';
import { builtCli, runCheck } from '../support/cli';
import { runs } from '../support/runs';

const BUILD = '0123456789abcdef';
const NONE = { error: 0, warning: 0, information: 0, hint: 0 };

const manifest = (country: string, more = ''): string => `manifest: 1
product: Cell
asOf: 2024-06-30
imports: [./companies.sourcing.yaml]
${more}sources:
  - { id: salt, material: lithium, stage: processing, supplier: one, country: ${country}, evidence: [{ file: ./coo.pdf, sha256: ${'ab'.repeat(32)} }] }
`;
const companies = (seat: string): string =>
  `manifest: 1\nsuppliers:\n  one: { name: One, country: ${seat} }\n`;
const policy = (severity: string): string => `policy: 1\nrules:\n  china-source: ${severity}\n`;

/** Everything below a folder that may be different between two runs. */
type Edit = (folder: string) => void;

/** Writes as a careless program does: the size may stay, and the time is set back. */
function overwrite(path: string, text: string): void {
  const before = existsSync(path) ? statSync(path) : undefined;
  writeFileSync(path, text);
  if (before) utimesSync(path, before.atime, before.mtime);
}

const put =
  (name: string, text: string): Edit =>
  (folder) => {
    overwrite(join(folder, name), text);
  };
const remove =
  (name: string): Edit =>
  (folder) => {
    rmSync(join(folder, name), { force: true });
  };

const EDITS: readonly Edit[] = [
  ...['CN', 'AU', 'RU', 'unknown'].map((country) => put('cell.sourcing.yaml', manifest(country))),
  put('cell.sourcing.yaml', manifest('CN', 'asOf: 2024-06-30\n')),
  put('other.sourcing.yaml', manifest('CN').replace('asOf: 2024-06-30\n', '')),
  ...['CN', 'AU', 'IR'].map((seat) => put('companies.sourcing.yaml', companies(seat))),
  remove('companies.sourcing.yaml'),
  ...['error', 'hint', 'off', 'nonsense'].map((severity) =>
    put('sourcing.policy.yaml', policy(severity)),
  ),
  put('sourcing.policy.yaml', `${policy('error')}screening: [list.csv]\n`),
  put('list.csv', 'name,source\nOne,Entity List (EL)\n'),
  put('list.csv', 'name,source\nTwo,Entity List (EL)\n'),
  remove('sourcing.policy.yaml'),
  put('coo.pdf', 'one'),
  put('coo.pdf', 'two'),
  remove('coo.pdf'),
  (folder) => {
    remove('coo.pdf')(folder);
    symlinkSync('/etc/hostname', join(folder, 'coo.pdf'));
  },
  (folder) => {
    const now = new Date(2020, 1, 1);
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.yaml')) utimesSync(join(folder, name), now, now);
    }
  },
];

describe('results of former runs', () => {
  let outer = '';
  let folder = '';
  let cache = '';

  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'cache-'));
    folder = join(outer, 'in');
    cache = join(outer, 'cache');
    mkdirSync(folder);
  });
  afterEach(() => {
    rmSync(outer, { recursive: true });
  });

  const settings = (today = '2026-01-01'): CheckSettings => ({ today, folders: [folder] });

  /** What is found in every manifest, and how many of them had not to be checked. */
  async function found(
    isCached: boolean,
    today?: string,
  ): Promise<{ results: string; hits: number }> {
    const of: CheckSettings = { ...settings(today), ...(isCached && { keeps: true }) };
    const checker = new FileChecker(of);
    const shards = new Shards(cache, BUILD);
    const cached = new CachedChecker(checker, shards, of);
    const results: unknown[] = [];
    let hits = 0;
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.sourcing.yaml')) continue;
      const file = join(folder, name);
      if (isCached && (await cached.known(file))) hits++;
      const { result, reached } = await (isCached ? cached : checker).check(file);
      results.push(result, reached);
    }
    results.push(checker.policies.broken, checker.policies.used);
    if (isCached) shards.close();
    return { results: JSON.stringify(results), hits };
  }

  it('are those of a fresh check, whatever was edited in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...EDITS), fc.constantFrom('2026-01-01', '2026-01-02')), {
          minLength: 2,
          maxLength: 12,
        }),
        async (edits) => {
          rmSync(folder, { recursive: true });
          mkdirSync(folder);
          put('cell.sourcing.yaml', manifest('CN'))(folder);
          for (const [edit, today] of edits) {
            edit(folder);
            const [cached, fresh] = [await found(true, today), await found(false, today)];
            assert.equal(cached.results, fresh.results);
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('are there again while nothing changed, where only times did, and in a folder that came back', async () => {
    put('cell.sourcing.yaml', manifest('CN'))(folder);
    put('companies.sourcing.yaml', companies('CN'))(folder);
    assert.equal((await found(true)).hits, 0);
    assert.equal((await found(true)).hits, 2);
    EDITS.at(-1)?.(folder);
    assert.equal((await found(true)).hits, 2);
    renameSync(folder, `${folder}.away`);
    renameSync(`${folder}.away`, folder);
    assert.equal((await found(true)).hits, 2);
    put('companies.sourcing.yaml', companies('AU'))(folder);
    assert.equal((await found(true)).hits, 0);
  });

  it('are known by their times only where these can be relied on', async () => {
    put('cell.sourcing.yaml', manifest('CN'))(folder);
    put('coo.pdf', 'one')(folder);
    // Fresh files are compared by their content; older ones are not read again.
    await new Promise((resolve) => setTimeout(resolve, 3200));
    await found(true);
    const [shard = ''] = readdirSync(join(cache, 'results', BUILD));
    const seen = readFileSync(join(cache, 'results', BUILD, shard), 'utf8');
    assert.equal(seen.match(/"seen":/g)?.length, 2);
    assert.equal((await found(true)).hits, 1);
    // As long, and with the time of the last writing set back.
    put('cell.sourcing.yaml', manifest('AU'))(folder);
    const { hits, results } = await found(true);
    assert.equal(hits, 0);
    assert.equal(results, (await found(false)).results);
    put('coo.pdf', 'two')(folder);
    assert.equal((await found(true)).hits, 0);
  });

  it('are of no use to another build, nor once they are damaged', async () => {
    put('cell.sourcing.yaml', manifest('CN'))(folder);
    const { results } = await found(true);
    const shards = join(cache, 'results', BUILD);
    const [shard = ''] = readdirSync(shards);
    const path = join(shards, shard);
    const whole = readFileSync(path, 'utf8');
    for (const damaged of [
      whole.slice(0, -10),
      whole.slice(0, whole.length >> 1),
      whole.replace('china-source', 'china-sourcf'),
      '',
      '\0\0',
      'x\n{"id":',
    ]) {
      writeFileSync(path, damaged);
      const again = await found(true);
      assert.equal(again.hits, 0);
      assert.equal(again.results, results);
      // It is written behind what is damaged.
      assert.equal((await found(true)).hits, 1);
    }
    const id = new FileChecker(settings()).idOf(join(folder, 'cell.sourcing.yaml'));
    assert.ok(new Shards(cache, BUILD).get(id));
    assert.equal(new Shards(cache, 'fedcba9876543210').get(id), undefined);
  });

  const tally = { checked: 1, failed: 0, found: NONE, waived: 0 };
  const entryOf = (id: string): CacheEntry => ({ id, key: '', today: null, inputs: [], tally });
  const idOf = (index: number): string => `00${String(index).padStart(62, '0')}`;
  const shardPath = (): string => join(cache, 'results', BUILD, '00');

  function add(shards: Shards, id: string, body: Uint8Array): void {
    const record = recordOf(entryOf(id), body);
    assert.ok(record);
    shards.add(record);
  }

  it('are bounded on the disk: what was added last is kept', () => {
    const shards = new Shards(cache, BUILD);
    const body = new Uint8Array(50_000).fill(120);
    const COUNT = 500;
    for (let index = 0; index < COUNT; index++) add(shards, idOf(index), body);
    shards.close();
    const { size } = statSync(shardPath());
    assert.ok(size > 4_000_000 && size <= 8_000_000, String(size));
    const again = new Shards(cache, BUILD);
    assert.equal(again.get(idOf(0)), undefined);
    for (let index = COUNT - 20; index < COUNT; index++) {
      assert.equal(again.get(idOf(index))?.body()?.length, 50_000);
    }
    again.close();
  });

  it('are found behind whatever was torn, and never otherwise than they were kept', () => {
    const bodies = fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 6 });
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 3 });
    fc.assert(
      fc.property(bodies, damage, (texts, damages) => {
        rmSync(cache, { recursive: true, force: true });
        const first = new Shards(cache, BUILD);
        for (const [index, text] of texts.entries()) add(first, idOf(index), Buffer.from(text));
        first.close();
        for (const [place, value, isCut] of damages) {
          const bytes = readFileSync(shardPath());
          const at = place % (bytes.length + 1);
          if (isCut) truncateSync(shardPath(), at);
          else if (at < bytes.length) {
            bytes[at] = value % 256;
            writeFileSync(shardPath(), bytes);
          }
          const shards = new Shards(cache, BUILD);
          for (const [index, text] of texts.entries()) {
            const kept = shards.get(idOf(index));
            const body = kept?.body();
            if (kept) assert.deepEqual(kept.entry, entryOf(idOf(index)));
            if (body) assert.equal(Buffer.from(body).toString(), Buffer.from(text).toString());
          }
          shards.close();
        }
        const next = new Shards(cache, BUILD);
        add(next, idOf(99), Buffer.from('new'));
        next.close();
        const last = new Shards(cache, BUILD);
        assert.equal(String(last.get(idOf(99))?.body()), 'new');
        last.close();
      }),
    );
  });

  describe('on the command line', () => {
    before(builtCli);

    const run = (...args: string[]) => runCheck(folder, ['.', ...args]);

    beforeEach(() => {
      for (let index = 0; index < 80; index++) {
        put(`m${String(index)}.sourcing.yaml`, manifest(index % 2 === 0 ? 'CN' : 'AU'))(folder);
      }
      put('companies.sourcing.yaml', companies('CN'))(folder);
    });

    it('print the same in every format, in threads and without', () => {
      for (const format of ['stylish', 'json', 'sarif', 'github', 'junit', 'gitlab', 'markdown']) {
        const fresh = run('--format', format, '--no-cache');
        for (let time = 0; time < 2; time++) {
          const cached = run('--format', format, '--cache', '../cache');
          assert.deepEqual(cached, fresh);
        }
        put('m7.sourcing.yaml', manifest(format.length % 2 === 0 ? 'RU' : 'IR'))(folder);
      }
      assert.ok(existsSync(join(cache, 'results')));
    });

    it('stay in the cache folder of the user, unless they shall not', () => {
      const env = { XDG_CACHE_HOME: join(outer, 'user') };
      const own = join(outer, 'user', 'sourcing-compliance', 'results');
      runCheck(folder, ['.', '--no-cache'], { env });
      assert.ok(!existsSync(own));
      runCheck(folder, ['.', '--fix'], { env });
      assert.ok(!existsSync(own));
      runCheck(folder, ['.'], { env });
      assert.equal(statSync(own).isDirectory(), true);
      const [build = ''] = readdirSync(own);
      assert.equal(statSync(join(own, build)).mode & 0o077, 0);
    });

    it('are not used where others may write them', () => {
      const env = { XDG_CACHE_HOME: join(outer, 'user') };
      const own = join(outer, 'user', 'sourcing-compliance');
      mkdirSync(own, { recursive: true });
      for (const rights of [0o777, 0o770]) {
        chmodSync(own, rights);
        runCheck(folder, ['.'], { env });
        assert.ok(!existsSync(join(own, 'results')));
      }
    });

    it('that cannot be kept are no fault', () => {
      writeFileSync(join(outer, 'file'), '');
      const { status, errors } = run('--cache', '../file/cache');
      assert.deepEqual([status, errors], [0, []]);
    });

    it('are kept in files of their own: no link is followed, and no pipe waited for', () => {
      const fresh = run('--no-cache');
      const kept = join(outer, 'kept.txt');
      writeFileSync(kept, 'kept');
      assert.deepEqual(run('--cache', '../cache'), fresh);
      const [build = ''] = readdirSync(join(cache, 'results'));
      const shards = readdirSync(join(cache, 'results', build)).map((name) =>
        join(cache, 'results', build, name),
      );
      for (const plant of [
        (path: string) => {
          symlinkSync(kept, path);
        },
        (path: string) => {
          execFileSync('mkfifo', [path]);
        },
        (path: string) => {
          mkdirSync(path);
        },
      ]) {
        for (const path of shards) {
          rmSync(path, { recursive: true, force: true });
          plant(path);
        }
        assert.deepEqual(run('--cache', '../cache'), fresh);
        assert.equal(readFileSync(kept, 'utf8'), 'kept');
      }
    });

    it('do not follow a link of their folder', () => {
      const elsewhere = join(outer, 'elsewhere');
      mkdirSync(elsewhere);
      mkdirSync(cache);
      symlinkSync(elsewhere, join(cache, 'results'));
      assert.deepEqual(run('--cache', '../cache'), run('--no-cache'));
      assert.deepEqual(readdirSync(elsewhere), []);
    });

    it('hold few files open', () => {
      run('--cache', '../cache');
      const command = 'ulimit -n 120; exec "$0" "$@" check . --cache ../cache';
      const { status, stdout, stderr } = spawnSync(
        'bash',
        ['-c', command, process.execPath, builtCli()],
        { cwd: folder, encoding: 'utf8' },
      );
      assert.deepEqual([status, stderr], [0, '']);
      assert.equal(stdout, run('--no-cache').out);
    });

    it('of two processes at once are whole', async () => {
      const both = [0, 1].map(
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(
              process.execPath,
              [builtCli(), 'check', '.', '--cache', '../cache'],
              {
                cwd: folder,
              },
            );
            let out = '';
            child.stdout.on('data', (piece: Buffer) => (out += String(piece)));
            child.on('close', () => {
              resolve(out);
            });
          }),
      );
      const [one, other] = await Promise.all(both);
      assert.equal(one, other);
      assert.equal(run('--cache', '../cache').out, one);
      const left = readdirSync(cache, { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        left.filter((name) => name.endsWith('.tmp')),
        [],
      );
    });

    it('count for what changes since a revision, and never where the output is read', () => {
      run('--cache', '../cache');
      const refused = run('--cache', '../cache', '--output', 'companies.sourcing.yaml');
      assert.equal(refused.status, 2);
      assert.match(readFileSync(join(folder, 'companies.sourcing.yaml'), 'utf8'), /^manifest: 1/);
      appendFileSync(join(folder, 'm1.sourcing.yaml'), '# moved\n');
      assert.deepEqual(run('--cache', '../cache'), run('--no-cache'));
    });
  });
});
