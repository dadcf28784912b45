import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import fc from 'fast-check';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import type { PolicyChain } from '../../src/policy/chain';
import { readPolicyChain } from '../../src/policy/chain';
import { knowledge } from '../support/knowledge';

/** Reads the first of several policies in memory, by their path. */
function chainOf(texts: Readonly<Record<string, string>>): Promise<PolicyChain> {
  const [first = ''] = Object.keys(texts);
  const at = (path: string) => ({ key: path, shown: path, text: texts[path] ?? '' });
  return readPolicyChain(at(first), knowledge, (path, from) => {
    const file = posix.join(posix.dirname(from.key), path);
    if (file.startsWith('..')) return Promise.resolve({ why: 'outside' });
    return Promise.resolve(texts[file] === undefined ? { why: 'missing' } : at(file));
  });
}

const problemsOf = async (texts: Readonly<Record<string, string>>): Promise<string[]> => {
  const [text = ''] = Object.values(texts);
  const { problems } = await chainOf(texts);
  return problems.map(
    ({ start, end, message }) => `${text.slice(start, end)}: ${sentence(message, english)}`,
  );
};

const BASE = `
rules: { china-source: error, non-fta-source: off }
thresholds: { dependence: 60%, ownership: 10% }
cascade: full
defaults: { regimes: [uflpa] }
barred: { countries: [MM], suppliers: [Nobody] }
approved:
  - { subject: lithium, stage: processing, suppliers: [One] }
  - { subject: nickel, suppliers: [One] }
screening: [list.csv]
`;

describe('a policy that extends another', () => {
  it('has what the other says, and wins where both say something', async () => {
    const { policy, problems, texts, screening } = await chainOf({
      'team/p.yaml': `extends: ../base/p.yaml
rules: { non-fta-source: hint }
thresholds: { ownership: 20% }
barred: { countries: [CN] }
approved: [{ subject: lithium, stage: processing, suppliers: [Two] }]
screening: [own.csv]
`,
      'base/p.yaml': BASE,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      texts.map(({ key }) => key),
      ['team/p.yaml', 'base/p.yaml'],
    );
    assert.equal(policy.file, 'team/p.yaml');
    assert.deepEqual(
      [...policy.rules],
      [
        ['china-source', 'error'],
        ['non-fta-source', 'hint'],
      ],
    );
    assert.deepEqual([policy.dependence.valueOf(), policy.ownership.valueOf()], [0.6, 0.2]);
    assert.equal(policy.cascade, 'full');
    assert.deepEqual(policy.regimes, ['uflpa']);
    assert.deepEqual([...policy.barred.countries], ['CN']);
    assert.deepEqual([...policy.barred.suppliers], ['nobody']);
    assert.deepEqual(
      policy.approved.map(({ subject, suppliers }) => [subject, ...suppliers]),
      [
        ['nickel', 'One'],
        ['lithium', 'Two'],
      ],
    );
    assert.deepEqual(
      screening.map(({ from, path }) => [from, path]),
      [
        ['base/p.yaml', 'list.csv'],
        ['team/p.yaml', 'own.csv'],
      ],
    );
  });

  it('is read over any number of others, up to a bound', async () => {
    const chain = (length: number): Record<string, string> =>
      Object.fromEntries(
        Array.from({ length }, (_, index) => [
          `${String(index)}.yaml`,
          `${index < length - 1 ? `extends: ./${String(index + 1)}.yaml\n` : ''}rules: { ${index % 2 === 0 ? 'china-source' : 'knowledge-age'}: ${index === length - 1 ? 'off' : 'error'} }\n`,
        ]),
      );
    const { policy, problems } = await chainOf(chain(10));
    assert.deepEqual(problems, []);
    assert.equal(policy.rules.get('china-source'), 'error');
    assert.match((await problemsOf(chain(11))).join(), /has a mistake/);
  });

  it('may use own knowledge of the other', async () => {
    const { knowledge: found, problems } = await chainOf({
      'p.yaml': 'extends: ./base.yaml\napproved: [{ subject: scandium-oxide, suppliers: [One] }]\n',
      'base.yaml': `documents: [{ id: d, title: T, publisher: P, date: 2026-01 }]
materials: [{ id: scandium-oxide, name: scandium oxide, lists: [], uses: [], documents: [d] }]
`,
    });
    assert.deepEqual(problems, []);
    assert.equal(found.material('scandium-oxide')?.name, 'scandium oxide');
  });

  it('says at the path what is wrong with the other', async () => {
    for (const [others, said] of [
      [{}, 'cannot be extended. Reason: there is no such file.'],
      [
        { 'b.yaml': 'rules: { china-sorce: error }\n' },
        'has a mistake. Correct it at b.yaml:1:10.',
      ],
      [{ 'b.yaml': 'extends: ./p.yaml\n' }, 'has a mistake. Correct it at b.yaml:1:10.'],
      [{ 'b.yaml': 'rules: [\n' }, 'has a mistake.'],
    ] as const) {
      const [problem, ...more] = await problemsOf({ 'p.yaml': 'extends: ./b.yaml\n', ...others });
      assert.deepEqual(more, []);
      assert.ok(problem?.startsWith('./b.yaml: The policy “./b.yaml”'), problem);
      assert.ok(problem?.includes(said), problem);
    }
    assert.match((await problemsOf({ 'p.yaml': 'extends: p.yaml\n' })).join(), /in turn/);
    assert.match((await problemsOf({ 'p.yaml': 'extends: ../b.yaml\n' })).join(), /outside/);
    assert.match((await problemsOf({ 'p.yaml': 'extends: [a]\n' })).join(), /extends/);
  });

  it('applies nothing while the other is broken', async () => {
    const { policy } = await chainOf({
      'p.yaml': 'extends: ./b.yaml\nrules: { china-source: error }\n',
      'b.yaml': 'rules: { china-sorce: error }\n',
    });
    assert.equal(policy.rules.size, 0);
  });

  it('ends, whichever extends which', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.constantFrom(...names)), { minLength: 4, maxLength: 4 }),
        async (targets) => {
          const texts = Object.fromEntries(
            names.map((name, index) => {
              const target = targets[index];
              return [`${name}.yaml`, target ? `extends: ${target}.yaml\n` : ''] as const;
            }),
          );
          const { problems } = await chainOf(texts);
          const seen = new Set<string>();
          let at: string | null | undefined = 'a';
          while (at && !seen.has(at)) {
            seen.add(at);
            at = targets[names.indexOf(at)];
          }
          assert.equal(problems.length, at ? 1 : 0);
        },
      ),
    );
  });

  it('may be the strict one', async () => {
    const { problems, policy } = await chainOf({
      'sourcing.policy.yaml':
        'extends: strict/sourcing.policy.yaml\nrules: { listed-name: hint }\n',
      'strict/sourcing.policy.yaml': readFileSync('examples/strict/sourcing.policy.yaml', 'utf8'),
    });
    assert.deepEqual(problems, []);
    assert.equal(policy.rules.get('unknown-origin'), 'error');
    assert.equal(policy.rules.get('listed-name'), 'hint');
  });
});
