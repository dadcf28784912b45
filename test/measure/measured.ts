/** How often names of a list are understood, and which are not. */
export interface Measured {
  readonly list: string;
  readonly all: number;
  readonly right: number;
  readonly offered: number;
  /** The name of two things, and one of them is meant; or nothing of the knowledge is meant. */
  readonly refused: number;
  readonly nothing: readonly string[];
  readonly wrong: readonly string[];
  /** Where the list itself is wrong. */
  readonly slips: number;
}

/** What the product says of a name: one thing, an offer of some, or a choice of some. */
export interface Said {
  readonly kind: 'right' | 'offered' | 'refused';
  readonly means: readonly string[];
}

/** A name of a list; nothing is meant where the knowledge does not have it. */
export type Named = readonly [name: string, means: string | undefined];

/**
 * Names of a list against what is said of them.
 *
 * @param slips names that the list has for another thing than they mean
 */
export function measured(
  list: string,
  names: readonly Named[],
  say: (name: string) => Said,
  slips: ReadonlySet<string> = new Set(),
): Measured {
  const counts = { right: 0, offered: 0, refused: 0, slips: 0 };
  const nothing: string[] = [];
  const wrong: string[] = [];
  for (const [name, meant] of names) {
    const { kind, means } = say(name);
    const written = `${name} (${meant ?? 'nothing'})`;
    if (slips.has(written)) counts.slips++;
    else if (meant === undefined && means.length === 0) counts.refused++;
    else if (means.length === 0) nothing.push(written);
    else if (meant === undefined || !means.includes(meant)) {
      wrong.push(`${written} as ${means.join(' ')}`);
    } else counts[kind]++;
  }
  return { list, all: names.length, ...counts, nothing, wrong };
}

/** The part of a list, without its slips, that is understood, offered rightly or rightly refused. */
export const rightPart = ({ all, slips, nothing, wrong }: Measured): number =>
  1 - (nothing.length + wrong.length) / (all - slips);

/** A line a list, as the tables of docs/names.md have it; with NOTHING=1 the names of which nothing is said. */
export function print(each: Measured): void {
  const { list, all, right, offered, refused, nothing, wrong, slips } = each;
  const part = `${(100 * rightPart(each)).toFixed(1)} %`;
  const cells = [list, all, right, offered, refused, nothing.length, slips, wrong.length, part];
  console.log(`| ${cells.join(' | ')} |`);
  for (const name of wrong) console.log(`  wrong: ${name}`);
  if (process.env['NOTHING'] !== undefined && nothing.length > 0) {
    console.log(`  nothing: ${nothing.join('; ')}`);
  }
}
