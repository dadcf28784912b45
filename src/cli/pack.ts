import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Analysis } from '../analysis/analysis';
import { copyEvidence } from '../check/evidence-on-disk';
import { FileChecker } from '../check/file-checker';
import { localDay } from '../check/local-day';
import { Trees } from '../check/tree';
import { UsageError } from '../check/usage-error';
import type { Step } from '../chain/graph';
import { evidenceKey } from '../manifest/evidence-files';
import type { Evidence } from '../manifest/model';
import { WHY_EVIDENCE_UNREAD } from '../messages/unreadable';
import { reportOf } from '../report/data/report-of';
import type { DocumentState } from '../report/pack/documents';
import type { PackInput } from '../report/pack/pack';
import { packOf } from '../report/pack/pack';
import { Lines } from '../text/lines';
import { Interrupt } from './interrupt';
import { foldersOfNamed } from './named-file';
import { PackFolder } from './pack-folder';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export interface PackOptions {
  /** The folder. */
  readonly pack: string;
  readonly force?: boolean;
  readonly asOf?: string;
  readonly policy?: string;
}

/** Bytes of documents that are copied. */
const MAX_COPIED_BYTES = 2e9;

/**
 * Writes the audit pack of a manifest. Returns the exit status: 0 where it is written, whatever it says; 2 else.
 *
 * @throws UsageError where it cannot be made or written
 */
export async function pack(
  file: string,
  options: PackOptions,
  terminal: Terminal,
): Promise<number> {
  const { asOf, policy, force = false } = options;
  const checker = new FileChecker({
    today: localDay(terminal.now()),
    folders: await foldersOfNamed(file),
    ...(asOf !== undefined && { asOf }),
    ...(policy !== undefined && { policy }),
  });
  const found = await checker.analyse(file);
  if ('error' in found) throw new UsageError(`${file}: ${found.error}`);
  const [broken] = checker.policies.broken;
  if (broken !== undefined) throw new UsageError(broken);
  const inputs = inputsOf(file, found.analysis, checker.policies.used);
  const interrupt = new Interrupt();
  let folder: PackFolder | undefined;
  try {
    folder = await PackFolder.open(options.pack, force, [
      file,
      ...found.reached,
      ...checker.policies.files,
    ]);
    const stateOf = await copies(found.analysis, folder, interrupt);
    const report = reportOf(basename(file), found.analysis, new Lines(found.text));
    for (const { path, text } of await packOf(report, found.analysis, inputs, stateOf)) {
      if (interrupt.isRaised) break;
      await folder.text(path, text);
    }
    if (interrupt.isRaised) {
      await folder.discard();
      return 2;
    }
    const aside = await folder.close();
    if (aside !== undefined) {
      complain(
        terminal,
        `What was in ${options.pack} before is in ${aside} now: it was no audit pack.`,
      );
    }
    return 0;
  } catch (error) {
    await folder?.discard();
    throw error;
  } finally {
    interrupt.end();
  }
}

/** What the pack is made from, each by its name beside the manifest. */
function inputsOf(
  file: string,
  { file: key, input }: Analysis,
  policies: readonly string[],
): PackInput[] {
  const folder = dirname(resolve(file));
  const one = (kind: string, path: string): PackInput[] => {
    const name = relative(folder, resolve(path)).replaceAll('\\', '/');
    // A device has no end, and what lies elsewhere is nobody's business.
    if (input.unreadable?.has(path) === true) return [{ kind, name, sha256: 'not read' }];
    try {
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
      return [{ kind, name, sha256 }];
    } catch {
      return [{ kind, name, sha256: 'cannot be read' }];
    }
  };
  const imports = [...input.files.keys()].filter((path) => path !== key).sort();
  return [
    ...one('manifest', file),
    ...imports.flatMap((path) => one('import', path)),
    ...policies.flatMap((path) => one('policy', path)),
  ];
}

/** Copies the files of all documents, each once, and says what became of them. */
async function copies(
  analysis: Analysis,
  folder: PackFolder,
  interrupt: Interrupt,
): Promise<(step: Step, evidence: Evidence) => DocumentState> {
  const trees = new Trees([]);
  const states = new Map<string, DocumentState>();
  let copied = 0;
  const nameOf = (step: Step, { file }: Evidence): { key: string; from: string } | undefined => {
    const from = step.file ?? analysis.file;
    const key = file && evidenceKey(from, file.value);
    return key === undefined ? undefined : { key, from };
  };
  for (const step of analysis.graph.all) {
    for (const evidence of step.source.evidence) {
      const named = nameOf(step, evidence);
      if (!named || states.has(named.key) || interrupt.isRaised) continue;
      const { key, from } = named;
      const copy = `documents/${step.stage ?? 'other'}/${String(states.size + 1)}-${harmless(key)}`;
      let state: DocumentState = { why: 'not copied: too much' };
      if (copied < MAX_COPIED_BYTES) {
        await folder.file(copy, (write) => {
          const read = copyEvidence(key, from, trees, (piece) => {
            copied += piece.length;
            write(piece);
          });
          if ('why' in read) {
            state = { why: `✖ ${WHY_EVIDENCE_UNREAD[read.why]}` };
            return undefined;
          }
          state = { sha256: read.sha256, copy };
          return read.sha256;
        });
      }
      states.set(key, state);
    }
  }
  return (step, evidence) => {
    const named = nameOf(step, evidence);
    return (named && states.get(named.key)) ?? {};
  };
}

/** The name of a file as every system takes it. */
const harmless = (key: string): string =>
  key
    .slice(key.lastIndexOf('/') + 1)
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/\.+$/, '')
    .slice(-80);
