import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { geoArea, geoNaturalEarth1, geoPath } from 'd3-geo';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

const OUT = 'src/report/generated';
const WIDTH = 1100;
const HEIGHT = 520;
const require = createRequire(import.meta.url);

type Countries = Topology<{ countries: GeometryCollection }>;
type Feature = ReturnType<typeof featuresOf>[number];

/**
 * The map of the report: for each country its outline in the coarse map of Natural Earth (public domain, by way of
 * world-atlas), projected here once, and a point for its mark, small countries too.
 */
export async function generateWorldMap(): Promise<void> {
  const coarse = featuresOf('world-atlas/countries-110m.json').filter(({ id }) => id !== 'AQ');
  const fine = featuresOf('world-atlas/countries-50m.json');
  const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], {
    type: 'FeatureCollection',
    features: coarse,
  });
  const path = geoPath(projection).digits(0);
  const paths = Object.fromEntries(coarse.map((each) => [each.id, path(each) ?? '']));
  const points = Object.fromEntries(
    fine.flatMap((each) => {
      const [x = NaN, y = NaN] = path.centroid(largestPart(each));
      return Number.isFinite(x + y) ? [[each.id, [Math.round(x), Math.round(y)]]] : [];
    }),
  );
  const world = JSON.stringify({ width: WIDTH, height: HEIGHT, paths, points });
  await mkdir(OUT, { recursive: true });
  await writeFile(`${OUT}/world-map.js`, `export const WORLD = ${world};\n`);
  await writeFile(
    `${OUT}/world-map.d.ts`,
    `/** An SVG path and a point by ISO 3166-1 alpha-2. */
export const WORLD: {
  readonly width: number;
  readonly height: number;
  readonly paths: Readonly<Record<string, string>>;
  readonly points: Readonly<Record<string, readonly [number, number]>>;
};
`,
  );
}

function featuresOf(file: string) {
  const topology = require(file) as Countries;
  return feature(topology, topology.objects.countries).features.flatMap((each) => {
    const id = countries.numericToAlpha2(String(each.id ?? ''));
    return id === undefined ? [] : [{ ...each, id }];
  });
}

/** Without what lies overseas, so that the mark stands on the land that is meant. */
function largestPart({ geometry, ...rest }: Feature): Feature {
  if (geometry.type !== 'MultiPolygon') return { geometry, ...rest };
  const parts = geometry.coordinates.map((coordinates) => ({
    type: 'Polygon' as const,
    coordinates,
  }));
  const [largest] = parts.sort((a, b) => geoArea(b) - geoArea(a));
  return { ...rest, geometry: largest ?? geometry };
}
