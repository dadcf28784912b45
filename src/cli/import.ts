import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isSameFile } from '../check/files';
import { encoded, readBytes, readText } from '../check/read-text';
import { UsageError } from '../check/usage-error';
import { ConvertError } from '../convert/convert-error';
import type { ImportFormat } from '../convert/formats';
import { kindOf, readImport } from '../convert/import-file';
import { writeData } from '../convert/own-cells';
import { summaryOf } from '../convert/summary';
import type { Mapping } from '../convert/table/columns';
import { readMapping, writeMapping } from '../convert/table/mapping-file';
import { isImported, updateManifest } from '../convert/update-manifest';
import { writeManifest } from '../convert/write-manifest';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { formatOf } from '../manifest/file-names';
import { POLICY_NAMES } from '../policy/file-names';
import { fileOutput, writeWhole } from './output';
import { standardBytes } from './stdin';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export interface ImportCommandOptions {
  readonly from?: ImportFormat;
  /** File of a mapping: read where it is there, else written. */
  readonly mapping?: string;
  readonly output?: string;
  readonly force?: boolean;
}

/** In the place of a file: standard input. */
export const STDIN = '-';

/**
 * Writes a manifest from what a supplier sent; what happened goes to standard error.
 *
 * @returns the exit status
 * @throws UsageError where nothing can be written
 */
export async function importFile(
  file: string,
  options: ImportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (file === STDIN && options.output === undefined) {
    throw new UsageError('What is read from standard input needs --output NAME.sourcing.yaml.');
  }
  const name = options.output ?? defaultName(file);
  const isJson = formatOf(name) === 'json';
  // A manifest in JSON is brought up to date; what is new is written in YAML, which has comments.
  if (isJson ? options.force === true || !existsSync(name) : !/\.ya?ml$/i.test(name)) {
    throw new UsageError(`${name} is no name for what is written: it must end in .yaml or .yml.`);
  }
  const knowledge = new Knowledge(knowledgeData);
  refuseToReplace(name, file, options.mapping);
  try {
    const given = mappingIn(options.mapping);
    const result = readImport(await bytesOf(file, terminal), knowledge, {
      ...(options.from && { from: options.from }),
      ...(given && { mapping: given }),
    });
    if (result.kind === 'own') {
      mayWrite(name, options.force);
      await writeFile(name, writeData(result.data));
      complain(terminal, `${name}: written from an export of this program.`);
      return 0;
    }
    const { imported } = result;
    const before = options.force === true || !existsSync(name) ? undefined : readText(name);
    if (before && 'error' in before) throw new UsageError(`${name}: ${before.error}`);
    const kind = kindOf(imported);
    const into = before && { text: before.text, format: formatOf(name), knowledge };
    if (into && (kind === '' || !isImported(into.text, into.format, kind))) {
      mayWrite(name, options.force);
    }
    const updated = into && updateManifest(into, imported.draft, kind);
    const text = updated ? updated.text : writeManifest(imported.draft);
    const { mapping } = imported;
    // First: where it cannot be written, nothing is.
    const isMappingNew = options.mapping !== undefined && !given && mapping !== undefined;
    if (isMappingNew) await writeFile(options.mapping, writeMapping(mapping));
    if (text !== before?.text) {
      try {
        if (before) refuseChanged(name, before.text);
        await writeFile(name, before ? encoded(text, before.encoding) : text);
      } catch (error) {
        if (isMappingNew) rmSync(options.mapping, { force: true });
        throw error;
      }
    }
    for (const line of summaryOf(imported, name, updated)) complain(terminal, line);
    return 0;
  } catch (error) {
    if (error instanceof ConvertError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws UsageError where there is a file that may not be overwritten */
export function mayWrite(name: string, force: boolean | undefined): void {
  if (force !== true && existsSync(name)) {
    throw new UsageError(`${name} is there already. Use --force to overwrite it.`);
  }
}

/** @throws UsageError where a manifest would take the place of something else that is needed, `--force` or not */
function refuseToReplace(name: string, file: string, mapping: string | undefined): void {
  const refuse = (what: string): never => {
    throw new UsageError(`${name} ${what}. Write the manifest to another file.`);
  };
  // Neither may be there yet: then they are one where case does not count.
  const isNamed = (other: string): boolean =>
    isSameFile(name, other) || resolve(name).toLowerCase() === resolve(other).toLowerCase();
  if (mapping !== undefined && isNamed(mapping)) refuse('is the mapping');
  if (file !== STDIN && isSameFile(name, file)) refuse('is what is imported');
  if (POLICY_NAMES.some((policy) => policy === basename(name).toLowerCase())) {
    refuse('is the name of a policy');
  }
}

/** @throws UsageError where somebody has saved something else since it was read */
function refuseChanged(name: string, before: string): void {
  const now = readText(name);
  if ('error' in now || now.text !== before) {
    throw new UsageError(`${name} has changed meanwhile. Import it again.`);
  }
}

const writeFile = async (name: string, text: string | Uint8Array): Promise<void> =>
  writeWhole(await fileOutput(name), text);

function mappingIn(name: string | undefined): Mapping | undefined {
  if (name === undefined || !existsSync(name)) return undefined;
  const read = readText(name);
  if ('error' in read) throw new UsageError(`${name}: ${read.error}`);
  return readMapping(read.text);
}

/** Beside the file, under its name. */
const defaultName = (file: string): string =>
  join(dirname(file), `${basename(file).replace(/\.[^.]+$/, '')}.sourcing.yaml`);

/** @throws UsageError where it cannot be read */
async function bytesOf(file: string, terminal: Terminal): Promise<Buffer> {
  const isStdin = file === STDIN;
  const read = isStdin ? await standardBytes(() => terminal.stdin) : readBytes(file);
  if ('error' in read) throw new UsageError(isStdin ? read.error : `${file}: ${read.error}`);
  return read.bytes;
}
