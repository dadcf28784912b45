import type { Knowledge } from '../../knowledge/knowledge';
import { inPlaceOf, subdivision } from '../../knowledge/subdivisions';
import type { Country } from '../../knowledge/types';
import { UNKNOWN } from '../../knowledge/unknown';
import type { Located } from '../../manifest/model';
import { forEachOf } from '../../text/slices';
import type { Report, Rule } from '../rule';

export const regionMismatch: Rule = {
  id: 'region-mismatch',
  title: 'A region of another country, or one that ISO 3166-2 does not have',
  severity: 'warning',
  group: 'form',
  fix: 'spelling',
  step({ source, country }, { knowledge }, report) {
    const own =
      source.region &&
      (unknownBeside(source.region, source.country, knowledge) ??
        judge(source.region, country, knowledge));
    if (own) report(own);
    if (!source.origins) return undefined;
    return forEachOf(source.origins, (origin) => {
      if (!origin.region) return;
      const lookup = origin.country && knowledge.resolveCountry(origin.country.value);
      const known = lookup?.kind === 'code' || lookup?.kind === 'name';
      const found =
        unknownBeside(origin.region, origin.country, knowledge) ??
        judge(origin.region, known ? lookup.country : undefined, knowledge);
      if (found) report(found);
    });
  },
};

function judge(
  region: Located<string>,
  country: Country | undefined,
  knowledge: Knowledge,
): Report | undefined {
  const code = region.value;
  // What is no code at all is a mistake of form.
  if (!/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(code)) return undefined;
  const args = { region: code, ...(country && { country: country.name }) };
  if (country && code.slice(0, 2) !== country.code && !isItself(code, country, knowledge)) {
    return { place: region, message: { key: 'region-elsewhere', args }, related: [] };
  }
  if (subdivision(code)?.code === code) return undefined;
  const now = inPlaceOf(code);
  if (now.length > 0) {
    const names = now.map((each) => `${each.code} (${each.name})`);
    const message = { key: 'region-former', args: { region: code, now: names } } as const;
    return { place: region, message, related: [], suggestions: now.map((each) => each.code) };
  }
  return { place: region, message: { key: 'region-unknown', args }, related: [] };
}

/** A country that is said to be unknown beside a region that says it. */
function unknownBeside(
  region: Located<string>,
  country: Located<string> | undefined,
  knowledge: Knowledge,
): Report | undefined {
  const code = region.value;
  if (country?.value !== UNKNOWN || !subdivision(code)) return undefined;
  const place = knowledge.resolveCountry(subdivision(code)?.name ?? '');
  const meant =
    place.kind === 'name' && place.country.code === code.slice(3)
      ? place.country
      : knowledge.country(code.slice(0, 2));
  if (!meant) return undefined;
  const args = { region: code, country: meant.name, code: meant.code };
  return {
    place: country,
    message: { key: 'region-of-unknown', args },
    related: [],
    suggestions: [meant.code],
  };
}

/** Whether a region of another country is that place itself: `CN-HK` of HK, `FR-971` of GP; not `US-GA` of GE or GA. */
function isItself(code: string, country: Country, knowledge: Knowledge): boolean {
  const name = subdivision(code)?.name ?? '';
  const lookup = knowledge.resolveCountry(name);
  const isNamed =
    name.startsWith(country.name) ||
    ((lookup.kind === 'name' || lookup.kind === 'code') && lookup.country === country);
  return isNamed && (code.slice(3) === country.code || country.territoryOf !== undefined);
}
