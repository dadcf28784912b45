/** Bundles API tests for the web worker, where there is no Node: one file that brings mocha and `assert`. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { build } from 'esbuild';
import { root } from './paths';

/** Node's `assert` by the package that does the same in browsers. */
const assertForBrowsers: Plugin = {
  name: 'assert-for-browsers',
  setup(bundler) {
    bundler.onResolve({ filter: /^node:assert\/strict$/ }, () => ({
      path: 'assert',
      namespace: 'strict',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'strict' }, () => ({
      contents: "module.exports = require('assert').strict;",
      resolveDir: root,
    }));
  },
};

/** Those of some tests that need nothing of Node, over all that they import. */
export async function withoutNode(tests: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [...tests],
    outdir: join(root, 'out'),
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    external: ['vscode', 'node:*'],
    logLevel: 'error',
  });
  return Object.values(metafile.outputs).flatMap(({ entryPoint, imports }) => {
    const needsNode = imports.some(
      ({ path }) => path.startsWith('node:') && path !== 'node:assert/strict',
    );
    return entryPoint === undefined || needsNode ? [] : join(process.cwd(), entryPoint);
  });
}

/**
 * Writes the file that the worker loads.
 *
 * @param tests files of tests, absolute, in the order in which they run
 * @param grep titles of tests that are run; all without it
 * @throws Error where one does not compile
 */
export async function bundleWebTests(
  tests: readonly string[],
  outfile: string,
  grep: string | undefined,
): Promise<void> {
  const folder = join(root, 'test', 'host', 'web');
  // Requires run in their order: mocha first, so that its functions are there for the tests.
  const modules = [join(folder, 'mocha.ts'), ...tests].map(
    (path) => `require(${JSON.stringify(path)});`,
  );
  // The whole object: mocha's file puts itself there.
  const start = `module.exports = require(${JSON.stringify(join(folder, 'run.ts'))});`;
  mkdirSync(dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: [...modules, start].join('\n'), resolveDir: root },
    outfile,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    plugins: [assertForBrowsers],
    inject: [join(folder, 'process.ts')],
    define: { TEST_GREP: JSON.stringify(grep ?? ''), global: 'globalThis' },
    sourcemap: 'inline',
    external: ['vscode'],
    logLevel: 'warning',
  });
}
