import { basename } from 'node:path';
import { POLICY_NAMES } from '../policy/file-names';
import { Fingerprints } from '../report/fingerprint';
import type { CheckedFile, FileResult } from '../report/result';
import type { CheckedWith, Checker } from './file-checker';
import { FileChecker } from './file-checker';
import type { CheckSettings } from './file-checker';
import type { Revision } from './revision';
import { realPath } from './tree';

/** Finds what the changes since a revision bring: findings that were not there, and how shares moved. */
export class SinceChecker implements Checker {
  readonly #now: Checker;
  readonly #before: FileChecker;
  readonly #revision: Revision;
  readonly #isPolicyChanged: boolean;

  constructor(now: Checker, settings: CheckSettings, revision: Revision) {
    this.#now = now;
    this.#revision = revision;
    const { today, asOf, policy, folders } = settings;
    this.#before = new FileChecker(
      {
        today,
        ...(asOf !== undefined && { asOf }),
        ...(policy !== undefined && { policy }),
        ...(folders && { folders }),
      },
      revision,
    );
    const names: readonly string[] = POLICY_NAMES;
    this.#isPolicyChanged = [...revision.changed].some((path) => names.includes(basename(path)));
  }

  get policies(): Checker['policies'] {
    return this.#now.policies;
  }

  get readsOutput(): string | undefined {
    return this.#now.readsOutput;
  }

  async check(file: string): Promise<CheckedWith> {
    const { result, reached, entry } = await this.#now.check(file);
    if ('error' in result) return { result, reached };
    const isChanged =
      this.#isPolicyChanged ||
      [...this.policies.files].some((path) => this.#revision.changed.has(realPath(path))) ||
      [file, ...reached].some((path) => this.#revision.changed.has(realPath(path)));
    const before = isChanged
      ? (await this.#before.check(this.#revision.pathOf(file))).result
      : result;
    return { result: broughtBy(result, before), reached, ...(entry && { entry }) };
  }
}

/** What is in a result that was not there before. */
function broughtBy(now: CheckedFile, before: FileResult): CheckedFile {
  /** Whether a waiver covered each. */
  const known = new Map<string, boolean>();
  if (!('error' in before)) {
    const names = new Fingerprints(now.file);
    for (const finding of before.findings) {
      known.set(names.of(finding), finding.waived);
    }
  }
  const names = new Fingerprints(now.file);
  const shares = new Map(
    ('error' in before ? [] : before.regimes).map(
      ({ id, requirement, qualifyingShare }) => [`${id} ${requirement}`, qualifyingShare] as const,
    ),
  );
  return {
    ...now,
    findings: now.findings.filter((finding) => {
      const wasWaived = known.get(names.of(finding));
      // One that a waiver covered is brought by its end.
      return wasWaived === undefined || (wasWaived && !finding.waived);
    }),
    regimes: now.regimes.map((regime) => ({
      ...regime,
      previousShare: shares.get(`${regime.id} ${regime.requirement}`) ?? null,
    })),
  };
}
