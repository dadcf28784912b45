import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type {
  DocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { CAPABILITIES, Client } from './client';

const PARTS = `manifest: 1
product: Parts
asOf: 2023-06-30
sources:
  - { id: salt, material: lithium, stage: processing, supplier: A, country: CL }
`;
const PACK = `manifest: 1
product: Pack
asOf: 2023-06-30
imports: [./parts.sourcing.yaml]
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: B
    country: KR
    inputs: [./parts.sourcing.yaml#salt]
`;

const PULLS = {
  ...CAPABILITIES,
  textDocument: { ...CAPABILITIES.textDocument, diagnostic: { relatedDocumentSupport: false } },
  workspace: { ...CAPABILITIES.workspace, diagnostics: { refreshSupport: true } },
};

describe('a client that asks for diagnostics', () => {
  let client: Client;

  beforeEach(() => {
    client = Client.beside({
      'parts.sourcing.yaml': PARTS,
      'pack.sourcing.yaml': PACK,
      'other.yaml': 'a: 1\n',
    });
  });

  afterEach(() => {
    client.remove();
  });

  const pull = (name: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.ask('textDocument/diagnostic', {
      textDocument: { uri: client.uri(name) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  const codes = (
    report: DocumentDiagnosticReport | WorkspaceDocumentDiagnosticReport | undefined,
  ): unknown[] => (report?.kind === 'full' ? report.items.map(({ code }) => code) : ['unchanged']);

  it('gets those of a document, and is told when an import makes them others', async () => {
    const { capabilities } = await client.start(PULLS);
    assert.deepEqual(capabilities.diagnosticProvider, {
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.equal(capabilities.positionEncoding, 'utf-16');
    await client.open('pack.sourcing.yaml', PACK);
    await client.open('parts.sourcing.yaml', PARTS);
    const first = await pull('pack.sourcing.yaml');
    assert.equal(codes(first).includes('china-upstream'), false);
    assert.ok(first.kind === 'full' && first.resultId !== undefined);
    const same = await pull('pack.sourcing.yaml', first.resultId);
    assert.deepEqual(same, { kind: 'unchanged', resultId: first.resultId });

    const before = client.refreshes;
    await client.edit('parts.sourcing.yaml', 'country: CL', 'country: CN');
    await client.refreshed(before);
    assert.ok(codes(await pull('parts.sourcing.yaml')).includes('china-source'));
    assert.ok(codes(await pull('pack.sourcing.yaml', first.resultId)).includes('china-upstream'));
    assert.deepEqual(codes(await pull('other.yaml')), []);
    assert.equal(client.published, 0);
    assert.equal(await client.stop(), 0);
    assert.equal(client.errors, '');
  });

  it('gets those of every manifest of the workspace, with progress, and can take it back', async () => {
    await client.start(PULLS);
    await client.open('parts.sourcing.yaml', PARTS.replace('CL', 'CN'));
    const all = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
      workDoneToken: 'w',
    });
    const byUri = new Map(all.items.map((each) => [each.uri, each]));
    assert.deepEqual(
      [...byUri.keys()].sort(),
      ['pack.sourcing.yaml', 'parts.sourcing.yaml'].map((name) => client.uri(name)),
    );
    const [pack, parts] = ['pack', 'parts'].map((name) =>
      byUri.get(client.uri(`${name}.sourcing.yaml`)),
    );
    assert.ok(codes(pack).includes('china-upstream'));
    assert.deepEqual([pack?.version, parts?.version], [null, 1]);
    assert.ok(codes(parts).includes('china-source'));
    assert.deepEqual(
      client.progress.map((each) => (each as { kind: string }).kind),
      ['begin', 'report', 'report', 'end'],
    );
    const again = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: all.items.map(({ uri, resultId }) => ({ uri, value: resultId })),
    });
    assert.deepEqual(
      again.items.map(({ kind }) => kind),
      ['unchanged', 'unchanged'],
    );
    // Of what is on the disk, what changed is answered anew: an import, a policy, and a file that came back.
    const pulled = async (): Promise<Record<string, unknown[]>> => {
      const { items } = await client.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: all.items.map(({ uri, resultId }) => ({ uri, value: resultId })),
      });
      return Object.fromEntries(items.map((each) => [basename(each.uri), codes(each)]));
    };
    await client.tell('textDocument/didClose', {
      textDocument: { uri: client.uri('parts.sourcing.yaml') },
    });
    const closed = await pulled();
    assert.ok(!closed['pack.sourcing.yaml']?.includes('china-upstream'));
    assert.ok(!closed['pack.sourcing.yaml']?.includes('unchanged'));
    const changed = async (name: string, text: string): Promise<Record<string, unknown[]>> => {
      writeFileSync(client.path(name), text);
      await client.tell('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri(name), type: 2 }],
      });
      return pulled();
    };
    const fed = await changed('parts.sourcing.yaml', PARTS.replace('CL', 'CN'));
    assert.ok(fed['parts.sourcing.yaml']?.includes('china-source'));
    assert.ok(fed['pack.sourcing.yaml']?.includes('china-upstream'));
    const off = await changed(
      'sourcing.policy.yaml',
      'policy: 1\nrules: { china-upstream: off, china-source: off }\n',
    );
    assert.ok(!Object.values(off).flat().includes('china-source'));
    assert.ok(!Object.values(off).flat().includes('china-upstream'));
    const code = await client.cancelled('workspace/diagnostic', { previousResultIds: [] });
    // Taken back, or answered before that arrived.
    assert.ok(code === undefined || code === -32800, String(code));
    assert.equal(await client.stop(), 0);
  });
});
