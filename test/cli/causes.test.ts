import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCli } from '../support/cli';

const HEAD = 'manifest: 1\nproduct: x\nasOf: 2023-06-30\n';
const step = (id: string, country: string, more = ''): string =>
  `  - { id: ${id}, material: lithium, stage: processing, supplier: x, country: ${country}${more} }\n`;

describe('sourcing-compliance causes', () => {
  let folder: string;

  before(builtCli);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sc-causes-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: string): void => {
    writeFileSync(join(folder, name), text);
  };
  const run = (...args: string[]) => runCli(folder, ['causes', ...args]);
  const order = (out: string): (string | undefined)[] =>
    [...out.matchAll(/^\d+\. (\S+ \S+):/gm)].map(([, place]) => place);

  it('lists the steps that most findings rest on, over files, with the best alternative', () => {
    write('salt.sourcing.yaml', `${HEAD}sources:\n${step('salt', 'CN')}`);
    const fed = step('fed', 'AU', ', inputs: ["./salt.sourcing.yaml#salt"]');
    const imports = 'imports: [./salt.sourcing.yaml]\n';
    write('a.sourcing.yaml', `${HEAD}${imports}sources:\n${step('alone', 'CN')}${fed}`);
    write('b.sourcing.yaml', `${HEAD}${imports}sources:\n${fed}`);
    const { status, out, errors } = run('.', '--as-of', '2023-06-30');
    assert.deepEqual([status, errors], [0, []]);
    assert.deepEqual(order(out), ['salt.sourcing.yaml:5 salt', 'a.sourcing.yaml:6 alone']);
    assert.match(out, /^1\. .* processing of lithium in China, [345] findings$/m);
    assert.match(out, /^ {3}Source from Chile: free-trade agreement since 2004/m);
  });

  it('says that there are none', () => {
    write('good.sourcing.yaml', `${HEAD}sources:\n${step('salt', 'AU')}`);
    assert.equal(run('.', '--as-of', '2023-06-30').out, 'No finding rests on a step.\n');
  });

  it('begins with the age of the data, and ends with 2 for what cannot be read', () => {
    write('good.sourcing.yaml', `${HEAD}sources:\n${step('salt', 'AU')}`);
    const { status, out, errors } = run('good.sourcing.yaml', 'missing.sourcing.yaml');
    assert.match(out, /^Data as of [\d-]+: what changed/);
    assert.equal(status, 2);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /^missing\.sourcing\.yaml: /);
    const none = run('missing.sourcing.yaml');
    assert.deepEqual([none.status, none.out], [2, '']);
  });
});
