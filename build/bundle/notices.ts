import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Metafile } from 'esbuild';

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * Packages of which something is in the files that are generated: code of the schemas, names and outlines of
 * countries.
 */
const GENERATED_FROM = ['ajv', 'i18n-iso-countries', 'world-atlas'];

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)/i;

/**
 * The notices of every package of which something is bundled, with the full text of its licences.
 *
 * @throws Error where a package has no licence file: what it asks for cannot be given then
 */
export function notices(root: string, metafiles: readonly Metafile[]): string {
  const folders = new Set([
    ...GENERATED_FROM.map((name) => `node_modules/${name}`),
    ...metafiles.flatMap((metafile) => bundledPackages(metafile)),
  ]);
  const parts = [...folders].sort().map((folder) => notice(root, folder));
  return [
    'Sourcing Compliance contains parts of the following packages. Their notices and licences:\n',
    ...new Set(parts),
  ].join(`\n${'-'.repeat(80)}\n\n`);
}

/** Folders of packages that put bytes into an output. */
function bundledPackages({ outputs }: Metafile): string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
      return folder !== undefined && bytesInOutput > 0 ? [folder] : [];
    }),
  );
}

function notice(root: string, folder: string): string {
  const path = join(root, folder);
  const about = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Package;
  const texts = licencesOf(root, path).map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  if (texts.length === 0) throw new Error(`${folder} has no licence file.`);
  const { name, version, license = 'see below', repository } = about;
  const url = typeof repository === 'string' ? repository : repository?.url;
  const head = [`${name} ${version}`, `License: ${license}`, ...(url ? [url] : [])];
  return `${head.join('\n')}\n\n${texts.join('\n\n')}\n`;
}

/** A package's own files; for one that is published without, that of its repository, which is kept here. */
function licencesOf(root: string, path: string): string[] {
  const own = readdirSync(path).filter((name) => LICENSE_FILE.test(name));
  if (own.length > 0) return own.sort().map((name) => join(path, name));
  const kept = join(root, 'build/bundle/licences', `${basename(path)}.txt`);
  return existsSync(kept) ? [kept] : [];
}
