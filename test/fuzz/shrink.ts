import type { FuzzCase } from './fuzz-case';

/** A part of a case that may become smaller, as pieces that can be left out. */
interface Part<T> {
  readonly get: (best: FuzzCase) => readonly T[];
  readonly set: (best: FuzzCase, pieces: readonly T[]) => FuzzCase;
}

/**
 * A smaller case that still fails: imports, policy and edits left out, then stretches of lines, then of
 * characters, in ever smaller steps. `fails` is asked no more than `most` times.
 */
export function shrink(
  fuzzCase: FuzzCase,
  fails: (smaller: FuzzCase) => boolean,
  most = 3000,
): FuzzCase {
  let best = fuzzCase;
  let asked = 0;
  const tryCase = (smaller: FuzzCase): boolean => {
    if (asked++ >= most || !fails(smaller)) return false;
    best = smaller;
    return true;
  };
  const shrinkPart = <T>({ get, set }: Part<T>): void => {
    for (let size = Math.ceil(get(best).length / 2); size >= 1; size = Math.floor(size / 2)) {
      // A long text has more pieces than may be asked for.
      for (let from = 0; asked < most && from < get(best).length;) {
        const pieces = get(best).toSpliced(from, size);
        if (!tryCase(set(best, pieces))) from += size;
      }
    }
  };

  shrinkPart(IMPORTS);
  tryCase(withoutPolicy(best));
  if (best.edits) shrinkPart(EDITS);
  if (best.bytes !== undefined) shrinkPart(BYTES);
  const texts = [
    TEXT,
    ...(best.policy === undefined ? [] : [POLICY]),
    ...Object.keys(best.imports).map(importOf),
  ];
  for (const text of texts) {
    shrinkPart(inPieces(text, byLine));
    shrinkPart(inPieces(text, byCharacter));
  }
  return best;
}

const IMPORTS: Part<[string, string]> = {
  get: ({ imports }) => Object.entries(imports),
  set: (best, pieces) => ({ ...best, imports: Object.fromEntries(pieces) }),
};

const EDITS: Part<NonNullable<FuzzCase['edits']>[number]> = {
  get: ({ edits = [] }) => edits,
  set: (best, edits) => ({ ...best, edits }),
};

const BYTES: Part<number> = {
  get: ({ bytes = '' }) => [...Buffer.from(bytes, 'base64')],
  set: (best, pieces) => ({ ...best, bytes: Buffer.from(pieces).toString('base64') }),
};

function withoutPolicy(best: FuzzCase): FuzzCase {
  const without: { policy?: string } & FuzzCase = { ...best };
  delete without.policy;
  return without;
}

interface Text {
  readonly get: (best: FuzzCase) => string;
  readonly set: (best: FuzzCase, text: string) => FuzzCase;
}

const TEXT: Text = { get: ({ text }) => text, set: (best, text) => ({ ...best, text }) };

const POLICY: Text = {
  get: ({ policy = '' }) => policy,
  set: (best, policy) => ({ ...best, policy }),
};

const importOf = (name: string): Text => ({
  get: ({ imports }) => imports[name] ?? '',
  set: (best, text) => ({ ...best, imports: { ...best.imports, [name]: text } }),
});

const inPieces = ({ get, set }: Text, cut: (text: string) => string[]): Part<string> => ({
  get: (best) => cut(get(best)),
  set: (best, pieces) => set(best, pieces.join('')),
});

const byLine = (text: string): string[] => text.split(/(?<=\n)/);
const byCharacter = (text: string): string[] => text.split('');
