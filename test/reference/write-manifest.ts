import type { Random } from '../fuzz/random';
import type { Data, ManifestData } from './data';
import { Written } from './data';
import { writeJson } from './write-json';
import { YamlWriter } from './write-yaml';

/** A manifest as somebody might write it: everything in it means what the data says. */
export function writeManifest(data: ManifestData, format: 'yaml' | 'json', random: Random): string {
  const { sources, ...head } = data;
  const whole: Record<string, Data> = {
    manifest: new Written('1'),
    product: 'Pack',
    ...(head as unknown as Record<string, Data>),
    ...(format === 'yaml' && templates(data, random)),
    sources: sources as unknown as Data,
  };
  return format === 'json' ? writeJson(whole, random) : new YamlWriter(random).document(whole);
}

/** Mappings to be merged: parts of sources, of different ones mixed, so that own keys have to win. */
function templates({ sources }: ManifestData, random: Random): Record<string, Data> {
  const all = sources as unknown as readonly Readonly<Record<string, Data>>[];
  if (all.length === 0) return {};
  const parts = random.some([1, 2, 3], 3).map((_, index): [string, Data] => {
    const entries = Object.entries(random.pick(all)).filter(() => random.chance(0.5));
    const mixed = entries.map(([key, value]): [string, Data] => {
      const other = random.pick(all)[key];
      return [key, other !== undefined && random.chance(0.5) ? other : value];
    });
    return [`x-part-${String(index)}`, Object.fromEntries(mixed)];
  });
  return Object.fromEntries(parts);
}
