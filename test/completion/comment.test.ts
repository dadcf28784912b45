import assert from 'node:assert/strict';
import { complete } from '../../src/completion/complete';
import { analyseText } from '../support/analyse';
import { knowledge } from '../support/knowledge';

const HEAD = `manifest: 1
product: x
sources:
  - id: a
    material: lithium
`;

/** How many offers there are at the end of a line of the source. */
function offersAt(line: string): number {
  const text = HEAD + line;
  const analysis = analyseText(text);
  const cursor = {
    offset: text.length,
    before: line,
    after: '',
    slice: (start: number, end: number) => text.slice(start, end),
  };
  return complete(cursor, { analysis, knowledge, files: new Map() }).offers.length;
}

describe('completion', () => {
  for (const line of [
    '# country: ',
    '    # ',
    '    #country: ',
    '    country: CN # country: ',
    '    inputs: [a] # inputs: [',
    '    supplier: "a" # stage: ',
    "    supplier: it's # stage: ",
    '    "x": "\\" # " # stage: ',
  ]) {
    it(`offers nothing in a comment: ${line}`, () => assert.equal(offersAt(line), 0));
  }

  for (const line of [
    '    country: ',
    '    { x-a: "# no comment", country: ',
    "    { x-a: '# no comment', country: ",
    '    { x-a: a#b, country: ',
  ]) {
    it(`offers countries behind what is no comment: ${line}`, () =>
      assert.ok(offersAt(line) > 200));
  }
});
