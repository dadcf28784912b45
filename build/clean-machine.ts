/**
 * Checks what ships on a state that has nothing of the build: `npm run check:clean`, after
 * `npm run package`. What a fresh clone generates, and two builds in two folders, are the same bytes; the npm
 * package is installed, and the extension unpacked, in a folder with blanks in its name, with another home. The
 * package runs under every Node that is named (`NODES=/path/to/node,…`; default: this one and, where npm has them
 * for this machine, two others).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { nodeOf, nodesRunHere } from '../test/support/nodes';
import { packagePath } from './package-check';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const OTHERS = nodesRunHere ? ['22.12.0', '24.21.0'] : [];
const nodes = process.env.NODES?.split(',') ?? [
  process.execPath,
  ...(await Promise.all(OTHERS.map(nodeOf))),
];
const folder = mkdtempSync(join(tmpdir(), 'sc clean '));
const home = join(folder, 'another home');
mkdirSync(home);

try {
  checkGenerated();
  checkBuilds();
  checkTarball();
  checkExtension();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function fail(what: string): never {
  throw new Error(what);
}

/** A clone has none of the generated modules: those that make them must not need them. */
function checkGenerated(): void {
  const clone = join(folder, 'fresh clone');
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of tracked.split('\0').filter((name) => existsSync(join(root, name)) && name)) {
    mkdirSync(dirname(join(clone, file)), { recursive: true });
    cpSync(join(root, file), join(clone, file));
  }
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  const args = ['--import', 'tsx', 'build/generate.ts', '--modules'];
  execFileSync(process.execPath, args, { cwd: clone });
  for (const made of readdirSync(join(clone, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!made.endsWith('generated')) continue;
    for (const name of readdirSync(join(clone, 'src', made))) {
      const [fresh, own] = [clone, root].map((at) =>
        readFileSync(join(at, 'src', made, name), 'utf8'),
      );
      // Where a module comes from is said from the folder, and the link leads out of it.
      if (fresh?.replaceAll(`${relative(clone, root)}/node_modules`, 'node_modules') !== own) {
        fail(`src/${made}/${name} is not what is generated.`);
      }
    }
  }
  console.log('A fresh clone generates the same modules');
}

function checkBuilds(): void {
  const [one, two] = ['one', 'two build'].map((name) => {
    const target = join(folder, name);
    execFileSync(process.execPath, ['--import', 'tsx', 'build/bundle.ts', target], { cwd: root });
    return hashes(target);
  });
  if (one !== two || one !== hashes(join(root, 'dist'))) fail('Two builds are not the same bytes.');
  console.log('Two builds and dist/ are the same bytes');
}

function hashes(at: string): string {
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => {
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
      return `${relative(at, file)} ${hash}`;
    })
    .join('\n');
}

function npm(cwd: string, args: readonly string[]): string {
  const env = { ...process.env, HOME: home, npm_config_cache: join(home, 'cache') };
  return execFileSync('npm', args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
}

function checkTarball(): void {
  const pack = npm(root, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename } = { filename: '' }] = JSON.parse(pack) as { filename: string }[];
  const project = join(folder, 'my project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  npm(project, ['install', '--offline', '--no-audit', join(folder, filename)]);
  cpSync(join(root, 'examples'), join(project, 'examples'), { recursive: true });
  const cli = join(project, 'node_modules/sourcing-compliance/dist/cli.cjs');
  const outputs = nodes.map((node) => {
    const { status, stdout, stderr } = spawnSync(node, [cli, 'check', 'examples'], {
      cwd: project,
      encoding: 'utf8',
      env: { HOME: home },
    });
    if (status !== 1 || stderr !== '') fail(`${node}: ${String(status)} ${stderr}`);
    return stdout;
  });
  if (new Set(outputs).size !== 1) fail('The versions of Node do not print the same.');
  console.log(`The npm package runs under ${String(nodes.length)} versions of Node`);
}

function checkExtension(): void {
  const target = join(folder, 'my extensions');
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(packagePath())))) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), bytes);
  }
  // Without the editor only that it loads and has its two functions can be seen; walks do the rest.
  const editor = join(target, 'node_modules', 'vscode');
  mkdirSync(editor, { recursive: true });
  writeFileSync(join(editor, 'index.js'), 'module.exports = {};\n');
  const entry = join(target, 'extension', 'dist', 'extension.cjs');
  const loaded = createRequire(entry)(entry) as { activate?: unknown; deactivate?: unknown };
  if (typeof loaded.activate !== 'function') fail('The extension has no activate.');
  console.log('The extension loads from its package');
}
