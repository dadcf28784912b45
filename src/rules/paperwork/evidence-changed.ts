import type { Evidence } from '../../manifest/model';
import { forEachOf } from '../../text/slices';
import type { Report, Rule } from '../rule';
import type { StepContext } from '../context';

export const evidenceChanged: Rule = {
  id: 'evidence-changed',
  title: 'An evidence file that has changed or is missing',
  severity: 'warning',
  group: 'paperwork',
  fix: 'record-evidence',
  step({ source }, context, report) {
    if (source.evidence.length === 0) return undefined;
    return forEachOf(source.evidence, (evidence) => {
      const found = lookAt(evidence, context);
      if (found) report(found);
    });
  },
};

/** Whether a file is as it was when its checksum was written. */
function lookAt(
  { title, file, sha256 }: Evidence,
  { evidenceAt }: StepContext,
): Report | undefined {
  const state = file && evidenceAt(file.value);
  if (!state) return undefined;
  const path = file.value;
  if ('why' in state) {
    if (state.why === 'missing' || state.why === 'dangling') {
      return {
        place: file,
        // Without a checksum nothing says that the file should be beside the manifest.
        ...(!sha256 && { severity: 'information' }),
        message: { key: 'evidence-missing-file', args: { path } },
        related: [],
      };
    }
    if (!sha256) return undefined;
    return {
      place: file,
      severity: 'information',
      message: { key: 'evidence-unread', args: { path, why: state.why } },
      related: [],
    };
  }
  const now = state.sha256;
  if (!sha256 || now === undefined || now === sha256.value.toLowerCase()) return undefined;
  return {
    place: sha256,
    message: { key: 'evidence-changed', args: { title: title?.value, path, now } },
    related: [],
    suggestions: [now],
  };
}
