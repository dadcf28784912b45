import assert from 'node:assert/strict';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { sentence } from '../../src/messages/message';
import { english } from '../../src/messages/english';
import { analyseFiles } from '../support/analyse';

const HEAD = '{ "manifest": 1, "product": "Pack", "asOf": "2024-06-30", "sources": [';
const STEP =
  '{ "id": "a", "material": "zinc", "stage": "processing", "supplier": "One", "country": "CN" }';

/** For each mistake that the JSON parser knows, a manifest that has it; the first words of what is said. */
const EXAMPLES: Readonly<Record<string, readonly [text: string, says: RegExp]>> = {
  'a word without quotes': [`${HEAD}${STEP}], "x-a": word }`, /quotes/],
  'a number that is none': [`${HEAD}${STEP}], "x-a": 1. }`, /number/i],
  'a key without quotes': [`${HEAD}${STEP}], xa: 1 }`, /quotes|key/i],
  'a value that is missing': [`${HEAD}${STEP}], "x-a": }`, /value/i],
  'a colon that is missing': [`${HEAD}${STEP}], "x-a" 1 }`, /colon/i],
  'a comma that is missing': [`${HEAD}${STEP}] "x-a": 1 }`, /comma/i],
  'a comma too many': [`${HEAD}${STEP},] }`, /comma/i],
  'a brace that is missing': [`${HEAD}${STEP}]`, /brace|bracket|“}”/i],
  'a bracket that is missing': [`${HEAD}${STEP} }`, /bracket|comma|“]”/i],
  'text behind the end': [`${HEAD}${STEP}] } {}`, /behind|after|end/i],
  'a comment': [`${HEAD}${STEP}] /* no */ }`, /comment/i],
  'a comment that does not end': [`${HEAD}${STEP}] } /* no`, /comment/i],
  'a quote that does not end': [`${HEAD}${STEP}], "x-a": "b\n }`, /quote/i],
  'an escape of too few digits': [`${HEAD}${STEP}], "x-a": "\\u12" }`, /escape|“\\/i],
  'an escape that is none': [`${HEAD}${STEP}], "x-a": "\\q" }`, /escape|“\\/i],
  'a character that has to be escaped': [
    `${HEAD}${STEP}], "x-a": "a\tb" }`,
    /tab|character|escape/i,
  ],
  'a bracket in front of all': [`]${HEAD}${STEP}] }`, /begins/],
};

/** The text after every correction that is offered for its mistakes. */
function fixed(text: string): string {
  let now = text;
  const { problems } = readManifest(text, 'json');
  for (const { problem, place } of problems.toReversed()) {
    if (problem.kind !== 'syntax' || !problem.fix) continue;
    const { start, end, text: put } = problem.fix;
    const at = place.unit.offset;
    now = now.slice(0, at + start) + put + now.slice(at + end);
  }
  return now;
}

/** The rules that say what is wrong with the text. */
const SCHEMA = new Set(['yaml-syntax', 'manifest-schema']);

describe('the mistakes of JSON', () => {
  for (const [what, [text, says]] of Object.entries(EXAMPLES)) {
    it(`${what}: one sentence without the parser's words, and the source is judged`, () => {
      const { findings } = analyseFiles({ 'a.sourcing.json': text });
      const syntax = findings.filter(({ ruleId }) => ruleId === 'yaml-syntax');
      const words = syntax.map(({ message }) => sentence(message, english));
      assert.equal(words.length, 1, words.join('\n'));
      const [first = ''] = words;
      assert.match(first, says);
      assert.doesNotMatch(first, /token|expected|symbol|property|literal|flow|scalar|EOF/i);
      assert.ok(findings.some(({ ruleId }) => ruleId === 'china-source'));
    });
  }

  /** Two mistakes in one text: each is said once, at its place, and every source is judged. */
  const PAIRS: Readonly<Record<string, readonly [text: string, at: readonly string[]]>> = {
    'numbers in a list': [`${HEAD}${STEP}], "x-a": [1, 01, 02] }`, ['01', '02']],
    'words and keys': [`${HEAD}${STEP}], "x-a": word, xb: 1 }`, ['word', 'xb']],
    'single quotes': [`${HEAD}${STEP}], "x-a": 'b', 'x-c': 1 }`, ["'b'", "'x-c'"]],
    comments: [`${HEAD}${STEP} /* a */ ] /* b */ }`, ['/* a */', '/* b */']],
    commas: [`${HEAD}${STEP} ${STEP.replace('"a"', '"b"')},] }`, ['{', ',']],
    colons: [`${HEAD}${STEP}], "x-a" 1, "x-b" 2 }`, ['1', '2']],
    values: [`${HEAD}${STEP},, ${STEP.replace('"a"', '"b"')}], "x-a": , "x-b": }`, [',', ',', '}']],
    escapes: [`${HEAD}${STEP}], "x-a": "\\q", "x-b": "\\u12" }`, ['"\\q"', '"\\u12"']],
    quotes: [`${HEAD}${STEP}],\n"x-a": "b,\n"x-c": "d\n}`, ['"b,', '"d']],
    'a number and a word': [`{ "x-z": 01, ${HEAD.slice(1)}${STEP}], "x-a": b }`, ['01', 'b']],
  };
  for (const [what, [text, at]] of Object.entries(PAIRS)) {
    it(`${what}: each is said once, at its place`, () => {
      const { findings } = analyseFiles({ 'a.sourcing.json': text });
      const syntax = findings.filter(({ ruleId }) => ruleId === 'yaml-syntax');
      assert.deepEqual(
        syntax.map(({ place }) => text.slice(startOf(place), endOf(place))),
        at,
      );
      const steps = text.split('"country"').length - 1;
      const china = findings.filter(({ ruleId }) => ruleId === 'china-source');
      assert.equal(china.length, steps);
    });
  }

  const numbers = ['NaN', '-Infinity', '0x10', '01', '-01', '+1', '.5', '1.', '1e', '1_000'];
  for (const number of numbers) {
    it(`${number} as a number is one mistake, at the whole of it`, () => {
      for (const key of ['value', 'share']) {
        const text = `${HEAD}${STEP.replace(' }', `, "${key}": ${number}, "spec": "s" }`)}] }`;
        const { findings } = analyseFiles({ 'a.sourcing.json': text });
        const mistakes = findings.filter(({ ruleId }) => SCHEMA.has(ruleId));
        const said = mistakes.map(({ message }) => sentence(message, english));
        assert.deepEqual(said, [
          `“${number}” is not a number in JSON. Write digits, such as 0.5: no hexadecimal, no leading zero.`,
        ]);
        const places = mistakes.map(({ place }) => text.slice(startOf(place), endOf(place)));
        assert.deepEqual(places, [number]);
      }
    });
  }

  it('a number that is written otherwise elsewhere is corrected, any other is not', () => {
    const right = { '+1': '1', '.5': '0.5', '1.': '1', '1_000': '1000', '-.5': '-0.5' };
    for (const number of [...numbers, ...Object.keys(right)]) {
      const text = `${HEAD}${STEP.replace(' }', `, "value": ${number} }`)}] }`;
      assert.equal(
        fixed(text),
        text.replace(number, (right as Record<string, string>)[number] ?? number),
      );
    }
  });

  it('a word of another language is corrected, and read as what it is', () => {
    for (const [word, right] of [
      ['True', 'true'],
      ['FALSE', 'false'],
      ['None', 'null'],
    ] as const) {
      const text = `${HEAD}${STEP.replace(' }', `, "x-a": ${word} }`)}] }`;
      assert.equal(fixed(text), text.replace(word, right));
      const cell = `${HEAD}${STEP.replace('"material": "zinc"', '"component": "battery-cell"').replace(' }', `, "cots": ${word} }`)}] }`;
      const { findings } = analyseFiles({ 'a.sourcing.json': cell });
      const said = findings.filter(({ ruleId }) => ruleId === 'yaml-syntax');
      assert.match(
        said.map(({ message }) => sentence(message, english)).join('|'),
        /^[^|]*JSON[^|]*$/,
      );
      assert.ok(!findings.some(({ message }) => /not text/.test(sentence(message, english))));
    }
  });

  it('single quotes are corrected', () => {
    const text = `${HEAD}${STEP.replaceAll('"', "'")}] }`;
    assert.equal(fixed(text), `${HEAD}${STEP}] }`);
  });

  it('markers of an unfinished merge are one mistake', () => {
    const ours = STEP.replace('"CN"', '"US"');
    for (const base of ['', `||||||| base\n${STEP}\n`]) {
      const text = `${HEAD}\n<<<<<<< ours\n${STEP}\n${base}=======\n${ours}\n>>>>>>> theirs\n] }`;
      const { findings } = analyseFiles({ 'a.sourcing.json': text });
      const errors = findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ message }) => sentence(message, english)),
        ['Unfinished merge (conflict markers). Keep one side, and remove the markers.'],
      );
      const [china] = findings.filter(({ ruleId }) => ruleId === 'china-source');
      assert.equal(china && text.slice(startOf(china.place), endOf(china.place)), '"CN"');
    }
  });

  it('a word without quotes is no number', () => {
    for (const word of ['word', '12abc']) {
      const { findings } = analyseFiles({
        'a.sourcing.json': `${HEAD}${STEP}], "x-a": ${word} }`,
      });
      const syntax = findings.filter(({ ruleId }) => ruleId === 'yaml-syntax');
      assert.match(
        syntax.map(({ message }) => sentence(message, english)).join('|'),
        /^[^|]*quotes/,
      );
    }
  });
});
