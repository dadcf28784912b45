/** A promise of the core that does not hold. `promise` is the same for every case that breaks it. */
export class Violation extends Error {
  readonly promise: string;

  constructor(promise: string, detail: string) {
    super(`${promise}: ${detail.slice(0, 2000)}`);
    this.promise = promise;
  }
}

/** What two failures have in common when they are of one bug. */
export function kindOf(error: unknown): string {
  if (error instanceof Violation) return error.promise;
  if (!(error instanceof Error)) return String(error);
  const frame = /at (?:new )?(\S+) .*\/src\/([\w/-]+\.ts):/.exec(error.stack ?? '');
  return `${error.name} in ${frame ? `${frame[2] ?? ''} ${frame[1] ?? ''}` : 'the fuzzer'}`;
}
