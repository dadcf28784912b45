import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/analysis';
import { applyEdits } from '../../src/fixes/fix';
import { endOf, startOf } from '../../src/manifest/model';
import { causeAt, fedBy, feeds, stepNamedAt } from '../../src/navigation/chain';
import type { Entity } from '../../src/navigation/entity';
import { definitionOf, entityAt, filesOf } from '../../src/navigation/entity';
import { linksOf } from '../../src/navigation/links';
import { occurrencesHere, occurrencesIn } from '../../src/navigation/occurrences';
import { indexNames } from '../../src/navigation/name-index';
import { nameOf, outlineInSlices, outlineOf } from '../../src/navigation/outline';
import { moveIn, nameFault, relativePath, renameIn } from '../../src/navigation/rename';
import { selectionAt } from '../../src/navigation/selection';
import { inOneGo } from '../../src/text/slices';
import { analyseFiles } from '../support/analyse';
import { takeCursor } from '../support/cursor';

const FAR = `manifest: 1
product: Salt
suppliers:
  mine: { name: Mine Ltd, country: AU }
sources:
  - id: ore
    material: lithium
    stage: extraction
    supplier: mine
    country: AU
  - id: salt
    material: lithium
    stage: processing
    supplier: Refinery
    country: CN
    inputs: [ore]
`;

const PACK = `manifest: 1
product: Pack
asOf: 2024-06-30
imports: [./far.sourcing.yaml]
suppliers:
  maker:
    name: Maker Inc
    country: KR
    ownership:
      - { owner: mine, share: 10% }
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: maker
    country: KR
    inputs: [./far.sourcing.yaml#salt, foil]
    evidence:
      - { title: Certificate, file: ./coo/1.pdf }
  - id: foil
    component: battery-cell
    stage: manufacturing
    supplier: 'mine'
    country: JP
  - id: pack
    component: battery-module
    stage: assembly
    supplier: maker
    country: US
    inputs: [cell, "cell"]
`;

interface Here {
  readonly analysis: Analysis;
  readonly text: string;
  readonly offset: number;
}

/** The pack with the cursor before the n-th place of a text. */
function at(words: string, nth = 1): Here {
  let offset = -1;
  for (let count = 0; count < nth; count++) offset = PACK.indexOf(words, offset + 1);
  assert.ok(offset >= 0, words);
  return { analysis: analysis(), text: PACK, offset };
}

const analysis = (): Analysis =>
  analyseFiles({ 'pack.sourcing.yaml': PACK, 'far.sourcing.yaml': FAR });

const entity = ({ analysis, offset }: Here): Entity | undefined =>
  entityAt(analysis, offset)?.entity;

describe('What is named at the cursor', () => {
  const cases: readonly [words: string, nth: number, expected: string][] = [
    ['cell\n    component', 1, 'source pack.sourcing.yaml cell'],
    ['./far.sourcing.yaml#salt', 1, 'source far.sourcing.yaml salt'],
    ['foil]', 1, 'source pack.sourcing.yaml foil'],
    ['"cell"', 1, 'source pack.sourcing.yaml cell'],
    ['maker', 1, 'supplier pack.sourcing.yaml maker'],
    ['maker', 2, 'supplier pack.sourcing.yaml maker'],
    ["'mine'", 1, 'supplier far.sourcing.yaml mine'],
    ['mine, share', 1, 'supplier far.sourcing.yaml mine'],
    ['./far.sourcing.yaml]', 1, 'file far.sourcing.yaml'],
  ];
  for (const [words, nth, expected] of cases) {
    it(`is ${expected} at ${JSON.stringify(words)} ${String(nth)}`, () => {
      const found = entity(at(words, nth));
      assert.ok(found);
      assert.equal(Object.values(found).join(' '), expected);
    });
  }

  it('is nothing on a key or a country', () => {
    assert.equal(entity(at('stage: manu')), undefined);
    assert.equal(entity(at('KR\n    inputs')), undefined);
  });

  it('is found in JSON', () => {
    const { text, offset } = takeCursor(
      '{"manifest":1,"product":"P","sources":[{"id":"a","material":"lithium","stage":"extraction","supplier":"x","country":"AU"},{"id":"b","material":"lithium","stage":"processing","supplier":"x","country":"AU","inputs":["‸a"]}]}',
    );
    const found = entityAt(analyseFiles({ 'a.sourcing.json': text }), offset);
    assert.deepEqual(found?.entity, { kind: 'source', file: 'a.sourcing.json', id: 'a' });
  });
});

describe('A definition', () => {
  it('is in the file that has it', () => {
    const here = at('./far.sourcing.yaml#salt');
    const found = entity(here);
    const definition = found && definitionOf(found, filesOf(here.analysis));
    assert.equal(definition?.file, 'far.sourcing.yaml');
    assert.ok(definition.id);
    assert.equal(FAR.slice(startOf(definition.id), endOf(definition.id)), 'salt');
  });

  it('is nowhere for a name that is in no directory', () => {
    const files = filesOf(analysis());
    const company = { kind: 'company', file: 'far.sourcing.yaml', id: 'Refinery' } as const;
    assert.equal(definitionOf(company, files), undefined);
  });
});

describe('Occurrences', () => {
  const lines = (file: string, of: Entity, text: string): string[] =>
    occurrencesIn(file, of, filesOf(analysis())).map(
      ({ at, isDefinition }) =>
        `${String(text.slice(0, startOf(at)).split('\n').length)}${isDefinition ? '!' : ''}`,
    );

  it('of a source are its id and the inputs that it feeds, in every file', () => {
    const cell = { kind: 'source', file: 'pack.sourcing.yaml', id: 'cell' } as const;
    assert.deepEqual(lines('pack.sourcing.yaml', cell, PACK), ['12!', '30', '30']);
    const salt = { kind: 'source', file: 'far.sourcing.yaml', id: 'salt' } as const;
    assert.deepEqual(lines('pack.sourcing.yaml', salt, PACK), ['17']);
    assert.deepEqual(lines('far.sourcing.yaml', salt, FAR), ['11!']);
  });

  it('are the same from the chain and the index as from a look at every source', () => {
    const here = analysis();
    const files = filesOf(here);
    // Nothing is indexed of a copy.
    const copies = new Map([...files].map(([file, each]) => [file, each && { ...each }]));
    const places = (found: ReturnType<typeof occurrencesIn>): number[] =>
      found.map(({ at }) => startOf(at));
    for (const isIndexed of [false, true]) {
      if (isIndexed) inOneGo(indexNames(here));
      for (const id of ['cell', 'foil', 'pack', 'maker', 'mine', 'salt', 'Refinery']) {
        for (const file of ['pack.sourcing.yaml', 'far.sourcing.yaml']) {
          for (const kind of ['source', 'supplier', 'company', 'file'] as const) {
            const of = { kind, file, id } as const;
            const expected = places(occurrencesIn('pack.sourcing.yaml', of, copies));
            assert.deepEqual(places(occurrencesHere(here, of)), expected);
            assert.deepEqual(places(occurrencesIn('pack.sourcing.yaml', of, files)), expected);
          }
        }
      }
    }
  });

  it('of a supplier are its entry, owners and steps, in every file that means it', () => {
    const mine = { kind: 'supplier', file: 'far.sourcing.yaml', id: 'mine' } as const;
    assert.deepEqual(lines('far.sourcing.yaml', mine, FAR), ['4!', '9']);
    assert.deepEqual(lines('pack.sourcing.yaml', mine, PACK), ['10', '23']);
  });
});

describe('Renaming', () => {
  const renamed = (file: string, text: string, of: Entity, name: string): string =>
    applyEdits(text, renameIn({ file, text }, of, name, filesOf(analysis())));

  it('writes the new id wherever the old one stands, and nothing else', () => {
    const cell = { kind: 'source', file: 'pack.sourcing.yaml', id: 'cell' } as const;
    assert.equal(
      renamed('pack.sourcing.yaml', PACK, cell, 'pouch'),
      PACK.replace('id: cell', 'id: pouch').replace('[cell, "cell"]', '[pouch, "pouch"]'),
    );
    const salt = { kind: 'source', file: 'far.sourcing.yaml', id: 'salt' } as const;
    assert.equal(renamed('pack.sourcing.yaml', PACK, salt, 'lc'), PACK.replace('#salt', '#lc'));
    assert.equal(renamed('far.sourcing.yaml', FAR, salt, 'lc'), FAR.replace('id: salt', 'id: lc'));
  });

  it('of a supplier keeps quotes', () => {
    const mine = { kind: 'supplier', file: 'far.sourcing.yaml', id: 'mine' } as const;
    const text = renamed('pack.sourcing.yaml', PACK, mine, 'pit');
    assert.equal(text, PACK.replace("'mine'", "'pit'").replace('owner: mine', 'owner: pit'));
  });

  it('leaves aliases, which follow their anchor', () => {
    const text = `manifest: 1
product: P
sources:
  - { id: &a ore, material: lithium, stage: extraction, supplier: x, country: AU }
  - { id: b, material: lithium, stage: processing, supplier: x, country: AU, inputs: [*a] }
`;
    const files = filesOf(analyseFiles({ 'a.sourcing.yaml': text }));
    const ore = { kind: 'source', file: 'a.sourcing.yaml', id: 'ore' } as const;
    const edits = renameIn({ file: 'a.sourcing.yaml', text }, ore, 'rock', files);
    assert.equal(applyEdits(text, edits), text.replace('&a ore', '&a rock'));
  });

  it('is refused where the name is taken or no id', () => {
    const files = filesOf(analysis());
    const cell = { kind: 'source', file: 'pack.sourcing.yaml', id: 'cell' } as const;
    assert.match(nameFault(cell, 'foil', files) ?? '', /already/);
    assert.match(nameFault(cell, 'a b', files) ?? '', /letters/);
    assert.equal(nameFault(cell, 'cell', files), undefined);
    assert.equal(nameFault(cell, 'pouch', files), undefined);
  });

  it('of a file changes the paths that lead to it', () => {
    const files = filesOf(analysis());
    const moved = new Map([['far.sourcing.yaml', 'tier/2.sourcing.yaml']]);
    const edits = moveIn({ file: 'pack.sourcing.yaml', text: PACK }, moved, files);
    assert.equal(
      applyEdits(PACK, edits),
      PACK.replaceAll('./far.sourcing.yaml', './tier/2.sourcing.yaml'),
    );
  });

  it('of the file that imports changes its own paths', () => {
    const files = filesOf(analysis());
    const moved = new Map([['pack.sourcing.yaml', 'top/pack.sourcing.yaml']]);
    const edits = moveIn({ file: 'pack.sourcing.yaml', text: PACK }, moved, files);
    assert.equal(
      applyEdits(PACK, edits),
      PACK.replaceAll('./far', '../far').replace('./coo', '../coo'),
    );
  });

  it('writes paths as imports are written', () => {
    assert.equal(relativePath('/a/b/c.yaml', '/a/b/d.yaml'), './d.yaml');
    assert.equal(relativePath('/a/b/c.yaml', '/a/d/e.yaml'), '../d/e.yaml');
    assert.equal(relativePath('c.yaml', 'd/e.yaml'), './d/e.yaml');
  });
});

describe('The outline', () => {
  it('has suppliers, and sources by material with stage, country and status', () => {
    const shown = outlineOf(analysis()).map(({ name, children }) => [
      name,
      ...children.map((child) => `${child.name}: ${child.detail}`),
    ]);
    assert.deepEqual(shown[0], ['suppliers', 'maker: Maker Inc, KR']);
    assert.deepEqual(
      shown.slice(1).map(([name]) => name),
      ['battery-cell', 'battery-module'],
    );
    assert.match(shown[1]?.[1] ?? '', /^cell: manufacturing, South Korea .*free-trade agreement/);
  });

  it('has the most urgent status of the places that a source is split among', () => {
    const text = `manifest: 1
product: P
asOf: 2024-06-30
sources:
  - id: salt
    material: lithium
    stage: processing
    supplier: x
    origins: [{ country: AU, share: 60% }, { country: CN, share: 40% }]
`;
    const [group] = outlineOf(analyseFiles({ 'a.sourcing.yaml': text }));
    assert.equal(
      group?.children[0]?.detail,
      'processing, Australia (60 %), China (40 %) ✖ covered nation',
    );
  });

  it('is put together once for an analysis', () => {
    const here = analysis();
    assert.equal(outlineOf(here), outlineOf(here));
  });

  it('of very many sources and suppliers is put together in slices, and is there at once then', () => {
    const numbers = Array.from({ length: 1_000 }, (_, number) => String(number));
    const text = [
      'manifest: 1',
      'product: P',
      'suppliers:',
      ...numbers.map((number) => `  s${number}: { country: KR }`),
      'sources:',
      ...numbers.map((number) => `  - { id: i${number}, material: tin, stage: processing }`),
    ].join('\n');
    const many = analyseFiles({ 'a.sourcing.yaml': text });
    const slices = outlineInSlices(many);
    let rests = 0;
    let last = slices.next();
    for (; last.done !== true; last = slices.next()) rests++;
    assert.ok(rests >= 10, String(rests));
    assert.deepEqual(
      last.value.map(({ children }) => children.length),
      [1_000, 1_000],
    );
    assert.equal(outlineOf(many), last.value);
  });

  it('has each name inside its entry', () => {
    for (const entry of outlineOf(analysis()).flatMap((each) => [each, ...each.children])) {
      assert.ok(entry.selection.start >= entry.range.start, entry.name);
      assert.ok(entry.selection.end <= entry.range.end, entry.name);
    }
  });
});

describe('Links', () => {
  it('are imports and evidence', () => {
    assert.deepEqual(
      linksOf(analysis()).map(({ target, range }) => [
        'file' in target ? target.file : target.url,
        PACK.slice(range.start, range.end),
      ]),
      [
        ['far.sourcing.yaml', './far.sourcing.yaml'],
        ['coo/1.pdf', './coo/1.pdf'],
      ],
    );
  });
});

describe('The chain', () => {
  it('leads to what feeds a step and what it feeds, over files', () => {
    const here = at('id: cell');
    const step = stepNamedAt(here.analysis, here.offset);
    assert.ok(step);
    assert.deepEqual(
      fedBy(step).map((each) => nameOf(each.step.source)),
      ['salt', 'foil'],
    );
    const fed = feeds(step);
    assert.deepEqual(
      fed.map((each) => nameOf(each.step.source)),
      ['pack'],
    );
    assert.equal(fed[0]?.inputs.length, 2);
  });

  it('has its cause where it is in China', () => {
    const here = at('US\n    inputs');
    assert.equal(causeAt(here.analysis, here.offset)?.source.id?.value, 'salt');
    const clean = at('JP');
    assert.equal(causeAt(clean.analysis, clean.offset), undefined);
  });
});

describe('A selection', () => {
  it('grows from the value to the pair, the source, the section, the text', () => {
    const { analysis, offset } = at('KR\n    inputs');
    const grown = selectionAt(analysis, offset, PACK.length).map(({ start, end }) =>
      PACK.slice(start, end),
    );
    assert.deepEqual(grown.slice(0, 2), ['KR', 'country: KR']);
    assert.match(grown[2] ?? '', /^id: cell[^]*1\.pdf }$/);
    assert.match(grown[3] ?? '', /^sources:[^]*"cell"\]$/);
    assert.equal(grown.at(-1), PACK);
  });
});
