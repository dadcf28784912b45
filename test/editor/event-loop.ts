/** How long the extension host is kept busy. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';

/** What `process.threadCpuUsage` of newer Nodes gives, in microseconds. */
type CpuUsage = () => { readonly user: number; readonly system: number };

/** Milliseconds between two looks. */
const PACE = 2;

/**
 * Runs some work and says in words how long others had to wait meanwhile. On a machine that has other
 * things to do they wait for a core, too: beside the delay it says what this thread itself was busy with,
 * and how long a process waited that has nothing to do at all.
 */
export async function watched(work: () => Promise<void>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const collections: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collections.push(duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  const busy = longestOnCore();
  const idle = idleProcess();
  const before = process.memoryUsage.rss();
  let most = before;
  const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 100);
  delay.enable();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  // What was sent to the editor has its turn.
  await new Promise((resolve) => setTimeout(resolve, 500));
  delay.disable();
  clearInterval(look);
  observer.disconnect();
  const [median, late, longest] = [delay.percentile(50), delay.percentile(99), delay.max];
  return [
    `${seconds.toFixed(2)} s`,
    `event loop: median ${ms(median / 1e6)}, p99 ${ms(late / 1e6)}, longest ${ms(longest / 1e6)}`,
    `longest task on the core ${busy()}`,
    `an idle process waited ${ms(await idle())}`,
    `longest collection ${ms(Math.max(0, ...collections))}`,
    `memory ${mb(before)}, at most ${mb(most)}, then ${mb(process.memoryUsage.rss())}`,
  ].join('; ');
}

/** The most time of a core that this thread took between two looks; gives it in words and ends. */
function longestOnCore(): () => string {
  const { threadCpuUsage } = process as { threadCpuUsage?: CpuUsage };
  if (!threadCpuUsage) return () => 'not known to this Node';
  const used = (): number => {
    const { user, system } = threadCpuUsage.call(process);
    return (user + system) / 1000;
  };
  let last = used();
  let longest = 0;
  const look = setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  }, PACE);
  return () => {
    clearInterval(look);
    return ms(longest);
  };
}

const IDLE = `
const delay = require('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 });
delay.enable();
process.stdin.resume();
process.stdin.on('end', () => console.log(delay.max / 1e6));
`;

/** Starts a process that does nothing; ends it and gives the longest delay of its event loop. */
function idleProcess(): () => Promise<number> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, ['-e', IDLE], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  return async () => {
    child.stdin.end();
    return Number(await text(child.stdout));
  };
}

const ms = (time: number): string => `${time.toFixed(0)} ms`;
const mb = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;
