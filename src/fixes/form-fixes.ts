import type { Finding, OriginMeant } from '../rules/finding';
import type { NumberMeant, Source, StructureProblem } from '../manifest/model';
import { startOf, endOf } from '../manifest/model';
import type { Fix, TextEdit } from './fix';
import type { Text } from '../messages/language';
import { keepFact } from './kept-fact';
import type { FixPage } from './write';
import { addKey } from './add-key';
import { byCountry } from './country-keys';
import { structure } from './structure';
import { shortened } from '../text/clean';
import { hasAnchor } from './own-value';
import { isIndirect, removeKey, replaceValue, together } from './write';
import type { SyntaxCode, SyntaxFix } from '../text/node';
import { written } from '../text/written';

/** Spelling, canonical forms, and what is wrong with the structure. */
export function formFixes(
  fix: 'spelling' | 'canonical' | 'structure',
  finding: Finding,
  page: FixPage,
): Fix[] {
  const { problem } = finding;
  if (problem) return structureFixes(finding, problem, page);
  const { keeps, regions = {}, drops, source, origins, under } = finding;
  if (source && origins) return asOrigins(finding, source, origins, page);
  // What says more than its material or country is never rewritten together with others.
  const safe = fix === 'canonical' && !keeps && drops === undefined;
  return (finding.suggestions ?? []).flatMap((value, index, all) => {
    const region = regions[value];
    const fact = index === 0 ? keeps : undefined;
    const own = region === undefined ? fact : ({ key: 'region', value: region } as const);
    const kept = own && source ? keepFact(finding, source, own, page) : [];
    const edits =
      kept && together([...key(finding, page), replaceValue(page, finding.place, value), ...kept]);
    if (!edits) return [];
    const also = own && kept.length > 0 ? `, ${own.key}: ${own.value}` : '';
    const { t } = page.language;
    const shown = `${under === undefined ? '' : `${under}: `}${value}${also}`;
    return {
      title:
        drops === undefined
          ? t(fix === 'canonical' ? 'Write {value}' : 'Change to {value}', { value: shown })
          : t('Change to {value}, without “{words}”', {
              value: shown,
              words: shortened(drops, 60),
            }),
      ruleId: finding.ruleId,
      kind: safe ? 'canonical' : 'spelling',
      edits,
      preferred: safe || (all.length === 1 && drops === undefined),
      safe,
    } satisfies Fix;
  });
}

/** The other key that the value belongs to, in the place of its own. */
function key({ source, under }: Finding, page: FixPage): (TextEdit | undefined)[] {
  if (under === undefined || !source) return [];
  const own = source.keys.get(under === 'material' ? 'component' : 'material');
  // Beside both of them one is to be removed.
  return [own && !source.keys.has(under) ? replaceValue(page, own, under) : undefined];
}

/** `origins` in the place of a country that several stand for. */
function asOrigins(
  finding: Finding,
  source: Source,
  origins: readonly OriginMeant[],
  page: FixPage,
): Fix[] {
  const own = source.keys.get('country');
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  // A region would be one of one country only.
  if (!own || source.keys.has('region') || isIndirect(page.text.slice(start, end))) return [];
  // As the key and the value are quoted, so are those in the list.
  const key = (name: string): string =>
    written(page, name, page.text.slice(startOf(own), endOf(own)));
  const value = (text: string): string => written(page, text, page.text.slice(start, end));
  const list = origins
    .map(({ code, share }) =>
      share === undefined
        ? `{ ${key('country')}: ${value(code)} }`
        : `{ ${key('country')}: ${value(code)}, ${key('share')}: ${value(share)} }`,
    )
    .join(', ');
  const edits = together([
    replaceValue(page, own, 'origins'),
    { start, end, newText: `[${list}]` },
  ]);
  const { t } = page.language;
  const title = t('List {countries} as “origins”', {
    countries: origins.map(({ code, share }) => (share ? `${code} ${share}` : code)).join(', '),
  });
  return edits ? [structure(finding, title, edits, true)] : [];
}

function structureFixes(finding: Finding, problem: StructureProblem, page: FixPage): Fix[] {
  const { source } = finding;
  switch (problem.kind) {
    case 'unknown-key':
      if (problem.key === '<<') return unquoted(finding, page);
      return [
        ...(problem.nearest === undefined ? [] : rename(finding, problem.nearest, page)),
        ...(source?.keys.has(problem.key) ? drop(finding, source, problem.key, page) : []),
      ];
    case 'not-one-of':
      return problem.nearest === undefined ? [] : rename(finding, problem.nearest, page);
    case 'missing-key':
      return source ? addKey(finding, source, problem.key, page) : [];
    case 'wrong-type':
      if (problem.key === 'origins' && problem.found === 'string') return asEntries(finding, page);
      return problem.expected === 'array' && /string|number|object/.test(problem.found)
        ? bracket(finding, page)
        : problem.expected === 'string' && problem.found === 'number'
          ? quote(finding, problem.key, page)
          : problem.meant
            ? asNumber(finding, problem.meant, page)
            : [];
    case 'bad-format':
      if (problem.key === 'region' && isElsewhere(problem.nearest, source)) return [];
      return correct(finding, problem.nearest, page);
    case 'syntax':
      return problem.fix ? [repaired(finding, problem.code, problem.fix, page)] : [];
    case 'too-few':
      return source?.keys.has(problem.key) ? drop(finding, source, problem.key, page) : [];
    case 'both-subjects':
      return ['material', 'component'].flatMap((key) =>
        source ? drop(finding, source, key, page) : [],
      );
    case 'beside-origins':
      if (!source) return [];
      return [
        ...drop(finding, source, problem.key, page),
        // Either may be what is so; a region without its country would be left.
        ...(problem.key === 'country' ? drop(finding, source, 'origins', page) : []),
      ];
    case 'country-as-key':
      return byCountry(finding, problem, page);
    case 'of-other-subject':
      return source ? drop(finding, source, problem.key, page) : [];
    default:
      return [];
  }
}

/** How far behind a key its colon and the beginning of its value are looked for. */
const MAX_COLON = 100;

/** A merge without the quotes that make a plain key of it, where there is something to merge; JSON has none. */
function unquoted(finding: Finding, page: FixPage): Fix[] {
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  const isOfAlias = /^ *: +[*[]/.test(page.text.slice(end, end + MAX_COLON));
  if (page.format === 'json' || !isOfAlias) return [];
  const title = page.language.t('Change to {value}', { value: '<<' });
  return [structure(finding, title, [{ start, end, newText: '<<' }], true)];
}

function rename(finding: Finding, value: string, page: FixPage): Fix[] {
  const edit = replaceValue(page, finding.place, value);
  return edit
    ? [structure(finding, page.language.t('Change to {value}', { value }), [edit], true)]
    : [];
}

function drop(finding: Finding, source: Source, key: string, page: FixPage): Fix[] {
  // Without its only key there would be no source; one without a name may be a colon out of place.
  const edits = key !== '' && source.keys.size > 1 && together([removeKey(page, source, key)]);
  // What is repeated elsewhere would be gone there, too.
  const isRepeated =
    edits && edits.some(({ start, end }) => hasAnchor(page.text.slice(start, end)));
  return edits && !isRepeated
    ? [structure(finding, page.language.t('Remove {key}', { key: key.slice(0, 60) }), edits, false)]
    : [];
}

function quote(finding: Finding, key: string, page: FixPage): Fix[] {
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  const old = page.text.slice(start, end);
  // Quotes make no code of a number.
  if (CODES.has(key)) return [];
  const newText = JSON.stringify(old);
  return [structure(finding, page.language.t('Put it in quotes'), [{ start, end, newText }], true)];
}

/** Text as the number that it means; a currency beside it is kept where the manifest says the same. */
function asNumber(finding: Finding, { text, currency }: NumberMeant, page: FixPage): Fix[] {
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  if (isIndirect(page.text.slice(start, end))) return [];
  const of = /^["\s]*currency["\s]*:\s*["']?([A-Z]{3})/m.exec(page.text)?.[1];
  if (currency !== undefined && (of === undefined || !signsOf(of).includes(currency))) return [];
  return [
    structure(
      finding,
      page.language.t('Change to {value}', { value: text }),
      [{ start, end, newText: text }],
      true,
    ),
  ];
}

/** How a currency may stand beside a number: `USD`, `$`. */
function signsOf(code: string): string[] {
  const sign = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
  })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  return [code, ...(sign === undefined ? [] : [sign])];
}

/** A list in the place of the one value that it should hold. */
function bracket(finding: Finding, page: FixPage): Fix[] {
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  const old = page.text.slice(start, end);
  // A mapping on one line is marked at its first key only, and an alias says nothing of what it is.
  if (isIndirect(old) || /[{}#]/.test(old) || page.text[start - 1] === '{') return [];
  // Without quotes, a bracket would end the list, or begin another.
  if (!/^["']/.test(old) && /[[\]]/.test(old)) return [];
  if (!/^[^\n]*:[ \t]+$/.test(page.text.slice(page.text.lastIndexOf('\n', start - 1) + 1, start)))
    return [];
  const newText = `[${old}]`;
  return [
    structure(
      finding,
      page.language.t('Make it a list: {text}', { text: newText.slice(0, 60) }),
      [{ start, end, newText }],
      true,
    ),
  ];
}

/** Names of countries, alone or in brackets on one line, each as an origin. */
function asEntries(finding: Finding, page: FixPage): Fix[] {
  const line = /^[^\n]*/.exec(page.text.slice(startOf(finding.place)))?.[0] ?? '';
  const before = page.text.slice(0, startOf(finding.place));
  const open = /\[[ \t]*$/.exec(before)?.[0] ?? '';
  const inside = open === '' ? page.text.slice(startOf(finding.place), endOf(finding.place)) : line;
  const names = /^[^[\]{}"'#&*|>!\\]+/.exec(inside)?.[0] ?? '';
  const isWhole = open === '' ? names === inside : inside.charAt(names.length) === ']';
  if (!isWhole || isIndirect(inside)) return [];
  const newText = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => `{ country: ${name} }`)
    .join(', ');
  const start = startOf(finding.place) - open.length;
  const end = startOf(finding.place) + names.length + (open === '' ? 0 : 1);
  // An entry of a list of lines is in a list already.
  if (/^ *- +$/.test(before.slice(before.lastIndexOf('\n') + 1))) {
    const title = page.language.t('Change to {value}', { value: newText.slice(0, 60) });
    return names.includes(',') ? [] : [structure(finding, title, [{ start, end, newText }], true)];
  }
  const title = page.language.t('Make it a list: {text}', { text: `[${newText}]`.slice(0, 60) });
  return [structure(finding, title, [{ start, end, newText: `[${newText}]` }], true)];
}

/** The one value that was surely meant: a percentage, a day. */
function correct(finding: Finding, meant: string | undefined, page: FixPage): Fix[] {
  if (meant === undefined) return [];
  const [start, end] = [startOf(finding.place), endOf(finding.place)];
  const old = page.text.slice(start, end);
  if (isIndirect(old)) return [];
  const edit = { start, end, newText: written(page, meant, old) };
  return [structure(finding, page.language.t('Change to {value}', { value: meant }), [edit], true)];
}

/** Whether a region is in another country than its source: there may be one of that name here, too. */
function isElsewhere(region: string | undefined, source: Source | undefined): boolean {
  const country = source?.country?.value ?? '';
  return region !== undefined && /^[A-Z]{2}$/.test(country) && !region.startsWith(country);
}

/** The text that the reader took the broken one for. */
function repaired(
  finding: Finding,
  code: SyntaxCode,
  { start, end, text }: SyntaxFix,
  { language: { t } }: FixPage,
): Fix {
  const { offset } = finding.place.unit;
  const edit = { start: offset + start, end: offset + end, newText: text };
  return structure(finding, t(REPAIRS[code] ?? 'Correct it'), [edit], true);
}

const REPAIRS: Partial<Record<SyntaxCode, Repair>> = {
  tab: 'Indent with spaces',
  'odd-blank': 'Indent with plain spaces',
  'blank-behind': 'Write a plain space',
  'colon-space': 'Write a space after the colon',
  'colon-in-value': 'Put it in quotes',
  'merge-without-star': 'Write the star',
  'wrong-column': 'Move it to the column of its neighbours',
};

type Repair = Extract<
  Text,
  | 'Indent with spaces'
  | 'Indent with plain spaces'
  | 'Write a plain space'
  | 'Write a space after the colon'
  | 'Put it in quotes'
  | 'Write the star'
  | 'Move it to the column of its neighbours'
>;

const CODES: ReadonlySet<string> = new Set(['currency', 'region', 'sha256']);
