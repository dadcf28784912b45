/** Bundles the API tests for the extension host, which loads CommonJS files. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';
import { apiTests, root } from './paths';

/**
 * Writes one file for each `test/editor/**\/*.test.ts` next to the entry that runs them.
 * @throws Error when there is no test or one does not compile.
 */
export async function bundleTests(): Promise<void> {
  const tests = await glob('test/editor/**/*.test.ts', { cwd: root, absolute: true });
  if (tests.length === 0) throw new Error('There are no API tests in test/editor');
  const outdir = dirname(apiTests);
  rmSync(outdir, { recursive: true, force: true });
  await build({
    entryPoints: [join(root, 'test', 'editor', 'index.ts'), ...tests],
    outbase: join(root, 'test', 'editor'),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // The CommonJS build of jsonc-parser hides its parts from a bundler.
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleTests();
