import assert from 'node:assert/strict';
import { MANIFEST_SHAPE } from '../../src/completion/generated/shapes';
import { afterLineBreak } from '../../src/completion/line-break';
import { takeCursor } from '../support/cursor';

/** The text once Enter is typed at the mark, with the mark where the cursor then is. */
function enter(marked: string): string {
  const { text, offset } = takeCursor(marked);
  const above = text.slice(0, offset);
  const behind = text.slice(offset);
  const start = above.lastIndexOf('\n') + 1;
  const line = above.slice(start);
  const next = behind.split('\n').find((each) => each.trim() !== '');
  const found = afterLineBreak(
    {
      text: { above: `${above}\n`, prefix: [] },
      line,
      column: line.length,
      ...(next !== undefined && { next }),
    },
    { shape: MANIFEST_SHAPE },
  );
  if (!found) return `${above}\n‸${behind}`;
  return `${found.replacesLine ? above.slice(0, start) : `${above}\n`}${found.text}‸${behind}`;
}

const HEAD = 'manifest: 1\nproduct: Pack\n';
const SOURCE = `${HEAD}sources:\n  - id: x\n`;

describe('Enter in a manifest', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['stays in the first column behind a key of the top', 'manifest: 1‸', 'manifest: 1\n‸'],
    ['goes under the first key of an item', `${HEAD}sources:\n  - id: x‸`, `${SOURCE}    ‸`],
    [
      'stays under the keys of an item',
      `${SOURCE}    material: tin‸`,
      `${SOURCE}    material: tin\n    ‸`,
    ],
    [
      'stays there behind a comment',
      `${SOURCE}    material: tin # ore‸`,
      `${SOURCE}    material: tin # ore\n    ‸`,
    ],
    [
      'stays there behind a key that has no value yet',
      `${SOURCE}    region:‸`,
      `${SOURCE}    region:\n    ‸`,
    ],
    ['goes two further in below `sources`', `${HEAD}sources:‸`, `${HEAD}sources:\n  ‸`],
    ['goes two further in below `suppliers`', `${HEAD}suppliers:‸`, `${HEAD}suppliers:\n  ‸`],
    [
      'goes two further in below a supplier',
      `${HEAD}suppliers:\n  a:‸`,
      `${HEAD}suppliers:\n  a:\n    ‸`,
    ],
    [
      'goes two further in below `inputs`',
      `${SOURCE}    inputs:‸`,
      `${SOURCE}    inputs:\n      ‸`,
    ],
    [
      'goes two further in below `evidence` behind a dash',
      `${HEAD}sources:\n  - evidence:‸`,
      `${HEAD}sources:\n  - evidence:\n      ‸`,
    ],
    [
      'goes on with a dash below an item',
      `${SOURCE}    inputs:\n      - a‸`,
      `${SOURCE}    inputs:\n      - a\n      - ‸`,
    ],
    [
      'ends a list at an empty item',
      `${SOURCE}    inputs:\n      - a\n      - ‸`,
      `${SOURCE}    inputs:\n      - a\n    ‸`,
    ],
    ['ends the sources at an empty item', `${SOURCE}  - ‸`, `${SOURCE}‸`],
    ['begins a new item on an empty line', `${SOURCE}    ‸`, `${SOURCE}  - ‸`],
    [
      'begins a new waiver on an empty line',
      `${SOURCE}    waivers:\n      - rule: a\n        ‸`,
      `${SOURCE}    waivers:\n      - rule: a\n      - ‸`,
    ],
    [
      'goes from a supplier to the next',
      `${HEAD}suppliers:\n  a:\n    name: A\n    ‸`,
      `${HEAD}suppliers:\n  a:\n    name: A\n  ‸`,
    ],
    [
      'goes from the suppliers to the top',
      `${HEAD}suppliers:\n  a:\n    name: A\n  ‸`,
      `${HEAD}suppliers:\n  a:\n    name: A\n‸`,
    ],
    ['ends a list without items', `${HEAD}sources:\n  ‸`, `${HEAD}sources:\n‸`],
    [
      'leaves an empty line between items',
      `${SOURCE}    ‸\n  - id: y\n`,
      `${SOURCE}    \n‸\n  - id: y\n`,
    ],
    [
      'goes by the indentation that is there',
      `${HEAD}sources:\n- id: x\n  waivers:\n  - rule: a‸`,
      `${HEAD}sources:\n- id: x\n  waivers:\n  - rule: a\n    ‸`,
    ],
    [
      'leaves block scalars alone',
      `${SOURCE}    note: |\n      text‸`,
      `${SOURCE}    note: |\n      text\n‸`,
    ],
    ['leaves quoted texts alone', `${SOURCE}    supplier: "a‸`, `${SOURCE}    supplier: "a\n‸`],
    ['leaves brackets alone', `${SOURCE}    inputs: [a,‸`, `${SOURCE}    inputs: [a,\n‸`],
    ['leaves comments alone', `${SOURCE}    # note‸`, `${SOURCE}    # note\n‸`],
    ['leaves foreign keys alone', `${SOURCE}    x-note:‸`, `${SOURCE}    x-note:\n‸`],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => {
      assert.equal(enter(before), after);
    });
  }

  it('leads through a whole manifest', () => {
    const typed = [
      'manifest: 1',
      'product: Pack',
      'sources:',
      '- id: ore',
      'material: tin',
      'inputs:',
      '- a',
      'b',
      '',
      'stage: extraction',
      '',
      'id: two',
      '',
      '',
      'waivers:',
    ];
    let text = '‸';
    for (const line of typed) text = enter(text.replace('‸', `${line}‸`));
    assert.equal(
      text,
      `manifest: 1
product: Pack
sources:
  - id: ore
    material: tin
    inputs:
      - a
      - b
    stage: extraction
  - id: two
waivers:
  ‸`,
    );
  });
});
