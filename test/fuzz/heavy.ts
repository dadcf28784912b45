/**
 * Puts texts that could make a reader slow or large (`heavy-texts.ts`) through the core: as the command line
 * reads them, at most 3 s and 500 MB each at 4 MB; and as the editor follows them, no task over 100 ms.
 *
 *     npm run fuzz:heavy                      all of them, the command line's way
 *     npm run fuzz:heavy -- --slices          the longest task of each in the editor
 *     npm run fuzz:heavy -- --only supplier   those with a part of a name, each at its whole length
 *
 * All is processor time, so that other work on the machine does not count. To be bounded, a text is read at an
 * eighth of its length first, and as a whole only where that could be over a bound: by the square of what it
 * took, or for a task, which should not grow with the text at all, by as much as the text grows. A text
 * that takes too long ends its process, and is listed; what is over a bound is read once more by itself.
 */
import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer, Ask } from './heavy-read';
import { heavyTexts } from './heavy-texts';

const MAX_MB = 500;
const LENGTH = 4_000_000;
const PART = 8;
/** Milliseconds until a text is given up. */
const GIVEN_UP = 120_000;
const MAX_LISTED = 12;

const { values } = parseArgs({
  options: {
    slices: { type: 'boolean', default: false },
    only: { type: 'string' },
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

for (const [index, { name }] of texts.entries()) {
  if (index % 200 === 199) console.log(`${String(index + 1)} of ${String(texts.length)} texts`);
  if (only !== undefined && !name.includes(only)) continue;
  let answer: Answer | undefined;
  if (only === undefined) {
    answer = await reader.read({ index, length: LENGTH / PART, how });
    const growth = how === 'whole' ? PART * PART : PART;
    if (answer && answer.milliseconds * growth <= maxMilliseconds) {
      answers.push(answer);
      continue;
    }
  }
  whole++;
  answer = await reader.read({ index, length: LENGTH, how });
  if (answer && isOver(answer)) {
    reader.end();
    answer = await reader.read({ index, length: LENGTH, how });
  }
  if (answer) answers.push(answer);
  else over.push(`${name}: the process ended`);
  if (answer && isOver(answer)) over.push(shown(answer));
}
reader.end();

function shown({ index, milliseconds, megabytes, length }: Answer): string {
  const name = texts[index]?.name ?? '';
  return `${name}: ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB (${String(length / 1e6)} MB of text)`;
}

const full = answers.filter(({ length }) => length === LENGTH);
console.log(
  `${String(answers.length)} texts read (${how}), ${String(whole)} of them as a whole. Slowest:`,
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
