/** Both servers, as processes, over manifests whose every name is made to be markup, a command or a formula. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as Agent } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { CodeLens, Position } from 'vscode-languageserver';
import { clean } from '../../src/text/clean';
import { builtCli } from '../support/cli';
import { CAPABILITIES, Client } from './client';

const NAMES: readonly (readonly [what: string, text: string])[] = [
  ['a link that runs a command', '[press](command:workbench.action.terminal.new)'],
  ['a picture', '![x](https://evil.example/pixel.png)'],
  ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['an address', '<https://evil.example> https://evil.example www.evil.example a@evil.example'],
  ['other Markdown', '**b** `c` ~~d~~ | # e > f &lt;b&gt; $(alert)'],
  ['a snippet', '${1:a} $TM_FILENAME ${2|b,c|}'],
  ['a formula', '=HYPERLINK("https://evil.example","x")'],
  ['a command of a log', '::error::x ##vso[task.complete]'],
  ['escapes of a terminal', '\u001b[31mred\u001b]0;title\u0007 \u009b2J\b\r'],
  ['text that turns', 'abc\u202egnp.exe\u2066x\u2069\u200e'],
  ['what nobody sees', 'a\u200bb\u00adc\ufeffd\u{e0041}'],
  ['lines', 'a\nb\u2028c\u2029d\u0085e'],
  ['a NUL', 'a\0b'],
  ['half a character', 'a\ud800b\udc00'],
  ['a name of objects', '__proto__'],
  ['a long one', 'x'.repeat(20_000)],
];

const manifest = (name: string): string => {
  const text = JSON.stringify(name);
  const short = JSON.stringify(name.slice(0, 500));
  return `manifest: 1
product: ${text}
asOf: 2023-06-30
imports: [${text}]
regimes: [ira-30d, ${text}]
suppliers:
  ${short}: { name: ${text}, country: ${text}, ownership: [{ owner: ${text}, country: CN, share: 60% }] }
sources:
  - id: ${text}
    material: lithium
    form: ${text}
    stage: processing
    supplier: ${text}
    country: CN
    note: ${text}
    waivers: [{ rule: ${text}, reason: ${text}, until: ${text} }]
    evidence: [{ file: ${text}, title: ${text}, sha256: ${text} }]
  - id: second
    material: ${text}
    stage: ${text}
    supplier: { name: ${text} }
    country: ${text}
    region: ${text}
    value: ${text}
    inputs: [${text}, third]
  - { id: ${text}, ${short}: ${text}, component: ${text}, origins: [{ country: ${text}, share: ${text} }] }
`;
};

/** What is written into a file, or is an address, and not shown. */
const NOT_SHOWN = new Set([
  ...['newText', 'insertText', 'filterText', 'sortText', 'data', 'arguments', 'placeholder'],
]);
const ADDRESSES = new Set(['uri', 'targetUri', 'href', 'target']);

/** Looks at every text that a client would show. */
function look(value: unknown, key = '', isMarkdown = false): void {
  if (typeof value === 'string') {
    if (ADDRESSES.has(key)) {
      assert.match(value, /^(?:file|https):/);
      return;
    }
    for (const line of value.split('\n')) assert.equal(line, clean(line), key);
    if (key !== 'value' && key !== 'message') assert.ok(!value.includes('\n'), key);
    if (!isMarkdown) return;
    // What is escaped is text; links and pictures of our own go where no name can lead them.
    const markup = value
      .replace(/\\[!-/:-@[-`{-~]|&#\d+;/g, '')
      .replace(
        /!?\[[^[\]]*\]\((?:https:\/\/(?!evil)|file:|data:image\/svg\+xml;base64,)[^()<>\s]*\)/g,
        '',
      );
    assert.doesNotMatch(markup, /[<[\]`$&]|https?:\/\/|www\.|\S@\S/, value);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const isNowMarkdown = (value as { kind?: unknown }).kind === 'markdown';
  for (const [name, each] of Object.entries(value)) {
    if (!NOT_SHOWN.has(name)) look(each, Array.isArray(value) ? key : name, isNowMarkdown);
  }
}

describe('hostile names', () => {
  let folder = '';

  before(builtCli);
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'sc names ')));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are text in the language server', async () => {
    const client = Client.beside({});
    try {
      await client.start(CAPABILITIES);
      for (const [index, [, name]] of NAMES.entries()) {
        for (const [file, text] of [
          [`${String(index)}.sourcing.yaml`, manifest(name)],
          [
            `${String(index)}.raw.sourcing.yaml`,
            manifest(name).replaceAll(JSON.stringify(name), name),
          ],
        ] as const) {
          await client.open(file, text);
          look(await client.diagnostics(file));
          await askEverything(client, file, text);
        }
        look(await client.ask('workspace/symbol', { query: name.slice(0, 1000) }));
      }
      look(await client.ask('workspace/symbol', { query: '' }));
      look(client.shown);
      assert.equal(await client.stop(), 0);
      assert.equal(client.errors, '');
    } finally {
      client.remove();
    }
  });

  it('are text in the tools for agents', async () => {
    const agent = new Agent({ name: 'test', version: '1.0.0' });
    const args = [builtCli(), 'mcp'];
    await agent.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder }));
    try {
      for (const [what, name] of NAMES) {
        writeFileSync(join(folder, 'pack.sourcing.yaml'), manifest(name));
        for (const [tool, question] of [
          ['check_manifest', { path: 'pack.sourcing.yaml' }],
          ['check_manifest', { path: name }],
          ['check_manifest', { text: manifest(name), path: name }],
          ['check_manifest', { text: name, asOf: name }],
          ['explain_finding', { rule: name }],
          ['explain_finding', { rule: 'china-source', country: name, material: name }],
          ['list_alternatives', { material: name, stage: name }],
          ['list_alternatives', { path: 'pack.sourcing.yaml', source: name }],
          ['list_alternatives', { path: 'pack.sourcing.yaml', source: 'second' }],
          ['screen_company', { name }],
          ['what_applies', { country: name, material: name, day: name }],
        ] as const) {
          const { content, structuredContent } = await agent.callTool({
            name: tool,
            arguments: question,
          });
          look(structuredContent);
          const [first] = content as { text: string }[];
          for (const line of (first?.text ?? '').split('\n')) assert.equal(line, clean(line), what);
          assert.ok((first?.text ?? '').length < 500_000, `${tool}: ${what}`);
        }
      }
    } finally {
      await agent.close();
    }
  });
});

/** All that an editor asks at every line, and of a document as a whole. */
async function askEverything(client: Client, file: string, text: string): Promise<void> {
  const textDocument = { uri: client.uri(file) };
  const lines = text.split(/\r\n|\r|\n/);
  const end = { line: lines.length, character: 0 };
  const range = { start: { line: 0, character: 0 }, end };
  const positions = lines.map((each, line): Position => ({
    line,
    character: Math.min(each.length, each.indexOf(':') + 5),
  }));
  for (const position of positions) {
    const at = { textDocument, position };
    look(await client.ask('textDocument/hover', at));
    look(await client.ask('textDocument/completion', at));
    await client.ask('textDocument/prepareRename', at).then(look, (error: Error) => {
      look(error.message, 'message');
    });
  }
  for (const method of ['documentSymbol', 'documentLink', 'foldingRange']) {
    look(await client.ask(`textDocument/${method}`, { textDocument }));
  }
  look(await client.ask('textDocument/inlayHint', { textDocument, range }));
  look(await client.ask<CodeLens[]>('textDocument/codeLens', { textDocument }));
  const context = { diagnostics: [] };
  look(await client.ask('textDocument/codeAction', { textDocument, range, context }));
}
