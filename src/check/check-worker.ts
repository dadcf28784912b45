/** A thread of the command line that checks the files it is sent, to be printed: see `in-threads.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf, checkSome } from './check-some';
import { FileChecker } from './file-checker';
import { formatOf, nameOf } from './format-of';
import type { WorkerSettings } from './worker-settings';

const { settings, format } = workerData as WorkerSettings;
const checker = new FileChecker(settings);
const printed = formatOf(format);
const printedAs = settings.keeps === true ? nameOf(format) : undefined;

async function work(files: readonly string[]): Promise<void> {
  const found = await checkSome(files, checker, await printed, printedAs);
  // Moved, not copied.
  parentPort?.postMessage(found, buffersOf(found));
}

parentPort?.on('message', (message) => {
  // What goes wrong ends the thread; who started it is notified, and says of which file.
  void work(message as readonly string[]);
});
