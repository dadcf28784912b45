import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Holdings } from '../../src/chain/holdings';
import { Suppliers } from '../../src/chain/suppliers';
import type { Manifest } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';

const COVERED = { countries: ['CN', 'RU', 'IR', 'KP'], government: false };

/** Suppliers by id, each with its owners as `owner share`; `CN` stands for a fund from there. */
type Directory = Readonly<Record<string, readonly string[]>>;

function manifestOf(directory: Directory): string {
  const rows = Object.entries(directory).map(([id, owners]) => {
    const entries = owners.map((text) => {
      const [owner = '', share = ''] = text.split(' ');
      return owner === 'CN'
        ? `{ owner: A fund, country: CN, share: ${share} }`
        : `{ owner: ${owner}, share: ${share} }`;
    });
    return `  ${id}: { ownership: [${entries.join(', ')}] }\n`;
  });
  return `manifest: 1\nsuppliers:\n${rows.join('')}`;
}

/** What is asked of holdings in files, in an order: totals in lowest terms by id. */
function totals(
  texts: Readonly<Record<string, string>>,
  ids: readonly string[],
): Record<string, string | undefined> {
  const files = new Map<string, Manifest | null>(
    Object.entries(texts).map(([file, text]) => [file, readManifest(text, 'yaml')]),
  );
  const [first] = files;
  if (!first?.[1]) throw new Error('There is no manifest.');
  const suppliers = new Suppliers(first[1], first[0], files, knowledge);
  const holdings = new Holdings(suppliers, knowledge);
  const found: Record<string, string | undefined> = {};
  for (const id of ids) {
    const entry = suppliers.directory().get(id);
    found[id] = entry && holdings.of(entry, COVERED)?.total.toFraction();
  }
  return found;
}

describe('holdings through owners', () => {
  it('are the same in any order of asking, in a circle of two', () => {
    const text = manifestOf({ a: ['b 40%', 'CN 20%'], b: ['a 40%', 'CN 10%'] });
    // a: 20 % + 40 % of the 10 % of b; b: 10 % + 40 % of the 20 % of a.
    const right = { a: '6/25', b: '9/50' };
    assert.deepEqual(totals({ f: text }, ['a', 'b']), right);
    assert.deepEqual(totals({ f: text }, ['b', 'a']), right);
  });

  it('are the same in any order of asking, into a circle from outside', () => {
    const text = manifestOf({
      out: ['a 60%', 'b 10%'],
      a: ['b 40%', 'CN 20%'],
      b: ['a 40%', 'CN 10%'],
    });
    // out: 24 % of a whole, as 60 % is control, and 10 % of the 18 % of b.
    const right = { out: '129/500', a: '6/25', b: '9/50' };
    assert.deepEqual(totals({ f: text }, ['out', 'a', 'b']), right);
    assert.deepEqual(totals({ f: text }, ['b', 'a', 'out']), right);
  });

  it('count an imported supplier that holds itself once, as in one file', () => {
    const directory = manifestOf({ a: ['a 40%', 'CN 20%'] });
    const main =
      'manifest: 1\nimports: [./d]\nsuppliers:\n  x: { ownership: [{ owner: a, share: 100% }] }\n';
    assert.deepEqual(totals({ 'f/d': directory }, ['a']), { a: '1/5' });
    assert.deepEqual(totals({ 'f/m': main, 'f/d': directory }, ['a', 'x']), { a: '1/5', x: '1/5' });
  });

  it('take no name without a letter or digit for another', () => {
    const text =
      'manifest: 1\nsuppliers:\n' +
      '  u: { name: "?", country: CN }\n' +
      '  x: { ownership: [{ owner: "-", share: 60% }] }\n';
    assert.deepEqual(totals({ f: text }, ['x']), { x: undefined });
  });

  it('equal an evaluation by the words of the catalogue, whoever is asked first', () => {
    const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
    const owners = fc.array(
      fc.record({
        owner: fc.constantFrom('CN', ...IDS),
        percent: fc.constantFrom(10, 20, 30, 40, 49, 50, 60),
      }),
      { maxLength: 4 },
    );
    const directories = fc.tuple(owners, owners, owners, owners, owners);
    fc.assert(
      fc.property(directories, fc.shuffledSubarray([...IDS], { minLength: 5 }), (all, order) => {
        const held = new Map(IDS.map((id, at) => [id as string, all[at] ?? []]));
        const text = manifestOf(
          Object.fromEntries(
            [...held].map(([id, list]) => [
              id,
              list.map(({ owner, percent }) => `${owner} ${String(percent)}%`),
            ]),
          ),
        );
        const found = totals({ f: text }, order);
        for (const id of IDS) {
          const right = byWords(id, held, new Set());
          const is = found[id] === undefined ? 0 : fractionOf(found[id]);
          assert.ok(Math.abs(is - right) < 1e-9, `${id}: ${String(is)} is not ${String(right)}`);
        }
      }),
      { numRuns: runs(300) },
    );
  });
});

/** Part of one: a link of half or more is control, and so is an owner that is wholly from there. */
function byWords(
  id: string,
  held: ReadonlyMap<string, readonly { owner: string; percent: number }[]>,
  way: ReadonlySet<string>,
): number {
  if (way.has(id)) return 0;
  const on = new Set([...way, id]);
  const whole = (part: number): number => (part >= 0.5 - 1e-12 ? 1 : part);
  return (held.get(id) ?? []).reduce((sum, { owner, percent }) => {
    if (owner === 'CN') return sum + percent / 100;
    return sum + whole(percent / 100) * whole(byWords(owner, held, on));
  }, 0);
}

function fractionOf(text: string): number {
  const [numerator = '0', denominator = '1'] = text.split('/');
  return Number(numerator) / Number(denominator);
}
