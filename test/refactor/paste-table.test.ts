import assert from 'node:assert/strict';
import { applyEdits } from '../../src/fixes/fix';
import { inEnglish } from '../../src/messages/phrase';
import type { Clip, PastedTable } from '../../src/refactor/paste-table';
import { pasteTable } from '../../src/refactor/paste-table';
import { analyseFiles } from '../support/analyse';
import { takeCursor } from '../support/cursor';

const TSV = [
  'Material\tStage\tSupplier\tCountry\tValue\tShare\tInputs',
  'Lithium\tprocessing\tAlbemarle\tChile\t1,200.50\t60%\t',
  'Cobalt\trefining\tUmicore\tBelgium\t\t\t',
].join('\r\n');

function pasted(
  marked: string,
  clip: Clip = { text: TSV },
  format = 'yaml',
): { readonly after: string | undefined; readonly table: PastedTable | undefined } {
  const { text, offset } = takeCursor(marked);
  const analysis = analyseFiles({ [`a.sourcing.${format}`]: text });
  const table = pasteTable({ analysis, text }, offset, clip);
  const edits = table?.edits();
  return { after: edits && applyEdits(text, edits), table };
}

const HEAD = 'manifest: 1\nproduct: P\n';
const ITEM =
  '- id: a\n    material: lithium\n    stage: processing\n    supplier: S\n    country: AU # last\n';
const ALBEMARLE = `- id: lithium-albemarle
    material: lithium
    stage: processing
    supplier: Albemarle
    country: CL
    value: 1200.50
    share: 60%
`;
const UMICORE = `- id: cobalt-umicore
    material: cobalt
    stage: processing
    supplier: Umicore
    country: BE
`;
const BOTH = `  ${ALBEMARLE}  ${UMICORE}`;

describe('A pasted table', () => {
  it('becomes sources behind the one at the cursor', () => {
    const before = `${HEAD}sources:\n  ${ITEM}  ‸\n  ${ITEM.replace('id: a', 'id: b')}`;
    assert.equal(
      pasted(before).after,
      `${HEAD}sources:\n  ${ITEM}${BOTH}  \n  ${ITEM.replace('id: a', 'id: b')}`,
    );
  });

  it('stands as far in as the others, with ids that are free', () => {
    const own = ITEM.replace('id: a', 'id: cobalt-umicore').replaceAll('\n    ', '\n  ');
    const { after } = pasted(`${HEAD}sources:\n${own}‸`);
    assert.equal(
      after,
      `${HEAD}sources:\n${own}${ALBEMARLE}${UMICORE.replace('umicore', 'umicore-2')}`.replaceAll(
        '\n    ',
        '\n  ',
      ),
    );
  });

  it('becomes the sources where there are none, or the whole of an empty file', () => {
    assert.equal(pasted(`${HEAD}sources:‸\n`).after, `${HEAD}sources:\n${BOTH.trimEnd()}\n`);
    assert.equal(pasted(`${HEAD}sources: []‸\n`).after, `${HEAD}sources: \n${BOTH.trimEnd()}\n`);
    assert.equal(pasted(`${HEAD}‸`).after, `${HEAD}sources:\n${BOTH}`);
    assert.match(pasted('‸').after ?? '', /^manifest: 1\nproduct: [^]*\nsources:\n {2}- id: /);
    assert.match(pasted('‸', { text: TSV }, 'json').after ?? '', /^\{\n {2}"manifest": 1/);
  });

  it('becomes sources in JSON, too', () => {
    const before = `{\n  "manifest": 1,\n  "product": "P",\n  "sources": [\n    {\n      "id": "a", "material": "lithium", "stage": "processing", "supplier": "S", "country": "AU"‸\n    }\n  ]\n}\n`;
    const after = pasted(before, { text: TSV }, 'json').after ?? '';
    const sources = (JSON.parse(after) as { sources: { id: string; value?: number }[] }).sources;
    assert.deepEqual(
      sources.map(({ id }) => id),
      ['a', 'lithium-albemarle', 'cobalt-umicore'],
    );
    assert.match(after, /\n {4}\},\n {4}\{\n {6}"id": "lithium-albemarle",\n/);
    assert.match(after, /"value": 1200\.50/);
  });

  it('is read from a page where the text has no columns', () => {
    const html =
      '<p>x</p><table><tr><th>Material<th>Stage</th><th>Supplier<th>Country</tr><tr><td>Lithium<td>processing<td>A &amp; B<td>Chile</table>';
    const { after } = pasted(`${HEAD}sources:\n  ${ITEM}‸`, { text: 'Material\nLithium', html });
    assert.match(after ?? '', /supplier: "?A & B"?\n {4}country: CL/);
  });

  it('uses the ids of the table, and joins what feeds each other', () => {
    const text = [
      'Id;Material;Stage;Supplier;Country;Inputs',
      'R1;Lithium;processing;Salt Co;Chile;M1',
      'M1;Lithium;extraction;Mine Co;Chile;',
    ].join('\n');
    const { after } = pasted(`${HEAD}sources:\n  ${ITEM}‸`, { text });
    assert.match(after ?? '', /- id: M1\n[^]*- id: R1\n[^]*inputs: \[M1\]/);
  });

  it('says what it leaves out', () => {
    const text = `${TSV}\r\nUnobtainium\tprocessing\tX\tChile\t\t\t`;
    const { table } = pasted(`${HEAD}sources:\n  ${ITEM}‸`, { text });
    assert.equal(table?.sources, 2);
    assert.match(table.leftOut.map(({ why }) => inEnglish(why)).join(), /Unobtainium/);
  });

  it('is nothing but text where it is no table of steps, or the manifest is broken', () => {
    const text = `${HEAD}sources:\n  ${ITEM}‸`;
    for (const clip of [
      'lithium',
      'a, b, c\nd, e, f\n',
      ITEM,
      `${HEAD}sources:\n  ${ITEM}`,
      'x\ty\tz\n1\t2\t3',
    ]) {
      assert.equal(pasted(text, { text: clip }).table, undefined, clip);
    }
    assert.equal(pasted(text.replace('product: P', 'product: [P')).after, undefined);
  });
});
