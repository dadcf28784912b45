import type { ErrorObject } from 'ajv';
import { nearestOf } from '../knowledge/near-names';
import { stageMeant, stageNear } from '../knowledge/offered-words';
import { regionMeant } from '../knowledge/subdivisions';
import { dayMeant } from './day-meant';
import { keyNearest, whatHides } from './key-nearest';
import { numberMeant, shareMeant } from './number-meant';
import { KEYS } from './generated/keys';
import type { Validator } from './generated/validators.js';
import type { StructureProblem } from './model';
import type { TreePart } from './structure-parts';
import { partsOf } from './structure-parts';
import type { Entry, Node } from '../text/node';
import { entryOf, nodeAt, toData } from '../text/node';
import type { Slices } from '../text/slices';
import { inOneGo } from '../text/slices';
import type { Stretch } from '../text/stretch';

/** A mistake of structure with its offsets in the unit. */
export interface StructureMistake {
  readonly problem: StructureProblem;
  readonly start: number;
  readonly end: number;
}

/** The names of the parts of a tree, for messages and for the nearest key. */
export interface Shape {
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** What the schema calls the object at a path: `waiver` for `/suppliers/x/waivers/0`. */
  partAt(path: readonly string[]): string;
  /** Whether no entry of a list or mapping below the top makes another wrong: long ones are looked at in parts. */
  readonly inParts?: true;
}

/** Mistakes of form that are reported of a file. */
export const MAX_PROBLEMS = 20_000;
/** Of one piece; an unknown key that was meant as one of a source makes up to two others echoes. */
const MAX_MISTAKES = 3 * (MAX_PROBLEMS + 1);

/** The shape of a manifest's head or of one source. */
export const manifestShape = (part: 'manifest' | 'source'): Shape => ({
  keys: KEYS,
  partAt: (path) => partAt(path, part),
  inParts: true,
});

/**
 * What the JSON Schema refuses, one mistake for each thing to fix, at the key or value concerned.
 *
 * @param shape what the tree is, and what its schema calls its parts
 */
export const structureMistakes = (
  validate: Validator,
  root: Node,
  shape: Shape,
): StructureMistake[] => inOneGo(structureMistakesInSlices(validate, root, shape));

/** As `structureMistakes`, in slices: others have their turn between the parts of a long tree. */
export function* structureMistakesInSlices(
  validate: Validator,
  root: Node,
  shape: Shape,
): Slices<StructureMistake[]> {
  const mistakes = new Map<string, MistakeIn>();
  let part = 0;
  const known = shape.keys[shape.partAt([])] ?? [];
  const parts = shape.inParts ? partsOf(root, (key) => known.includes(key)) : [{ root, at: '' }];
  for (const each of parts) {
    // What stands at one path of the whole does so in each part of its top.
    addMistakes(mistakes, validate, each, each.at === '' ? 0 : part, shape);
    part++;
    yield;
    if (mistakes.size === MAX_MISTAKES) break;
  }
  return withoutEchoes([...mistakes.values()]).sort(
    (a, b) => a.start - b.start || rankOf(a.problem, shape) - rankOf(b.problem, shape),
  );
}

/** Adds what the schema refuses in a part of a tree, one mistake for each thing to fix. */
function addMistakes(
  mistakes: Map<string, MistakeIn>,
  validate: Validator,
  { root, at: from }: TreePart,
  part: number,
  shape: Shape,
): void {
  if (validate(toData(root))) return;
  const errors = validate.errors ?? [];
  // Else it keeps them until it is asked again, and there may be very many.
  validate.errors = null;
  for (const error of errors) {
    if (mistakes.size === MAX_MISTAKES) break;
    const { instancePath } = error;
    // What is beside a part is not in it, and seems to be missing.
    if (instancePath !== from && !instancePath.startsWith(`${from}/`)) continue;
    const path = segments(instancePath);
    const mistake = mistakeOf(error, path, root, shape);
    if (!mistake) continue;
    const key = identity(mistake, path);
    const other = mistakes.get(key);
    if (!other || isSharper(mistake.problem, other.problem)) {
      mistakes.set(key, { ...mistake, mapping: `${String(part)}${instancePath}` });
    }
  }
}

/** Keys that are missing at one place stand in the order of the format. */
const rankOf = (problem: StructureProblem, { keys }: Shape): number =>
  problem.kind === 'missing-key' ? (keys[problem.of]?.indexOf(problem.key) ?? 0) : 0;

/** A mistake, and the part and path of the value that the schema refuses: of the mapping, for one about its keys. */
interface MistakeIn extends StructureMistake {
  readonly mapping: string;
}

/** A misspelt key is one mistake, not an unknown key and a missing one. */
function withoutEchoes(mistakes: readonly MistakeIn[]): StructureMistake[] {
  const meant = new Set(
    mistakes.map(({ problem, mapping }) =>
      problem.kind === 'unknown-key' ? `${mapping} ${problem.nearest ?? problem.key}` : undefined,
    ),
  );
  const isMeant = (mapping: string, ...keys: string[]): boolean =>
    keys.some((key) => meant.has(`${mapping} ${key}`));
  return mistakes
    .filter(
      ({ problem, mapping }) =>
        !(problem.kind === 'missing-key' && isMeant(mapping, ...insteadOf(problem.key))) &&
        !(problem.kind === 'missing-subject' && isMeant(mapping, 'material', 'component', MERGE)),
    )
    .map(({ problem, start, end }) => ({ problem, start, end }));
}

/** In quotes it merges nothing, and what it should have brought is missing. */
const MERGE = '<<';
/** The keys that may stand for a missing one. */
const insteadOf = (key: string): string[] => [
  key,
  MERGE,
  ...(key === 'country' ? ['origins'] : []),
];

/** Two errors of one value are one mistake, and so are entries of one list; two keys missing at one place are two. */
function identity({ problem, start }: StructureMistake, path: readonly string[]): string {
  if (problem.kind === 'wrong-type' && problem.isItem) return path.slice(0, -1).join(' ');
  const missing = problem.kind === 'missing-key' ? problem.key : '';
  const kind = problem.kind === 'missing-key' || problem.kind === 'unknown-key' ? problem.kind : '';
  return [start, kind, missing].join(' ');
}

function isSharper(problem: StructureProblem, other: StructureProblem): boolean {
  if (problem.kind === 'empty-value' || problem.kind === 'wrong-type') {
    return other.kind !== 'empty-value' && other.kind !== 'wrong-type';
  }
  return (
    problem.kind === 'not-one-of' &&
    other.kind === 'not-one-of' &&
    problem.allowed.length < other.allowed.length
  );
}

function mistakeOf(
  error: ErrorObject,
  path: readonly string[],
  root: Node,
  shape: Shape,
): StructureMistake | undefined {
  const found = nodeAt(root, path);
  if (!found) return undefined;
  const { node, entry } = found;
  const of = shape.partAt(path);
  switch (error.keyword) {
    case 'required':
      if (/\/(?:oneOf|anyOf)\//.test(error.schemaPath)) return undefined;
      return at(firstKey(node), {
        kind: 'missing-key',
        key: String(error.params['missingProperty']),
        of,
      });
    case 'oneOf':
      return subject(node);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknownKey(String(error.params['additionalProperty']), node, of, shape.keys[of]);
    case 'propertyNames':
      return wrongId(String(error.params['propertyName']), node);
    case 'minItems':
      return entry && at(keyOf(entry), { kind: 'too-few', key: entry.key });
    case 'false schema':
      return entry && misplaced(entry, error.schemaPath);
    case 'if':
    case 'anyOf':
      return undefined;
    default:
      return valueMistake(error, root, node, entry, path, of);
  }
}

function valueMistake(
  error: ErrorObject,
  root: Node,
  node: Node,
  entry: Entry | undefined,
  path: readonly string[],
  of: string,
): StructureMistake | undefined {
  // The names that `propertyNames` looks at have no node of their own; it reports them itself.
  if (error.propertyName !== undefined) return undefined;
  const key = nameOf(path, of);
  const place = entry && node.start === node.end ? keyOf(entry) : visible(node);
  if (node.kind === 'scalar' && (node.value === null || textOf(node).trim() === '')) {
    return at(place, { kind: 'empty-value', key });
  }
  if (node.kind === 'scalar' && typeof node.value === 'number' && !Number.isFinite(node.value)) {
    return at(place, { kind: 'not-finite', key, value: textOf(node) });
  }
  const day = DAYS.has(key) ? dayMeant(textOf(node)) : undefined;
  if (DAYS.has(key) && node.kind === 'scalar' && typeof node.value !== 'boolean') {
    const value = textOf(node);
    return at(place, {
      kind: 'bad-format',
      key,
      value,
      expected: key,
      ...(day !== undefined && { nearest: day }),
    });
  }
  switch (error.keyword) {
    case 'type': {
      const [expected, found] = [expectedType(error), typeOf(node)];
      const meant =
        expected === 'number' && found === 'string' ? numberMeant(textOf(node)) : undefined;
      const isItem = path.at(-1) !== key;
      return at(place, {
        kind: 'wrong-type',
        key,
        expected,
        found,
        ...(meant && { meant }),
        ...(isItem && { isItem }),
      });
    }
    case 'enum':
    case 'const':
      // A list or a group of keys is no word that one could be near to.
      if (node.kind !== 'scalar') {
        const expected = error.keyword === 'const' ? typeof error.params['allowedValue'] : 'string';
        return at(place, { kind: 'wrong-type', key, expected, found: typeOf(node) });
      }
      return error.keyword === 'const'
        ? at(place, notOneOf(key, node, [String(error.params['allowedValue'])]))
        : at(place, notOneOf(key, node, error.params['allowedValues'] as string[]));
    default: {
      const value = textOf(node);
      const nearest =
        key === 'region'
          ? regionMeant(value, countryBeside(root, path))?.code
          : SHARES.has(key)
            ? shareMeant(value)
            : undefined;
      return at(place, {
        kind: 'bad-format',
        key,
        value,
        expected: key,
        ...(nearest && { nearest }),
      });
    }
  }
}

/** What the mapping of a value has as its `country`. */
function countryBeside(root: Node, path: readonly string[]): string {
  const parent = nodeAt(root, path.slice(0, -1))?.node;
  const country = parent?.kind === 'map' ? entryOf(parent, 'country')?.value : undefined;
  return country ? textOf(country) : '';
}

/** Keys of a manifest and of a policy. */
const SHARES: ReadonlySet<string> = new Set(['share', 'dependence', 'ownership']);
const DAYS: ReadonlySet<string> = new Set(['asOf', 'date', 'expires']);

function subject(node: Node): StructureMistake {
  const component = node.kind === 'map' && entryOf(node, 'component');
  const material = node.kind === 'map' && entryOf(node, 'material');
  if (component && material) {
    const later = component.keyStart > material.keyStart ? component : material;
    return at(keyOf(later), { kind: 'both-subjects' });
  }
  return at(firstKey(node), { kind: 'missing-subject' });
}

/** A key that another one of the same mapping leaves no place for. */
function misplaced(entry: Entry, schemaPath: string): StructureMistake | undefined {
  const { key } = entry;
  if (schemaPath.includes('/anyOf/')) return undefined;
  if (key === 'country' || key === 'region')
    return at(keyOf(entry), { kind: 'beside-origins', key });
  const subject = key === 'form' ? 'material' : 'component';
  return at(keyOf(entry), { kind: 'of-other-subject', key, subject });
}

function unknownKey(
  key: string,
  node: Node,
  of: string,
  keys: readonly string[] = [],
): StructureMistake | undefined {
  const entry = node.kind === 'map' ? entryOf(node, key) : undefined;
  if (node.kind !== 'map' || !entry) return undefined;
  const one = keyNearest(key, keys);
  const isList = entry.value.kind !== 'scalar' && keys.includes('origins');
  const meant = one === 'country' && isList ? 'origins' : one;
  // A key that is there already was not meant, and must not be there twice.
  const nearest = meant !== undefined && entryOf(node, meant) ? undefined : meant;
  const other = nearest && { nearest, ...whatHides(key, nearest) };
  return at(keyOf(entry), { kind: 'unknown-key', key, of, ...other });
}

function wrongId(id: string, node: Node): StructureMistake | undefined {
  const entry = node.kind === 'map' ? entryOf(node, id) : undefined;
  return entry && at(keyOf(entry), { kind: 'bad-format', key: 'id', value: id, expected: 'id' });
}

function notOneOf(key: string, node: Node, allowed: readonly string[]): StructureProblem {
  const value = textOf(node);
  const meant = key === 'stage' ? stageMeant(value) : undefined;
  const nearest =
    meant !== undefined && allowed.includes(meant)
      ? meant
      : (nearestOf(value, allowed) ?? (key === 'stage' ? stageNear(value, allowed) : undefined));
  return { kind: 'not-one-of', key, value, allowed, ...(nearest && { nearest }) };
}

function at({ start, end }: Stretch, problem: StructureProblem): StructureMistake {
  return { problem, start, end };
}

const keyOf = (entry: Entry): Stretch => ({ start: entry.keyStart, end: entry.keyEnd });

/** A whole mapping or list in red says nothing: its first key or line does. */
function firstKey(node: Node): Stretch {
  const entry = node.kind === 'map' ? node.entries[0] : undefined;
  return entry ? keyOf(entry) : visible(node);
}

function visible(node: Node): Stretch {
  if (node.kind === 'scalar' && node.end > node.start) return node;
  if (node.kind === 'map' && node.entries[0]) return keyOf(node.entries[0]);
  // An empty item has no text of its own: the dash before it has.
  return node.start === node.end
    ? { start: Math.max(0, node.start - 1), end: node.start }
    : { start: node.start, end: node.start + 1 };
}

function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

const LIST_ITEMS: Readonly<Record<string, string>> = {
  ownership: 'ownership',
  evidence: 'evidence',
  waivers: 'waiver',
  origins: 'origin',
};

/** What the schema calls the object at a path: `waiver` for `/suppliers/x/waivers/0`. */
function partAt(path: readonly string[], part: string): string {
  const list = path.at(-2);
  if (list !== undefined && /^\d+$/.test(path.at(-1) ?? '')) return LIST_ITEMS[list] ?? part;
  if (path.at(-1) === 'for') return 'waivedFor';
  return path.length === 2 && path[0] === 'suppliers' ? 'supplier' : part;
}

/** What a message calls the value at a path: its key, or that of the list that it is in. */
function nameOf(path: readonly string[], of: string): string {
  const last = path.at(-1);
  if (last === undefined) return of;
  return /^\d+$/.test(last) ? (path.at(-2) ?? of) : last;
}

function expectedType(error: ErrorObject): string {
  const type = error.params['type'] as string | string[];
  return Array.isArray(type) ? type.join(' or ') : type;
}

function typeOf(node: Node): string {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'seq') return 'array';
  return typeof node.value;
}

function textOf(node: Node): string {
  return node.kind === 'scalar' ? (node.text ?? String(node.value)) : typeOf(node);
}
