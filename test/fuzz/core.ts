import { analyse } from '../../src/analysis/analyse';
import type { Analysis, AnalysisInput } from '../../src/analysis/analysis';
import type { Finding } from '../../src/rules/finding';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { formatOf } from '../../src/manifest/file-names';
import type { Manifest, Source } from '../../src/manifest/model';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { DEFAULT_POLICY } from '../../src/policy/policy';
import type { ReadPolicy } from '../../src/policy/read-policy';
import { readPolicy } from '../../src/policy/read-policy';
import type { FuzzCase } from './fuzz-case';

export const knowledge = new Knowledge(knowledgeData);

const NO_TEAM: ReadPolicy = {
  policy: DEFAULT_POLICY,
  knowledge,
  problems: [],
  screening: [],
  data: {},
};
let lastTeam: { readonly text: string; readonly team: ReadPolicy } | undefined;

/** What the policy of a case decides; one with own knowledge takes a while to read. */
export function teamOf({ policy }: FuzzCase): ReadPolicy {
  if (policy === undefined) return NO_TEAM;
  if (lastTeam?.text !== policy) {
    lastTeam = { text: policy, team: readPolicy(policy, 'sourcing.policy.yaml', knowledge) };
  }
  return lastTeam.team;
}

/** What a case is judged by, without the manifest itself. */
export function groundOf(
  fuzzCase: FuzzCase,
): Omit<AnalysisInput, 'manifest' | 'files'> & { readonly imports: AnalysisInput['files'] } {
  const imports = new Map<string, Manifest | null>();
  for (const [file, imported] of Object.entries(fuzzCase.imports)) {
    imports.set(file, readManifest(imported, formatOf(file)));
  }
  const { policy, knowledge } = teamOf(fuzzCase);
  return { file: fuzzCase.file, imports, knowledge, policy, today: '2024-06-30' };
}

/** Reads and judges a case; `text`: in the place of its own. */
export function judge(fuzzCase: FuzzCase, text = fuzzCase.text): Analysis {
  const { imports, ...ground } = groundOf(fuzzCase);
  const manifest = readManifest(text, formatOf(fuzzCase.file));
  return analyse({ ...ground, manifest, files: new Map(imports).set(fuzzCase.file, manifest) });
}

/** A finding in a line: what a person would see of it. */
export const told = (finding: Finding): string =>
  [
    finding.ruleId,
    finding.severity,
    `${String(startOf(finding.place))}-${String(endOf(finding.place))}`,
    sentence(finding.message, english),
    (finding.suggestions ?? []).join('|'),
    finding.waiver ? `waived at ${String(startOf(finding.waiver.place))}` : '',
    ...finding.related.map(
      ({ file, place, message }) =>
        `${file ?? ''} ${String(startOf(place))} ${sentence(message, english)}`,
    ),
  ].join(' · ');

/** What a source says, without where it says it. */
export function saidBy(source: Source): string {
  const { id, material, component, stage, supplier, country, region, value, share } = source;
  return JSON.stringify([
    ...[id, material, component, stage, supplier, country, region].map(
      (text) => text?.value ?? null,
    ),
    ...[value, share].map((number) => number?.value.toFraction() ?? null),
    source.inputs.map((input) => input.value),
    source.evidence.map(({ title, expires }) => [title?.value, expires?.value]),
    source.waivers.map(({ rule, reason, expires }) => [rule?.value, reason?.value, expires?.value]),
  ]);
}
