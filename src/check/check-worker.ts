/** A thread that checks the files it is sent, to be printed or to be shown: see `in-threads.ts`. */
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { FoundInFile } from '../workspace/found-in-file';
import type { FindSettings, FindTask } from './find-problems';
import { findProblems } from './find-problems';
import type { WorkerSettings } from './worker-settings';
import type { Checked } from './check-some';
import { buffersOf, checkSome } from './check-some';
import { FileChecker } from './file-checker';
import { formatOf, nameOf } from './format-of';

/** As `nice` has it: of two that want a core, this one gets a tenth. */
const NICE = 10;

const data = workerData as WorkerSettings | FindSettings;
// Whoever edits goes first. On Linux it is this thread's own; elsewhere it would be the whole process'.
if (!('format' in data) && process.platform === 'linux') {
  setPriority(Math.min(getPriority() + NICE, 19));
}
const checker = new FileChecker(data.settings);
const work: (message: unknown) => Promise<Checked | readonly FoundInFile[]> =
  'format' in data ? printing(data) : (message) => findProblems(message as FindTask, checker);

function printing({ settings, format }: WorkerSettings): (message: unknown) => Promise<Checked> {
  const printed = formatOf(format);
  const printedAs = settings.keeps === true ? nameOf(format) : undefined;
  return async (message) =>
    checkSome(message as readonly string[], checker, await printed, printedAs);
}

parentPort?.on('message', (message) => {
  // What goes wrong ends the thread; who started it is notified, and says of which file.
  void work(message).then((found) => {
    // Moved, not copied.
    parentPort?.postMessage(found, 'texts' in found ? buffersOf(found) : []);
  });
});
