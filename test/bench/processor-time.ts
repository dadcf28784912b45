import { readFileSync } from 'node:fs';

/** Milliseconds that the processor has worked for this process, on all its threads. */
export const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** As `processorMs`, for this thread only, as Linux counts it: others collect garbage and compile. */
export const threadMs = (): number =>
  Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;

/** As `threadMs`, to the microsecond, where Node can (from 24 on, as in the editor's host); else as `processorMs`. */
export const onThisThread = (): number => {
  const { threadCpuUsage } = process as { threadCpuUsage?: typeof process.cpuUsage };
  const { user, system } = (threadCpuUsage ?? process.cpuUsage)();
  return (user + system) / 1000;
};

/** From now on `performance.now` counts them, so that other processes do not count. */
export const count = (milliseconds: () => number): void => {
  performance.now = milliseconds;
};
