import type { OriginByKey, StructureProblem } from '../manifest/model';
import type { Finding } from '../rules/finding';
import type { Stretch } from '../text/stretch';
import { written } from '../text/written';
import type { Fix, TextEdit } from './fix';
import { structure } from './structure';
import type { FixPage } from './write';

/** Origins with their country as a key, written as the format has them; comments beside them stay. */
export function byCountry(
  finding: Finding,
  { origins, list }: StructureProblem & { kind: 'country-as-key' },
  page: FixPage,
): Fix[] {
  const { offset } = finding.place.unit;
  const inText = ({ start, end }: Stretch): Stretch => ({
    start: offset + start,
    end: offset + end,
  });
  const around = list && inText(list);
  const isFlow = around && page.text[around.start] === '{' && page.text[around.end - 1] === '}';
  const edits = origins.map((origin): TextEdit | undefined => {
    const { start, end } = inText(origin);
    // Behind an alias or a merge something else stands there.
    const old = page.text.slice(start, end);
    if (!isWritten(old, origin)) return undefined;
    const line = page.text.slice(page.text.lastIndexOf('\n', start - 1) + 1, start);
    if (around && !isFlow && !/^ *$/.test(line)) return undefined;
    const dash = around && !isFlow ? '- ' : '';
    return { start, end, newText: dash + entryOf(origin, old, page) };
  });
  const brackets = isFlow
    ? [
        { start: around.start, end: around.start + 1, newText: '[' },
        { start: around.end - 1, end: around.end, newText: ']' },
      ]
    : [];
  const sure = edits.filter((edit) => edit !== undefined);
  if (sure.length < edits.length) return [];
  const countries = origins.map(({ country, share }) => `${country} ${share}`).join(', ');
  const title = page.language.t('List {countries} as “origins”', { countries });
  const all = [...sure, ...brackets].sort((a, b) => a.start - b.start);
  return [structure(finding, title, all, true)];
}

/** Whether a stretch is a country with its share, and nothing else. */
const isWritten = (text: string, { country }: OriginByKey): boolean =>
  !/[\n&*!#]/.test(text) && /^[{\s"']*/.exec(text)?.[0].length === text.indexOf(country);

function entryOf({ country, share }: OriginByKey, old: string, page: FixPage): string {
  const quote = /^[{\s]*(["'])/.exec(old)?.[1];
  const key = (name: string): string => written(page, name, quote);
  // A share is text as a percentage, else a number.
  const value = share.endsWith('%') ? key(share) : share;
  return `{ ${key('country')}: ${key(country)}, ${key('share')}: ${value} }`;
}
