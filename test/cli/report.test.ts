import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCli } from '../support/cli';

const MANIFEST = `manifest: 1
product: Cell
asOf: 2024-06-30
currency: USD
regimes: [ira-30d]
sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: CN, value: 60 }
  - { id: '=cmd()', material: nickel, stage: processing, supplier: '@Two | <b>', country: AU, value: 40 }
`;

describe('sourcing-compliance report', () => {
  let folder = '';

  before(builtCli);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'report-'));
    writeFileSync(join(folder, 'cell.sourcing.yaml'), MANIFEST);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...args: string[]) => runCli(folder, ['report', ...args]);

  it('prints a page, and writes what the ending of the output says', () => {
    const { status, out } = run('cell.sourcing.yaml');
    assert.equal(status, 0);
    assert.match(out, /^<!DOCTYPE html>[^]*<\/html>\n$/);
    for (const [name, begins] of [
      ['r.html', '<!DOCTYPE html>'],
      ['r.md', '# Cell'],
      ['r.csv', '\ufeffid,file,line'],
    ] as const) {
      assert.equal(run('cell.sourcing.yaml', '--output', name).status, 0);
      assert.ok(readFileSync(join(folder, name), 'utf8').startsWith(begins), name);
    }
    assert.equal(readdirSync(folder).length, 4);
  });

  it('makes the same bytes each time', () => {
    const [one, other] = [run('cell.sourcing.yaml'), run('cell.sourcing.yaml')];
    assert.equal(one.out, other.out);
  });

  it('says the answer, the cause and the smallest change in Markdown; names are text', () => {
    const { out } = run('cell.sourcing.yaml', '--format', 'markdown');
    assert.match(out, /\*\*✖ Does not pass Clean vehicle credit/);
    assert.match(out, /^1\. \*\*salt\*\* \(line 7\)/m);
    assert.match(out, /## The smallest change that passes[^]*1\. salt/);
    assert.ok(!out.includes('<b>'));
  });

  it('lists what to ask each supplier for, as Markdown or CSV', () => {
    writeFileSync(
      join(folder, 'cell.sourcing.yaml'),
      `manifest: 1
product: Cell
asOf: 2024-06-30
currency: USD
regimes: [ira-30d]
suppliers:
  one: { name: '=One & Co | <b>' }
sources:
  - { id: salt, material: lithium, stage: processing, supplier: one, country: AU }
  - { id: proven, material: nickel, stage: processing, supplier: Two, country: AU, value: 40, evidence: [{ title: Letter }] }
  - { id: ended, material: cobalt, stage: processing, supplier: Two, country: unknown, value: 1, evidence: [{ title: Old, expires: 2024-06-29 }] }
  - { id: other, material: copper, stage: processing, supplier: Three, country: AU }
`,
    );
    const { status, out } = run('cell.sourcing.yaml', '--requests', '--format', 'csv');
    assert.equal(status, 0);
    assert.deepEqual(out.split('\r\n'), [
      '\ufeffsupplier,step,work,request,reason,file,line',
      "'=One & Co | <b>,salt,processing of lithium,the value that this step adds,Clean vehicle credit (section 30D),cell.sourcing.yaml,9",
      '\'=One & Co | <b>,salt,processing of lithium,"a document that proves who does this step, and where",Clean vehicle credit (section 30D),cell.sourcing.yaml,9',
      'Two,ended,processing of cobalt,the country of this step,"Clean vehicle credit (section 30D), unknown origin",cell.sourcing.yaml,11',
      'Two,ended,processing of cobalt,a new version of “Old”,expired on 2024-06-29,cell.sourcing.yaml,11',
      '',
    ]);
    const markdown = run('cell.sourcing.yaml', '--requests').out;
    assert.match(markdown, /^# Requests to suppliers: Cell\n/);
    assert.ok(!markdown.includes('<b>'));
    const html = run('cell.sourcing.yaml', '--requests', '--output', 'r.html');
    assert.equal(html.status, 2);
    assert.equal(html.errors.length, 1);
  });

  it('is one page on several manifests: files, folders, globs', () => {
    const other = MANIFEST.replace('country: CN', 'country: AU').replace(
      'product: Cell',
      'product: Pack',
    );
    writeFileSync(join(folder, 'pack.sourcing.yaml'), other);
    const { status, out } = run('.', '--format', 'markdown');
    assert.equal(status, 0);
    assert.match(out, /\*\*✖ 2 manifests; do not pass&#58; 1, pass&#58; 1\.\*\*/);
    assert.match(out, /\| cell\.sourcing\.yaml \| Cell \| ✖ /);
    assert.equal(
      run('*.sourcing.yaml', '--format', 'markdown').out.replace(/^#.*/, ''),
      out.replace(/^#.*/, ''),
    );
    const [html, csv] = ['html', 'csv'].map(
      (format) => run('cell.sourcing.yaml', 'pack.sourcing.yaml', '--format', format).out,
    );
    assert.match(html ?? '', /<td>cell\.sourcing\.yaml<\/td>[^]*<\/html>\n$/);
    assert.ok(!/<b>\W*<\/b>/.test(html ?? ''), 'names are text');
    assert.equal(csv?.split('\r\n').filter((row) => row.startsWith('salt,')).length, 2);
    const left = run('.', '--ignore', 'pack*', '--format', 'markdown').out;
    assert.match(left, /1 manifest; do not pass&#58; 1\./);
    const asked = run('.', '--requests').out;
    assert.match(asked, /## One\n[^]*cell\.sourcing\.yaml&#58;7[^]*pack\.sourcing\.yaml&#58;7/);
    assert.equal(asked.match(/^## One$/gm)?.length, 1);
  });

  it('writes cells that no spreadsheet runs', () => {
    const { out } = run('cell.sourcing.yaml', '--format', 'csv');
    const [, salt, nickel] = out.split('\r\n');
    assert.match(
      salt ?? '',
      /^salt,cell\.sourcing\.yaml,7,lithium,processing,One,China,CN,In China,/,
    );
    assert.match(nickel ?? '', /^'=cmd\(\),.*,'@Two \| <b>,Australia/);
  });

  it('ends with 2 and one line where it cannot be made, and leaves no file', () => {
    for (const args of [
      ['missing.sourcing.yaml', '--output', 'r.html'],
      ['cell.sourcing.yaml', '--output', 'r.pdf'],
      ['cell.sourcing.yaml', '--output', 'cell.sourcing.yaml'],
      ['cell.sourcing.yaml', '--output', 'no/such/folder/r.html'],
      ['cell.sourcing.yaml', '--policy', 'missing.yaml', '--output', 'r.html'],
      ['*.none.yaml', '--output', 'r.html'],
      ['cell.sourcing.yaml', 'missing.sourcing.yaml', '--output', 'r.html'],
      ['cell.sourcing.yaml', 'cell.sourcing.yaml', '--pack', 'audit'],
      [],
    ]) {
      const { status, out, errors } = run(...args);
      assert.deepEqual([status, out, errors.length], [2, '', 1], args.join(' '));
      assert.ok(!existsSync(join(folder, 'r.html')));
    }
    assert.equal(readFileSync(join(folder, 'cell.sourcing.yaml'), 'utf8'), MANIFEST);
    assert.equal(readdirSync(folder).length, 1);
  });
});
