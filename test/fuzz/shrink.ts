import type { FuzzCase } from './fuzz-case';

/**
 * A smaller case that still fails: imports left out, then stretches of lines, then of characters, in
 * ever smaller steps. `fails` is asked no more than `most` times.
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
  for (const name of Object.keys(fuzzCase.imports)) {
    const imports = Object.fromEntries(
      Object.entries(best.imports).filter(([key]) => key !== name),
    );
    tryCase({ ...best, imports });
  }
  const texts: readonly [() => string, (text: string) => FuzzCase][] = [
    [() => best.text, (text) => ({ ...best, text })],
    ...Object.keys(best.imports).map((name): [() => string, (text: string) => FuzzCase] => [
      () => best.imports[name] ?? '',
      (text) => ({ ...best, imports: { ...best.imports, [name]: text } }),
    ]),
  ];
  for (const [get, set] of texts) {
    for (const cut of [byLine, byCharacter]) {
      shrinkParts(
        () => cut(get()),
        (parts) => tryCase(set(parts.join(''))),
      );
    }
  }
  return best;
}

const byLine = (text: string): string[] => text.split(/(?<=\n)/);
const byCharacter = (text: string): string[] => text.split('');

function shrinkParts(get: () => string[], keep: (parts: string[]) => boolean): void {
  for (let size = Math.ceil(get().length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < get().length;) {
      const parts = get();
      parts.splice(from, size);
      if (!keep(parts)) from += size;
    }
  }
}
