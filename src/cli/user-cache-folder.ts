import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of the user for what can be made again, by the customs of the system; undefined: none is known. */
export function userCacheFolder(): string | undefined {
  const { XDG_CACHE_HOME: named, LOCALAPPDATA: windows } = process.env;
  if (named !== undefined && named.startsWith('/')) return named;
  if (process.platform === 'win32') return windows;
  const home = homedir();
  if (!home.startsWith('/') || home === '/') return undefined;
  return process.platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}
