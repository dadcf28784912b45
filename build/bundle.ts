/** Bundles the extension and the command line into `dist/`: `npm run build`. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Plugin } from 'esbuild';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keeps the features out of the entry, to be loaded when the first manifest is open. */
const featuresApart: Plugin = {
  name: 'features-apart',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/editor\/features$/ }, () => ({
      path: './features.cjs',
      external: true,
    }));
  },
};

/** The library that reads the arguments could start other programs, which takes a while to load. */
const noProcesses: Plugin = {
  name: 'no-processes',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?child_process$/ }, () => ({
      path: 'child_process',
      namespace: 'nothing',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

const forNode: BuildOptions = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The CommonJS build of jsonc-parser hides its parts from a bundler.
  mainFields: ['module', 'main'],
};

const BUNDLES: Readonly<Record<string, BuildOptions>> = {
  'extension.cjs': {
    ...forNode,
    entryPoints: ['src/extension.ts'],
    external: ['vscode'],
    // The editor hands `vscode` to what is required, not to what is imported.
    supported: { 'dynamic-import': false },
    plugins: [featuresApart],
  },
  'features.cjs': { ...forNode, entryPoints: ['src/editor/features.ts'], external: ['vscode'] },
  // In one piece: the extension starts it too, without the parts of the command line.
  'check-worker.cjs': { ...forNode, entryPoints: ['src/check/check-worker.ts'] },
  'browser.cjs': {
    entryPoints: ['src/extension.ts'],
    // Node's own modules are asked for only where there are threads.
    external: ['vscode', 'node:*'],
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
  },
  'cli.cjs': {
    ...forNode,
    entryPoints: ['src/cli/start.ts'],
    banner: { js: '#!/usr/bin/env node' },
  },
  'cli-main.cjs': {
    ...forNode,
    entryPoints: ['src/cli/main.ts'],
    // What a library asks for at its own address it is to find at that of the bundle.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    supported: { 'dynamic-import': false },
    plugins: [noProcesses],
  },
};

const results = await Promise.all(
  Object.entries(BUNDLES).map(async ([name, options]) => {
    const result = await build({
      ...options,
      absWorkingDir: root,
      outfile: join('dist', name),
      bundle: true,
      minify: true,
      metafile: true,
      write: false,
      logLevel: 'warning',
    });
    return { name, ...result };
  }),
);

// Only now: a build that fails leaves the last one whole.
rmSync(join(root, 'dist'), { recursive: true, force: true });
mkdirSync(join(root, 'dist'));
const meta = join(root, 'out', 'meta');
mkdirSync(meta, { recursive: true });
for (const { name, outputFiles, metafile } of results) {
  for (const { path, contents } of outputFiles) writeFileSync(path, contents);
  writeFileSync(join(meta, `${name}.json`), JSON.stringify(metafile));
}
// The browser of the oldest supported VS Code adds .js to what the manifest names.
copyFileSync(join(root, 'dist', 'browser.cjs'), join(root, 'dist', 'browser.cjs.js'));

const example = join(root, 'examples', 'wind-turbine-magnet.sourcing.yaml');
execFileSync(
  process.execPath,
  [
    '--import',
    'tsx',
    join(root, 'build', 'code-cache.ts'),
    join(root, 'dist', 'cli-main.cjs'),
    example,
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);
