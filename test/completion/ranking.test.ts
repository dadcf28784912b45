import assert from 'node:assert/strict';
import { completeAt } from '../support/completion';
import { editorOrder } from '../support/editor-order';
import { knowledge } from '../support/knowledge';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2026-06-30\nsources:\n  - id: x\n    ';
const LITHIUM = `${HEAD}material: lithium\n    stage: processing\n    `;

/** What the editor has first once a text is typed. */
function firstFor(line: string, typed: string): string {
  const { offers, replaces } = completeAt(`${line}${typed}‸\n`);
  const word = typed.slice(typed.length - replaces.before);
  const order = editorOrder(word, offers);
  const scores = new Set(order.map(({ score }) => score));
  assert.ok(scores.size <= 1, `${typed}: the editor weighs them differently`);
  assert.equal(order.length, offers.length, `${typed}: the editor leaves some out`);
  return order[0]?.offer.insert ?? '';
}

describe("The order of offers, by the editor's own scoring", () => {
  it("has a country's code, alpha-3 code, name and every alias first", () => {
    const wrong: string[] = [];
    for (const { code, alpha3, name, aliases } of knowledge.data.countries) {
      for (const typed of [code, alpha3, name, ...aliases]) {
        const first = firstFor(`${LITHIUM}country: `, typed);
        if (first.split('\n')[0] !== code) wrong.push(`${typed}: ${first}, not ${code}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("has a material's id, symbol, name and every alias first", () => {
    const wrong: string[] = [];
    for (const { id, symbol, name, aliases } of knowledge.data.materials) {
      for (const typed of [id, name, ...(symbol === undefined ? [] : [symbol]), ...aliases]) {
        const first = firstFor(`${HEAD}material: `, typed);
        if (first !== id) wrong.push(`${typed}: ${first}, not ${id}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it("has a component's id, name and every alias first", () => {
    const wrong: string[] = [];
    for (const { id, name, aliases } of knowledge.data.components) {
      for (const typed of [id, name, ...aliases]) {
        const first = firstFor(`${HEAD}component: `, typed);
        if (first !== id) wrong.push(`${typed}: ${first}, not ${id}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('keeps ours at every letter on the way', () => {
    for (const { name } of knowledge.data.countries) {
      for (let length = 1; length <= name.length; length++) {
        firstFor(`${LITHIUM}country: `, name.slice(0, length));
      }
    }
  });

  it('is the same in quotes', () => {
    for (const typed of ['USA', 'Korea, Republic of', "Côte d'Ivoire", 'ch']) {
      assert.equal(
        firstFor(`${LITHIUM}country: `, `"${typed}`).replaceAll('"', ''),
        firstFor(`${LITHIUM}country: `, typed),
        typed,
      );
    }
  });
});
