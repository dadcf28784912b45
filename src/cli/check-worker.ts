/** A thread that checks the files it is sent: see `check-on-cores.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerSettings } from './check-on-cores';
import { checkSome } from './check-some';
import { FileChecker } from './file-checker';
import { formatOf } from './format-of';

const { settings, format, colours } = workerData as WorkerSettings;
const checker = new FileChecker(settings);
const printed = formatOf(format, colours);

parentPort?.on('message', (files: readonly string[]) => {
  // What goes wrong ends the thread; who started it is told, and says of which file.
  void checkSome(files, checker, printed).then((checked) => parentPort?.postMessage(checked));
});
