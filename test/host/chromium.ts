/** A headless Chromium: the system's, or the one inside an npm package. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { filledOnce } from './atomic';
import { cache, root } from './paths';
import { runCommand } from './processes';

const SYSTEM = '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Executable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts Chromium without a window.
 * @param flags beside those that it always has
 * @throws Error when it does not start.
 */
export async function launchChromium(flags: readonly string[] = []): Promise<Browser> {
  const { path, env } = existsSync(SYSTEM) ? { path: SYSTEM, env: {} } : await packagedChromium();
  return await chromium.launch({
    executablePath: path,
    args: [...FLAGS, ...flags],
    env: { ...inheritedEnv(), ...env },
  });
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

async function packagedChromium(): Promise<Executable> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(
    readFileSync(join(dirname(entry), '..', '..', 'package.json'), 'utf8'),
  ) as {
    version: string;
  };
  const folder = await filledOnce(join(cache, `chromium-${version}`), async (partial) => {
    // The package unpacks into the temporary folder, and adds the shared libraries and
    // fonts that a bare system lacks only where it believes to be on Lambda.
    const env = { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    const script =
      "import('@sparticuz/chromium').then((module) => module.default.executablePath())";
    await runCommand(process.execPath, ['-e', script], { cwd: root, env });
  });
  const path = join(folder, 'chromium');
  const env: Record<string, string> = {};
  if (!existsSync('/etc/fonts')) env['FONTCONFIG_PATH'] = join(folder, 'fonts');
  if (spawnSync(path, ['--version']).status !== 0)
    env['LD_LIBRARY_PATH'] = join(folder, 'al2023', 'lib');
  return { path, env };
}
