import type { Analysis } from '../../src/analysis/analysis';
import type { Place, Source } from '../../src/manifest/model';
import type { Shares } from './credit';

/** A finding of the product, with all the values of its step that its place could be. */
export interface ProductFound {
  readonly rule: string;
  readonly id: string;
  readonly places: readonly string[];
  readonly severity: string;
}

export function found(analysis: Analysis): ProductFound[] {
  return analysis.findings.map((finding) => {
    const { ruleId, severity, place } = finding;
    const source =
      finding.source ?? analysis.manifest.sources.find(({ unit }) => unit === place.unit);
    const places = source ? placesIn(source, place) : [];
    return { rule: ruleId, severity, id: source?.id?.value ?? '', places };
  });
}

/** Values of merges and aliases stand where these do, so there may be several at one place. */
function placesIn(source: Source, place: Place): string[] {
  const { country, supplier, material, component, origins, inputs, keys } = source;
  const all: (readonly [string, Place | undefined])[] = [
    ...Object.entries({ country, supplier, material, component }),
    ['origins', keys.get('origins')],
    ...inputs.map((each, at) => [`inputs ${String(at)}`, each] as const),
    ...(origins ?? []).map((each, at) => [`origins ${String(at)}`, each.country] as const),
  ];
  return all.flatMap(([name, at]) =>
    at?.unit === place.unit && at.start === place.start && at.end === place.end ? [name] : [],
  );
}

/** The shares of the clean-vehicle credit; undefined where it is not in force. */
export function shares(analysis: Analysis): Shares | undefined {
  const judged = analysis.regimes.find(({ regime }) => regime.id === 'ira-30d');
  if (!judged?.inForce) return undefined;
  const of = (id: string): string | null => {
    const share = judged.shares.find(({ requirement }) => requirement.id === id);
    if (share && share.lacking.length > 0) return 'undetermined';
    return share?.sum?.share.toFraction() ?? null;
  };
  return {
    'critical-minerals': of('critical-minerals'),
    'battery-components': of('battery-components'),
  };
}
