import type { Finding } from '../rules/finding';

/** Of several keys that one source lacks, one finding: it names all of them where the first stands. */
export function missingOnce(findings: readonly Finding[]): readonly Finding[] {
  const missing = new Map<number, Finding[]>();
  for (const finding of findings) {
    if (keyOf(finding) === undefined || !finding.source) continue;
    const of = finding.source.unit.offset + finding.place.start;
    const others = missing.get(of);
    if (others) others.push(finding);
    else missing.set(of, [finding]);
  }
  const several = [...missing.values()].filter(({ length }) => length > 1);
  if (several.length === 0) return findings;
  const left = new Set(several.flatMap(([, ...others]) => others));
  const named = new Map(several.flatMap((all) => (all[0] ? [[all[0], all] as const] : [])));
  return findings
    .filter((finding) => !left.has(finding))
    .map((finding) => {
      const all = named.get(finding);
      if (!all) return finding;
      const keys = all.flatMap((each) => keyOf(each) ?? []);
      return { ...finding, message: { key: 'missing-keys', args: { keys } } };
    });
}

function keyOf({ problem }: Finding): string | undefined {
  if (problem?.kind === 'missing-subject') return 'material or component';
  return problem?.kind === 'missing-key' ? problem.key : undefined;
}
