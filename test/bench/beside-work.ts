/** What `beside.ts` measures, a turn at a message: in a process of its own, of one tree or the other. */
import { analyse } from '../../src/analysis/analyse';
import { readManifest } from '../../src/manifest/read';
import { manifestOf } from './manifests';
import { count, processorMs } from './processor-time';
import type { Keystroke } from './typing';
import { input, typingOf } from './typing';

/** Edits of every kind; all judged again after one; a text read and judged anew. */
export type Part = 'edits' | 'whole' | 'cold';

/** Milliseconds of processor time, of an edit of a kind or of another part. */
export type Times = readonly Keystroke[];

count(processorMs);

const cold = (text: string): unknown => {
  const manifest = readManifest(text, 'yaml');
  const files = new Map([[input.file, manifest]]);
  return analyse({ ...input, manifest, files }).findings;
};

const timed = (kind: string, act: () => unknown): Times => {
  const start = processorMs();
  act();
  return [{ kind, ms: processorMs() - start }];
};

const size = Number(process.argv[2]);
if (process.argv[3] === 'heap') {
  // What is made once is there before it is counted.
  typingOf(100);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const kept = typingOf(size);
  globalThis.gc?.();
  console.log(process.memoryUsage().heapUsed - before - (kept[0].text === '' ? 1 : 0));
} else {
  const [typing, next] = typingOf(size);
  const text = manifestOf(size);
  process.on('message', (part: Part) => {
    const times =
      part === 'edits'
        ? [...typing.eachKind(next)]
        : timed(part, () => (part === 'whole' ? typing.judge() : cold(text)));
    process.send?.(times);
  });
  process.send?.([]);
}
