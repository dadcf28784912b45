import { valueOfNode } from '../convert/node-value';
import type { Value } from '../convert/value';
import { Digits, isList } from '../convert/value';
import { inline, itemLines, keyLines } from '../convert/write-manifest';
import { readJson } from '../text/json-node';
import type { Node } from '../text/node';
import { YamlReader } from '../text/yaml-reader';
import { written } from '../text/written';

/** A manifest in the other format. */
export interface Converted {
  readonly text: string;
  /** Comments of the old text: JSON has none. */
  readonly lostComments: number;
}

/** Undefined where the text has mistakes: they would be lost, or mean something else. */
export function convertFormat(text: string, from: 'yaml' | 'json'): Converted | undefined {
  const root = from === 'json' ? ofJson(text) : ofYaml(text);
  if (root?.kind !== 'map') return undefined;
  return from === 'json'
    ? { text: yamlOf(root), lostComments: 0 }
    : { text: `${jsonOf(root, '')}\n`, lostComments: commentsIn(text) };
}

/** The sources of a text in YAML as JSON, each for a line that is indented already. */
export function jsonItems(yaml: string, indent: string, eol: string): string[] {
  const root = ofYaml(yaml);
  const sources =
    root?.kind === 'map' ? root.entries.find(({ key }) => key === 'sources')?.value : undefined;
  if (sources?.kind !== 'seq') return [];
  return sources.items.map((item) => jsonOf(item, indent).replaceAll('\n', eol));
}

function ofJson(text: string): Node | undefined {
  const { root, mistakes } = readJson(text);
  return mistakes.length === 0 ? root : undefined;
}

function ofYaml(text: string): Node | undefined {
  const unit = new YamlReader().parse(text);
  const root = unit.root();
  return unit.mistakes.length === 0 ? root : undefined;
}

/** Whole lines and what stands behind a value; a `#` in a text in quotes is seldom behind a blank. */
const commentsIn = (text: string): number =>
  text.split(/\r?\n/).filter((line) => /^\s*#|\s#\s?\S/.test(line)).length;

/** A number as JSON has it: some of YAML are written otherwise. */
function numberText(value: number, text: string | undefined): string {
  return text !== undefined && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)
    ? text
    : String(value);
}

const MAX_LINE = 80;

function jsonOf(node: Node, indent: string): string {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'number'
        ? numberText(node.value, node.text)
        : JSON.stringify(node.value);
    case 'seq': {
      if (node.items.length === 0) return '[]';
      const short = node.items.every(({ kind }) => kind === 'scalar')
        ? `[${node.items.map((item) => jsonOf(item, '')).join(', ')}]`
        : undefined;
      if (short !== undefined && indent.length + short.length <= MAX_LINE) return short;
      const items = node.items.map((item) => `${indent}  ${jsonOf(item, `${indent}  `)}`);
      return `[\n${items.join(',\n')}\n${indent}]`;
    }
    case 'map': {
      if (node.entries.length === 0) return '{}';
      const entries = node.entries.map(
        ({ key, value }) => `${indent}  ${JSON.stringify(key)}: ${jsonOf(value, `${indent}  `)}`,
      );
      return `{\n${entries.join(',\n')}\n${indent}}`;
    }
  }
}

function yamlOf(root: Node & { readonly kind: 'map' }): string {
  const lines = root.entries.flatMap(({ key, value }) => {
    if (key === 'sources' && value.kind === 'seq' && value.items.length > 0) {
      return ['sources:', ...value.items.flatMap(sourceLines)];
    }
    if (key === 'suppliers' && value.kind === 'map' && value.entries.length > 0) {
      return [
        'suppliers:',
        ...value.entries.flatMap((each) => supplierLines(each.key, each.value)),
      ];
    }
    return keyLines(key, valueOfNode(value), '');
  });
  return `${lines.join('\n')}\n`;
}

function sourceLines(node: Node): string[] {
  const value = valueOfNode(node);
  return isMapping(value) && Object.keys(value).length > 0
    ? itemLines(value, [])
    : [`  - ${inline(value)}`];
}

function supplierLines(id: string, node: Node): string[] {
  const value = valueOfNode(node);
  if (!isMapping(value) || Object.keys(value).length === 0) {
    return [`  ${written({ format: 'yaml' }, id)}: ${inline(value)}`];
  }
  return [
    `  ${written({ format: 'yaml' }, id)}:`,
    ...Object.entries(value).flatMap(([key, each]) => keyLines(key, each, '    ')),
  ];
}

const isMapping = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && !isList(value) && !(value instanceof Digits);
