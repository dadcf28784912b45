import assert from 'node:assert/strict';
import type { Hover } from '../support/hover';
import { hoverAt } from '../support/hover';

/** A whole manifest, judged on a day, around some sources; the mark `‸` is where the pointer is. */
const manifest = (sources: string, asOf = '2026-06-30'): string =>
  `manifest: 1\nproduct: Pack\nasOf: ${asOf}\nsources:\n${sources}`;

/** One step with the keys that are given, over others that fit. */
const step = (keys: Readonly<Record<string, string>>, asOf?: string): string => {
  const { component, ...rest } = keys;
  const subject = component === undefined ? { material: 'lithium' } : { component };
  const stage = component === undefined ? 'extraction' : 'manufacturing';
  const all = { id: 'ore', ...subject, stage, supplier: 'Mine', country: 'AU', ...rest };
  const lines = Object.entries(all).map(([key, value]) => `    ${key}: ${value}\n`);
  return manifest(`  - ${lines.join('').trimStart()}`, asOf);
};

/** A chain from an Australian mine over a Chinese refinery to a Korean maker of cells. */
const CHAIN = `  - id: ore
    material: lithium
    stage: extraction
    supplier: Mine
    country: AU
  - id: hydroxide
    material: lithium
    stage: processing
    supplier: refinery
    country: CN
    inputs: [ore]
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Maker
    country: KR
    inputs: [hydroxide]
`;

const chainAt = (from: string, to: string): string => manifest(CHAIN.replace(from, to));

function hover(marked: string): Hover {
  const found = hoverAt(marked);
  assert.ok(found, 'There is no hover.');
  return found;
}

/** Asserts that lines of a hover begin so, in this order; others may stand between them. */
function has(marked: string, ...beginnings: readonly string[]): void {
  const { lines } = hover(marked);
  let at = 0;
  for (const beginning of beginnings) {
    const found = lines.findIndex((line, index) => index >= at && line.startsWith(beginning));
    assert.ok(found >= 0, `No line begins with “${beginning}” in\n${lines.join('\n')}`);
    at = found + 1;
  }
}

describe('The hover of a country', () => {
  for (const [text, asOf, expected] of [
    ['A‸U', '2026-06-30', 'Australia (AU): ✔ free-trade agreement since 2005, on 2026-06-30'],
    ['C‸N', '2026-06-30', 'China (CN): ✖ covered nation, on 2026-06-30'],
    [
      'H‸K',
      '2026-06-30',
      'Hong Kong (HK): ✖ covered nation (counts as China: inferred, the law names China only), on 2026-06-30',
    ],
    ['Chil‸e', '2023-06-30', 'Chile (CL): ✔ free-trade agreement since 2004, on 2023-06-30'],
    ['J‸P', '2023-03-27', 'Japan (JP): △ no agreement in force, on 2023-03-27'],
    ['J‸P', '2023-03-28', 'Japan (JP): ✔ critical-minerals agreement since 2023, on 2023-03-28'],
    ['D‸E', '2026-06-30', 'Germany (DE): ◔ agreement proposed, on 2026-06-30'],
    ['P‸R', '2026-06-30', 'Puerto Rico (PR): ✔ United States, on 2026-06-30'],
    ['"Republic of ‸China"', '2026-06-30', 'Taiwan (TW): △ no agreement in force, on 2026-06-30'],
  ] as const) {
    it(`says how ${text.replace('‸', '')} stands on ${asOf}`, () => {
      assert.equal(hover(step({ country: text }, asOf)).lines[0], expected);
    });
  }

  it('is about the value as it is written', () => {
    assert.equal(hover(step({ country: 'Chil‸e' })).about, 'Chile');
    assert.equal(hover(step({ country: '‸AU' })).about, 'AU');
    assert.equal(hover(step({ country: 'AU‸' })).about, 'AU');
  });

  it('names the agreements with their day and document, what the status rests on first', () => {
    const { lines } = hover(step({ country: 'A‸U' }));
    assert.equal(
      lines[1],
      '- United States–Australia Free Trade Agreement, free-trade agreement: in force since 2005-01-01 — Office of the United States Trade Representative: Free trade agreements',
    );
    has(step({ country: 'A‸U' }), '- Minerals Security Partnership, partnership: ended 2026-02-04');
  });

  it('says that a critical-minerals agreement counts for no component', () => {
    const { lines } = hover(step({ component: 'battery-cell', country: 'J‸P' }));
    assert.equal(lines[0], 'Japan (JP): △ no agreement in force, on 2026-06-30');
    assert.ok(
      lines.some((line) => line.includes('in force since 2023-03-28; it counts for minerals only')),
    );
  });

  it('names what could give a status before partnerships and memoranda that are younger', () => {
    const [, first] = hover(step({ component: 'battery-cell', country: 'D‸E' })).lines;
    assert.match(first ?? '', /critical-minerals agreement: proposed as of 2026-02-26/);
    const talks = hover(step({ country: 'D‸E' }, '2025-10-01')).lines.join('\n');
    assert.match(
      talks,
      /critical-minerals agreement: lapsed since 2025-10-01 \(the credit of section/,
    );
    assert.match(talks, /\(inferred, not said there\)/);
    const canada = hover(step({ country: 'C‸A' })).lines;
    assert.match(canada[1] ?? '', /^- United States–Mexico–Canada Agreement/);
    assert.doesNotMatch(canada[2] ?? '', /^- North American Free Trade Agreement/);
  });

  it('shows restrictions of exports, the figures with year and measure, and what was withheld', () => {
    has(
      step({ material: 'gallium', stage: 'processing', country: 'C‸N' }),
      'China (CN): ✖ covered nation',
      '- Export restriction of China: licence since 2023-08-01',
      'china-source: A step done in China',
    );
    has(
      step({ country: 'A‸U' }),
      'World extraction of lithium, 2025 (Mine production; estimated)',
      'World extraction of lithium, 2025: Australia 32 % (free-trade agreement since 2005), China',
      'Australia: 92,000 metric tons in 2025, estimated, 32 % of the sum of these figures',
      'Named there without a figure: United States',
    );
  });

  it('says of a restriction that it is suspended, and after what is known that it is not known', () => {
    const gallium = (asOf: string): string =>
      hover(step({ material: 'gallium', stage: 'processing', country: 'C‸N' }, asOf)).lines.find(
        (line) => line.includes(': ban towards United States'),
      ) ?? '';
    assert.match(gallium('2025-11-08'), /ban towards United States since 2024-12-03\. /);
    assert.match(
      gallium('2026-06-30'),
      /, suspended from 2025-11-09 to 2026-11-27 by Announcement/,
    );
    assert.match(gallium('2026-11-28'), /unknown whether it applies: suspended to 2026-11-27, and/);
  });

  it('shows what is on technology, or was suspended before it began, as context', () => {
    const magnet = (asOf: string): string =>
      hover(step({ component: 'ndfeb-magnet', country: 'C‸N' }, asOf)).lines.join('\n');
    assert.match(magnet('2023-12-21'), /ban on technology, not on goods since 2023-12-21/);
    assert.match(magnet('2025-10-20'), /announced on 2025-10-09, set to begin on 2025-11-08/);
    assert.match(
      magnet('2026-07-01'),
      /suspended before it began \(it was to begin on 2025-11-08\)/,
    );
  });

  it('is there for the seat of a supplier and of an owner too', () => {
    const suppliers = (seat: string, owner: string) =>
      `manifest: 1\nproduct: Pack\nasOf: 2026-06-30\nsuppliers:\n  refinery:\n    country: ${seat}\n    ownership:\n      - { owner: State, country: ${owner}, share: 30%, kind: equity }\nsources: []\n`;
    assert.match(hover(suppliers('C‸N', 'KR')).lines[0] ?? '', /^China \(CN\): ✖/);
    assert.match(hover(suppliers('CN', '‸KR')).lines[0] ?? '', /^South Korea \(KR\): ✔/);
  });

  it('is only of the finding where the country is not known, or two are meant', () => {
    for (const [country, rule] of [
      ['Atl‸antis', 'unknown-country'],
      ['Con‸go', 'ambiguous-country'],
    ] as const) {
      const { about, lines } = hover(step({ country }));
      assert.equal(about, country.replace('‸', ''));
      assert.ok(lines[0]?.startsWith(`${rule}: `), lines[0]);
    }
  });
});

describe('The hover of a material', () => {
  it('says what it is for, on which lists it stands, who makes it, and what is said of it', () => {
    has(
      step({ material: 'lith‸ium' }),
      'lithium (Li): battery cathodes and electrolytes',
      '- On the list: US list of critical minerals of 2025, since 2025-11-07, as lithium',
      '- On the list: EU strategic raw materials, since 2024-05-23, as lithium (battery grade)',
      'World extraction of lithium, 2025 (',
      'World extraction of lithium, 2025: Australia 32 %',
      '- ',
    );
  });

  it('says the same by another name of it', () => {
    const named = (material: string) => hover(step({ material, country: 'GN' })).lines[0];
    assert.equal(named('alumin‸um'), named('alumin‸ium'));
  });

  it('takes the figures of the year before the day, and says which', () => {
    has(step({ material: 'lith‸ium' }, '2023-06-30'), 'World extraction of lithium, 2023 (');
    has(step({ material: 'lith‸ium' }, '2024-06-30'), 'World extraction of lithium, 2024 (');
  });

  for (const material of ['rhenium', 'boron', 'phosphate']) {
    it(`shows ${material} on the US list of 2025 from its day on`, () => {
      const marked = (day: string) =>
        step({ material: `${material.slice(0, 2)}‸${material.slice(2)}` }, day);
      const listed = '- On the list: US list of critical minerals of 2025, since 2025-11-07';
      has(marked('2025-11-07'), listed);
      assert.ok(!hover(marked('2025-11-06')).lines.some((each) => each.startsWith(listed)));
    });
  }

  it('names its group, and the rules on conflict minerals', () => {
    has(step({ material: 'neodym‸ium' }), 'neodymium (Nd)', 'One of the group rare earths');
    has(
      step({ material: 'tantal‸um' }),
      'tantalum (Ta)',
      '- US issuers that use tin, tantalum, tungsten or gold report',
    );
  });

  it('says of shares what one must know of them', () => {
    has(
      step({ material: 'nick‸el', stage: 'processing' }, '2024-12-31'),
      'World processing of nickel, 2024 (refined nickel production)',
      'Shares computed from tonnes. Others are what is left',
      'World processing of nickel, 2024: Indonesia 43 %',
    );
  });

  it('is the finding’s alone where it is not known', () => {
    has(step({ material: 'unobtan‸ium' }), 'unknown-material: ');
  });
});

describe('The hover of a component', () => {
  it('says what it is made from and how section 30D counts it', () => {
    has(
      step({ component: 'battery-c‸ell' }),
      'battery cell: made from cathode electrode, anode electrode, electrolyte, separator',
      'A battery component of section 30D',
      'World manufacturing of battery cell, 2022 (battery cell manufacturing capacity)',
      '- Lithium-ion batteries for electric vehicles',
    );
    has(
      step({ component: 'cathode-active-mat‸erial' }),
      'cathode active material',
      'A constituent material of section 30D: it counts with the minerals',
    );
  });

  it('says so where figures are by the nationality of the makers', () => {
    has(
      step({ component: 'separat‸or' }),
      'World manufacturing of separator, 2023 (company nationality share by shipped volume; by the makers’ nationality, not by place)',
    );
  });
});

describe('The hover of a stage', () => {
  it('says who does it', () => {
    has(
      chainAt('stage: processing', 'stage: process‸ing'),
      'processing of lithium',
      'World processing of lithium, 2025 (lithium chemicals production)',
      'World processing of lithium, 2025: China 74 % (covered nation), Chile 16 %',
    );
  });

  it('compares recycling with what is mined', () => {
    has(step({ stage: 'recyc‸ling' }), 'recycling of lithium', 'World extraction of lithium, 2025');
  });
});

describe('The hover of a supplier', () => {
  const suppliers = (more: string): string =>
    manifest(CHAIN).replace('sources:', `suppliers:\n  refinery:\n${more}sources:`);

  it('says where it is seated, who holds it, and what it does here', () => {
    const entry =
      '    name: Some Refinery\n    country: CN\n    ownership:\n      - { owner: State, country: CN, share: 30%, kind: equity, government: true }\n';
    const expected = [
      'Some Refinery',
      'Seat: China (CN): ✖ covered nation, on 2026-06-30',
      '- State (CN): 30 %, equity, a government’s holding',
      'Held from China, owners of owners included: 30 % (equity); counts as a covered nation’s',
      '- hydroxide: processing of lithium, China',
    ];
    const text = suppliers(entry);
    for (const [from, to, about] of [
      ['supplier: refinery', 'supplier: refi‸nery', 'refinery'],
      ['name: Some', 'name: So‸me', 'Some Refinery'],
      ['  refinery:', '  ‸refinery:', 'refinery'],
    ] as const) {
      const found = hover(text.replace(from, to));
      assert.equal(found.about, about);
      assert.deepEqual(found.lines.slice(0, 5), expected, from);
    }
  });

  it('says what is known of a company, and what of it is only recalled', () => {
    has(
      step({ component: 'battery-cell', supplier: 'C‸ATL' }),
      'CATL',
      'Section 1260H list since 2025-01-07: “Contemporary Amperex Technology Co., Ltd.”',
      'Section 154 list since 2023-12-22: “Contemporary Amperex Technology Company, Limited”',
      'Known: Contemporary Amperex Technology, seated in China; manufacturing of battery cell',
      '- ore: manufacturing of battery cell, Australia',
    );
    const { lines } = hover(step({ supplier: 'B‸YD Co., Ltd.' }));
    const known = lines.find((line) => line.startsWith('Known: BYD, '));
    assert.match(known ?? '', /\(recalled, not read there\)$/);
  });

  it('is short for a supplier of many steps', () => {
    const many = Array.from(
      { length: 9 },
      (_, at) =>
        `  - id: s${String(at)}\n    material: lithium\n    stage: extraction\n    supplier: Mine${at === 0 ? '‸' : ''}\n    country: AU\n`,
    );
    const { lines } = hover(manifest(many.join('')));
    assert.deepEqual(lines, [
      'Mine',
      ...[0, 1, 2, 3, 4].map((at) => `- s${String(at)}: extraction of lithium, Australia`),
      '- … and 4 more',
      'No entry of that name on 2026-06-30: Section 1260H list, UFLPA Entity List, Section 154 list',
      'UFLPA Entity List: 94 of its 144 companies are in the data, so no entry is no clearance.',
    ]);
  });

  it('says from when on a list is in the data in part only', () => {
    const on = (day: string): string[] =>
      hover(step({ supplier: 'M‸ine' }, day)).lines.filter((line) => line.startsWith('UFLPA'));
    assert.deepEqual(on('2024-05-16'), []);
    assert.deepEqual(on('2024-05-17'), [
      'UFLPA Entity List: only 51 of its companies are in the data, so no entry is no clearance.',
    ]);
    assert.deepEqual(on('2026-08-03'), [
      'UFLPA Entity List: 99 of its 187 companies are in the data, so no entry is no clearance.',
    ]);
  });
});

describe('The hover of a step', () => {
  it('says what it does, what feeds it, what it feeds, and its way to China', () => {
    assert.deepEqual(hover(chainAt('id: cell', 'id: c‸ell')).lines, [
      'cell: manufacturing of battery cell by Maker',
      'South Korea (KR): ✔ free-trade agreement since 2012, on 2026-06-30',
      '- Is fed by hydroxide: processing of lithium, China',
      'Depends on China: cell, South Korea ← hydroxide, China',
    ]);
    assert.deepEqual(hover(chainAt('id: ore', 'id: o‸re')).lines, [
      'ore: extraction of lithium by Mine',
      'Australia (AU): ✔ free-trade agreement since 2005, on 2026-06-30',
      '- Feeds hydroxide: processing of lithium, China',
    ]);
  });

  it('is the same where another step names it among its inputs', () => {
    const named = hover(chainAt('[ore]', '[o‸re]'));
    assert.equal(named.about, 'ore');
    assert.deepEqual(named.lines, hover(chainAt('id: ore', 'id: o‸re')).lines);
  });

  it('says of an input that leads nowhere only that', () => {
    has(chainAt('[ore]', '[nowh‸ere]'), 'unresolved-reference: ');
  });
});

describe('The hover of a region', () => {
  it('names the regimes that exclude it', () => {
    const { about, lines } = hover(step({ country: 'CN', region: 'CN-X‸J' }));
    assert.equal(about, 'CN-XJ');
    assert.equal(lines[0], 'CN-XJ: a region of China');
    assert.match(lines[1] ?? '', /^- Excluded by name: Uyghur Forced Labor Prevention Act — /);
  });

  it('says only whose it is where no regime names it', () => {
    assert.deepEqual(hover(step({ country: 'CN', region: 'CN-‸SC' })).lines, [
      'CN-SC: a region of China',
    ]);
  });
});

describe('The hover of a rule and of a day', () => {
  const waived = (rule: string, asOf?: string): string =>
    step({ country: 'CN' }, asOf) +
    `    waivers:\n      - { rule: ${rule}, reason: Because, expires: 2027-01-01 }\n`;

  it('says what a rule is about, with a link to its page', () => {
    const { about, lines, blocks } = hover(waived('china-‸source'));
    assert.equal(about, 'china-source');
    // Behind the waiver and its reason.
    assert.equal(lines[2], 'china-source: A step done in China');
    assert.deepEqual(blocks[2], {
      kind: 'line',
      line: [
        { text: 'china-source', url: 'page:china-source', strong: true },
        ': A step done in China',
      ],
    });
    assert.equal(
      hoverAt(waived('no-such-‸rule'))?.lines.some((line) => /^no-such/.test(line)),
      false,
    );
  });

  it('says which day is judged, and up to which day the knowledge goes', () => {
    assert.deepEqual(hover(step({}, '2026-06-‸30')).lines, [
      '2026-06-30: the day whose agreements, restrictions and rules apply here',
      'Data as of 2026-08-21',
    ]);
    assert.equal(
      hover(step({}, '2026-08-‸22')).lines[1],
      'Data as of 2026-08-21, which is before it: what came since is not known',
    );
  });

  it('adds the rules that found something to what stands there', () => {
    const { lines } = hover(step({ country: 'C‸N' }));
    assert.ok(lines.some((line) => line === 'china-source: A step done in China'));
  });

  it('shows no fact twice', () => {
    const { lines } = hover(step({ country: 'C‸N' }));
    const facts = lines.filter((line) => line.startsWith('- ') && !line.startsWith('- … and'));
    assert.equal(new Set(facts).size, facts.length);
  });

  it('is not there where nothing stands', () => {
    assert.equal(hoverAt('manifest: 1\npro‸duct: Pack\nsources: []\n'), undefined);
    assert.equal(hoverAt(step({}).replace('    stage', '  ‸  stage')), undefined);
  });
});

describe('The hover of a regime', () => {
  it('says what its exclusions and limits find', () => {
    const sources =
      '  - { id: made, component: smco-magnet, stage: manufacturing, supplier: One, country: CN }\n' +
      '  - { id: ore, material: tungsten, stage: processing, supplier: One, country: CN, share: 70% }\n' +
      '  - { id: rest, material: tungsten, stage: processing, supplier: One, country: FI, share: 30% }\n';
    const under = (regimes: string): string =>
      manifest(sources).replace('sources:', `regimes: [${regimes}]\nsources:`);
    has(under('dfars‸-7052'), 'Magnets', 'Covered nations: excluded: made; undetermined: ore');
    has(under('eu‸-crma'), 'European', 'One third country: ✖ tungsten processing: 70 % from China');
    has(
      under('ndaa-2024‸-805'),
      'Contracts',
      'Companies of the Section 1260H list: nothing is excluded',
    );
  });
});

describe('The hover of a step of several places', () => {
  const SPLIT = `  - id: li
    material: lithium
    stage: processing
    supplier: One
    value: 100
    origins: [{ country: CN, share: 60% }, { country: AU, share: 40% }]
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Two
    value: 50
    origins: [{ country: JP }, { country: CN }]
    inputs: [li]
`;
  const under = (regime: string, text: string): string =>
    manifest(text).replace('sources:', `regimes: [${regime}]\nsources:`);

  it('names each with its part and how it stands', () => {
    has(
      manifest(SPLIT.replace('id: li', 'id: l‸i')),
      'li: processing of lithium by One',
      'Split among: China (60 %), Australia (40 %)',
      '- 60 % China (CN): ✖ covered nation',
      '- 40 % Australia (AU): ✔ free-trade agreement since 2005',
      '- Feeds cell: manufacturing of battery cell, one of Japan or China',
    );
  });

  it('names the candidates, and those of what feeds it', () => {
    has(
      manifest(SPLIT.replace('id: cell', 'id: c‸ell')),
      'In one of: Japan or China',
      '- Japan (JP)',
      '- China (CN): ✖',
      '- Is fed by li: processing of lithium, China (60 %), Australia (40 %)',
    );
  });

  it('is that of the country over each of them', () => {
    has(manifest(SPLIT.replace('country: AU', 'country: A‸U')), 'Australia (AU): ✔ free-trade');
  });

  it('of a regime names the places in its sums', () => {
    // In the worst case 0 of 50, in the best 50 of 50.
    has(
      under('pfe-stor‸age', SPLIT),
      'Material-assistance cost ratio: 0 of 50 qualifies = 0 % in the worst case of its origins, 100 % in the best',
      '- ✖ cell 50: one of Japan or China',
    );
    // The parts in China and Australia are chains of their own, which nothing connects: 40 of 100.
    has(
      under('ira-30‸d', SPLIT).replace('2026-06-30', '2025-06-30'),
      'Critical minerals: 40 of 100 qualifies = 40 %',
      '- ✖ lithium 60: no stage is to half in qualifying countries — li, processing, China',
      '- ✔ lithium 40: half or more of its processing is in qualifying countries — li, processing, Australia',
      'Battery components: 0 of 50 qualifies',
      '- ✖ cell 50: one of Japan or China',
      'Foreign entities of concern: excluded: li; undetermined: cell',
    );
  });
});
