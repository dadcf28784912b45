/** Bundles API tests for the Node extension host, which loads CommonJS files. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { glob } from 'tinyglobby';
import { apiTests, root } from './paths';

/**
 * Writes one file for each test next to the entry that runs them.
 *
 * @param tests files of tests, absolute
 * @param outdir where they are written
 * @throws Error when one does not compile
 */
export async function bundleTests(
  tests: readonly string[],
  outdir = dirname(apiTests),
): Promise<void> {
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

// For "API tests" of .vscode/launch.json.
if (process.argv[1] === fileURLToPath(import.meta.url))
  await bundleTests(await glob('test/editor/*.test.ts', { cwd: root, absolute: true }));
