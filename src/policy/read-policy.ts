import type Fraction from 'fraction.js';
import { checkEntries, WrongEntry } from '../knowledge/check-references';
import { Knowledge } from '../knowledge/knowledge';
import { companyName } from '../knowledge/company-names';
import { exactShare } from '../text/decimal';
import type { Node } from '../text/node';
import { toData } from '../text/node';
import { syntaxProblem } from '../manifest/read-item';
import type { StructureProblem } from '../manifest/model';
import type { Shape } from '../manifest/structure';
import { structureMistakes } from '../manifest/structure';
import { YamlReader } from '../text/yaml-reader';
import type { Message } from '../messages/message';
import { KEYS } from './generated/keys';
import { validatePolicy } from './generated/validators.js';
import { extended } from './extended';
import type { PartnersData, PolicyData } from './policy-data';
import { withOwn } from './own-knowledge';
import type { Partners, Policy } from './policy';
import { DEFAULT_POLICY } from './policy';

/** A mistake of a policy, with its offsets in the text. */
export interface PolicyProblem {
  /** Text that is not YAML, or what it says. */
  readonly of: 'syntax' | 'policy';
  readonly start: number;
  readonly end: number;
  readonly message: Message;
  /** What a fix may put there. */
  readonly suggestions: readonly string[];
}

/** A policy, and the knowledge with its own entries; with any problem the defaults apply. */
export interface ReadPolicy {
  readonly policy: Policy;
  /** Files of lists of companies that whoever reads the policy reads, too; none of a broken one. */
  readonly screening: readonly ScreeningFile[];
  readonly knowledge: Knowledge;
  readonly problems: readonly PolicyProblem[];
  /** What it says itself, over what it extends. */
  readonly data: PolicyData;
}

/** A file that a policy names, and where it does. */
export interface ScreeningFile {
  /** Relative to the policy `from`. */
  readonly path: string;
  /** The key of the policy that names it. */
  readonly from: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a policy. Never throws: of a broken one nothing applies, and every mistake is reported.
 *
 * @param file where it stands, for messages
 * @param chain the key of its file, by default that name, and the policy that it extends
 */
export function readPolicy(
  text: string,
  file: string,
  builtIn: Knowledge,
  { key = file, parent }: { readonly key?: string; readonly parent?: ReadPolicy } = {},
): ReadPolicy {
  const base = parent?.knowledge ?? builtIn;
  const unit = new YamlReader().parse(text);
  const root = unit.root();
  const broken = (problems: readonly PolicyProblem[]): ReadPolicy => ({
    policy: DEFAULT_POLICY,
    screening: [],
    knowledge: builtIn,
    problems,
    data: {},
  });
  if (unit.mistakes.length > 0) {
    return broken(
      unit.mistakes.map((mistake) => ({
        of: 'syntax',
        start: mistake.start,
        end: mistake.end,
        message: {
          key: 'structure',
          args: syntaxProblem(mistake, text.slice(mistake.start, mistake.end)),
        },
        suggestions: [],
      })),
    );
  }
  // An empty policy decides nothing, which is no mistake.
  if (!root || (root.kind === 'scalar' && root.value === null)) {
    const policy = { ...DEFAULT_POLICY, file };
    return { policy, screening: [], knowledge: base, problems: [], data: {} };
  }
  const mistakes = structureMistakes(validatePolicy, root, SHAPE);
  if (mistakes.length > 0) {
    return broken(
      mistakes.map(({ problem: found, start, end }) => {
        const args = withCountryMeant(found, base);
        return {
          of: 'policy',
          start,
          end,
          message: { key: 'structure', args },
          suggestions: 'nearest' in args && args.nearest !== undefined ? [args.nearest] : [],
        };
      }),
    );
  }
  const data = toData(root) as PolicyData;
  const whole = parent ? extended(parent.data, data) : data;
  const merged = withOwn(base.data, data);
  const knowledge = hasOwn(data) ? new Knowledge(merged) : base;
  const problems = [
    ...entryProblems(data, root, knowledge),
    ...nameProblems(data, root, knowledge),
  ];
  if (problems.length > 0) return broken(problems);
  const screening = (data.screening ?? []).map((path, index) => {
    const { start, end } = valueAt(root, ['screening', String(index)]) ?? root;
    return { path, from: key, start, end };
  });
  // Of a list that another policy names, that one is named here.
  const { start, end } = valueAt(root, ['extends']) ?? root;
  const inherited = (parent?.screening ?? []).map((each) => ({ ...each, start, end }));
  return {
    policy: policyOf(whole, file, knowledge),
    screening: [...inherited, ...screening],
    knowledge,
    problems: [],
    data: whole,
  };
}

/** What is wrong in a list of codes, with the code of the country that is named in its place. */
function withCountryMeant(mistake: StructureProblem, knowledge: Knowledge): StructureProblem {
  if (mistake.kind !== 'bad-format' || mistake.key !== 'countries') return mistake;
  const lookup = knowledge.resolveCountry(mistake.value);
  const [only, ...others] = lookup.kind === 'unknown' ? lookup.nearest : [];
  const country = 'country' in lookup ? lookup.country : others.length === 0 ? only : undefined;
  return country ? { ...mistake, nearest: country.code } : mistake;
}

/** The path of the policy that a text extends, and where it says so; undefined where it extends none. */
export function extendsIn(
  text: string,
): { readonly path: string; readonly start: number; readonly end: number } | undefined {
  // Hardly any does, and what is not there need not be looked for.
  if (!text.includes('extends')) return undefined;
  const node = valueAt(new YamlReader().parse(text).root(), ['extends']);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || node.value === '')
    return undefined;
  return { path: node.value, start: node.start, end: node.end };
}

const OWN = [
  'documents',
  'agreements',
  'regimes',
  'materials',
  'components',
  'companies',
  'restrictions',
  'production',
] as const;

const hasOwn = (data: PolicyData): boolean => OWN.some((key) => data[key] !== undefined);

const SHAPE: Shape = {
  keys: KEYS,
  partAt: (path) => {
    const [section = 'policy'] = path;
    if (path.length === 0) return 'policy';
    // Deeper parts of an entry have keys of their own, which only the schema knows.
    return path.length === 1 || (path.length === 2 && /^\d+$/.test(path[1] ?? ''))
      ? section
      : 'entry';
  },
};

function policyOf(data: PolicyData, file: string, knowledge: Knowledge): Policy {
  const { rules = {}, thresholds = {}, defaults, preferred, barred, approved = [] } = data;
  return {
    file,
    rules: new Map(Object.entries(rules)),
    dependence: lineOf(thresholds.dependence, DEFAULT_POLICY.dependence),
    ownership: lineOf(thresholds.ownership, DEFAULT_POLICY.ownership),
    cascade: data.cascade ?? DEFAULT_POLICY.cascade,
    preferred: partnersOf(preferred),
    barred: partnersOf(barred),
    approved: approved.map(({ subject, ...rest }) => ({
      ...rest,
      subject: subjectId(subject, knowledge) ?? subject,
    })),
    regimes: defaults?.regimes ?? [],
  };
}

const lineOf = (share: string | number | undefined, line: Fraction): Fraction =>
  (share === undefined ? undefined : exactShare(String(share))) ?? line;

const partnersOf = ({ countries = [], suppliers = [] }: PartnersData = {}): Partners => ({
  countries: new Set(countries),
  suppliers: new Set(suppliers.map(companyName).filter((name) => name !== '')),
});

function subjectId(text: string, knowledge: Knowledge): string | undefined {
  const material = knowledge.resolveMaterial(text);
  if (material.kind !== 'unknown') return material.entry.id;
  const component = knowledge.resolveComponent(text);
  return component.kind === 'unknown' ? undefined : component.entry.id;
}

/** Own entries that name what is not there, or no document. */
function* entryProblems(
  data: PolicyData,
  root: Node,
  knowledge: Knowledge,
): Iterable<PolicyProblem> {
  if (!hasOwn(data)) return;
  try {
    checkEntries(knowledge.data);
  } catch (error) {
    if (!(error instanceof WrongEntry)) throw error;
    const place = OWN.map((key) => valueAt(root, [key]))
      .map((node) => node && scalarOf(node, error.text))
      .find((node) => node !== undefined);
    yield problem(place ?? root, { key: 'policy-entry', args: error.mistake });
  }
}

/** Countries, regimes and subjects that are unknown. */
function* nameProblems(
  data: PolicyData,
  root: Node,
  knowledge: Knowledge,
): Iterable<PolicyProblem> {
  for (const section of ['preferred', 'barred'] as const) {
    for (const [index, code] of (data[section]?.countries ?? []).entries()) {
      if (knowledge.country(code)) continue;
      const lookup = knowledge.resolveCountry(code);
      const nearest = lookup.kind === 'unknown' ? lookup.nearest.map((each) => each.code) : [];
      yield problem(
        valueAt(root, [section, 'countries', String(index)]) ?? root,
        { key: 'unknown-country', args: { text: code, nearest } },
        nearest,
      );
    }
  }
  for (const [index, id] of (data.defaults?.regimes ?? []).entries()) {
    const lookup = knowledge.resolveRegime(id);
    if (lookup.kind === 'id') continue;
    const nearest = lookup.kind === 'name' ? [lookup.entry.id] : lookup.nearest;
    yield problem(
      valueAt(root, ['defaults', 'regimes', String(index)]) ?? root,
      { key: 'unknown-regime', args: { text: id, nearest } },
      nearest,
    );
  }
  for (const [index, { subject }] of (data.approved ?? []).entries()) {
    if (subjectId(subject, knowledge) !== undefined) continue;
    const lookups = [knowledge.resolveMaterial(subject), knowledge.resolveComponent(subject)];
    const nearest = lookups.flatMap((each) => (each.kind === 'unknown' ? each.nearest : []));
    yield problem(
      valueAt(root, ['approved', String(index), 'subject']) ?? root,
      { key: 'unknown-material', args: { text: subject, nearest } },
      nearest,
    );
  }
}

const problem = (
  { start, end }: Node,
  message: Message,
  suggestions: readonly string[] = [],
): PolicyProblem => ({ of: 'policy', start, end, message, suggestions });

function valueAt(root: Node | undefined, path: readonly string[]): Node | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.find(({ key }) => key === step)?.value;
    else if (node?.kind === 'seq') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** The first scalar with a text below a node. */
function scalarOf(node: Node, text: string): Node | undefined {
  if (node.kind === 'scalar') return node.value === text ? node : undefined;
  const below = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const each of below) {
    const found = scalarOf(each, text);
    if (found) return found;
  }
  return undefined;
}
