import assert from 'node:assert/strict';
import type { Finding } from '../../src/rules/finding';
import type { Message } from '../../src/messages/message';
import { countriesInWords } from '../../src/rules/form/countries';
import { analyseFiles } from '../support/analyse';
import type { Analysis } from '../../src/analysis/analysis';
import { knowledge } from '../support/knowledge';

const analysisOf = (text: string): Analysis => analyseFiles({ 'a.sourcing.yaml': text });

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2024-06-30\n';

/** What is said in findings of a rule, each message once. */
function said(findings: readonly Finding[], rule: string): ReadonlySet<Message> {
  return new Set(findings.filter(({ ruleId }) => ruleId === rule).map(({ message }) => message));
}

const numbered = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

describe('very many that are the same', () => {
  it('ids are said in one message for each id, and the free one is looked for once', () => {
    const text = `${HEAD}sources:\n${numbered(300, (at) => `  - id: a-${String(at)}\n  - id: a\n  - id: b\n`)}`;
    const { findings, graph } = analysisOf(text);
    const messages = said(findings, 'duplicate-id');
    assert.deepEqual(
      [...messages].map(({ args }) => args),
      [{ id: 'a' }, { id: 'b' }],
    );
    const offered = new Set(
      findings
        .filter(({ ruleId }) => ruleId === 'duplicate-id')
        .map(({ suggestions }) => suggestions?.[0]),
    );
    assert.deepEqual([...offered], ['a-300', 'b-2']);
    assert.ok(!graph.byId.has('a-300'));
  });

  it('regimes are said in one message', () => {
    const { findings } = analysisOf(`${HEAD}regimes: [y${', x'.repeat(100)}]\nsources: []\n`);
    const all = findings.filter(({ ruleId }) => ruleId === 'unknown-regime');
    assert.equal(all.length, 101);
    assert.equal(said(findings, 'unknown-regime').size, 2);
  });

  it('waivers of a rule that is not there are said in one message', () => {
    const waiver = '  - {rule: x, reason: y, expires: 2030-01-01}\n';
    const { findings } = analysisOf(`${HEAD}sources: []\nwaivers:\n${waiver.repeat(100)}`);
    const all = findings.filter(({ ruleId }) => ruleId === 'waiver-unused');
    assert.equal(all.length, 100);
    assert.equal(said(findings, 'waiver-unused').size, 1);
  });
});

describe('very many countries in words', () => {
  it('are looked up once for all rules that ask', () => {
    const text = `${HEAD}suppliers:\n${numbered(200, (at) => `  s${String(at)}: {country: q${String(at)}}\n`)}sources: []\n`;
    const context = analysisOf(text);
    const found = countriesInWords(context);
    let asked = 0;
    const counting = Object.assign(Object.create(knowledge) as typeof knowledge, {
      resolveCountry: (name: string) => {
        asked++;
        return knowledge.resolveCountry(name);
      },
    });
    const again = { ...context, knowledge: counting };
    assert.deepEqual(countriesInWords(again), found);
    assert.equal(countriesInWords(again), countriesInWords(again));
    assert.equal(asked, 200);
  });
});
