import type { Knowledge, Standing } from '../knowledge/knowledge';
import type { AgreementState, Confidence, Grounded, KnowledgeDocument } from '../knowledge/types';
import type { Inline, Line } from './blocks';

const STATES: Readonly<Record<AgreementState, string>> = {
  proposed: 'proposed',
  negotiating: 'being negotiated',
  signed: 'signed',
  'in-force': 'in force',
  ended: 'ended',
  stalled: 'stalled',
  lapsed: 'lapsed',
  unknown: 'unknown',
};

export const stateName = (state: AgreementState): string => STATES[state];

/** How a country stands, in a few words that need no colour. */
export function standingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'domestic':
      return 'United States';
    case 'covered':
      return 'covered nation';
    case 'free-trade-agreement':
      return `free-trade agreement since ${standing.since.text.slice(0, 4)}`;
    case 'critical-minerals-agreement':
      return `critical-minerals agreement since ${standing.since.text.slice(0, 4)}`;
    case 'pending':
      return `agreement ${stateName(standing.event.state)}`;
    case 'unknown':
      return 'unknown whether its agreement is still in force';
    case 'none':
      return 'no agreement in force';
  }
}

/** The same beside a mark, where there is room for two or three words; empty where the mark says it all. */
export function shortStandingWords(standing: Standing): string {
  switch (standing.kind) {
    case 'domestic':
      return '';
    case 'free-trade-agreement':
      return `FTA ${standing.since.text.slice(0, 4)}`;
    case 'critical-minerals-agreement':
      return `CMA ${standing.since.text.slice(0, 4)}`;
    case 'unknown':
      return 'agreement unknown';
    case 'none':
      return 'no agreement';
    default:
      return standingWords(standing);
  }
}

/** A mark for each standing, beside the colour. */
export const standingMark = (standing: Standing): string => {
  switch (standing.kind) {
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
const CONFIDENCES: Readonly<Record<Confidence, string>> = {
  verified: '',
  'part-read': ' (read there in part, the rest recalled)',
  inferred: ' (inferred, not said there)',
  recalled: ' (recalled, not read there)',
};

/**
 * Where an entry stands: its first document, the seed article with the paragraph, and how sure it is;
 * with the dash before it.
 */
export function citation(entry: Grounded, knowledge: Knowledge): Line {
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
        ? ', standfirst'
        : `, paragraph ${String(paragraph)}`;
  return [
    ' — ',
    documentName(first),
    ...(seed && seed !== first && paragraph !== undefined ? ['; ', documentName(seed)] : []),
    seed ? where : '',
    CONFIDENCES[confidence],
  ];
}

function documentName({ title, author, publisher, date, url }: KnowledgeDocument): Inline {
  const name = [
    ...(author === undefined ? [`${publisher}: ${title}`] : [author, publisher]),
    ...(date ? [date.text] : []),
  ].join(', ');
  return url === undefined ? name : { text: name, url };
}

/** The name of a country, `EU` and `OTHER` included. */
export function countryName(code: string, knowledge: Knowledge): string {
  if (code === 'EU') return 'European Union';
  return code === 'OTHER' ? 'others' : (knowledge.country(code)?.name ?? code);
}

/** The name of a material or component in the catalogue. */
export const subjectName = (id: string, knowledge: Knowledge): string =>
  knowledge.material(id)?.name ?? knowledge.component(id)?.name ?? id;
