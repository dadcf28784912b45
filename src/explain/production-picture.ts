import type { Knowledge, ProductionView, CountryStatus } from '../knowledge/knowledge';
import type { Day } from '../knowledge/types';
import type { Language, Text } from '../messages/language';
import { ENGLISH } from '../messages/language';
import { percent } from '../messages/words';
import type { Theme } from './blocks';
import { countryName, statusMark } from './words';

type Status = 'qualifies' | 'pending' | 'none' | 'covered';

interface Palette extends Readonly<Record<Status | 'other', string>> {
  readonly background: string;
  readonly frame: string;
  readonly text: string;
}

const LIGHT: Palette = {
  qualifies: '#1b6e3c',
  pending: '#8a5a00',
  none: '#5c6370',
  covered: '#b3261e',
  other: '#6b6b6b',
  background: '#fafafa',
  frame: '#767676',
  text: '#1f1f1f',
};
const DARK: Palette = {
  qualifies: '#6fce97',
  pending: '#e3b341',
  none: '#a9b1bd',
  covered: '#ff8f85',
  other: '#9a9a9a',
  background: '#252526',
  frame: '#808080',
  text: '#e0e0e0',
};

/** Colours with a contrast of 4.5 or more on the picture's own background. */
export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: LIGHT,
  dark: DARK,
  'high-contrast-light': { ...LIGHT, background: '#ffffff', frame: '#0f4a85', text: '#000000' },
  'high-contrast': { ...DARK, background: '#000000', frame: '#6fc3df', text: '#ffffff' },
};

const LEGEND = {
  qualifies: '✔ United States or agreement in force',
  pending: '◔ agreement pending',
  none: '△ no agreement',
  covered: '✖ covered nation',
} as const satisfies Readonly<Record<Status, Text>>;

const MAX_BARS = 7;
const ROW = 18;
const WIDTH = 400;
const LABEL = 160;
const MAX_BAR_LENGTH = WIDTH - LABEL - 60;

interface Bar {
  readonly label: string;
  readonly percent: number;
  readonly status: Status | 'other';
  readonly strong: boolean;
}

/**
 * Who makes how much, as an SVG: a bar a country, its status as colour and mark. `own` is the country
 * to point out.
 */
export function productionPicture(
  view: ProductionView,
  step: 'mineral' | 'component',
  day: Day,
  knowledge: Knowledge,
  own: string | undefined,
  theme: Theme,
  language: Language = ENGLISH,
): string {
  const colours = PALETTES[theme];
  const bars = barsOf(view, step, day, knowledge, own, language);
  const most = Math.max(...bars.map((bar) => bar.percent), 1);
  const rows = bars.map((bar, index) => rowOf(bar, 6 + index * ROW, most, colours, language));
  const legend = (Object.keys(LEGEND) as Status[])
    .filter((status) => bars.some((bar) => bar.status === status))
    .map((status, index) => {
      const y = 20 + (bars.length + index) * ROW;
      return `<text x="10" y="${String(y)}" fill="${colours[status]}">${escapeXml(language.t(LEGEND[status]))}</text>`;
    });
  const height = 14 + (bars.length + legend.length) * ROW;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${String(WIDTH)}" height="${String(height)}" font-family="sans-serif" font-size="11" fill="${colours.text}">` +
    `<rect x="0.5" y="0.5" width="${String(WIDTH - 1)}" height="${String(height - 1)}" rx="4" fill="${colours.background}" stroke="${colours.frame}"/>` +
    `${rows.join('')}${legend.join('')}</svg>`
  );
}

/** The largest, the country to point out where it is not among them, and what is left together. */
function barsOf(
  { shares }: ProductionView,
  step: 'mineral' | 'component',
  day: Day,
  knowledge: Knowledge,
  own: string | undefined,
  language: Language,
): Bar[] {
  const named = shares.filter(({ country }) => country !== 'OTHER');
  const shown = named.slice(0, MAX_BARS);
  shown.push(...named.slice(MAX_BARS).filter(({ country }) => country === own));
  const bars: Bar[] = shown.map((share) => {
    const countryStatus = knowledge.countryStatus(share.country, day, step);
    const label = `${countryName(share.country, knowledge, language)} ${statusMark(countryStatus)}`;
    const status = statusOf(countryStatus);
    return { label, percent: share.percent, status, strong: share.country === own };
  });
  const other = shares.find(({ country }) => country === 'OTHER');
  if (other)
    bars.push({
      label: language.name('others'),
      percent: other.percent,
      status: 'other',
      strong: false,
    });
  return bars;
}

function rowOf(
  { label, percent: part, status, strong }: Bar,
  y: number,
  most: number,
  colours: Palette,
  language: Language,
): string {
  const width = Math.max(2, Math.round((part / most) * MAX_BAR_LENGTH));
  const short = label.length > 24 ? `${label.slice(0, 20)}… ${label.slice(-1)}` : label;
  const weight = strong ? ' font-weight="bold"' : '';
  return (
    `<text x="${String(LABEL - 8)}" y="${String(y + 13)}" text-anchor="end"${weight}>${escapeXml(short)}</text>` +
    `<rect x="${String(LABEL)}" y="${String(y + 3)}" width="${String(width)}" height="12" fill="${colours[status]}"/>` +
    `<text x="${String(LABEL + width + 6)}" y="${String(y + 13)}"${weight}>${percent(part, language)}</text>`
  );
}

function statusOf({ kind }: CountryStatus): Status {
  if (kind === 'unknown') return 'none';
  return kind === 'covered' || kind === 'pending' || kind === 'none' ? kind : 'qualifies';
}

const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
