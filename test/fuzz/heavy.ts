/**
 * Puts texts that could make a reader slow or large (`heavy-texts.ts`) through the core: as the command line
 * reads them, at most 3 s and 500 MB each at 4 MB; and as the editor follows them, no task over 100 ms.
 *
 *     npm run fuzz:heavy                      all of them, the command line's way
 *     npm run fuzz:heavy -- --slices          the longest task of each in the editor
 *     npm run fuzz:heavy -- --only supplier   those with a part of a name, each at its whole length
 *
 *     npm run fuzz:heavy -- --seconds 600     as many as that allows, from everywhere in the list
 *
 * All is processor time, so that other work on the machine does not count. A text is read at a sixteenth and
 * an eighth of its length first, and as a whole only where what it took, going on as it grew, could be over a
 * bound. A text that takes too long ends its process, and is listed; what is over a bound is read once more by
 * itself. The worst are listed.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Ask } from './heavy-read';
import { heavyTexts } from './heavy-texts';

const MAX_MB = 500;
const LENGTH = 4_000_000;
/** What could be half as much again is read as a whole. */
const MARGIN = 1.5;
/** From one text to the next: those that are read first are from everywhere. */
const STRIDE = 997;
/** Milliseconds until a text is given up. */
const GIVEN_UP = 120_000;
const MAX_LISTED = 12;

const { values } = parseArgs({
  options: {
    slices: { type: 'boolean', default: false },
    only: { type: 'string' },
    seconds: { type: 'string', default: 'Infinity' },
  },
});
const how = values.slices ? 'slices' : 'whole';
const maxMilliseconds = values.slices ? 100 : 3000;

/** A process that reads one text after the other. */
class Reader {
  #child: ChildProcess | undefined;

  /** Undefined: it was given up, or the process died. */
  async read(ask: Ask): Promise<Answer | undefined> {
    const child = (this.#child ??= await started());
    const answer = await new Promise<Answer | undefined>((done) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), GIVEN_UP);
      const finish = (found?: Answer): void => {
        clearTimeout(timer);
        child.removeAllListeners();
        done(found);
      };
      child.once('message', (found) => {
        finish(found as Answer);
      });
      child.once('exit', () => {
        finish();
      });
      child.send(ask);
    });
    if (!answer) this.end();
    return answer;
  }

  end(): void {
    this.#child?.kill();
    this.#child = undefined;
  }
}

function started(): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, 'heavy-read.ts'), {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  return new Promise((done) =>
    child.once('message', () => {
      done(child);
    }),
  );
}

const texts = await heavyTexts();
const reader = new Reader();
const answers: Answer[] = [];
const over: string[] = [];
const only = values.only;
let whole = 0;

const isOver = ({ milliseconds, megabytes }: Answer): boolean =>
  milliseconds > maxMilliseconds || (how === 'whole' && megabytes > MAX_MB);

/** Milliseconds for the whole of a text, by what its parts took; undefined: a part took too long. */
async function expected(index: number): Promise<number | undefined> {
  const small = await reader.read({ index, length: LENGTH / 16, how });
  if (!small) return undefined;
  // Even the square of it is below the bound.
  if (small.milliseconds * 16 ** 2 <= maxMilliseconds) return small.milliseconds;
  const larger = await reader.read({ index, length: LENGTH / 8, how });
  if (!larger) return undefined;
  const leastGrowth = how === 'whole' ? 2 : 1;
  const growth = Math.max(leastGrowth, larger.milliseconds / small.milliseconds);
  return larger.milliseconds * growth ** 3 * MARGIN;
}

async function readWhole(index: number): Promise<void> {
  whole++;
  let answer = await reader.read({ index, length: LENGTH, how });
  if (answer && isOver(answer)) {
    reader.end();
    answer = await reader.read({ index, length: LENGTH, how });
  }
  if (answer) answers.push(answer);
  if (answer && !isOver(answer)) return;
  const said = answer ? shown(answer) : `${texts[index]?.name ?? ''}: the process ended`;
  over.push(said);
  console.log(`  over a bound: ${said}`);
}

const end = performance.now() + Number(values.seconds) * 1000;
let read = 0;
for (let step = 0; step < texts.length && performance.now() < end; step++) {
  const index = (step * STRIDE) % texts.length;
  const isWanted = only === undefined || (texts[index]?.name.includes(only) ?? false);
  if (!isWanted) continue;
  const estimate = only === undefined ? await expected(index) : undefined;
  if (estimate === undefined || estimate > maxMilliseconds) await readWhole(index);
  if (++read % 100 === 0) console.log(`${String(read)} texts, ${String(whole)} of them as a whole`);
}
reader.end();

function shown({ index, milliseconds, megabytes, length }: Answer): string {
  const name = texts[index]?.name ?? '';
  return `${name}: ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB (${String(length / 1e6)} MB of text)`;
}

const full = answers.filter(({ length }) => length === LENGTH);
console.log(
  `${String(read)} of ${String(texts.length)} texts read (${how}), ${String(whole)} of them as a whole. Slowest:`,
);
for (const each of full.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, MAX_LISTED)) {
  console.log(`  ${shown(each)}`);
}
console.log('Largest:');
for (const each of full.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, MAX_LISTED)) {
  console.log(`  ${shown(each)}`);
}
console.log(`Over the bounds: ${String(over.length)}.`);
for (const each of over) console.log(`  ${each}`);
if (over.length > 0) process.exitCode = 1;
