import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { Alternatives, StepAlternatives } from '../../src/report/tools/alternatives';
import type { Applies } from '../../src/report/tools/applies';
import type { Checked } from '../../src/report/tools/checked';
import type { Explained } from '../../src/report/tools/explained';
import type { Screened } from '../../src/report/tools/screened';
import { builtCli } from '../support/cli';

const CELL = `manifest: 1
product: Cell
asOf: 2023-06-30
regimes: [ira-30d]
sources:
  - id: hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
    value: 100
`;

describe('the tools for agents', () => {
  let folder: string;
  let client: Client;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sc mcp '));
    writeFileSync(join(folder, 'cell.sourcing.yaml'), CELL);
    client = new Client({ name: 'test', version: '1.0.0' });
    const args = [builtCli(), 'mcp'];
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args, cwd: folder }),
    );
  });

  afterEach(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<T>(name: string, question: Record<string, unknown>): Promise<T> {
    const { structuredContent, isError, content } = await client.callTool({
      name,
      arguments: question,
    });
    assert.notEqual(isError, true, JSON.stringify(content));
    const [first] = content as { text: string }[];
    assert.deepEqual(JSON.parse(first?.text ?? ''), structuredContent);
    return structuredContent as T;
  }

  async function refused(name: string, question: Record<string, unknown>): Promise<string> {
    const { isError, content } = await client.callTool({ name, arguments: question });
    assert.equal(isError, true, JSON.stringify(content));
    return (content as { text: string }[])[0]?.text ?? '';
  }

  it('say of a line that it is not JSON, or no message', () => {
    const input = '{nope\n{"jsonrpc":"1.0"}\n';
    const { stdout } = spawnSync(process.execPath, [builtCli(), 'mcp'], { input });
    const answers = stdout.toString().trim().split('\n');
    assert.deepEqual(
      answers.map((line) => {
        const { id, error } = JSON.parse(line) as { id: unknown; error: { code: number } };
        return [id, error.code];
      }),
      [
        [null, -32700],
        [null, -32600],
      ],
    );
  });

  it('are five, with typed inputs, and write nothing', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name).sort(), [
      'check_manifest',
      'explain_finding',
      'list_alternatives',
      'screen_company',
      'what_applies',
    ]);
    for (const { annotations, inputSchema, description } of tools) {
      assert.equal(annotations?.readOnlyHint, true);
      assert.ok((description ?? '').length > 50);
      assert.ok(Object.keys(inputSchema.properties ?? {}).length > 1);
    }
    assert.match(client.getInstructions() ?? '', /not legal advice/);
  });

  it('check a manifest by its path, and a text in its place', async () => {
    const found = await ask<Checked>('check_manifest', { path: 'cell.sourcing.yaml' });
    assert.equal(found.file, 'cell.sourcing.yaml');
    assert.equal(found.asOf, '2023-06-30');
    const china = found.findings.find(({ ruleId }) => ruleId === 'china-source');
    assert.deepEqual([china?.line, china?.column, china?.source], [10, 14, 'hydroxide']);
    assert.equal(found.counts.warning > 0, true);
    assert.equal(found.regimes[0]?.qualifyingShare, 0);
    const text = CELL.replace('country: CN', 'country: CL');
    const other = await ask<Checked>('check_manifest', { path: 'cell.sourcing.yaml', text });
    assert.ok(!other.findings.some(({ ruleId }) => ruleId === 'china-source'));
    assert.equal(other.regimes[0]?.qualifyingShare, 1);
    const later = await ask<Checked>('check_manifest', { text, asOf: '2030-01-01' });
    assert.match(later.caution ?? '', /Data as of/);
    assert.deepEqual(readdirSync(folder), ['cell.sourcing.yaml']);
    assert.equal(readFileSync(join(folder, 'cell.sourcing.yaml'), 'utf8'), CELL);
  });

  it('explain a finding with its documents', async () => {
    const why = await ask<Explained>('explain_finding', {
      rule: 'china-source',
      country: 'Chile',
      material: 'Li',
      day: '2023-06-30',
    });
    assert.equal(why.rule?.severity, 'warning');
    assert.equal(why.asOf, '2023-06-30');
    assert.ok(why.statements.some((each) => /^Chile \(CL\): ✔ free-trade agreement/.test(each)));
    assert.ok(why.documents.some(({ url }) => url.startsWith('https://')));
  });

  it('list who could do a stage, and what a partner would change', async () => {
    const found = await ask<Alternatives>('list_alternatives', {
      material: 'lithium',
      stage: 'processing',
      day: '2023-06-30',
    });
    const [first] = found.alternatives;
    assert.deepEqual([first?.country, first?.name], ['CL', 'Chile']);
    assert.match(first?.status ?? '', /^free-trade agreement since 2004/);
    assert.ok((first?.documents.length ?? 0) >= 2);
    assert.ok(found.alternatives.every(({ country }) => country !== 'CN'));
    const step = await ask<StepAlternatives>('list_alternatives', {
      path: 'cell.sourcing.yaml',
      source: 'hydroxide',
    });
    const [chile] = step.alternatives;
    assert.deepEqual(chile?.shares, [{ after: '100 %', passes: true }]);
    assert.ok(chile.resolved.some(({ ruleId }) => ruleId === 'china-source'));
  });

  it('screen a company on the lists that the policy names', async () => {
    writeFileSync(
      join(folder, 'sourcing.policy.yaml'),
      'policy: 1\nscreening: [./consolidated.csv]\n',
    );
    writeFileSync(
      join(folder, 'consolidated.csv'),
      'source,name,type,start_date,federal_register_notice,addresses\n' +
        'Entity List (EL) - BIS,Elm Trading Co,,2022-01-05,87 FR 21012,"1 Road, Berlin, DE"\n' +
        'Other List (OL) - X,Elm Trading Co,,,,\n',
    );
    const found = await ask<Screened>('screen_company', { name: 'Elm Trading', day: '2025-06-01' });
    assert.equal(found.onListThatDay, true);
    assert.deepEqual(
      found.entries.map(({ list, from, notice }) => [list, from, notice]),
      [
        ['Entity List (EL)', '2022-01-05', '87 FR 21012; ./consolidated.csv'],
        ['Other List (OL)', null, './consolidated.csv'],
      ],
    );
    assert.ok(found.lists.includes('Entity List (EL)'));
    writeFileSync(join(folder, 'sourcing.policy.yaml'), 'policy: 1\nrulez: {}\n');
    assert.match(await refused('screen_company', { name: 'Elm' }), /sourcing\.policy\.yaml:2:1/);
    assert.deepEqual(readdirSync(folder).sort(), [
      'cell.sourcing.yaml',
      'consolidated.csv',
      'sourcing.policy.yaml',
    ]);
  });

  it('screen a company on a day', async () => {
    const before = await ask<Screened>('screen_company', { name: 'CATL', day: '2023-06-01' });
    assert.equal(before.onListThatDay, false);
    const now = await ask<Screened>('screen_company', { name: 'CATL', day: '2025-06-01' });
    assert.equal(now.onListThatDay, true);
    assert.ok(now.entries.some(({ inForce, documents }) => inForce && documents.length > 0));
    const none = await ask<Screened>('screen_company', { name: 'Acme of Nowhere' });
    assert.deepEqual([none.entries, none.closeTo, none.known], [[], null, null]);
    assert.match(none.note, /no clearance/);
    const later = await ask<Screened>('screen_company', { name: 'Acme', day: '2026-11-26' });
    assert.match(later.note, /UFLPA Entity List: 99 of its 187 companies/);
    assert.deepEqual(later.incomplete, [
      { list: 'UFLPA Entity List', companiesInData: 99, companies: 187 },
    ]);
  });

  it('say what applies on a day', async () => {
    const none = await ask<Applies>('what_applies', {
      country: 'China',
      material: 'gallium',
      day: '2022-01-01',
    });
    assert.deepEqual(none.restrictions, []);
    const found = await ask<Applies>('what_applies', {
      country: 'China',
      material: 'gallium',
      day: '2023-09-01',
    });
    const [first] = found.restrictions;
    assert.equal(first?.by, 'CN');
    assert.match(first.text, /^Export restriction of China: .*2023-08-01/);
    assert.ok(first.documents.length > 0);
    assert.equal(found.country?.status, 'covered nation');
    assert.ok(found.regimes.some(({ id }) => id === 'ira-30d'));
    const chile = await ask<Applies>('what_applies', { country: 'CL', day: '2023-09-01' });
    assert.ok(chile.agreements.some(({ state }) => state === 'in force'));
  });

  it('are short unless details are asked for, and name what they leave out', async () => {
    for (const question of [{ material: 'lithium' }, { country: 'CN' }, { material: 'graphite' }]) {
      const short = await ask<Applies>('what_applies', { ...question, day: '2026-06-30' });
      const whole = await ask<Applies>('what_applies', {
        ...question,
        day: '2026-06-30',
        details: 'true',
      });
      assert.ok(JSON.stringify(short).length < 9000, String(JSON.stringify(short).length));
      assert.deepEqual(
        [...short.restrictions.map(({ id }) => id), ...(short.moreRestrictions ?? [])],
        whole.restrictions.map(({ id }) => id),
      );
      assert.ok(short.regimes.every(({ requirements }) => requirements === undefined));
      assert.ok(whole.regimes.every(({ documents = [] }) => documents.length > 0));
      assert.equal(whole.moreRestrictions, undefined);
      assert.match(short.short ?? '', /details/);
    }
  });

  it('say from where a path that leads nowhere was looked for', async () => {
    assert.match(
      await refused('check_manifest', { path: 'not-there.sourcing.yaml' }),
      /^not-there\.sourcing\.yaml: No such file\. It was looked for from \/.+\.$/,
    );
  });

  it('refuse in a sentence what they cannot answer', async () => {
    assert.match(
      await refused('what_applies', { country: 'Congo' }),
      /“Congo” is not a known country\. Did you mean .*CD.*\?/,
    );
    assert.match(await refused('check_manifest', { path: '/etc/passwd' }), /^A manifest is named/);
    assert.match(await refused('check_manifest', {}), /^Give the path/);
    assert.match(
      await refused('check_manifest', { path: 'none.sourcing.yaml' }),
      /none\.sourcing\.yaml: No such file/,
    );
    assert.match(await refused('explain_finding', { rule: 'no-rule' }), /There is no rule/);
    assert.match(
      await refused('list_alternatives', { material: 'lithium', stage: 'assembly' }),
      /The stages of lithium are extraction/,
    );
    assert.match(
      await refused('screen_company', { name: 'CATL', day: '2023-02-30' }),
      /^“2023-02-30” is not a day\. Write it YYYY-MM-DD, such as/,
    );
    writeFileSync(join(folder, 'sourcing.policy.yaml'), 'policy: 1\nrulez: {}\n');
    assert.match(
      await refused('check_manifest', { path: 'cell.sourcing.yaml' }),
      /sourcing\.policy\.yaml:2:1/,
    );
  });

  it('understand what models send', async () => {
    const inFence = await ask<Checked>('check_manifest', {
      text: `Please check:\n\n\`\`\`yaml\n${CELL}\`\`\`\nThanks!`,
      path: null,
      asOf: 20240630,
    });
    assert.equal(inFence.asOf, '2024-06-30');
    assert.equal(inFence.counts.error, 0);
    // The place is that in the text as it was sent.
    const china = inFence.findings.find(({ ruleId }) => ruleId === 'china-source');
    assert.deepEqual([china?.line, china?.column], [13, 14]);
    const text = { manifest: 1, product: 'Cell', sources: [] };
    assert.equal((await ask<Checked>('check_manifest', { path: '', text })).counts.error, 0);
    assert.equal(
      (await ask<Explained>('explain_finding', { rule: 'China_Source', country: '' })).rule?.id,
      'china-source',
    );
    const question = { material: 'LITHIUM', stage: 'Processing', day: '2024/6/3' };
    const { stage, asOf } = await ask<Alternatives>('list_alternatives', question);
    assert.deepEqual([stage, asOf], ['processing', '2024-06-03']);
    const { asOf: at } = await ask<Screened>('screen_company', {
      name: 'CATL',
      day: '2025-01-07T00:00:00Z',
    });
    assert.equal(at, '2025-01-07');
  });

  it('say in one line what would be right', async () => {
    const CASES: readonly (readonly [string, Record<string, unknown>, string])[] = [
      [
        'check_manifest',
        { text: [CELL] },
        '“text” must be the text of a manifest, in YAML or JSON.',
      ],
      ['check_manifest', { path: ['a'] }, '“path” must be one text.'],
      [
        'check_manifest',
        { text: CELL, asOf: 'end of June' },
        '“end of June” is not a day. Write it YYYY-MM-DD, such as 2024-06-30.',
      ],
      [
        'explain_finding',
        { rule: 'chinasource' },
        'There is no rule “chinasource”. Did you mean china-source?',
      ],
      [
        'list_alternatives',
        { material: 'Li', stage: 'refining' },
        '“refining” is not a stage. Did you mean processing? The stages are extraction, processing, recycling, manufacturing, assembly.',
      ],
      [
        'list_alternatives',
        { material: 'graphite' },
        'Give a stage of graphite, too: extraction, processing, recycling.',
      ],
      [
        'list_alternatives',
        { text: CELL, source: 'Hydroxid' },
        'No source of the manifest has the id “Hydroxid”. Did you mean hydroxide?',
      ],
      [
        'list_alternatives',
        { text: CELL, source: 'cell' },
        'No source of the manifest has the id “cell”. It has hydroxide.',
      ],
      ['screen_company', { company: 'CATL' }, 'Give the “name” of a company.'],
      [
        'screen_company',
        { name: 'X'.repeat(5000) },
        'Give the name of one company, of at most 200 characters.',
      ],
      ['what_applies', { country: 'EU' }, '“EU” is not a country. Name a member state.'],
    ];
    for (const [tool, question, answer] of CASES) {
      assert.equal(await refused(tool, question), answer);
    }
  });

  it('name what must be given in their schemas', async () => {
    const { tools } = await client.listTools();
    const of = (name: string) => tools.find((tool) => tool.name === name)?.inputSchema;
    assert.deepEqual(of('screen_company')?.required, ['name']);
    assert.deepEqual(of('what_applies')?.properties?.['country'], {
      type: 'string',
      description: 'Country: ISO 3166-1 code or name, such as CL or South Korea',
    });
  });
});
