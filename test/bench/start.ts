/**
 * The start of the command line: `check` of one small file beside `node -e 0`, as processor time of the whole
 * process, which other work on the machine changes least. Each is run in turn; median and minimum.
 * Prints the figures; asserts nothing. `NODES` names further programs of Node, with colons between.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifestOf } from './manifests';

const RUNS = 21;
const folder = mkdtempSync(join(tmpdir(), 'sc-start-'));
/** Says at the end what the process took, in microseconds. */
const meter = join(folder, 'meter.cjs');
const METER = `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('fs').writeSync(2, '\\n' + (user + system));
});`;

/** Milliseconds of processor time. */
function took(node: string, args: readonly string[]): number {
  const { stderr } = spawnSync(node, ['--require', meter, ...args], {
    encoding: 'utf8',
    // What Node keeps compiled is kept here, and is there from the second run on.
    env: { ...process.env, HOME: folder, XDG_CACHE_HOME: '' },
  });
  return Number(stderr.trim().split('\n').at(-1)) / 1000;
}

const figures = (times: readonly number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: sorted[RUNS >> 1] ?? 0, least: sorted[0] ?? 0 };
};

try {
  writeFileSync(meter, METER);
  const one = join(folder, 'one.sourcing.yaml');
  writeFileSync(one, manifestOf(1));
  const checked = { 'one source': one, example: 'examples/wind-turbine-magnet.sourcing.yaml' };
  for (const node of [process.execPath, ...(process.env.NODES ?? '').split(':').filter(Boolean)]) {
    const commands = [
      ['-e', '0'],
      ...Object.values(checked).map((file) => ['dist/cli.cjs', 'check', file]),
    ];
    const times = commands.map((): number[] => []);
    for (let run = 0; run < RUNS; run++) {
      for (const [index, args] of commands.entries()) times[index]?.push(took(node, args));
    }
    const [empty, ...checks] = times.map(figures);
    console.log(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim());
    for (const [index, { median, least }] of checks.entries()) {
      const beside = empty ?? { median: 1, least: 1 };
      console.log(
        `  ${Object.keys(checked)[index] ?? ''}: ${median.toFixed(0)} ms (least ${least.toFixed(0)}) beside ` +
          `${beside.median.toFixed(0)} (${beside.least.toFixed(0)}): ${(median / beside.median).toFixed(2)} times`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
