import type { NumberMeant, OriginByKey, StructureProblem } from '../manifest/model';
import type { NotImported } from '../manifest/imports';
import { WHY_NOT_IMPORTED } from './unreadable';
import { SYNTAX } from './syntax';
import { allOf, didYouMean, exactPercent, oneOf, quoted } from './words';

const SHARE = 'a share between 0 and 100 %, such as 60% or 0.6';

const FORMATS: Readonly<Record<string, string>> = {
  countries: 'an ISO code, such as AU',
  share: SHARE,
  dependence: SHARE,
  ownership: SHARE,
  asOf: 'a real day, such as 2023-06-30',
  date: 'a real day, such as 2023-06-30',
  expires: 'a real day, such as 2024-06-30',
  id: 'letters, digits, “-”, “_” and “.” only',
  currency: 'a currency code of three letters, such as USD',
  region: 'an ISO 3166-2 code, such as AU-WA',
  value: 'a number, zero or more',
  sha256: 'the 64 hexadecimal digits of a SHA-256 sum',
};

const TYPES: Readonly<Record<string, string>> = {
  object: 'a group of keys',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
};

const PARTS: Readonly<Record<string, string>> = {
  manifest: 'The manifest',
  source: 'The source',
  supplier: 'The supplier',
  ownership: 'The ownership entry',
  evidence: 'The evidence',
  waiver: 'The waiver',
  origin: 'The origin',
  waivedFor: 'The “for” of a waiver',
};

const typeName = (types: string): string =>
  types
    .split(' or ')
    .map((type) => TYPES[type] ?? type)
    .join(' or ');

/** Keys whose name says what their value is. */
const NOUNS: ReadonlySet<string> = new Set(
  'stage kind id share region currency date form'.split(' '),
);

const valueOf = (key: string): string => (NOUNS.has(key) ? key : `value of ${quoted(key)}`);

const partName = (part: string): string => PARTS[part] ?? 'The entry';

/** A date or a number is text as soon as it stands in quotes; a list is not. */
const isQuotable = ({ expected, found }: { expected: string; found: string }): boolean =>
  expected === 'string' && (found === 'number' || found === 'boolean');

function structure(problem: StructureProblem): string {
  switch (problem.kind) {
    case 'syntax':
      return SYNTAX[problem.code](problem.detail);
    case 'duplicate-key':
      return problem.key === '<<'
        ? '“<<” is given twice. Keep one, with a list of both: “<<: [*one, *other]”.'
        : `${quoted(problem.key.replace(/^["']|["']$/g, ''))} is given twice. Keep one of the two.`;
    case 'second-document':
      return 'A manifest is one document. Move the second one to its own file and import it.';
    case 'empty-file':
      return 'The file is empty. Start with “manifest: 1”, a product and its sources.';
    case 'too-large':
      return `More than ${problem.limit} outside a plain list of sources is too much to read. Split the file, or write its sources as a plain list.`;
    case 'too-many': {
      const limit = problem.limit.toLocaleString('en');
      return problem.what === 'sources'
        ? `Only the first ${limit} sources of a file are read. Split it, and import its parts.`
        : `There are more than ${limit} mistakes of form. The rest is not listed: fix these first.`;
    }
    case 'missing-key':
      return `${partName(problem.of)} has no ${quoted(problem.key)}. Add it.`;
    case 'missing-subject':
      return 'The source has neither a material nor a component. Add one of the two.';
    case 'both-subjects':
      return 'The source has both a material and a component. Remove one of the two.';
    case 'beside-origins':
      return `${quoted(problem.key)} and “origins” exclude each other. Keep one of the two: each origin has its own ${problem.key}.`;
    case 'of-other-subject':
      return `${quoted(problem.key)} is for steps of a ${problem.subject}. Remove it.`;
    case 'country-as-key': {
      const { written, meant } = originAsWritten(problem.origins);
      return `${quoted(written)} is not how an origin is written. Write ${quoted(meant)}.`;
    }
    case 'origin-without-share':
      return 'This origin has no share, but others of the step have one. Give each a share, or none.';
    case 'origins-total':
      return `The shares of the origins add up to ${exactPercent(problem.total)}, not 100 %. Correct them.`;
    case 'unknown-key':
      if (problem.key === '<<') {
        return '“<<” in quotes is a key like any other. To merge, write it without quotes: “<<: *name”.';
      }
      return `${quoted(problem.key)}${has(problem)} is not a key of ${partName(problem.of).toLowerCase()}.${
        problem.nearest === undefined
          ? ' Remove it, or prefix it with x- to keep it as a note.'
          : didYouMean([problem.nearest])
      }`;
    case 'wrong-type':
      return `${problem.isItem ? `Each entry of ${quoted(problem.key)}` : quoted(problem.key)} must be ${typeName(problem.expected)}, not ${typeName(problem.found)}.${
        isQuotable(problem)
          ? ' Put it in quotes.'
          : problem.meant
            ? numberAdvice(problem.meant)
            : listAdvice(problem)
      }`;
    case 'not-finite':
      return `${quoted(problem.value)} is not a finite number. Write one for ${quoted(problem.key)}, zero or more.`;
    case 'empty-value':
      return `${quoted(problem.key)} has no value yet. Give it one.`;
    case 'not-one-of':
      return `${quoted(problem.value)} is not a valid ${valueOf(problem.key)}. Use ${oneOf(problem.allowed)}.${
        problem.nearest === undefined || problem.allowed.length === 1
          ? ''
          : didYouMean([problem.nearest])
      }`;
    case 'bad-format':
      return `${quoted(problem.value)} is not a valid ${valueOf(problem.key)}. ${
        problem.nearest === undefined
          ? `Write ${FORMATS[problem.expected] ?? 'text'}.`
          : `Write ${problem.nearest}.`
      }`;
    case 'too-few':
      return `${quoted(problem.key)} is empty. Add at least one entry, or remove it.`;
  }
}

/** A text that is not known, what may be meant by it, and a character in it that misleads. */
interface Meant {
  readonly text: string;
  readonly nearest: readonly string[];
  readonly odd?: string;
}

const has = ({ odd }: Pick<Meant, 'odd'>): string => (odd === undefined ? '' : ` (has a ${odd})`);

/** Of a name that several countries have. */
export const ambiguousName = (a: { text: string; countries: readonly string[] }): string =>
  `${quoted(a.text)} is ambiguous. Write the code of the one you mean: ${oneOf(a.countries)}.`;

/** A currency beside a number may be another than that of the manifest: then the digits alone say something else. */
const numberAdvice = ({ text, currency }: NumberMeant): string =>
  currency === undefined
    ? ` Write ${text}.`
    : ' Write the number alone, in the currency of the manifest.';

/** What an entry of a list of groups looks like, by the list's key. */
export const ENTRIES: Readonly<Record<string, string>> = {
  origins: '{ country: …, share: … }',
  evidence: '{ title: …, file: … }',
  waivers: '{ rule: …, reason: …, expires: … }',
  ownership: '{ owner: …, country: …, share: … }',
};

/** How a list is written where something else stands in its place, or it in that of one value. */
function listAdvice({ key, expected, found }: StructureProblem & { kind: 'wrong-type' }): string {
  if (key === 'country' && found === 'array') return ' List several under “origins”.';
  const entry = ENTRIES[key];
  if (entry !== undefined) return ` Write each as “- ${entry}”.`;
  return expected === 'array' ? ' Put it in square brackets.' : '';
}

/** The first of some origins that have their country as a key, as it is and as it should be. */
export function originAsWritten([origin]: readonly OriginByKey[]): {
  readonly written: string;
  readonly meant: string;
} {
  const { country = '', share = '' } = origin ?? {};
  return {
    written: `${country}: ${share}`,
    meant: `- { country: ${country}, share: ${share} }`,
  };
}

/** Messages of the rules of group Form. */
export const form = {
  'missing-keys': ({ keys }: { readonly keys: readonly string[] }): string =>
    `Missing: ${keys.join(', ')}.`,
  structure,

  'unknown-country': (a: Meant & { region?: string }) =>
    a.region !== undefined && a.nearest[0] !== undefined
      ? `${quoted(a.text)} is not a country. Write ${a.nearest[0]} as the country, and ${a.region} as its region.`
      : `Unknown country ${quoted(a.text)}${has(a)}.${didYouMean(a.nearest) || ' Write its ISO 3166-1 code, such as AU.'}`,
  'no-country': (a: { text: string }) =>
    `${quoted(a.text)} is not a country. Write “unknown” if it is not known, or list the candidates as “origins”.`,
  'several-countries': (a: { text: string; countries: readonly string[] }) =>
    `${quoted(a.text)} names several countries. List each under “origins”: ${allOf(a.countries)}.`,
  'region-elsewhere': (a: { region: string; country?: string }) =>
    `Region ${quoted(a.region)} is not in ${a.country ?? 'that country'}. Correct the region or the country.`,
  'region-of-unknown': (a: { region: string; country: string; code: string }) =>
    `The country is unknown, but region ${quoted(a.region)} is in ${a.country}. Write “country: ${a.code}”, or remove the region.`,
  'region-unknown': (a: { region: string }) =>
    `ISO 3166-2 has no region ${quoted(a.region)}. Write a code such as AU-WA, or leave it out.`,
  'region-former': (a: { region: string; now: readonly string[] }) =>
    `ISO 3166-2 no longer has the region ${quoted(a.region)}. Write ${oneOf(a.now)}.`,
  'bloc-as-country': (a: { text: string }) =>
    `${quoted(a.text)} is not a country. Name the member state where the step is done.`,
  'ambiguous-country': ambiguousName,
  'country-form': (a: { text: string; code: string; name: string; region?: string }) =>
    a.region === undefined
      ? `${quoted(a.text)} is understood as ${a.name}. The canonical form is ${a.code}.`
      : `${quoted(a.text)} is understood as ${a.name}. Write ${a.code}, with “region: ${a.region}”.`,

  'unknown-material': (a: Meant) =>
    `${quoted(a.text)}${has(a)} is not a known material.${didYouMean(a.nearest) || ' Write one of the catalogue, such as lithium, or add it in the policy.'}`,
  'several-materials': (a: Meant) =>
    `${quoted(a.text)} names several materials. Add a source for each: ${allOf(a.nearest)}.`,
  'unknown-component': (a: Meant) =>
    `${quoted(a.text)}${has(a)} is not a known component.${didYouMean(a.nearest) || ' Write one of the catalogue, such as battery-cell, or add it in the policy.'}`,
  'material-not-component': (a: {
    text: string;
    names: readonly string[];
    isMaterial: boolean;
  }) => {
    const key = a.isMaterial ? 'material' : 'component';
    const entries = a.names.map((name) => quoted(`${key}: ${name}`));
    return `${quoted(a.text)} is a ${key}. Write ${oneOf(entries)}.`;
  },
  'material-form': (a: { text: string; id: string; form?: string }) =>
    a.form === undefined
      ? `${quoted(a.text)} is understood as ${a.id}. Write the canonical name.`
      : `${quoted(a.text)} is understood as ${a.id}. Write that, with “form: ${a.form}”.`,

  'unknown-regime': (a: { text: string; nearest: readonly string[] }) =>
    `Unknown regime ${quoted(a.text)}.${didYouMean(a.nearest) || ' Write the id of a known one, such as ira-30d.'}`,
  'unknown-supplier': (a: { text: string; id: string }) =>
    `${quoted(a.text)} is not the id of a supplier. If you mean ${quoted(a.id)}, write that id so that its details count.`,

  'duplicate-id': (a: { id: string }) =>
    `The id ${quoted(a.id)} is used twice. Give this step its own id.`,
  'first-use': (a: { id: string }) => `${quoted(a.id)} is used here first.`,

  'unresolved-id': (a: { text: string; nearest: readonly string[] }) =>
    `No step has the id ${quoted(a.text)}.${didYouMean(a.nearest) || ' Write that of a step, or import the file that has it.'}`,
  'unresolved-elsewhere': (a: { text: string; reference: string }) =>
    `No step of this file has the id ${quoted(a.text)}. Write ${quoted(a.reference)} for the imported one.`,
  'unresolved-file': (a: { text: string }) =>
    `${quoted(a.text)} cannot be resolved: the file cannot be read. Check its path.`,
  'not-imported': (a: { text: string; file: string }) =>
    `${quoted(a.text)} is in a file that is not imported. Add ${quoted(a.file)} to imports.`,
  'unresolved-import': (a: { path: string; why: NotImported | undefined }) =>
    `Cannot import ${quoted(a.path)}: ${a.why ? WHY_NOT_IMPORTED[a.why] : 'the file does not exist or cannot be read'}.`,

  'supply-cycle': (a: { ids: readonly string[] }) =>
    a.ids.length === 1
      ? `The step ${quoted(a.ids[0] ?? '')} feeds itself. Remove this input.`
      : `${a.ids.length} steps feed each other in a circle. Remove one of the inputs: ${circle(a.ids)}.`,
  'cycle-step': (a: { id: string }) => `${quoted(a.id)} is part of the circle.`,

  'share-total': (a: { material: string; stage: string; total: string; count: number }) =>
    `Shares of ${a.material} ${a.stage} add up to ${a.total} %, not 100 %. Correct them (${a.count === 1 ? '1 step' : `${String(a.count)} steps`}), or add the missing source.`,
};

function circle(ids: readonly string[]): string {
  const all = [...ids, ids[0] ?? ''];
  const shown = all.length > 12 ? [...all.slice(0, 6), '…', ...all.slice(-5)] : all;
  return shown.join(' ← ');
}
