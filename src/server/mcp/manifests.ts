import { isAbsolute, resolve } from 'node:path';
import type { Analysis } from '../../analysis/analysis';
import { FileChecker } from '../../check/file-checker';
import { localDay } from '../../check/local-day';
import { MAX_FILE_MEGABYTES } from '../../text/unreadable';
import type { Knowledge } from '../../knowledge/knowledge';
import { isManifestName } from '../../manifest/file-names';
import type { CheckedFile } from '../../report/result';
import type { ManifestQuestion } from '../../report/tools/ask';
import { NotKnown } from '../../report/tools/names';

/** Of a text without a path. */
const NAME = 'manifest.sourcing.yaml';

export const today = (): string => localDay(new Date());

/** @throws NotKnown where it cannot be read */
export async function checkedManifest(question: ManifestQuestion): Promise<CheckedFile> {
  const { checker, file } = checkerFor(question);
  const { result } = await checker.check(file);
  refuseBrokenPolicy(checker);
  if ('error' in result) throw notRead(file, result.error);
  return result;
}

/** @throws NotKnown where it cannot be read */
export async function analysedManifest(question: ManifestQuestion): Promise<Analysis> {
  const { checker, file } = checkerFor(question);
  const found = await checker.analyse(file);
  refuseBrokenPolicy(checker);
  if ('error' in found) throw notRead(file, found.error);
  return found.analysis;
}

/**
 * The knowledge with the lists of the policy of the folder that the server is started in.
 *
 * @throws NotKnown where that policy cannot be used
 */
export async function screeningHere(): Promise<Knowledge> {
  const { checker, file } = checkerFor({ path: NAME });
  const { knowledge } = await checker.policies.policyFor(resolve(file));
  refuseBrokenPolicy(checker);
  return knowledge;
}

/** Each question looks at the disk anew. */
function checkerFor({ path, text, asOf }: ManifestQuestion): {
  readonly checker: FileChecker;
  readonly file: string;
} {
  if (path === undefined && text === undefined) {
    throw new NotKnown('Give the path of a manifest or its text.');
  }
  const file = path ?? NAME;
  // Whatever else lies there is none of an agent's business here.
  if (!isManifestName(file)) {
    throw new NotKnown(
      'A manifest is named NAME.sourcing.yaml, NAME.sourcing.json or supplier-manifest.yaml.',
    );
  }
  const checker = new FileChecker({
    today: today(),
    folders: [process.cwd()],
    ...(asOf !== undefined && { asOf }),
  });
  if (text !== undefined) {
    if (text.length > MAX_FILE_MEGABYTES * 1e6) {
      throw new NotKnown(`The text has more than ${String(MAX_FILE_MEGABYTES)} MB.`);
    }
    checker.override(resolve(file), { text, encoding: { name: 'utf-8', mark: false } });
  }
  return { checker, file };
}

/** A path that leads nowhere is said with where it was looked for: who asks may stand elsewhere. */
function notRead(file: string, error: string): NotKnown {
  const from = isAbsolute(file) ? '' : ` It was looked for from ${process.cwd()}.`;
  return new NotKnown(`${file}: ${error}${from}`);
}

/** As `check`, which does not run with a policy that it cannot use. */
function refuseBrokenPolicy({ policies: { broken } }: FileChecker): void {
  const [first] = broken;
  if (first !== undefined) throw new NotKnown(first);
}
