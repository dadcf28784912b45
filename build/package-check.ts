/** Checks what a packaged extension holds: what it needs at run time, and nothing else. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const LIMIT_BYTES = 3_300_000;
const root = fileURLToPath(new URL('../', import.meta.url));

/** Every file must match one of these; `extension/` is where vsce puts the extension's own. */
const ALLOWED = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[\w-]+)?)?\.json$/,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/license(\.\w+)?$/i,
  /^extension\/dist\/(extension|features|exchange|german|report|find-worker)\.cjs$/,
  /^extension\/dist\/browser\.cjs(\.js)?$/,
  /^extension\/schemas\/[\w-]+\.schema\.json$/,
  /^extension\/docs\/rules\/[\w-]+\.md$/,
  /^extension\/snippets\/[\w-]+\.json$/,
  /^extension\/(media|l10n)\//,
];

/** What the bundled libraries ask for. */
const NOTICES = 'extension/dist/THIRD-PARTY-NOTICES.txt';

/** Where this repository's `npm run package` puts its package. */
export function packagePath(): `${string}.vsix` {
  const { name, version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Manifest;
  return `${root}${name}-${version}.vsix`;
}

/** Returns what is wrong with a package, a sentence each; none when it is fit to publish. */
export function packageFaults(vsix: Uint8Array): string[] {
  const faults: string[] = [];
  if (vsix.length >= LIMIT_BYTES)
    faults.push(`It has ${String(vsix.length)} bytes; the limit is ${String(LIMIT_BYTES)}.`);
  const files = unzipSync(vsix);
  for (const path of Object.keys(files)) {
    if (!path.endsWith('/') && !ALLOWED.some((pattern) => pattern.test(path)))
      faults.push(`${path} does not belong in it.`);
  }
  for (const path of [...entryPoints(files['extension/package.json']), NOTICES]) {
    if (!Object.hasOwn(files, path)) faults.push(`${path} is missing.`);
  }
  for (const [path, content] of Object.entries(files)) {
    if (!/^extension\/dist\/[\w-]+\.cjs$/.test(path)) continue;
    for (const [, part = ''] of new TextDecoder()
      .decode(content)
      .matchAll(/require\("\.\/([\w-]+\.cjs)"\)/g)) {
      if (!Object.hasOwn(files, `extension/dist/${part}`))
        faults.push(`${path} loads ${part}, which is missing.`);
    }
  }
  for (const page of ['readme', 'changelog']) {
    const text = new TextDecoder().decode(files[`extension/${page}.md`]);
    for (const [, target = ''] of text.matchAll(/\]\((?![a-z]+:|#)([^)]*)\)/g)) {
      faults.push(`${page}.md: ${target} leads nowhere in the editor.`);
    }
  }
  return faults;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly main?: string;
  readonly browser?: string;
}

function entryPoints(manifest: Uint8Array | undefined): string[] {
  if (manifest === undefined) return ['extension/package.json'];
  const { main, browser } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest;
  return [main, browser]
    .filter((entry) => entry !== undefined)
    .map((entry) => `extension/${entry.replace('./', '')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const vsix = readFileSync(packagePath());
  const faults = packageFaults(vsix);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log(
    `${packagePath()}: ${String(Math.round(vsix.length / 1000))} kB, nothing in it that does not belong`,
  );
}
