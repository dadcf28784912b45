/** Puts the stand-in for the extension of Red Hat into a folder of extensions. */
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../paths';

export async function installRedHat(extensions: string): Promise<void> {
  const from = join(root, 'test', 'host', 'red-hat');
  const folder = join(extensions, 'redhat.vscode-yaml-1.0.0');
  mkdirSync(folder);
  cpSync(join(from, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(from, 'extension.ts')],
    outfile: join(folder, 'extension.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    logLevel: 'error',
  });
}
