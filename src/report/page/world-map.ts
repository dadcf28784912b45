import type { Language } from '../../messages/language';
import { counted } from '../../messages/words';
import type { SourceRow, Status } from '../data/report';
import { STATUS_ORDER, statusName, STATUSES } from '../data/status';
import { WORLD } from '../generated/world-map.js';
import { figure, svgOf } from './table';
import { escaped, number, px } from './text';

/** Of a bold character, at most, in units of the picture. */
const CHARACTER_WIDTH = 8;

interface Place {
  readonly code: string;
  readonly name: string;
  readonly sources: SourceRow[];
  readonly statuses: Map<Status, number>;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the steps are done, each country by the most severe status of its steps. */
export function mapFigure(sources: readonly SourceRow[], language: Language): string {
  const { t } = language;
  const places = placesOf(sources);
  if (places.length === 0) return '';
  const unplaced = sources.length - places.reduce((sum, { sources: own }) => sum + own.length, 0);
  const title = t('Where the steps are done');
  const notes = [
    t('Size: number of steps. Colour: the most severe status in the country.'),
    ...(unplaced > 0
      ? [
          counted(
            unplaced,
            '{count} step without a known country is not shown.',
            '{count} steps without a known country are not shown.',
            language,
          ),
        ]
      : []),
  ];
  const behind = {
    id: 't-countries',
    caption: t('Countries'),
    heads: [t('Country'), t('Code'), t('Steps'), t('Most severe status'), t('Standing')],
    rows: places.map((place) => ({
      cells: [
        place.name,
        place.code,
        place.sources.length,
        { status: worstOf(place) },
        [...new Set(place.sources.map(({ countryStatus }) => countryStatus))].join('; '),
      ],
    })),
  };
  const svg = picture(title, places, language);
  return figure({ title, svg, note: notes.join(' ') }, behind, language);
}

/** Those with most steps first. */
function placesOf(sources: readonly SourceRow[]): Place[] {
  const places = new Map<string, Place>();
  for (const source of sources) {
    const { code, country, status } = source;
    if (code === undefined) continue;
    let place = places.get(code);
    if (!place) {
      places.set(code, (place = { code, name: country, sources: [], statuses: new Map() }));
    }
    place.sources.push(source);
    place.statuses.set(status, (place.statuses.get(status) ?? 0) + 1);
  }
  return [...places.values()].sort((a, b) => b.sources.length - a.sources.length);
}

const worstOf = ({ statuses }: Place): Status =>
  STATUS_ORDER.find((status) => statuses.has(status)) ?? 'unknown';

function picture(title: string, places: readonly Place[], language: Language): string {
  const of = new Map(places.map((place) => [place.code, place]));
  const lands = Object.entries(WORLD.paths).map(([code, path]) => {
    const place = of.get(code);
    return `<path class="land${place ? ` s-${worstOf(place)} used` : ''}" d="${path}"/>`;
  });
  const most = Math.max(...places.map(({ sources }) => sources.length));
  const taken: Box[] = [];
  const marks = places.flatMap((place) => {
    const point = WORLD.points[place.code];
    if (!point) return [];
    const [x, y] = point;
    const radius = 4 + 10 * Math.sqrt(place.sources.length / most);
    taken.push({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });
    return [{ place, x, y, radius }];
  });
  const shown = marks.map(({ place, x, y, radius }) => {
    const status = worstOf(place);
    const kinds = [...place.statuses].map(
      ([each, count]) => `${statusName(each, language)}: ${number(count, language)}`,
    );
    const words = `${place.name}: ${counted(place.sources.length, '{count} step', '{count} steps', language)} (${kinds.join(', ')})`;
    const text = `${STATUSES[status].mark} ${place.code} ${number(place.sources.length, language)}`;
    const at = freePlace(x, y, radius, text.length * CHARACTER_WIDTH, taken);
    const name = at
      ? `<text class="halo strong" x="${px(at.x)}" y="${px(at.y + 11)}">${escaped(text)}</text>`
      : '';
    return `<g class="s-${status}"><circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}"><title>${escaped(words)}</title></circle>${name}</g>`;
  });
  return svgOf(title, WORLD.width, WORLD.height, lands.join('') + shown.join(''));
}

/** A place for a name beside its circle that nothing else has; undefined where there is none. */
function freePlace(
  x: number,
  y: number,
  radius: number,
  width: number,
  taken: Box[],
): Box | undefined {
  const height = 13;
  const gap = radius + 2;
  const tries = [
    [x + gap, y - 7],
    [x - gap - width, y - 7],
    [x - width / 2, y - gap - height],
    [x - width / 2, y + gap],
    [x + gap, y - 20],
    [x + gap, y + 7],
    [x - gap - width, y - 20],
    [x - gap - width, y + 7],
  ];
  for (const [left = 0, top = 0] of tries) {
    const box = { x: left, y: top, width, height };
    const isFree = taken.every(
      (other) =>
        box.x + box.width < other.x ||
        other.x + other.width < box.x ||
        box.y + box.height < other.y ||
        other.y + other.height < box.y,
    );
    if (!isFree || left < 0 || left + width > WORLD.width) continue;
    taken.push(box);
    return box;
  }
  return undefined;
}
