import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strong, line } from '../../src/explain/blocks';
import { escapeMarkdown, toMarkdown } from '../../src/explain/markdown';
import { listed } from '../../src/messages/words';
import { clean } from '../../src/text/clean';
import { hoverAt } from '../support/hover';
import { runs } from '../support/runs';

const HOSTILE = [
  '[press](command:workbench.action.terminal.new)',
  '![x](https://evil.example/pixel.png)',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">x</a>',
  '<https://evil.example>',
  'https://evil.example',
  'www.evil.example',
  '**bold** _it_ `code` ~~gone~~',
  '# head',
  '- item',
  '1. item',
  '> quote',
  '| a | b |',
  '***',
  '&lt;b&gt; &#60;b&#62;',
  '\\[x](y)',
  '$(alert)',
  'a\u202egnp.exe',
] as const;

/** What Markdown shows of escaped text: its entities read. */
const shown = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** Nothing but letters, digits, blanks, the harmless `,;%`, and entities. */
const ONLY_TEXT = /^(?:[\p{L}\p{N} ,;%]|&#\d+;)*$/u;

/** The Markdown of the hover at the mark, without the parts that are ours: strong, bullets, our links. */
function markdownAt(marked: string, name?: string): string {
  const found = hoverAt(marked, name === undefined ? {} : { name });
  assert.ok(found, marked);
  return toMarkdown(found.blocks);
}

const withoutOwnMarkup = (markdown: string): string =>
  markdown
    .replace(/!\[([^[\]]*)\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]*\)/g, '$1')
    .replace(/\[([^[\]]*)\]\((?:https?:\/\/|page:)[^()<>\s]*\)/g, '$1')
    .replace(/^- /gm, '')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/\n+/g, ' ');

describe('Escaped text', () => {
  it('is text only, on one line, and shows what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.match(escaped, ONLY_TEXT);
        assert.equal(shown(escaped), clean(text));
      }),
      { numRuns: runs(500) },
    );
  });

  for (const text of HOSTILE) {
    it(`of ${JSON.stringify(text)} does nothing`, () => {
      assert.match(escapeMarkdown(text), ONLY_TEXT);
      assert.match(toMarkdown([line(strong(text))]), /^\*\*[^*]*\*\*$/);
    });
  }

  it('cannot end the link that an address stands in', () => {
    const url = 'https://example.org/a)b(c<d> "e\' `f`[g]\\\n';
    assert.equal(
      toMarkdown([line({ text: 'x', url })]),
      '[x](https://example.org/a%29b%28c%3Cd%3E%20%22e%27%20%60f%60%5Bg%5D%5C%0A)',
    );
  });
});

describe('A hostile name in a manifest', () => {
  const quoted = (text: string): string => JSON.stringify(text);

  /** Manifests with a name everywhere that a hover shows one; the pointer is on one place each. */
  const manifests = (name: string): readonly string[] => {
    const at = (place: number): string => {
      let seen = 0;
      const mark = (text: string): string => (seen++ === place ? text.replace(/^"/, '"‸') : text);
      const hostile = (): string => mark(quoted(name));
      return [
        'manifest: 1',
        'product: Pack',
        'asOf: 2026-06-30',
        `regimes: [${hostile()}]`,
        'suppliers:',
        `  ${hostile()}:`,
        `    name: ${hostile()}`,
        `    country: ${hostile()}`,
        '    ownership:',
        `      - { owner: ${quoted(name)}, country: ${hostile()}, share: 30%, kind: equity }`,
        'sources:',
        `  - id: ${hostile()}`,
        `    material: ${hostile()}`,
        '    stage: extraction',
        `    supplier: ${hostile()}`,
        '    country: AU',
        '  - id: fed',
        '    material: lithium',
        '    stage: processing',
        `    supplier: ${quoted(name)}`,
        '    country: CN',
        `    region: ${hostile()}`,
        `    inputs: [${hostile()}]`,
        '    waivers:',
        `      - { rule: ${hostile()}, reason: Because, expires: 2027-01-01 }`,
        '',
      ].join('\n');
    };
    return Array.from({ length: 11 }, (_, place) => at(place));
  };

  for (const name of HOSTILE) {
    it(`${JSON.stringify(name)} comes out as text`, () => {
      let hovers = 0;
      for (const marked of manifests(name)) {
        if (!hoverAt(marked)) continue;
        hovers++;
        assert.match(withoutOwnMarkup(markdownAt(marked)), ONLY_TEXT, marked);
      }
      assert.ok(hovers >= 6, String(hovers));
    });
  }

  it('is shown in full as it is written, in YAML and in JSON', () => {
    const name = HOSTILE[0];
    const source = {
      id: 'ore',
      material: 'lithium',
      stage: 'extraction',
      supplier: `‸${name}`,
      country: 'AU',
    };
    const text = JSON.stringify({ manifest: 1, product: 'Pack', sources: [source] }, undefined, 2);
    for (const file of ['a.sourcing.json', 'a.sourcing.yaml']) {
      const [first = ''] = markdownAt(text, file).split('\n');
      assert.equal(shown(first), `**${name}**`);
    }
  });

  it('is not endless', () => {
    const marked = `manifest: 1\nproduct: Pack\nsources:\n  - id: ore\n    material: lithium\n    stage: extraction\n    supplier: ‸${'x'.repeat(5000)}\n    country: AU\n`;
    const [first = ''] = markdownAt(marked).split('\n');
    assert.equal(shown(first), `**${'x'.repeat(79)}…**`);
  });
});

describe('Text in a list of the editor', () => {
  it('is no picture, on one line, and runs in one direction', () => {
    assert.equal(listed('$(trash) a\nb \u202ec'), '\\$(trash) a b c');
  });
});
