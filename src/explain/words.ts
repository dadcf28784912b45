import type { Step } from '../chain/graph';
import type { Knowledge, CountryStatus } from '../knowledge/knowledge';
import type { AgreementState, Confidence, Grounded, KnowledgeDocument } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import type { Inline, Line } from './blocks';

const STATES = {
  proposed: 'proposed',
  negotiating: 'being negotiated',
  signed: 'signed',
  'in-force': 'in force',
  ended: 'ended',
  stalled: 'stalled',
  lapsed: 'lapsed',
  unknown: 'unknown',
} as const satisfies Readonly<Record<AgreementState, Text>>;

export const stateName = (state: AgreementState, { t }: Language = ENGLISH): string =>
  t(STATES[state]);

/** How a country stands, in a few words that need no colour. */
export function countryStatusWords(
  countryStatus: CountryStatus,
  language: Language = ENGLISH,
): string {
  const { t } = language;
  switch (countryStatus.kind) {
    case 'domestic':
      return language.name('United States');
    case 'covered':
      return t('covered nation');
    case 'free-trade-agreement':
      return t('free-trade agreement since {year}', { year: countryStatus.since.text.slice(0, 4) });
    case 'critical-minerals-agreement':
      return t('critical-minerals agreement since {year}', {
        year: countryStatus.since.text.slice(0, 4),
      });
    case 'pending':
      return t('agreement {state}', { state: stateName(countryStatus.event.state, language) });
    case 'unknown':
      return t('unknown whether its agreement is still in force');
    case 'none':
      return t('no agreement in force');
  }
}

/** The same beside a mark, where there is room for two or three words; empty where the mark says it all. */
export function shortStatusWords(countryStatus: CountryStatus, language: Language): string {
  const { t } = language;
  switch (countryStatus.kind) {
    case 'domestic':
      return '';
    case 'free-trade-agreement':
      return t('FTA {year}', { year: countryStatus.since.text.slice(0, 4) });
    case 'critical-minerals-agreement':
      return t('CMA {year}', { year: countryStatus.since.text.slice(0, 4) });
    case 'unknown':
      return t('agreement unknown');
    case 'none':
      return t('no agreement');
    default:
      return countryStatusWords(countryStatus, language);
  }
}

/** A mark for each countryStatus, beside the colour. */
export const statusMark = (countryStatus: CountryStatus): string => {
  switch (countryStatus.kind) {
    case 'covered':
      return '✖';
    case 'pending':
      return '◔';
    case 'unknown':
      return '?';
    case 'none':
      return '△';
    default:
      return '✔';
  }
};

/** Text from a manifest, not endless. */
export const shortened = (text: string): string => {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
};

/** How sure an entry is, where it was not read as it stands. */
const CONFIDENCES = {
  'part-read': 'read there in part, the rest recalled',
  inferred: 'inferred, not said there',
  recalled: 'recalled, not read there',
} as const satisfies Readonly<Record<Exclude<Confidence, 'verified'>, Text>>;

/**
 * Where an entry stands: its first document, the seed article with the paragraph, and how sure it is;
 * with the dash before it.
 */
export function citation(
  entry: Grounded,
  knowledge: Knowledge,
  language: Language = ENGLISH,
): Line {
  const { t } = language;
  const { paragraph, confidence } = entry;
  const [first, ...others] = entry.documents.flatMap((id) => knowledge.document(id) ?? []);
  if (!first) return [];
  // Paragraphs are those of the seed article, the one document with an author.
  const seed =
    first.author === undefined ? others.find(({ author }) => author !== undefined) : first;
  const where =
    paragraph === undefined
      ? ''
      : paragraph === 0
        ? `, ${t('standfirst')}`
        : `, ${t('paragraph {number}', { number: paragraph })}`;
  return [
    ' — ',
    documentName(first, language),
    ...(seed && seed !== first && paragraph !== undefined
      ? ['; ', documentName(seed, language)]
      : []),
    seed ? where : '',
    confidence === 'verified' ? '' : ` (${t(CONFIDENCES[confidence])})`,
  ];
}

function documentName(
  { title, author, publisher, date, url }: KnowledgeDocument,
  { day }: Language,
): Inline {
  const name = [
    ...(author === undefined ? [`${publisher}: ${title}`] : [author, publisher]),
    ...(date ? [day(date.text)] : []),
  ].join(', ');
  return url === undefined ? name : { text: name, url };
}

/** The name of a country, `EU` and `OTHER` included. */
export function countryName(code: string, knowledge: Knowledge, { name }: Language): string {
  if (code === 'EU') return name('European Union');
  return code === 'OTHER' ? name('others') : name(knowledge.country(code)?.name ?? code);
}

/** The name of a material or component in the catalogue. */
export const subjectName = (
  id: string,
  knowledge: Knowledge,
  { name }: Language = ENGLISH,
): string => name(knowledge.material(id)?.name ?? knowledge.component(id)?.name ?? id);

/** What is left out of a list. */
export const andMore = (count: number, { t }: Language): string => t('{count} more', { count });

/** A step without an id. */
export const idOf = ({ source }: Pick<Step, 'source'>, { t }: Language): string =>
  shortened(source.id?.value ?? t('a step without id'));
