import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import { check } from '../../src/api';
import type { Format } from '../../src/report/format';
import { Tally } from '../../src/report/format';
import { github } from '../../src/report/format-github';
import { SaxesParser } from 'saxes';
import { gitlab } from '../../src/report/format-gitlab';
import { json } from '../../src/report/format-json';
import { junit } from '../../src/report/format-junit';
import { MARKER, markdown } from '../../src/report/format-markdown';
import { sarif, uriOf } from '../../src/report/format-sarif';
import { stylish } from '../../src/report/format-stylish';
import type { FileResult } from '../../src/report/result';

const ALL = { severity: 'hint', waived: false } as const;
const WAIVED = { severity: 'hint', waived: true } as const;
const EMPTY = 'manifest: 1\nproduct: x\nasOf: 2023-06-30\nsources: []\n';
const TEXT = `manifest: 1
product: Cell
asOf: 2023-06-30
regimes: [ira-30d]
sources:
  - id: ore
    material: lithium
    stage: extraction
    supplier: "A & B <x>"
    country: Chna
    value: 5
  - id: salt
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
    inputs: [ore]
    value: 10
  - id: other
    material: nickel
    stage: processing
    supplier: Someone
    country: CN
    value: 5
    waivers: [{ rule: china-source, reason: Known, expires: 2030-01-01 }]
`;

const resultOf = (text: string, file = 'a dir/päck.sourcing.yaml'): FileResult => ({
  file,
  ...check(text),
});

function printed(format: Format, ...results: FileResult[]): string {
  const tally = new Tally();
  const failures = results.flatMap((result) => ('error' in result ? [result] : []));
  const texts: string[] = [];
  for (const result of results) {
    tally.add(result);
    const text = [...format.file(result)].join('');
    if (text !== '') texts.push(text);
  }
  const outcome = { tally, failures, policies: [] };
  const start = format.held?.start(outcome, 0) ?? format.start;
  return start + texts.join(format.between) + format.end(outcome);
}

const broken: FileResult = { file: 'x:y,%.yaml', error: 'No such file.' };

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly partialFingerprints: Record<string, string>;
  readonly suppressions?: unknown;
}

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly SarifResult[];
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    },
  ];
}

const sarifOf = (text: string, isWaivedShown = false): Sarif =>
  JSON.parse(printed(sarif('1.2.3', isWaivedShown ? WAIVED : ALL), resultOf(text))) as Sarif;

describe('--format sarif', () => {
  it('is valid against its published schema, whatever is found', () => {
    const path = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
    const published = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    assert.match(String(published.title), /2\.1\.0/);
    const validate = new Ajv({
      strict: false,
      validateFormats: false,
      unicodeRegExp: false,
    }).compile(published);
    for (const results of [[], [resultOf(TEXT)], [broken, resultOf(TEXT), resultOf('- 1')]]) {
      for (const shown of [ALL, WAIVED]) {
        const log = JSON.parse(printed(sarif('1.2.3', shown), ...results)) as unknown;
        assert.ok(validate(log), JSON.stringify(validate.errors));
      }
    }
    assert.ok(!validate({ version: '2.1.0', runs: [{}] }), 'a run without a tool');
  });

  it('names its rules, and leaves waived findings out unless they are asked for', () => {
    const [{ results, tool }] = sarifOf(TEXT).runs;
    assert.ok(results.length >= 3);
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    }
    assert.ok(results.every(({ suppressions }) => suppressions === undefined));
    const [all] = sarifOf(TEXT, true).runs;
    assert.equal(all.results.length, results.length + 1);
    assert.equal(all.results.filter(({ suppressions }) => suppressions !== undefined).length, 1);
  });

  it('keeps the fingerprints where lines move, shares change and findings are waived', () => {
    const prints = (text: string): string[] =>
      sarifOf(text).runs[0].results.map(
        ({ partialFingerprints }) => partialFingerprints['sourcingCompliance/v1'] ?? '',
      );
    const before = prints(TEXT);
    assert.equal(new Set(before).size, before.length);
    assert.deepEqual(prints(TEXT.replace('product:', '# one\n\n# two\nproduct:')), before);
    const summed = TEXT.replace('Chna', 'CN');
    const other = summed.replace('value: 10', 'value: 9.5');
    assert.notDeepEqual(sarifOf(other), sarifOf(summed), 'a message has another figure');
    assert.deepEqual(prints(other), prints(summed));
    const waived = `    waivers: [{ rule: china-source, reason: Known, expires: 2030-01-01 }]\n`;
    const [fewer, all] = [prints(TEXT.replace('    value: 10\n', `$&${waived}`)), new Set(before)];
    assert.equal(fewer.length, before.length - 1);
    for (const print of fewer) assert.ok(all.has(print), print);
  });

  it('writes paths as references of a URI', () => {
    assert.equal(uriOf('a dir/päck#1.yaml'), 'a%20dir/p%C3%A4ck%231.yaml');
    assert.equal(uriOf('./a.yaml'), 'a.yaml');
    assert.equal(uriOf('/tmp/a.yaml'), 'file:///tmp/a.yaml');
    assert.equal(uriOf('C:\\x y\\a.yaml'), 'file:///C:/x%20y/a.yaml');
    assert.equal(uriOf('a:b.yaml'), 'a%3Ab.yaml');
  });
});

/** More findings than stand in one piece. */
const MANY_FINDINGS = 50_000;
const MAX_PIECE_CHARACTERS = 200_000;

describe('a file with very many findings', () => {
  it('is printed in pieces, in every format', () => {
    const one = resultOf(TEXT);
    assert.ok('findings' in one);
    const [finding] = one.findings;
    assert.ok(finding);
    const findings = Array.from({ length: MANY_FINDINGS }, (_, line) => ({ ...finding, line }));
    const result: FileResult = { ...one, findings };
    for (const [name, format] of Object.entries({
      stylish: stylish('2026-01-01', '2026-01-01', true, ALL),
      json: json(ALL),
      sarif: sarif('1.2.3', ALL),
      github: github(ALL),
      junit: junit(ALL),
      gitlab: gitlab(ALL),
      // Lists the first of them only.
      markdown: markdown('2026-01-01', '2026-01-01', ALL),
    })) {
      let characters = 0;
      for (const piece of format.file(result)) {
        characters += piece.length;
        assert.ok(piece.length <= MAX_PIECE_CHARACTERS, `${name}: ${String(piece.length)}`);
      }
      const isWhole: boolean = characters > MANY_FINDINGS * finding.ruleId.length;
      assert.equal(isWhole, name !== 'markdown', name);
    }
  });
});

describe('the other formats', () => {
  it('json prints what JSON.stringify prints of all results', () => {
    const results = [resultOf(TEXT), broken, resultOf(EMPTY)];
    assert.equal(printed(json(ALL), ...results), `${JSON.stringify(results, undefined, 2)}\n`);
  });

  it('json leaves out what is below --severity, but not what is waived', () => {
    const text = printed(json({ severity: 'warning', waived: false }), resultOf(TEXT));
    const [{ findings } = { findings: [] }] = JSON.parse(text) as {
      findings: { severity: string; waived: boolean }[];
    }[];
    assert.ok(findings.every(({ severity }) => severity === 'warning' || severity === 'error'));
    assert.ok(findings.some(({ waived }) => waived));
  });

  it('github escapes what would end a property or a command', () => {
    const lines = printed(github(ALL), broken, resultOf(TEXT, 'a,b:c%.yaml')).split('\n');
    assert.equal(lines[0], '::error file=x%3Ay%2C%25.yaml::No such file.');
    assert.match(
      lines[1] ?? '',
      /^::(error|warning|notice) file=a%2Cb%3Ac%25\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z-]+::[^\n]+$/,
    );
  });

  it('junit counts what it holds, and has no character that XML has not', () => {
    const text = printed(
      junit(ALL),
      resultOf(TEXT, 'a"<&>\u0001\ud800\uffff.sourcing.yaml'),
      broken,
      resultOf(EMPTY),
    );
    const suites = [
      ...text.matchAll(
        /<testsuite name="([^"<]*)" tests="(\d+)" failures="(\d+)" errors="\d"[^>]*>([^]*?)<\/testsuite>/g,
      ),
    ];
    assert.equal(suites.length, 3);
    for (const [, , tests, failures, body = ''] of suites) {
      assert.equal(body.match(/<testcase /g)?.length, Number(tests));
      assert.equal(body.match(/<failure /g)?.length ?? 0, Number(failures));
    }
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\ufffe\uffff]|\p{Cs}/u);
    assert.doesNotMatch(text, /&(?!(?:amp|lt|gt|quot|#\d+);)/);
  });

  it('junit has no element and no attribute that the schema of Jenkins (junit-10.xsd) lacks', () => {
    const CHILDREN: Readonly<Record<string, readonly string[]>> = {
      '': ['testsuites'],
      testsuites: ['testsuite'],
      testsuite: ['testcase'],
      testcase: ['skipped', 'failure', 'error', 'system-out'],
    };
    const ATTRIBUTES: Readonly<
      Record<string, readonly (readonly [name: string, must: boolean])[]>
    > = {
      testsuites: [['name', false]],
      testsuite: [
        ['name', true],
        ['tests', true],
        ['failures', true],
        ['errors', true],
        ['skipped', false],
      ],
      testcase: [
        ['name', true],
        ['classname', false],
      ],
      failure: [
        ['type', false],
        ['message', false],
      ],
      error: [['message', false]],
      skipped: [['message', false]],
    };
    const open = [''];
    const seen = new Set<string>();
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      assert.ok(CHILDREN[open.at(-1) ?? '']?.includes(name), `${name} in ${String(open.at(-1))}`);
      const known = ATTRIBUTES[name] ?? [];
      const own = Object.keys(attributes);
      assert.deepEqual(
        own.filter((each) => !known.some(([is]) => is === each)),
        [],
        name,
      );
      assert.deepEqual(
        known.filter(([is, must]) => must && !own.includes(is)),
        [],
        name,
      );
      open.push(name);
      seen.add(name);
    });
    parser.on('closetag', () => open.pop());
    parser.on('text', (text) => {
      if (text.trim() !== '') assert.match(open.at(-1) ?? '', /^(?:failure|error|system-out)$/);
    });
    parser.write(
      printed(junit(ALL), resultOf(TEXT, 'a"<&>.sourcing.yaml'), broken, resultOf(EMPTY)),
    );
    parser.close();
    assert.ok(['failure', 'error', 'testcase'].every((name) => seen.has(name)));
  });

  it('say of a finding that a waiver covers it, where it is asked for', () => {
    const other = resultOf(
      TEXT.slice(0, TEXT.indexOf('  - id: ore')).replace(/regimes.*\n/, '') +
        TEXT.slice(TEXT.indexOf('  - id: other')),
    );
    const suite = printed(junit(WAIVED), other);
    assert.match(suite, /failures="0" errors="0" skipped="1"/);
    assert.match(suite, /<skipped message="waived: Nickel processing in China/);
    assert.match(printed(github(WAIVED), other), /^::notice .*title=china-source::.*\(waived\)$/m);
    assert.match(
      printed(gitlab(WAIVED), other),
      /\(waived\)","check_name":"china-source".*"severity":"info"/,
    );
    const table = printed(markdown('2026-07-02', '2026-07-02', WAIVED), other);
    assert.match(table, /warning \| Nickel processing in China.*waived.*`china-source`/);
  });

  it('gitlab has a fingerprint of its own for each finding', () => {
    const issues = JSON.parse(printed(gitlab(ALL), resultOf(TEXT), broken)) as {
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    for (const { severity, location } of issues) {
      assert.match(severity, /^(?:info|minor|major|critical|blocker)$/);
      assert.ok(location.lines.begin >= 1);
    }
    assert.equal(printed(gitlab(ALL)).replaceAll(/\s/g, ''), '[]');
  });

  it('markdown begins with its marker and shows names as text', () => {
    const file = '<img src=x>|@team [a](http://x) `b`.sourcing.yaml';
    const text = printed(
      markdown('2026-07-02', '2026-07-02', ALL),
      resultOf(TEXT.replace('Chna', 'CL'), file),
    );
    assert.ok(text.startsWith(`${MARKER}\n`));
    assert.doesNotMatch(text, /<img|@team|\]\(|`b`|http:/);
    assert.match(text, /ira-30d/);
  });

  it('stylish and markdown begin with the age of the data from the day after it on', () => {
    const [same, next] = ['2026-07-02', '2026-07-03'];
    const age = 'Data as of 2026-07-02: what changed since then is not in it (as of 2026-07-03).';
    for (const results of [[], [resultOf(TEXT)], [resultOf(EMPTY), broken]]) {
      const plain = printed(stylish(same, same, false, ALL), ...results);
      assert.equal(printed(stylish(same, next, false, ALL), ...results), `${age}\n\n${plain}`);
      assert.doesNotMatch(plain, /what changed/);
      const comment = printed(markdown(same, same, ALL), ...results);
      const head = `${MARKER}\n## Sourcing compliance\n\n`;
      assert.equal(
        printed(markdown(same, next, ALL), ...results),
        comment.replace(head, `${head}${age}\n\n`),
      );
      assert.doesNotMatch(comment, /what changed/);
    }
  });

  it('stylish names the file once, however many pieces it is printed in', () => {
    const step = 'material: lithium, stage: processing, supplier: x, country: CN';
    const sources = Array.from({ length: 450 }, (_, at) => `  - { id: s${String(at)}, ${step} }\n`);
    const manifest = EMPTY.replace(' []\n', `\n${sources.join('')}`);
    const text = printed(
      stylish('2026-07-02', '2026-07-02', false, ALL),
      resultOf(manifest, 'a.yaml'),
    );
    assert.equal(text.match(/^a\.yaml \(as of 2023-06-30\)$/gm)?.length, 1);
    assert.equal(text.match(/ china-source$/gm)?.length, 450);
    assert.doesNotMatch(text.split('\n\n')[0] ?? '', /^$/m);
  });
});
