import { UNKNOWN } from '../knowledge/unknown';
import { inEnglish } from '../messages/phrase';
import { clean } from '../text/clean';
import { written } from '../text/written';
import type { Draft, DraftPlace, DraftStep, DraftSupplier } from './draft';
import { idsOf } from './ids';
import { alongChain } from './order';
import type { Value } from './value';
import { Digits, isList } from './value';

const YAML = { format: 'yaml' } as const;

/** A value on one line. */
export function inline(value: Value): string {
  if (typeof value === 'string') return written(YAML, value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Digits) return value.text;
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, each]) => `${written(YAML, key)}: ${inline(each)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A key with its value; a list of mappings gets a line for each. */
export function keyLines(key: string, value: Value, indent: string): string[] {
  const head = `${indent}${written(YAML, key)}:`;
  // What an origin is made of needs no quotes on a line of its own.
  if (
    key === 'x-origin' &&
    typeof value === 'string' &&
    /^[A-Z][\w-]*:[A-Za-z][\w./-]*$/.test(value)
  ) {
    return [`${head} ${value}`];
  }
  const hasMappings = isList(value) && value.some((each) => typeof each === 'object');
  return hasMappings
    ? [head, ...value.map((each) => `${indent}  - ${inline(each)}`)]
    : [`${head} ${inline(value)}`];
}

/** A line of comment whatever is in it. */
export const comment = (text: string, indent = ''): string => `${indent}# ${clean(text).trim()}`;

/** The keys of a step in the order of the format. */
export function fieldsOf(
  step: DraftStep,
  id: string,
  inputs: readonly string[],
): Record<string, Value> {
  return {
    id,
    ...(step.material !== undefined && { material: step.material }),
    ...(step.component !== undefined && { component: step.component }),
    ...(step.stage !== undefined && { stage: step.stage }),
    ...(step.form !== undefined && { form: step.form }),
    supplier: step.supplier,
    ...placeFields(step.places),
    ...(step.spec !== undefined && { spec: step.spec }),
    ...(step.value !== undefined && { value: new Digits(step.value) }),
    ...(step.share !== undefined && {
      share: step.share.endsWith('%') ? step.share : new Digits(step.share),
    }),
    ...(inputs.length > 0 && { inputs }),
    ...(step.evidence && { evidence: step.evidence.map((each) => ({ ...each })) }),
    ...step.extra,
    'x-origin': step.origin,
  };
}

/** `country` and `region`, or `origins`. */
export function placeFields(places: readonly DraftPlace[]): Record<string, Value> {
  const [first] = places;
  if (!first) return { country: UNKNOWN };
  if (places.length > 1 || (first.share !== undefined && first.share !== '100%')) {
    return { origins: places.map(entryOf) };
  }
  return { country: first.country, ...(first.region !== undefined && { region: first.region }) };
}

const entryOf = ({ country, region, share }: DraftPlace): Record<string, Value> => ({
  country,
  ...(region !== undefined && { region }),
  ...(share !== undefined && { share }),
});

/** A source as an item of the list, its comments before it. */
export function itemLines(
  fields: Record<string, Value>,
  notes: readonly string[],
  indent = '  ',
): string[] {
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    keyLines(key, value, `${indent}  `),
  );
  const [first = '', ...rest] = lines;
  return [
    ...notes.map((note) => comment(note, indent)),
    `${indent}- ${first.trimStart()}`,
    ...rest,
  ];
}

/** A manifest as a person would have written it. */
export function writeManifest(draft: Draft): string {
  const steps = alongChain(draft.steps);
  const ids = idsOf(steps, new Set());
  // A file of suppliers alone has no product.
  const isDirectory = steps.length === 0;
  const lines = [
    ...draft.about.map((line) => comment(line)),
    'manifest: 1',
    ...(isDirectory ? [] : keyLines('product', draft.product, '')),
    ...(draft.asOf ? [`asOf: ${draft.asOf.day} ${comment(draft.asOf.note)}`] : []),
    ...(draft.currency === undefined ? [] : keyLines('currency', draft.currency, '')),
    ...Object.entries(draft.extra ?? {}).flatMap(([key, value]) => keyLines(key, value, '')),
    ...supplierLines(draft.suppliers),
    ...(isDirectory ? [] : ['', 'sources:']),
  ];
  let subject: string | undefined;
  for (const step of steps) {
    const own = step.material ?? step.component;
    if (own !== subject && subject !== undefined) lines.push('');
    subject = own;
    const inputs = step.inputs.flatMap((origin) => ids.get(origin) ?? []);
    const fields = fieldsOf(step, ids.get(step.origin) ?? '', inputs);
    lines.push(...itemLines(fields, step.notes.map(inEnglish)));
  }
  return `${lines.join('\n')}\n`;
}

function supplierLines(suppliers: readonly DraftSupplier[]): string[] {
  if (suppliers.length === 0) return [];
  return ['', 'suppliers:', ...suppliers.flatMap((each) => entryLines(each, '  '))];
}

/** What the directory says of a company. */
export const entryFields = ({ name, country }: DraftSupplier): Record<string, Value> => ({
  name,
  ...(country !== undefined && { country }),
});

/** A company of the directory as an entry of it. */
export const entryLines = (supplier: DraftSupplier, indent: string): string[] => [
  ...(supplier.note === undefined ? [] : [comment(inEnglish(supplier.note), indent)]),
  `${indent}${written(YAML, supplier.id)}:`,
  ...Object.entries(entryFields(supplier)).flatMap(([key, value]) =>
    keyLines(key, value, `${indent}  `),
  ),
];
