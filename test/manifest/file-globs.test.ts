import assert from 'node:assert/strict';
import { globFault, inAnyFolder, pathFault } from '../../src/manifest/file-globs';

describe('A glob of the setting “files”', () => {
  for (const glob of [
    'suppliers/*.yaml',
    './a.yaml',
    '**/parts/**/*.{yaml,json}',
    'tier-[0-9].yaml',
    'a b.yaml',
  ]) {
    it(`may be ${glob}`, () => {
      assert.equal(globFault(glob), undefined);
    });
  }

  const faults: Readonly<Record<string, RegExp>> = {
    'suppliers\\*.yaml': /backslash: write \//,
    '/suppliers/*.yaml': /absolute/,
    'C:/suppliers/*.yaml': /absolute/,
    '${workspaceFolder}/*.yaml': /variable/,
    '~/suppliers/*.yaml': /begins with ~/,
    '../other/*.yaml': /out of the folder/,
    '!old/*.yaml': /only add files/,
    'a{b,c.yaml': /not closed/,
    [`${'*a'.repeat(40)}.yaml`]: /too complicated/,
    [`${'{a,a}'.repeat(30)}.yaml`]: /too complicated/,
    [`${'a'.repeat(300)}.yaml`]: /too complicated/,
    [`a/${'**/'.repeat(20)}x.yaml`]: /too complicated/,
  };
  for (const [glob, fault] of Object.entries(faults)) {
    it(`is not used where it is ${glob.slice(0, 30)}`, () => {
      assert.match(globFault(glob) ?? '', fault);
    });
  }

  it('that begins with a name means it in any folder', () => {
    assert.equal(inAnyFolder('./a/*.yaml'), '**/a/*.yaml');
    assert.equal(inAnyFolder('**/a.yaml'), '**/a.yaml');
  });
});

describe('A path in a setting', () => {
  it('has no variables', () => {
    assert.match(pathFault('${workspaceFolder}/p.yaml') ?? '', /variable/);
    assert.equal(pathFault('team/p.yaml'), undefined);
  });
});
