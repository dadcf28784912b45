import { RULES } from '../rules/catalogue';
import type { Severity } from '../policy/severity';
import { Fingerprints } from './fingerprint';
import type { Format, Shown } from './format';
import { shownOf } from './format';
import { jsonText } from './printable';
import type { FileResult, ResultFinding } from './result';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** What a rule's id is in `tool.driver.rules`. */
const INDEX = new Map(RULES.map(({ id }, index) => [id, index]));

/** One run in SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export function sarif(version: string, shown: Shown): Format {
  const driver = {
    name: 'sourcing-compliance',
    version,
    semanticVersion: version,
    rules: RULES.map(({ id, title, severity }) => ({
      id,
      shortDescription: { text: title },
      defaultConfiguration: { level: levelOf(severity) },
    })),
  };
  return {
    start: [
      '{\n"$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n"version": "2.1.0",',
      `"runs": [{\n"tool": ${jsonText({ driver })},`,
      '"columnKind": "utf16CodeUnits",\n"results": [\n',
    ].join('\n'),
    between: ',\n',
    file: (result) => pieces(result, shown),
    end: ({ failures }) => {
      const invocation = {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map(({ file, error }) => ({
          level: 'error',
          message: { text: error },
          locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
        })),
      };
      return `\n],\n"invocations": [${jsonText(invocation)}]\n}]\n}\n`;
    },
  };
}

const levelOf = (severity: Severity): string => LEVELS[severity];

function* pieces(result: FileResult, shown: Shown): Iterable<string> {
  const fingerprints = new Fingerprints(uriOf(result.file));
  let before = '';
  // Waived ones count in the names of the others, so that a waiver renames none.
  for (const finding of shownOf(result, { ...shown, waived: true })) {
    const fingerprint = fingerprints.of(finding);
    if (finding.waived && !shown.waived) continue;
    yield before + jsonText(resultOf(result.file, finding, fingerprint));
    before = ',\n';
  }
}

function resultOf(file: string, finding: ResultFinding, fingerprint: string): object {
  const { ruleId, severity, message, line, column, endLine, endColumn } = finding;
  const ruleIndex = INDEX.get(ruleId);
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levelOf(severity),
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
      },
    ],
    partialFingerprints: { 'sourcingCompliance/v1': fingerprint },
    ...(finding.waived && {
      suppressions: [{ kind: 'inSource', justification: 'A waiver in the manifest covers it.' }],
    }),
  };
}

/** A path as the reference that it is in a URI. */
export function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/)+(?=.)/, '');
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
  if (/^[A-Za-z]:\//.test(path))
    return `file:///${path[0] ?? ''}:${encoded.slice(encoded.indexOf('/'))}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded;
}
