import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { YAML_ERRORS, yamlError } from '../../src/messages/yaml-errors';

/** One text for each sentence, in the order of the sentences. */
const EXAMPLES = [
  'a: "b',
  'a: [b',
  'a: ["b" "c"]',
  'a: [b, , c]',
  'a: }',
  'a: "b" c',
  'a: @b',
  'a: b: c',
  'a: - b',
  'a:\n  b\nc',
  '- a\n  - b\n c: d',
  'a:\n  - b\n c',
  '- - a\n -b',
  'a:\n\tb: c',
  'a: "\\q"',
  'a: "b"#c',
  'a: |x\n  b',
  `${'x'.repeat(1100)}: a`,
  'a: !<x b',
  '%FOO\na: b',
  'a: |\n\tx',
  'a: >\n    \n  b',
  '[- ',
  ':\n  b\n- \n|',
  '&a - b',
  'a: &b &c d',
];

const messageOf = (text: string): string => {
  const [error] = parseDocument(text, { prettyErrors: false, logLevel: 'silent' }).errors;
  return error?.message ?? assert.fail(`${text} has no mistake`);
};

describe('the messages of yaml', () => {
  for (const [index, [, sentence]] of Object.values(YAML_ERRORS).entries()) {
    it(sentence, () => {
      const example = EXAMPLES[index] ?? assert.fail('no example');
      assert.equal(yamlError(messageOf(example)), sentence, messageOf(example));
      const [first = ''] = sentence.split('. ');
      assert.ok(first.length <= 90);
    });
  }

  it('of two tags and of a version are among them', () => {
    assert.equal(yamlError(messageOf('a: !x !y b')), YAML_ERRORS.tag[1]);
    assert.equal(yamlError(messageOf('%YAML 3\n---\na: b')), YAML_ERRORS.directive[1]);
  });

  it('of what stands behind a quote that closes are among them', () => {
    assert.equal(yamlError(messageOf('"x"b: ')), YAML_ERRORS['after-value'][1]);
  });

  it('that are none of these are said in general words', () => {
    assert.match(yamlError('Something new'), /^This is not valid YAML\. /);
  });
});
