/**
 * The language server as a process on large manifests: from opening to the first diagnostics, from a key to
 * the diagnostics of the text with it, hovers, and memory. Expects the built command line, and Linux. Prints
 * the figures; asserts nothing.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { manifestOf } from './manifests';

const SIZES = [1000, 10_000, 100_000];
const KEYS = 30;
const PAUSE_MS = 250;
const uri = 'file:///bench/large.sourcing.yaml';

interface Published {
  readonly version?: number;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds));

async function measure(sources: number): Promise<void> {
  const text = manifestOf(sources);
  const server = spawn(process.execPath, [resolve('dist/cli.cjs'), 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  let wanted: { readonly version: number; readonly done: () => void } | undefined;
  connection.onNotification('textDocument/publishDiagnostics', ({ version }: Published) => {
    if (version === wanted?.version) wanted?.done();
  });
  const published = (version: number): Promise<number> => {
    const start = performance.now();
    return new Promise((done) => {
      wanted = {
        version,
        done: () => {
          done(performance.now() - start);
        },
      };
    });
  };
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const opened = published(1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  const first = await opened;
  const lines = text.split('\n');
  const line = lines.findIndex((each, at) => at > lines.length / 2 && /^ +supplier: /.test(each));
  const character = lines[line]?.length ?? 0;
  const keys: number[] = [];
  const hovers: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const version = key + 2;
    const at = { line, character: character + key };
    const shown = published(version);
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: at, end: at }, text: 'x' }],
    });
    keys.push(await shown);
    await pause(PAUSE_MS);
    const start = performance.now();
    await connection.sendRequest('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: 15 },
    });
    hovers.push(performance.now() - start);
  }
  const [median, most] = [keys.sort((a, b) => a - b)[KEYS / 2] ?? 0, keys.at(-1) ?? 0];
  const hover = hovers.sort((a, b) => a - b)[KEYS / 2] ?? 0;
  const status = readFileSync(`/proc/${String(server.pid)}/status`, 'utf8');
  const megabytes = Number(/VmHWM:\s*(\d+)/.exec(status)?.[1]) / 1024;
  console.log(
    `${String(sources)} sources: first diagnostics ${(first / 1000).toFixed(2)} s; ` +
      `a key ${median.toFixed(1)} ms (most ${most.toFixed(0)}); hover ${hover.toFixed(1)} ms; ` +
      `${megabytes.toFixed(0)} MB at most`,
  );
  connection.dispose();
  server.kill();
}

for (const sources of SIZES) await measure(sources);
