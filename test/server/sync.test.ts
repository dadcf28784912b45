import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { endOf, startOf } from '../../src/manifest/model';
import type { Analysed } from '../../src/server/lsp/documents';
import { ServedDocuments } from '../../src/server/lsp/documents';
import { Files } from '../../src/server/lsp/files';
import { knowledge } from '../support/knowledge';
import { runs } from '../support/runs';
import { SOURCES } from './sources';

const URI = 'file:///tmp/no-such-folder/pack.sourcing.yaml';

const PACK = `manifest: 1
product: Pack 😀
asOf: 2023-06-30
suppliers:
  albemarle: { name: Albemarle, country: US }
${SOURCES}`;

const made: ServedDocuments[] = [];

function served(): ServedDocuments {
  const documents = new ServedDocuments(new Files(knowledge, () => undefined), {
    analysed: () => undefined,
    edited: () => undefined,
    closed: () => undefined,
    failed: (error) => {
      throw error;
    },
    today: () => '2026-01-01',
  });
  made.push(documents);
  return documents;
}

const foundIn = (analysed: Analysed | undefined): string[] => {
  assert.ok(analysed);
  return analysed.analysis.findings
    .map(
      ({ ruleId, message, place }) =>
        `${String(startOf(place))}-${String(endOf(place))} ${ruleId}: ${sentence(message, english)}`,
    )
    .sort();
};

/** An edit of the text that the ones before have left: where, how much is taken out, what is put in. */
const edit = fc.record({
  at: fc.nat(10_000),
  length: fc.oneof(fc.constant(0), fc.nat(60)),
  text: fc.constantFrom(
    ...['', '\n', '\r\n', ' ', '😀', '"', '[', ']', '#', ': ', '- ', '\t', 'CN', 'x'],
    ...['  - id: new\n    material: tin\n', '    country: CN\n', 'sources:\n', 'spodumene'],
  ),
});
const batches = fc.array(
  fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), isAsked: fc.boolean() }),
  { minLength: 1, maxLength: 6 },
);

describe('the documents of the language server', () => {
  afterEach(() => {
    for (const documents of made.splice(0)) documents.dispose();
  });

  it('are after any edits what a fresh open of the same text is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('\n', '\r\n'), batches, async (lineEnd, all) => {
        const text = PACK.replaceAll('\n', lineEnd);
        const documents = served();
        documents.open(URI, 'yaml', 1, text);
        await documents.get(URI);
        // What the client has.
        const mirror = TextDocument.create(URI, 'yaml', 1, text);
        let version = 1;
        for (const { edits, isAsked } of all) {
          const changes = edits.map(({ at, length, text: put }) => {
            const start = at % (mirror.getText().length + 1);
            const range = {
              start: mirror.positionAt(start),
              end: mirror.positionAt(start + length),
            };
            const change = { range, text: put };
            TextDocument.update(mirror, [change], version + 1);
            return change;
          });
          version++;
          documents.change(URI, version, changes);
          if (isAsked) await documents.get(URI);
        }
        const fresh = served();
        fresh.open(URI, 'yaml', 1, mirror.getText());
        const after = await documents.whole(URI);
        assert.equal(after?.document.getText(), mirror.getText());
        assert.deepEqual(foundIn(after), foundIn(await fresh.whole(URI)));
      }),
      { numRuns: runs(150) },
    );
  });
});
