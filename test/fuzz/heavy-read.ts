/**
 * Reads texts that are sent by their number, each as the command line does or as the editor does, and answers
 * with what it took: started by `heavy.ts`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { LiveAnalysis } from '../../src/analysis/live-analysis';
import type { Slices } from '../../src/text/slices';
import { onThisThread, processorMs } from '../bench/processor-time';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';
import { heavyTexts, written } from './heavy-texts';

/** What is asked for. */
export interface Ask {
  readonly index: number;
  readonly length: number;
  readonly how: 'whole' | 'slices';
}

/** Processor time in milliseconds: of all, or of this thread in the longest piece between two turns for others. */
export interface Answer extends Ask {
  readonly milliseconds: number;
  /** The most that the process had resident meanwhile; where that cannot be had, ever. 0 of a short text. */
  readonly megabytes: number;
  /** Of these, what it had before. */
  readonly megabytesBefore: number;
}

const FILE = 'product.sourcing.yaml';

// `yaml` for Node looks into the environment at each word, which takes long; what is bundled does not.
Object.defineProperty(process, 'env', { value: { ...process.env } });

function timed(work: () => void, clock: () => number): number {
  const before = clock();
  work();
  return clock() - before;
}

/** Of its own thread alone where Node can say it (24, as in the editor's host): what others do stops nobody. */
const task = (work: () => void): number => timed(work, onThisThread);

/** The longest task where the editor opens a text and somebody types in its middle. */
function longestTask(text: string): number {
  const start = { start: 0, end: 3000 };
  let live = new LiveAnalysis('', 'yaml');
  let longest = task(() => {
    live = new LiveAnalysis(text, 'yaml');
    if (live.isLong) live.part(start);
  });
  const judge = (): void => {
    const slices: Slices<unknown> = live.judge({
      file: FILE,
      knowledge,
      today: knowledge.asOf,
      imports: new Map(),
    });
    for (let isDone = false; !isDone;) {
      longest = Math.max(
        longest,
        task(() => (isDone = slices.next().done === true)),
      );
    }
  };
  judge();
  const middle = text.length >> 1;
  for (const typed of ['x', ': ']) {
    const after = text.slice(0, middle) + typed + text.slice(middle);
    const edit = task(() => live.edit({ start: middle, end: middle, text: typed }, after));
    longest = Math.max(longest, edit);
    judge();
    live.edit({ start: middle, end: middle + typed.length, text: '' }, text);
  }
  return longest;
}

/** Of shorter texts the memory is not looked at: collecting garbage before each takes longer than reading it. */
const MIN_MEASURED = 1_000_000;
/** Linux begins to count anew where this is written. */
const COUNTER = '/proc/self/clear_refs';

function beginToCount(): number {
  globalThis.gc?.();
  if (existsSync(COUNTER)) writeFileSync(COUNTER, '5');
  return megabytes();
}

function megabytes(): number {
  const status = existsSync(COUNTER) ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Number(kilobytes) / 1024;
}

const texts = await heavyTexts();
process.on('message', (ask: Ask) => {
  const each = texts[ask.index];
  if (!each) return;
  const text = written(each, ask.length);
  const isMeasured = ask.length >= MIN_MEASURED;
  const megabytesBefore = isMeasured ? beginToCount() : 0;
  const milliseconds =
    ask.how === 'slices'
      ? longestTask(text)
      : timed(() => {
          analyseText(text);
        }, processorMs);
  const most = isMeasured ? megabytes() : 0;
  process.send?.({ ...ask, milliseconds, megabytes: most, megabytesBefore } satisfies Answer);
});
process.send?.('ready');
