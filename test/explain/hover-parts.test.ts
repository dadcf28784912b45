import assert from 'node:assert/strict';
import { keyWordsAt } from '../../src/completion/key-words';
import { list, line } from '../../src/explain/blocks';
import type { Theme } from '../../src/explain/blocks';
import { brief } from '../../src/explain/brief';
import { explainAt } from '../../src/explain/explain';
import { PALETTES } from '../../src/explain/production-picture';
import { analyseFiles } from '../support/analyse';
import { takeCursor } from '../support/cursor';
import { hoverAt } from '../support/hover';
import { knowledge } from '../support/knowledge';

const HEAD = 'manifest: 1\nproduct: Pack\nasOf: 2024-06-30\n';
const ORE = `  - id: ore
    material: lithium
    stage: extraction
    supplier: Mine
    country: CN
`;

const lines = (marked: string): readonly string[] => hoverAt(marked)?.lines ?? [];

describe('The hover of a share', () => {
  it('says what it is a part of, and what all shares are together', () => {
    const other = ORE.replace('ore', 'other').replace('CN', 'AU');
    const text = `${HEAD}sources:\n${ORE}    share: ‸60 %\n${other}    share: 0.3\n`;
    assert.deepEqual(lines(text).slice(0, 3), [
      '60 % of the extraction of lithium; the shares add up to 90 % ✖',
      '- ore: 60 %, China',
      '- other: 30 %, Australia',
    ]);
  });
});

describe('The hover of the share of an origin', () => {
  const origins = 'origins: [{ country: AU, share: ‸40% }, { country: Chile, share: 60% }]';

  it('says what it is of the step, and whether the origins make all of it', () => {
    const text = `${HEAD}currency: USD\nsources:\n${ORE.replace('country: CN', `value: 50\n    ${origins}`)}`;
    assert.deepEqual(lines(text).slice(0, 3), [
      '40 % of this step by value: USD 20 of USD 50; its origins add up to 100 % ✔',
      '- Australia: 40 %',
      '- Chile: 60 %',
    ]);
  });

  it('says so without a value, and where they do not', () => {
    const text = `${HEAD}sources:\n${ORE.replace('country: CN', origins.replace('60%', '50%'))}`;
    assert.equal(lines(text)[0], '40 % of this step by value; its origins add up to 90 % ✖');
  });
});

describe('The hover of a waiver', () => {
  const waiver = (expires: string): string =>
    `${HEAD}sources:\n${ORE}    waivers:
      - rule: china-source
        reason: only ‸source
        approvedBy: Ann
        expires: ${expires}
`;

  it('says what it covers, until when and why', () => {
    assert.deepEqual(lines(waiver('2025-01-01')).slice(0, 2), [
      'Waiver of china-source: covers 1 finding, until 2025-01-01',
      'only source; approved by Ann',
    ]);
  });

  it('says the same at the rule, before what the rule is', () => {
    const atRule = waiver('2025-01-01').replace('‸', '').replace('china-source', '‸china-source');
    const [first, , then = ''] = lines(atRule);
    assert.equal(first, 'Waiver of china-source: covers 1 finding, until 2025-01-01');
    assert.match(then, /^china-source: A step done in China/);
  });

  it('says that it has ended', () => {
    assert.equal(
      lines(waiver('2024-06-29'))[0],
      'Waiver of china-source: covers nothing, expired on 2024-06-29',
    );
  });
});

describe('The hover of an import', () => {
  it('says what the file has, or that it cannot be read', () => {
    const importing = `${HEAD}imports: [./‸salts.sourcing.yaml]\nsources:\n${ORE}    inputs: ["./salts.sourcing.yaml#ore"]\n`;
    const hover = (others: Readonly<Record<string, string>>): string | undefined => {
      const { text, offset } = takeCursor(importing);
      const analysis = analyseFiles({ 'pack.sourcing.yaml': text, ...others });
      const found = explainAt(offset, { analysis, knowledge, rulePage: (id) => id });
      const [first] = found?.blocks ?? [];
      if (first?.kind !== 'line') return undefined;
      return first.line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
    };
    assert.equal(
      hover({ 'salts.sourcing.yaml': `${HEAD}sources:\n${ORE}` }),
      './salts.sourcing.yaml: 1 source and 0 suppliers, as of 2024-06-30',
    );
    assert.equal(hover({}), './salts.sourcing.yaml: cannot be read');
  });
});

describe('The hover of a merge', () => {
  it('says what is merged', () => {
    const text = `${HEAD}x-mine: &mine\n  stage: extraction\n  supplier: Mine\n  country: CN\nsources:\n  - ‸<<: *mine\n    id: ore\n    material: lithium\n`;
    const [first, second, third] = lines(text);
    assert.equal(first, 'From the mapping that is merged here:');
    assert.equal(second, 'ore: extraction of lithium by Mine');
    assert.match(third ?? '', /^China \(CN\): ✖ covered nation/);
  });
});

describe('The hover of a key', () => {
  const words = (marked: string): string | undefined => {
    const { text, offset } = takeCursor(marked);
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const next = text.indexOf('\n', offset);
    const analysis = analyseFiles({
      [text.startsWith('{') ? 'pack.sourcing.json' : 'pack.sourcing.yaml']: text,
    });
    const found = keyWordsAt(
      {
        offset,
        before: text.slice(start, offset),
        after: text.slice(offset, next === -1 ? text.length : next),
        slice: (from, to) => text.slice(from, to),
      },
      analysis,
    );
    return found && `${text.slice(found.start, found.end)}: ${found.words}`;
  };

  it('has the words of the schema', () => {
    assert.match(words(`${HEAD}sou‸rces:\n${ORE}`) ?? '', /^sources: One entry for each step/);
    assert.match(
      words(`${HEAD}sources:\n${ORE.replace('stage:', 's‸tage:')}`) ?? '',
      /^stage: .*One of: extraction, processing, .*Required\.$/,
    );
  });

  it('is there in JSON', () => {
    assert.match(words('{\n  "pro‸duct": "Pack"\n}') ?? '', /^"product": The product/);
  });

  it('is not there at values, unknown keys and names of suppliers', () => {
    assert.equal(words(`${HEAD}sources:\n${ORE.replace('Mine', 'Mi‸ne')}`), undefined);
    assert.equal(words(`${HEAD}x-k‸ey: 1\n`), undefined);
    assert.equal(words(`${HEAD}suppliers:\n  ac‸me:\n    name: Acme\n`), undefined);
  });
});

describe('A brief explanation', () => {
  const svg = (): string => '';

  it('has the first line, then the picture, three of each list, and says that it is cut', () => {
    const items = ['a', 'b', 'c', 'd'].map((text) => [text]);
    const picture = { kind: 'picture' as const, svg, alternative: '' };
    assert.deepEqual(brief([line('first'), line('title'), picture, ...list(items)], []), {
      blocks: [line('first'), picture, line('title'), ...list(items.slice(0, 3))],
      isCut: true,
    });
  });

  it('keeps the rules that found something in sight, and leaves the facts behind them', () => {
    const much = Array.from({ length: 40 }, (_, index) => line(String(index)));
    const { blocks } = brief(much, [line('china-source'), ...list([['a fact']])]);
    assert.ok(blocks.length < 20);
    assert.deepEqual(blocks.at(-1), line('china-source'));
  });

  it('leaves what is short as it is', () => {
    assert.deepEqual(brief([line('first')], []), { blocks: [line('first')], isCut: false });
  });
});

describe('The picture', () => {
  for (const theme of Object.keys(PALETTES) as Theme[]) {
    it(`can be read in the theme ${theme}`, () => {
      const { background, ...colours } = PALETTES[theme];
      for (const [name, colour] of Object.entries(colours)) {
        // A frame is no text.
        const least = name === 'frame' ? 3 : 4.5;
        assert.ok(contrast(colour, background) >= least, `${name} ${colour}`);
      }
    });
  }
});

/** The contrast of two colours by WCAG. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
