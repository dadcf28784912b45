/** The desktop VS Code, where there is a screen and a download. */
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import type { Release } from './npm-vscode';
import { cache } from './paths';

const PROBE = 'https://update.code.visualstudio.com/api/releases/stable';
const PROBE_LIMIT_MS = 4_000;

/** Whether a window can be shown. */
export function hasScreen(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const VERSIONS: Readonly<Record<Release, string>> = { newest: 'stable', oldest: '1.100.3' };

/** Returns the executable of a desktop VS Code, or undefined where it cannot be had. */
export async function desktopVSCode(release: Release = 'newest'): Promise<string | undefined> {
  if (!hasScreen()) return undefined;
  try {
    const answer = await fetch(PROBE, { signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    if (!answer.ok) return undefined;
    return await downloadAndUnzipVSCode({ version: VERSIONS[release], cachePath: cache });
  } catch (error) {
    console.log(
      `The desktop VS Code cannot be downloaded: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
