/** How soon the engine looks for what is not needed any more. Its own bounds take thousands of files to be reached. */
import type { HeapSpaceInfo } from 'node:v8';

/**
 * How much larger than what is alive the memory may get before it is looked through again, in percent. By itself
 * V8 waits for four times as much.
 */
const GARBAGE_PERCENT = 100;

/** For new objects, both halves. V8 has as much by itself up to Node 22, and later four times as much. */
const ENOUGH_BYTES = 30_000_000;

const v8 = () => process.getBuiltinModule('node:v8');

export function boundGarbage(): void {
  v8().setFlagsFromString(`--heap-growing-percent=${String(GARBAGE_PERCENT)}`);
}

/**
 * Whether the room for new objects of this thread may grow. What a check makes of a file is collected in less time
 * the more room it has; what is only looked up or handed on needs none. Asked to grow again and again, it stops at
 * what is enough.
 */
export function letNewGrow(may: boolean): void {
  const isEnough = may && v8().getHeapSpaceStatistics().some(isLarge);
  v8().setFlagsFromString(`--semi-space-growth-factor=${may && !isEnough ? '2' : '1'}`);
}

const isLarge = ({ space_name: name, space_size: bytes }: HeapSpaceInfo): boolean =>
  name === 'new_space' && bytes >= ENOUGH_BYTES;
