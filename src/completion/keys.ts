import { KEYS } from '../manifest/generated/keys';
import type { Offer } from './cursor';

/** A mapping of the format. */
export type KeyPart = 'manifest' | 'source' | 'supplier' | 'ownership' | 'evidence' | 'waiver';

/** Keys that no longer fit where one of others is there. */
const EXCLUDED_BY: Readonly<Record<string, readonly string[]>> = {
  material: ['component'],
  component: ['material'],
  form: ['component'],
  cots: ['material'],
  electronicDevice: ['material'],
  origins: ['country', 'region'],
  country: ['origins'],
  region: ['origins'],
};

/** Keys that a mapping does not have yet and that fit to those that it has. */
export function keysFor(part: KeyPart, used: ReadonlyMap<string, unknown>): Offer[] {
  return (KEYS[part] ?? [])
    .filter((key) => !used.has(key) && !(EXCLUDED_BY[key] ?? []).some((other) => used.has(other)))
    .map((key) => ({ kind: 'key', label: key, insert: key, filter: key }));
}

/** A whole new source, of a material and of a component, as snippets. */
export function newSources(format: 'yaml' | 'json', dash: string): Offer[] {
  return (['material', 'component'] as const).map((subject) => ({
    kind: 'source',
    label: `new source of a ${subject}`,
    detail: 'A whole step of a procurement chain',
    insert: format === 'json' ? jsonSource(subject) : yamlSource(subject, dash),
    isSnippet: true,
    filter: `new source ${subject} id`,
  }));
}

type Subject = 'material' | 'component';

const STAGES: Readonly<Record<Subject, string>> = {
  material: '${3|extraction,processing,recycling|}',
  component: '${3|manufacturing,assembly|}',
};

/** What stands for the values, by key, in the order of the format. */
const fields = (subject: Subject): readonly (readonly [string, string])[] => [
  ['id', '${1:step}'],
  [subject, subject === 'material' ? '${2:lithium}' : '${2:battery-cell}'],
  ['stage', STAGES[subject]],
  ['supplier', '${4:TBD}'],
  ['country', '${5:US}'],
];

function yamlSource(subject: Subject, dash: string): string {
  const lines = fields(subject).map(([key, value]) => `${key}: ${value}`);
  return `${dash}${lines.join(`\n${' '.repeat(dash === '' ? 2 : dash.length)}`)}$0`;
}

function jsonSource(subject: Subject): string {
  const lines = fields(subject).map(([key, value]) => `  "${key}": "${value}"`);
  return `{\n${lines.join(',\n')}\n}$0`;
}
