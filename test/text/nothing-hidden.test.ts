import assert from 'node:assert/strict';
import { stepAt } from '../../src/analysis/at';
import { complete } from '../../src/completion/complete';
import { comparisonHtml } from '../../src/editor/comparison-html';
import { COMPARISON_WORDS } from '../support/comparison';
import { explainAt } from '../../src/explain/explain';
import { countryHints } from '../../src/explain/hints';
import { toMarkdown } from '../../src/explain/markdown';
import { compareAlternatives } from '../../src/fixes/compare';
import { fixesFor } from '../../src/fixes/fixes';
import { readManifest } from '../../src/manifest/read';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { analyseFiles } from '../support/analyse';
import { knowledge } from '../support/knowledge';

/** What turns, hides, or breaks a line. */
const HOSTILE = 'Gan\u202efeng\u2066\u200b\u00ad\n\u2028\x1b[31m\x9bK\ud800';
const SHOWN_BADLY = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u00ad\u200b\p{Cs}]/u;

const imported = JSON.stringify({
  manifest: 1,
  suppliers: { [`far${HOSTILE}`]: { name: HOSTILE, country: 'CN' } },
  product: HOSTILE,
  sources: [
    {
      id: `ore${HOSTILE}`,
      material: 'lithium',
      stage: 'extraction',
      supplier: HOSTILE,
      country: 'AU',
    },
  ],
});

const text = JSON.stringify(
  {
    manifest: 1,
    product: HOSTILE,
    asOf: '2024-06-30',
    regimes: ['ira-30d', HOSTILE],
    imports: ['./far.sourcing.json', `./${HOSTILE}.sourcing.json`],
    suppliers: { [HOSTILE]: { name: HOSTILE, country: HOSTILE, [HOSTILE]: 1 } },
    sources: [
      ...['CN', 'AU', 'CL', HOSTILE].map((country, index) => ({
        id: `${String(index)}${HOSTILE}`,
        material: 'lithium',
        stage: 'processing',
        supplier: `${String(index)}${HOSTILE}`,
        country,
        value: 10,
        inputs: [`0${HOSTILE}x`, `ore${HOSTILE}`, `./far.sourcing.json#ore${HOSTILE}`],
        waivers: [{ rule: HOSTILE, reason: HOSTILE, expires: HOSTILE }],
        evidence: [{ title: HOSTILE, file: HOSTILE, expires: '2020-01-01' }],
      })),
      { id: HOSTILE, material: HOSTILE, stage: HOSTILE, supplier: HOSTILE, country: 'CN' },
    ],
  },
  undefined,
  1,
);

const analysis = analyseFiles({ 'a.sourcing.json': text, 'far.sourcing.json': imported });

describe('Characters that turn, hide or break text', () => {
  const isShownWell = (shown: string | undefined, where: string): void => {
    assert.doesNotMatch(shown ?? '', SHOWN_BADLY, `${where}: ${JSON.stringify(shown)}`);
  };

  it('are in no message and no related place', () => {
    assert.ok(analysis.findings.length > 20);
    for (const { ruleId, message, related } of analysis.findings) {
      isShownWell(sentence(message, english), ruleId);
      for (const each of related) isShownWell(sentence(each.message, english), ruleId);
    }
  });

  it('are in no title of a fix', () => {
    const titles = analysis.findings.flatMap((finding) =>
      fixesFor(analysis, text, finding, knowledge).map(({ title }) => title),
    );
    assert.ok(titles.length > 20);
    for (const title of titles) isShownWell(title, 'fix');
  });

  it('are in no comparison', () => {
    const step = stepAt(analysis.graph.own, 0);
    assert.ok(step);
    const table = compareAlternatives(step, analysis);
    assert.ok(table.rows.some(({ offer }) => offer.title.includes('feng')));
    const page = { title: HOSTILE, step: HOSTILE, table, version: 1, words: COMPARISON_WORDS };
    isShownWell(comparisonHtml(page).replaceAll('\n', ''), 'comparison');
  });

  it('are in no hover, no offer and no hint, wherever the cursor is', () => {
    const files = new Map([['far.sourcing.json', readManifest(imported, 'json')]]);
    let [hovers, offered] = [0, 0];
    for (let offset = 0; offset < text.length; offset += 3) {
      const found = explainAt(offset, { analysis, knowledge, rulePage: (id) => id });
      if (found) hovers++;
      isShownWell(found && toMarkdown(found.blocks).replaceAll('\n', ''), 'hover');
      const line = text.lastIndexOf('\n', offset - 1) + 1;
      const end = text.indexOf('\n', offset);
      const cursor = {
        offset,
        before: text.slice(line, offset),
        after: text.slice(offset, end === -1 ? text.length : end),
        slice: (from: number, to: number) => text.slice(from, to),
      };
      for (const offer of complete(cursor, { analysis, knowledge, files }).offers) {
        offered++;
        isShownWell(offer.label + (offer.description ?? '') + (offer.detail ?? ''), 'offer');
      }
    }
    assert.ok(hovers > 100 && offered > 100, `${String(hovers)} hovers, ${String(offered)} offers`);
    for (const { label, tooltip } of countryHints(analysis, knowledge, 0, text.length)) {
      isShownWell(label + tooltip, 'hint');
    }
  });
});
