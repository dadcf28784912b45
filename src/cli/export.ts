import type { Stats } from 'node:fs';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSameFile } from '../check/files';
import { readText } from '../check/read-text';
import { systemWords } from '../check/system-words';
import { UsageError } from '../check/usage-error';
import type { BomVersion } from '../convert/bom/write-bom';
import { ConvertError } from '../convert/convert-error';
import { isEarlierExport } from '../convert/export/earlier';
import { exportManifest } from '../convert/export-file';
import type { ExportFormat } from '../convert/formats';
import { nameOfFormat } from '../convert/formats';
import { unsaidLines } from '../convert/summary';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { wantedEvidence } from '../manifest/evidence-files';
import { formatOf } from '../manifest/file-names';
import { readManifest } from '../manifest/read';
import { mayWrite, STDIN } from './import';
import { foldersOfNamed } from './named-file';
import { fileOutput, streamOutput, writeWhole } from './output';
import { standardInput } from './stdin';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export interface ExportCommandOptions {
  readonly to: ExportFormat;
  /** Version of CycloneDX. */
  readonly spec?: BomVersion;
  readonly output?: string;
  readonly force?: boolean;
}

/**
 * Writes a manifest in another format; what that cannot say goes to standard error.
 *
 * @returns the exit status
 * @throws UsageError where it cannot be read or written
 */
export async function exportFile(
  file: string,
  { to, spec, output: name, force }: ExportCommandOptions,
  terminal: Terminal,
): Promise<number> {
  if (file !== STDIN) await foldersOfNamed(file);
  const read = file === STDIN ? await standardInput(() => terminal.stdin) : readText(file);
  if ('error' in read) throw new UsageError(`${file}: ${read.error}`);
  try {
    const { text, unsaid } = exportManifest(
      read.text,
      formatOf(file),
      to,
      new Knowledge(knowledgeData),
      spec,
    );
    if (name !== undefined) mayExport(name, { to, text }, { file, text: read.text }, force);
    const output = name === undefined ? streamOutput(terminal.stdout) : await fileOutput(name);
    await writeWhole(output, text);
    for (const line of unsaidLines(unsaid, nameOfFormat(to, spec))) complain(terminal, line);
    return 0;
  } catch (error) {
    if (error instanceof ConvertError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** @throws UsageError where it cannot be told whether something is there */
function statsOf(name: string): Stats | undefined {
  try {
    return statSync(name, { throwIfNoEntry: false });
  } catch (error) {
    throw new UsageError(`${name} cannot be written: ${systemWords(error)}.`);
  }
}

/**
 * Only an earlier export gives way to another one: never what a supplier sent, and no document that the manifest
 * names as evidence, whatever is in it.
 *
 * @throws UsageError where there is a file that may not be overwritten
 */
function mayExport(
  name: string,
  { to, text }: { readonly to: ExportFormat; readonly text: string },
  manifest: { readonly file: string; readonly text: string },
  force: boolean | undefined,
): void {
  const stats = statsOf(name);
  if (stats?.isFile()) {
    const refuse = (what: string): never => {
      throw new UsageError(`${name} ${what}. Write the export to another file.`);
    };
    const from = manifest.file === STDIN ? resolve('-') : resolve(manifest.file);
    const evidence = wantedEvidence(readManifest(manifest.text, formatOf(from)), from);
    if (evidence.some(({ key }) => isSameFile(key, name)))
      refuse(`is evidence of ${manifest.file}`);
    const before = readText(name);
    if ('error' in before || (before.text !== text && !isEarlierExport(before.text, to))) {
      refuse(`is there already, and is not known to be an earlier export to ${nameOfFormat(to)}`);
    }
  }
  mayWrite(name, force);
}
