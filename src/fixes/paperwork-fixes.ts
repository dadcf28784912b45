import type { Analysis } from '../analysis/analysis';
import { yearLater } from '../knowledge/calendar';
import type { Finding } from '../rules/finding';
import { isWaivable } from '../rules/rule';
import type { Located, Place, Source } from '../manifest/model';
import { startOf, stretchOf } from '../manifest/model';
import { ruleOf } from '../rules/catalogue';
import { isBroken, isBrokenSomewhere } from './broken';
import type { Fix, TextEdit } from './fix';
import { addItem, removeItem } from './list-items';
import { isSharedWhole } from './own-value';
import type { FixPage } from './write';
import { removeKey, replaceValue } from './write';

/** To be typed over: a waiver without a reason is none. */
const REASON = 'TBD';

/** Renew, correct or remove what has ended or covers nothing. */
export function paperworkFixes(
  fix: 'renew-waiver' | 'correct-waiver' | 'renew-evidence' | 'record-evidence',
  finding: Finding,
  analysis: Analysis,
  page: FixPage,
): Fix[] {
  switch (fix) {
    case 'renew-waiver':
      return [...renew(finding, analysis, page), ...removeWaiver(finding, analysis, page)];
    case 'correct-waiver':
      return [...rename(finding, page), ...removeWaiver(finding, analysis, page)];
    case 'renew-evidence':
      return [...renew(finding, analysis, page), ...removeEvidence(finding, analysis, page)];
    case 'record-evidence':
      return [...recordAnew(finding, page), ...removeEvidence(finding, analysis, page)];
  }
}

/** Accepts a finding on its source, or on the file, with a reason to type and an end a year away. */
export function waive(finding: Finding, { manifest, asOf }: Analysis, page: FixPage): Fix[] {
  const rule = ruleOf(finding.ruleId);
  if (!rule || !isWaivable(rule) || asOf === undefined) return [];
  const expires = yearLater(asOf);
  const { source } = finding;
  const given = [
    ...(source?.supplier ? [['supplier', source.supplier.value] as const] : []),
    ...(source?.country ? [['country', source.country.value] as const] : []),
  ];
  const entry = [
    ['rule', finding.ruleId],
    ['reason', REASON],
    ['expires', expires],
    ...(given.length > 0 ? [['for', given] as const] : []),
  ] as const;
  // What is there already may not be seen beside a mistake.
  if (source ? isBroken(source, manifest) : isBrokenSomewhere(manifest)) return [];
  // Behind a document mark a key would be of another document.
  if (!source && /^(?:---|\.\.\.)/m.test(page.text)) return [];
  // What is accepted here would be accepted there, too.
  if (source && isSharedWhole(page, source)) return [];
  const on = source ?? { place: wholeOf(manifest.keys, page), keys: manifest.keys };
  const waivers = (source ?? manifest).waivers;
  const added = addItem(page, on, 'waivers', waivers.at(-1)?.place, entry, REASON);
  if (!added) return [];
  return [
    {
      title: page.language.t(
        source
          ? 'Waive {rule} here to {day}, with a reason'
          : 'Waive {rule} for this file to {day}, with a reason',
        { rule: finding.ruleId, day: page.language.day(expires) },
      ),
      ruleId: finding.ruleId,
      kind: 'waive',
      edits: [added.edit],
      select: added.select,
      preferred: false,
      safe: false,
    },
  ];
}

/** The top-level mapping: from its first key to the end of the text. */
function wholeOf(keys: ReadonlyMap<string, Place>, { text }: FixPage): Place {
  const starts = [...keys.values()].map(startOf);
  const start = starts.reduce((least, each) => Math.min(least, each), text.length);
  const first = page0(text) ?? start;
  return { unit: { offset: 0 }, start: Math.min(first, start), end: text.trimEnd().length };
}

/** Where the braces of a JSON text open. */
function page0(text: string): number | undefined {
  const first = /^\s*\{/.exec(text)?.[0].length;
  return first === undefined ? undefined : first - 1;
}

function renew(finding: Finding, { asOf }: Analysis, page: FixPage): Fix[] {
  if (asOf === undefined) return [];
  const later = yearLater(asOf);
  const edit = replaceValue(page, finding.place, later);
  return edit
    ? [
        change(
          finding,
          page.language.t('Renew it to {day}', { day: page.language.day(later) }),
          'renew',
          [edit],
        ),
      ]
    : [];
}

function rename(finding: Finding, page: FixPage): Fix[] {
  return (finding.suggestions ?? []).flatMap((value) => {
    const edit = replaceValue(page, finding.place, value);
    return edit
      ? [change(finding, page.language.t('Change to {value}', { value }), 'spelling', [edit])]
      : [];
  });
}

/** Only who has compared the file may say that it still proves the same. */
function recordAnew(finding: Finding, page: FixPage): Fix[] {
  const [now] = finding.suggestions ?? [];
  const edit = now === undefined ? undefined : replaceValue(page, finding.place, now);
  if (now === undefined || !edit) return [];
  const title = page.language.t('Record the checksum of the file as it is now ({checksum}…)', {
    checksum: now.slice(0, 12),
  });
  return [change(finding, title, 'renew', [edit])];
}

function removeWaiver(finding: Finding, { manifest }: Analysis, page: FixPage): Fix[] {
  const { waived, source } = finding;
  // Where a list around all sources ends is not known beside a mistake.
  if (source ? isBroken(source, manifest) : isBrokenSomewhere(manifest)) return [];
  const edit = waived && removeEntry(waived.place, source, 'waivers', source?.waivers.length, page);
  return edit ? [change(finding, page.language.t('Remove the waiver'), 'remove', [edit])] : [];
}

function removeEvidence(finding: Finding, { manifest }: Analysis, page: FixPage): Fix[] {
  const { source } = finding;
  if (source && isBroken(source, manifest)) return [];
  const entry = source?.evidence.find(({ expires, file, sha256 }) =>
    [expires, file, sha256].includes(finding.place as Located<string>),
  );
  const edit = entry && removeEntry(entry.place, source, 'evidence', source?.evidence.length, page);
  return edit ? [change(finding, page.language.t('Remove the evidence'), 'remove', [edit])] : [];
}

/** The only entry of a source goes with its key. */
function removeEntry(
  place: Place,
  source: Source | undefined,
  key: string,
  count: number | undefined,
  page: FixPage,
): TextEdit | undefined {
  if (source && count === 1 && source.keys.has(key)) {
    // Without its only key there would be no source.
    if (source.keys.size === 1) return undefined;
    const whole = removeKey(page, source, key);
    if (whole) return whole;
  }
  return removeItem(page, stretchOf(place));
}

const change = (finding: Finding, title: string, kind: Fix['kind'], edits: TextEdit[]): Fix => ({
  title,
  ruleId: finding.ruleId,
  kind,
  edits,
  preferred: false,
  safe: false,
});
