import { relative } from 'node:path';
import { FileChecker } from '../check/file-checker';
import { collectFiles } from '../check/files';
import { localDay } from '../check/local-day';
import { knowledgeData } from '../knowledge/generated/knowledge.js';
import { dataAge } from '../messages/data-age';
import { bestOffer } from '../report/data/causes';
import type { CommonCause } from '../report/data/common-causes';
import { CommonCauses, stepOf } from '../report/data/common-causes';
import type { Failure } from '../report/format';
import { logLine } from '../report/printable';
import { Lines } from '../text/lines';
import type { Terminal } from './terminal';
import { complain } from './terminal';

export interface CausesOptions {
  readonly ignore: readonly string[];
  readonly asOf?: string;
  readonly policy?: string;
}

/** Causes that are printed. */
const MAX_PRINTED = 20;

/**
 * Prints the steps that most findings of manifests rest on, in order, each with who could do it elsewhere.
 * Returns the exit status: 0, or 2 as `check`.
 */
export async function causes(
  paths: readonly string[],
  { ignore, asOf, policy }: CausesOptions,
  terminal: Terminal,
): Promise<number> {
  const { files, folders, failures } = await collectFiles(paths, ignore);
  const today = localDay(terminal.now());
  const checker = new FileChecker({
    today,
    folders,
    ...(asOf !== undefined && { asOf }),
    ...(policy !== undefined && { policy }),
  });
  const failed: Failure[] = [...failures];
  const found = new CommonCauses();
  for (const file of files) {
    const read = await checker.analyse(file);
    if ('error' in read) failed.push({ file, error: read.error });
    else found.add(file, read.key, read.analysis);
  }
  const age = dataAge(knowledgeData.asOf, asOf ?? today);
  const all = found.inOrder();
  // Of files that could not be read there is nothing to say that would not look like a good result.
  const isRead = files.length > 0 && failed.length < files.length + failures.length;
  if (isRead && age !== undefined) terminal.stdout.write(`${age}\n\n`);
  if (isRead && all.length === 0) terminal.stdout.write('No finding rests on a step.\n');
  for (const [index, cause] of all.slice(0, MAX_PRINTED).entries()) {
    const text = await described(cause, checker);
    terminal.stdout.write(`${String(index + 1)}. ${text}`);
  }
  const more = all.length - MAX_PRINTED;
  if (more > 0) terminal.stdout.write(`And ${String(more)} more.\n`);
  for (const { file, error } of failed) complain(terminal, `${file}: ${error}`);
  for (const line of checker.policies.broken) complain(terminal, line);
  return failed.length > 0 || checker.policies.broken.length > 0 ? 2 : 0;
}

async function described(cause: CommonCause, checker: FileChecker): Promise<string> {
  const { file, offset, id, work, country, findings, manifest } = cause;
  const text = checker.textOf(file);
  const line = text === undefined ? '' : `:${String(new Lines(text).position(offset).line)}`;
  const place = relative(process.cwd(), file).replaceAll('\\', '/');
  const count = findings === 1 ? '1 finding' : `${String(findings)} findings`;
  const head = logLine(`${place}${line} ${id}: ${work} in ${country}, ${count}`);
  // Not kept from before: all analyses at once would be too much.
  const read = await checker.analyse(manifest);
  const step = 'error' in read ? undefined : stepOf(cause, read.key, read.analysis);
  const offer = 'error' in read || !step ? undefined : bestOffer(step, read.analysis);
  return offer ? `${head}\n   ${logLine(offer.title)}\n` : `${head}\n`;
}
