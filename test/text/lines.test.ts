import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from '../../src/text/lines';

describe('Lines', () => {
  it('end where an editor ends them: at a return by itself, too', () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'b: 1', '😀', '\u2028', '\u0085'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(40), (whole, at) => {
        const offset = at % (whole.length + 1);
        // No place lies between the two characters of a line end.
        fc.pre(!(whole[offset - 1] === '\r' && whole[offset] === '\n'));
        const { line, character } = TextDocument.create('file:///a', 'yaml', 1, whole).positionAt(
          offset,
        );
        assert.deepEqual(new Lines(whole).position(offset), {
          line: line + 1,
          column: character + 1,
        });
      }),
    );
  });
});
