/**
 * Bundles the extension, the command line and the package's own entry into `dist/`, or the folder that is
 * named: `npm run build [-- FOLDER]`. The same sources give the same bytes.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions, Metafile, OutputFile, Plugin } from 'esbuild';
import { build, transform } from 'esbuild';
import { notices } from './bundle/notices';
import type { Part } from './bundle/parts';
import { gathered } from './bundle/parts';
import { standalonePage } from './bundle/readme';
import { writeTypes } from './bundle/types';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = resolve(root, process.argv[2] ?? 'dist');

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string;
};

/** Keeps a part out of what imports it, to be loaded when it is wanted. */
const apart = (name: string, filter: RegExp): Plugin => ({
  name: `${name}-apart`,
  setup(bundler) {
    bundler.onResolve({ filter }, () => ({ path: `./${name}.cjs`, external: true }));
  },
});

/** The library that reads the arguments could start other programs, which takes a while to load. */
const noProcesses: Plugin = {
  name: 'no-processes',
  setup(bundler) {
    bundler.onResolve({ filter: /^(node:)?child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer)
        ? { path: 'child_process', namespace: 'nothing' }
        : undefined,
    );
    bundler.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Of the package, and of all that it is made from: kept results are of one build. */
const define = {
  SOURCING_COMPLIANCE_VERSION: JSON.stringify(version),
  SOURCING_COMPLIANCE_BUILD: JSON.stringify(sumOfSources().slice(0, 16)),
};

/**
 * As modules: the CommonJS of `yaml` can only be loaded as a whole, when it is asked for anywhere. The one for
 * Node also looks into the environment at each word and sign.
 */
const YAML = 'node_modules/yaml/browser/dist/';

const forNode = {
  alias: { yaml: join(root, YAML, 'index.js') },
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The CommonJS build of jsonc-parser hides its parts from a bundler.
  mainFields: ['module', 'main'],
} as const satisfies BuildOptions;

/** The editor hands `vscode` to what is required, not to what is imported. */
const required = { supported: { 'dynamic-import': false } } as const satisfies BuildOptions;

/** What is one file each. */
const BUNDLES: Readonly<Record<string, BuildOptions>> = {
  'extension.cjs': {
    ...forNode,
    entryPoints: ['src/extension.ts'],
    external: ['vscode'],
    ...required,
    // With the first manifest.
    plugins: [apart('features', /^\.\/editor\/features$/)],
  },
  'features.cjs': {
    ...forNode,
    entryPoints: ['src/editor/features.ts'],
    external: ['vscode'],
    ...required,
    // With the first import or export; the first report; for an editor in German.
    plugins: [
      apart('exchange', /^\.\/exchange$/),
      apart('report', /^\.\/made$/),
      apart('german', /\/messages\/german\/german$/),
    ],
  },
  'exchange.cjs': {
    ...forNode,
    entryPoints: ['src/editor/exchange/exchange.ts'],
    external: ['vscode'],
    ...required,
    plugins: [apart('german', /\/messages\/german\/german$/)],
  },
  'report.cjs': { ...forNode, entryPoints: ['src/editor/report/made.ts'] },
  'german.cjs': { ...forNode, entryPoints: ['src/messages/german/german.ts'] },
  'find-worker.cjs': {
    ...forNode,
    entryPoints: ['src/check/find-worker.ts'],
    ...required,
    plugins: [apart('german', /\/messages\/german\/german$/)],
  },
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
    // So old that a Node which is too old for the rest can still say so.
    target: 'node8',
    entryPoints: ['src/cli/start.ts'],
    banner: { js: '#!/usr/bin/env node' },
  },
};

/** The servers: whole programs, so that their libraries do not touch the start of `check`. */
const SERVERS: Readonly<Record<string, BuildOptions>> = {
  'lsp.cjs': { ...forNode, define, entryPoints: ['src/server/lsp/main.ts'] },
  'mcp.cjs': { ...forNode, define, entryPoints: ['src/server/mcp/main.ts'] },
};

/** What shares its parts: commands are loaded when they are used, and the core is there once. */
const NODE_ENTRIES = {
  main: 'src/cli/main.ts',
  worker: 'src/check/check-worker.ts',
  index: 'src/api.ts',
};

const KNOWLEDGE = 'src/knowledge/generated';

/** What most checks do without: loaded when something of it is used. */
const RARELY_USED: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(root, KNOWLEDGE))
    .filter((name) => /^(?:knowledge-\w+|own-names|subdivisions)\.js$/.test(name))
    .map((name) => [basename(name, '.js'), `${KNOWLEDGE}/${name}`]),
);

interface Bundle {
  readonly name: string;
  readonly files: readonly Pick<OutputFile, 'path' | 'contents'>[];
  readonly metafile: Metafile;
}

async function single(name: string, options: BuildOptions): Promise<Bundle> {
  const outfile = join(dist, name);
  const result = await build({ ...options, ...common, outfile });
  const { outputFiles, metafile } = result;
  return { name, files: outputFiles, metafile };
}

/** In parts, which the bundler makes as modules only; the start of those is slower than of CommonJS. */
async function inParts(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...common,
    ...forNode,
    format: 'esm',
    splitting: true,
    entryPoints: { ...NODE_ENTRIES, ...RARELY_USED, yaml: `${YAML}index.js` },
    outdir: join(dist, 'node'),
    outExtension: { '.js': '.cjs' },
    plugins: [noProcesses],
    define,
  });
  const parts = await Promise.all(
    outputFiles.map(async ({ path, text }): Promise<Part> => {
      const { code } = await transform(text, {
        format: 'cjs',
        platform: 'node',
        target: 'node20',
        minify: true,
        supported: { 'dynamic-import': false },
      });
      return { name: basename(path), code };
    }),
  );
  const files = gathered(parts, metafile, {
    first: [NODE_ENTRIES.main, 'src/cli/check.ts'],
    rarelyUsed: [YAML, ...Object.values(RARELY_USED)],
  }).map(({ name, code }) => ({ path: join(dist, 'node', name), contents: Buffer.from(code) }));
  return { name: 'node', files, metafile };
}

const bundles = await Promise.all([
  ...Object.entries({ ...BUNDLES, ...SERVERS }).map(([name, options]) => single(name, options)),
  inParts(),
]);

// Only now: a build that fails leaves the last one whole.
rmSync(dist, { recursive: true, force: true });
const meta = join(root, 'out', 'meta');
mkdirSync(join(dist, 'node'), { recursive: true });
mkdirSync(meta, { recursive: true });
for (const { name, files, metafile } of bundles) {
  for (const { path, contents } of files) {
    writeFileSync(path, contents, { mode: basename(path) === 'cli.cjs' ? 0o755 : 0o644 });
  }
  writeFileSync(join(meta, `${name}.json`), JSON.stringify(metafile));
}
// The browser of the oldest supported VS Code adds .js to what the manifest names.
copyFileSync(join(dist, 'browser.cjs'), join(dist, 'browser.cjs.js'));
const metafiles = bundles.map(({ metafile }) => metafile);
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices(root, metafiles));
for (const page of ['README.md', 'CHANGELOG.md']) {
  writeFileSync(join(dist, page), standalonePage(root, page));
}
writeTypes(root, join(dist, 'types'));

/** The SHA-256 of all sources and of the versions of what is bundled with them. */
function sumOfSources(): string {
  const hash = createHash('sha256');
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((name) => statSync(join(root, name)).isFile());
  for (const name of [...names, 'package-lock.json', 'package.json'].sort()) {
    const bytes = readFileSync(join(root, name));
    hash.update(`${name.replaceAll('\\', '/')} ${String(bytes.length)}\n`).update(bytes);
  }
  return hash.digest('hex');
}
