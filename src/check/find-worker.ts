/** A thread of the editor that looks for the problems of the files it is sent: see `in-threads.ts`. */
import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { english } from '../messages/english';
import { FileChecker } from './file-checker';
import type { FindSettings, FindTask } from './find-problems';
import { findProblems } from './find-problems';

/** As `nice` has it: of two that want a core, this one gets a tenth. */
const NICE = 10;

// Whoever edits goes first. On Linux it is this thread's own; elsewhere it would be the whole process'.
if (process.platform === 'linux') setPriority(Math.min(getPriority() + NICE, 19));

const { settings, language } = workerData as FindSettings;
const catalogue =
  language === undefined
    ? Promise.resolve(english)
    : import('../messages/german/german').then(({ german }) => german);
const checker = catalogue.then((messages) => new FileChecker(settings, undefined, messages));

async function work(task: FindTask): Promise<void> {
  parentPort?.postMessage(await findProblems(task, await checker, await catalogue));
}

parentPort?.on('message', (message) => {
  // What goes wrong ends the thread; who started it is notified, and says of which file.
  void work(message as FindTask);
});
