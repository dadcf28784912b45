/**
 * Draws statements from the built product by a seed, to be checked by someone who doubts them:
 * `npm run measure:statements -- SEED COUNT`. The same seed and build draw the same.
 */
import { execFileSync } from 'node:child_process';
import { builtCli } from '../support/cli';
import { knowledge } from '../support/knowledge';
import { Client } from '../server/client';
import { Dice } from './dice';
import { dayOf, manifestOf } from './drawn-manifest';

interface Statement {
  /** Whoever wants to see it again needs no more. */
  readonly where: string;
  readonly text: string;
  /** The rule, the key that is hovered or the command. */
  readonly kind: string;
}

/** Statements of one kind: else most would be of the rules that find most. */
const MAX_OF_A_KIND = 5;

const { data } = knowledge;

/** What a client is asked about one manifest: a rule's message, or a line of a hover. */
async function said(dice: Dice, client: Client, by: 'message' | 'hover'): Promise<Statement[]> {
  const { text, words } = manifestOf(dice);
  const name = `drawn-${String(dice.next(1e9))}.sourcing.yaml`;
  await client.open(name, text);
  const where = words.join(', ');
  // The knowledge's age is on the first line of all later days.
  const found = await client.diagnostics(name);
  if (by === 'message') {
    return found
      .filter(({ code }) => code !== 'knowledge-age')
      .map(({ code, message }) => ({
        where,
        kind: String(code),
        text: `${String(code)}: ${textOf(message)}`,
      }));
  }
  const values = [
    ...text.matchAll(/(?:country|material|component|stage|supplier): (.+)|regimes: \[(.+)\]/gu),
  ];
  const value = dice.of(values);
  const offset = value.index + value[0].length - 2;
  const lines = text.slice(0, offset).split('\n');
  const hover = await client.ask<{ contents: { value: string } } | null>('textDocument/hover', {
    textDocument: { uri: client.uri(name) },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
  return linesOf(hover?.contents.value ?? '').map((line) => ({
    where: `${where}; hover of ${value[0]}`,
    kind: value[0].split(':')[0] ?? '',
    text: line,
  }));
}

const textOf = (message: unknown): string =>
  typeof message === 'string' ? message : JSON.stringify(message);

/** Lines that say something about the world: a picture's alternative text is one, the title of a rule is none. */
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) =>
      line
        .replace(/!\[(.*?)\]\([^)]*\)/gu, '$1')
        .replace(/\]\([^)]*\)/gu, ']')
        .trim(),
    )
    .filter((line) => !/^(?:\W*[ab]: .*|\*\*[^*]*\*\*|\[\*\*[a-z-]+\*\*\].*)$/u.test(line));

function printed(dice: Dice): Statement[] {
  const day = dayOf(dice);
  const subject = dice.of([...data.materials, ...data.components]);
  const stages =
    'symbol' in subject || data.materials.some(({ id }) => id === subject.id)
      ? ['extraction', 'processing']
      : ['manufacturing'];
  const args = dice.of([
    ['explain', dice.of(data.countries).name],
    ['explain', subject.name],
    ['alternatives', subject.name, dice.of(stages)],
  ]);
  const all = [...args, '--as-of', day];
  const text = execFileSync(process.execPath, [builtCli(), ...all], { encoding: 'utf8' });
  return linesOf(text).map((line) => ({ where: all.join(' '), kind: args[0] ?? '', text: line }));
}

async function drawn(seed: number, count: number): Promise<void> {
  const dice = new Dice(seed);
  const client = Client.beside({});
  try {
    await client.start();
    const seen = new Set<string>();
    const kinds = new Map<string, number>();
    while (seen.size < count) {
      const face = dice.of(['message', 'message', 'hover', 'hover', 'printed'] as const);
      const all = face === 'printed' ? printed(dice) : await said(dice, client, face);
      if (all.length === 0) continue;
      const { where, text, kind } = dice.of(all);
      const before = kinds.get(kind) ?? 0;
      if (seen.has(text) || before === MAX_OF_A_KIND) continue;
      kinds.set(kind, before + 1);
      seen.add(text);
      console.log(`${String(seen.size)}. [${where}]\n   ${text}`);
    }
  } finally {
    client.remove();
  }
}

const [seed = '1', count = '50'] = process.argv.slice(2);
await drawn(Number(seed), Number(count));
