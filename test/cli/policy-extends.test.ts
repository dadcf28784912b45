import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtCli, runCheck } from '../support/cli';

const MANIFEST = `manifest: 1
product: Cell
asOf: 2024-06-30
sources:
  - { id: salt, material: lithium, stage: processing, supplier: One, country: CN }
`;

describe('a policy that extends another, on the command line', () => {
  let outer = '';
  let folder = '';

  before(builtCli);
  beforeEach(() => {
    outer = mkdtempSync(join(tmpdir(), 'extends-'));
    folder = join(outer, 'in');
    mkdirSync(join(folder, 'team'), { recursive: true });
    put('in/team/cell.sourcing.yaml', MANIFEST);
    put('in/base.yaml', 'rules: { china-source: error }\n');
    put('secret.yaml', 'rules: { china-source: off }\nSECRET: 1\n');
  });
  afterEach(() => {
    rmSync(outer, { recursive: true });
  });

  const put = (name: string, text: string): void => {
    writeFileSync(join(outer, name), text);
  };
  const run = (policy: string, ...args: string[]) => {
    put('in/team/sourcing.policy.yaml', policy);
    return runCheck(folder, ['.', ...args]);
  };

  it('applies, and the nearest wins', () => {
    assert.equal(run('extends: ../base.yaml\n').status, 1);
    assert.equal(run('extends: ../base.yaml\nrules: { china-source: hint }\n').status, 0);
    put('in/base.yaml', 'rules: { china-source: hint }\n');
    assert.equal(run('extends: ../base.yaml\n').status, 0);
  });

  it('is one line and status 2 where the other is missing, outside, broken or a circle', () => {
    symlinkSync(join(outer, 'secret.yaml'), join(folder, 'link.yaml'));
    put('in/circle.yaml', 'extends: ./team/sourcing.policy.yaml\n');
    put('in/broken.yaml', 'rules: { china-sorce: error }\n');
    for (const [path, said] of [
      ['../none.yaml', /no such file/],
      ['../../secret.yaml', /outside/],
      ['../link.yaml', /outside/],
      ['/etc/hostname', /outside/],
      ['../broken.yaml', /has a mistake\. Correct it at broken\.yaml:1:10/],
      ['../circle.yaml', /has a mistake\. Correct it at circle\.yaml:1:10/],
      ['./sourcing.policy.yaml', /in turn/],
    ] as const) {
      const { status, errors, out } = run(`extends: ${path}\n`);
      assert.equal(status, 2, path);
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0] ?? '', said);
      assert.match(errors[0] ?? '', /^team\/sourcing\.policy\.yaml:1:10: /);
      assert.ok(!(errors.join() + out).includes('SECRET'));
    }
  });

  it('may be one that is named', () => {
    put('in/named.yaml', 'extends: ./base.yaml\n');
    assert.equal(run('', '--policy', 'named.yaml').status, 1);
  });
});
