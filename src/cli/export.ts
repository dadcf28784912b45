import { readText } from '../check/read-text';
import { UsageError } from '../check/usage-error';
import type { BomVersion } from '../convert/bom/write-bom';
import { ConvertError } from '../convert/convert-error';
import { exportManifest } from '../convert/export-file';
import type { ExportFormat } from '../convert/formats';
import { nameOfFormat } from '../convert/formats';
import { unsaidLines } from '../convert/summary';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { Knowledge } from '../knowledge/knowledge';
import { formatOf } from '../manifest/file-names';
import { mayWrite, STDIN } from './import';
import { fileOutput, streamOutput } from './output';
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
    if (name !== undefined) mayWrite(name, force);
    const output = name === undefined ? streamOutput(terminal.stdout) : await fileOutput(name);
    await output.write(text);
    await output.close();
    for (const line of unsaidLines(unsaid, nameOfFormat(to, spec))) complain(terminal, line);
    return 0;
  } catch (error) {
    if (error instanceof ConvertError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
