import assert from 'node:assert/strict';
import { ProgrammeReport } from '../../src/report/data/programme';
import type { Programme } from '../../src/report/data/programme';
import { Lines } from '../../src/text/lines';
import { analyseFiles } from '../support/analyse';

const step = (id: string, country: string, more = ''): string =>
  `  - { id: ${id}, material: lithium, stage: processing, supplier: One, country: ${country}${more} }\n`;

const HEAD = 'manifest: 1\nasOf: 2024-06-30\n';

/** Each file is a manifest; imports lead from one to the other. */
function programmeOf(files: Readonly<Record<string, string>>): Programme {
  const all = new ProgrammeReport('All', (key) => key.replace(/^.*\//, ''));
  for (const [name, text] of Object.entries(files)) {
    const others = Object.entries(files).filter(([other]) => other !== name);
    const analysis = analyseFiles(Object.fromEntries([[name, text], ...others]));
    all.add(name, analysis, new Lines(text));
  }
  return all.programme();
}

describe('the report on several manifests', () => {
  const salts = `${HEAD}product: Salts\ncurrency: USD\nsources:\n${step('salt', 'CN', ', value: 5')}`;
  const cell = (name: string, currency: string): string =>
    `${HEAD}product: ${name}\ncurrency: ${currency}\nimports: [./salts.sourcing.yaml]\nsources:\n${step(`${name}-salt`, 'AU', ", value: 7, inputs: ['./salts.sourcing.yaml#salt']")}`;

  it('has each step once, whoever imports it, and its cause with all that rests on it', () => {
    const { sources, causes, manifests, counts } = programmeOf({
      'one.sourcing.yaml': cell('one', 'USD'),
      'two.sourcing.yaml': cell('two', 'USD'),
      'salts.sourcing.yaml': salts,
    });
    assert.deepEqual(
      sources.map(({ id, file, line, value }) => [id, file, line, value]),
      [
        ['one-salt', 'one.sourcing.yaml', 7, 7],
        ['two-salt', 'two.sourcing.yaml', 7, 7],
        ['salt', 'salts.sourcing.yaml', 6, 5],
      ],
    );
    const [first] = causes;
    assert.deepEqual(
      [first?.id, first?.file, first?.line, first?.manifests],
      ['salt', 'salts.sourcing.yaml', 6, 3],
    );
    assert.equal(manifests.length, 3);
    const found = manifests.reduce((sum, { counts: own }) => sum + own.warning + own.error, 0);
    assert.equal(counts.warning + counts.error, found);
  });

  it('adds up no values of different currencies', () => {
    const { sources, currency } = programmeOf({
      'one.sourcing.yaml': cell('one', 'EUR'),
      'salts.sourcing.yaml': salts,
    });
    assert.equal(currency, undefined);
    assert.ok(sources.every(({ value }) => value === undefined));
  });

  it('puts what does not pass first', () => {
    const own = (country: string): string =>
      `${HEAD}product: P\nregimes: [ira-30d]\nsources:\n${step('salt', country, ', value: 5')}`;
    const { verdict, manifests } = programmeOf({
      'a.sourcing.yaml': own('AU'),
      'b.sourcing.yaml': own('CN'),
      'c.sourcing.yaml': salts,
    });
    assert.equal(verdict.state, 'fails');
    assert.match(verdict.sentence, /^3 manifests; do not pass: 1, .*pass: 1, name no regime: 1\.$/);
    assert.deepEqual(
      manifests.map(({ file }) => file),
      ['b.sourcing.yaml', 'a.sourcing.yaml', 'c.sourcing.yaml'],
    );
  });
});
