import type { StructureProblem } from '../manifest/model';
import type { Unreadable } from '../text/unreadable';
import { WHY_UNREADABLE } from './unreadable';
import { didYouMean, oneOf, quoted } from './words';

const SHARE = 'a share between 0 and 100 %, such as 60% or 0.6';

const FORMATS: Readonly<Record<string, string>> = {
  share: SHARE,
  dependence: SHARE,
  ownership: SHARE,
  asOf: 'a real day, such as 2023-06-30',
  date: 'a real day, such as 2023-06-30',
  expires: 'a real day, such as 2024-06-30',
  id: 'made of letters, digits, “-”, “_” and “.” only',
  currency: 'a currency code of three letters, such as USD',
  region: 'an ISO 3166-2 code, such as AU-WA',
  value: 'a number, zero or more',
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
};

const typeName = (types: string): string =>
  types
    .split(' or ')
    .map((type) => TYPES[type] ?? type)
    .join(' or ');

const partName = (part: string): string => PARTS[part] ?? 'The entry';

/** A date or a number is text as soon as it stands in quotes; a list is not. */
const isQuotable = ({ expected, found }: { expected: string; found: string }): boolean =>
  expected === 'string' && (found === 'number' || found === 'boolean');

function structure(problem: StructureProblem): string {
  switch (problem.kind) {
    case 'syntax':
      return `${problem.detail.trimEnd().replace(/[.:]$/, '')}.`;
    case 'duplicate-key':
      return `${quoted(problem.key.replace(/^["']|["']$/g, ''))} is given twice. Keep one of the two.`;
    case 'second-document':
      return 'A manifest is one document. Put the second one into a file of its own and import it.';
    case 'empty-file':
      return 'The file is empty. A manifest begins with “manifest: 1”, a product and its sources.';
    case 'too-large':
      return `More than ${problem.limit} beside sources in the plain block form are not read. Split the file, or write its sources as a plain list.`;
    case 'too-many': {
      const limit = problem.limit.toLocaleString('en');
      return problem.what === 'sources'
        ? `Only the first ${limit} sources of a file are read. Split it, and import its parts.`
        : `There are more than ${limit} mistakes of form; those from here on are not told. Mend the others first.`;
    }
    case 'missing-key':
      return `${partName(problem.of)} has no ${quoted(problem.key)}. Add it.`;
    case 'missing-subject':
      return 'The source names neither a material nor a component. Add one of the two.';
    case 'both-subjects':
      return 'A source is about a material or a component, not both. Remove one of the two.';
    case 'unknown-key':
      return `${quoted(problem.key)} is not a key of ${partName(problem.of).toLowerCase()}.${
        problem.nearest === undefined
          ? ' Remove it, or start its name with x- to keep it as a note.'
          : didYouMean([problem.nearest])
      }`;
    case 'wrong-type':
      return `${quoted(problem.key)} must be ${typeName(problem.expected)}, not ${typeName(problem.found)}.${
        isQuotable(problem) ? ' Put it in quotes.' : ''
      }`;
    case 'empty-value':
      return `${quoted(problem.key)} has no value yet. Give it one.`;
    case 'not-one-of':
      return `${quoted(problem.value)} is not possible for ${quoted(problem.key)}: it is ${oneOf(problem.allowed)}.${
        problem.nearest === undefined || problem.allowed.length === 1
          ? ''
          : didYouMean([problem.nearest])
      }`;
    case 'bad-format':
      return `${quoted(problem.value)} cannot be ${quoted(problem.key)}: it must be ${FORMATS[problem.expected] ?? 'text'}.`;
    case 'too-few':
      return `${quoted(problem.key)} needs at least one entry.`;
  }
}

/** Messages of the rules of group Form. */
export const form = {
  structure,

  'unknown-country': (a: { text: string; nearest: readonly string[] }) =>
    `No country is called ${quoted(a.text)}.${didYouMean(a.nearest) || ' Write its ISO 3166-1 code, such as AU.'}`,
  'bloc-as-country': (a: { text: string }) =>
    `${quoted(a.text)} is not a country. Name the member state where it is done.`,
  'ambiguous-country': (a: { text: string; countries: readonly string[] }) =>
    `${quoted(a.text)} can mean ${oneOf(a.countries)}. Write the code of the one that is meant.`,
  'country-form': (a: { text: string; code: string; name: string }) =>
    `${quoted(a.text)} is understood as ${a.name}; its code ${a.code} is the canonical form.`,

  'unknown-material': (a: { text: string; nearest: readonly string[] }) =>
    `${quoted(a.text)} is not a material of the catalogue.${didYouMean(a.nearest)}`,
  'unknown-component': (a: { text: string; nearest: readonly string[] }) =>
    `${quoted(a.text)} is not a component of the catalogue.${didYouMean(a.nearest)}`,
  'material-not-component': (a: { text: string; name: string; isMaterial: boolean }) =>
    a.isMaterial
      ? `${quoted(a.text)} is a material. Write “material: ${a.name}”.`
      : `${quoted(a.text)} is a component. Write “component: ${a.name}”.`,
  'material-form': (a: { text: string; id: string }) =>
    `${quoted(a.text)} is understood as ${a.id}, the canonical name.`,

  'unknown-regime': (a: { text: string; nearest: readonly string[] }) =>
    `No regime is called ${quoted(a.text)}.${didYouMean(a.nearest)}`,
  'unknown-supplier': (a: { text: string; id: string }) =>
    `${quoted(a.text)} is not in the directory of suppliers, but ${quoted(a.id)} is. With its id, what is known of it counts.`,

  'duplicate-id': (a: { id: string }) =>
    `The id ${quoted(a.id)} is used twice. Give this step an id of its own.`,
  'first-use': (a: { id: string }) => `${quoted(a.id)} is used here first.`,

  'unresolved-id': (a: { text: string; nearest: readonly string[] }) =>
    `No step has the id ${quoted(a.text)}.${didYouMean(a.nearest)}`,
  'unresolved-elsewhere': (a: { text: string; reference: string }) =>
    `No step of this file has the id ${quoted(a.text)}. For the one of the imported file write ${quoted(a.reference)}.`,
  'unresolved-file': (a: { text: string }) =>
    `${quoted(a.text)} leads nowhere: the file cannot be read.`,
  'not-imported': (a: { text: string; file: string }) =>
    `${quoted(a.text)} leads to a file that is not imported. Add ${quoted(a.file)} to imports.`,
  'unresolved-import': (a: { path: string; why: Unreadable | undefined }) =>
    `The import ${quoted(a.path)} leads nowhere: ${a.why ? WHY_UNREADABLE[a.why] : 'the file does not exist or cannot be read'}.`,

  'supply-cycle': (a: { ids: readonly string[] }) =>
    a.ids.length === 1
      ? `The step ${quoted(a.ids[0] ?? '')} feeds itself. Remove the input.`
      : `These steps feed each other in a circle: ${circle(a.ids)}. Remove one of the inputs.`,
  'cycle-step': (a: { id: string }) => `${quoted(a.id)} is part of the circle.`,

  'share-total': (a: { material: string; stage: string; total: string; count: number }) =>
    `The shares of ${a.material} ${a.stage} add up to ${a.total} %, not 100 % (${a.count === 1 ? '1 step' : `${String(a.count)} steps`}). Correct them, or add the source that is missing.`,
};

function circle(ids: readonly string[]): string {
  const all = [...ids, ids[0] ?? ''];
  const shown = all.length > 12 ? [...all.slice(0, 6), '…', ...all.slice(-5)] : all;
  return shown.join(' ← ');
}
