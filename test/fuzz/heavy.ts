/**
 * Puts texts that could make a reader slow or large (`heavy-texts.ts`) through the core: as the command line
 * reads them, at most 3 s and 500 MB each at 4 MB; and as the editor follows them, no task over 100 ms.
 *
 *     npm run fuzz:heavy                      all of them, the command line's way
 *     npm run fuzz:heavy -- --slices          the longest task of each in the editor
 *     npm run fuzz:heavy -- --only supplier   those with a part of a name, each at its whole length
 *
 *     npm run fuzz:heavy -- --seconds 600     as many as that allows, from everywhere in the list
 *     npm run fuzz:heavy -- --from 800        from there on: as many were read before
 *
 * All is processor time, so that other work on the machine does not count; that of a task is of its thread alone under Node
 * 24. A text is screened first: at a 64th
 * and a 16th of its length, and at a quarter, as long as what that took, growing on as it grew and no less than
 * the text, could be over a bound; only then it is read as a whole. So a text whose cost leaps only beyond a 16th
 * is not found, nor one whose memory does while its time does not; `--only` reads as a whole without screening. A text that takes too long ends its process, and is
 * listed; what is over a bound is read once more by itself. The worst are listed, with what was expected of those
 * that were not read as a whole.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Ask } from './heavy-read';
import { heavyTexts } from './heavy-texts';

const MAX_MB = 500;
const LENGTH = 4_000_000;
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
    from: { type: 'string', default: '0' },
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
/** What is expected of those whose parts were enough. */
const screened: Answer[] = [];
const over: string[] = [];
const only = values.only;
let whole = 0;

const isOver = ({ milliseconds, megabytes }: Answer, margin = 1): boolean =>
  milliseconds * margin > maxMilliseconds || (how === 'whole' && megabytes > MAX_MB);

/** Parts of the length, each four times as long as the one before. */
const PARTS = [64, 16, 4] as const;
/** What is expected of a part may be half as much again. */
const MARGIN = 1.5;

/** Whether a text is read as a whole: by what its parts took, or because one took too long. */
async function couldBeOver(index: number): Promise<boolean> {
  let before: Answer | undefined;
  for (const part of PARTS) {
    const now = await reader.read({ index, length: LENGTH / part, how });
    if (!now) return true;
    if (before) {
      const whole = expected(before, now, part);
      if (!isOver(whole, MARGIN)) {
        screened.push(whole);
        return false;
      }
    }
    before = now;
  }
  return true;
}

/** What the whole takes, growing on as its parts grew; `part`: of which the last of them is one. */
function expected(before: Answer, now: Answer, part: number): Answer {
  const leastGrowth = how === 'whole' ? 4 : 1;
  // Below a millisecond a ratio says nothing.
  const growth = Math.max(leastGrowth, now.milliseconds / Math.max(1, before.milliseconds));
  return {
    ...now,
    length: LENGTH,
    milliseconds: now.milliseconds * growth ** (Math.log(part) / Math.log(4)),
    megabytes: now.megabytesBefore + (now.megabytes - now.megabytesBefore) * part,
  };
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
for (let step = Number(values.from); step < texts.length && performance.now() < end; step++) {
  const index = (step * STRIDE) % texts.length;
  const isWanted = only === undefined || (texts[index]?.name.includes(only) ?? false);
  if (!isWanted) continue;
  if (only !== undefined || (await couldBeOver(index))) await readWhole(index);
  if (++read % 100 === 0) {
    console.log(
      `${String(read)} texts, ${String(screened.length)} of them in part, ${String(whole)} as a whole`,
    );
  }
}
reader.end();

function shown({ index, milliseconds, megabytes, length }: Answer): string {
  const name = texts[index]?.name ?? '';
  return `${name}: ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB (${String(length / 1e6)} MB of text)`;
}

console.log(
  `${String(read)} of ${String(texts.length)} texts read (${how}), ${String(screened.length)} of them in part, ` +
    `${String(whole)} as a whole. Slowest:`,
);
for (const each of answers
  .toSorted((a, b) => b.milliseconds - a.milliseconds)
  .slice(0, MAX_LISTED)) {
  console.log(`  ${shown(each)}`);
}
console.log('Largest:');
for (const each of answers.toSorted((a, b) => b.megabytes - a.megabytes).slice(0, MAX_LISTED)) {
  console.log(`  ${shown(each)}`);
}
if (screened.length > 0) console.log('Expected to be the slowest of the others:');
for (const each of screened
  .toSorted((a, b) => b.milliseconds - a.milliseconds)
  .slice(0, MAX_LISTED)) {
  console.log(`  ${shown(each)}`);
}
console.log(`Over the bounds: ${String(over.length)}.`);
for (const each of over) console.log(`  ${each}`);
if (over.length > 0) process.exitCode = 1;
