import { createHash } from 'node:crypto';
import type { EvidenceFiles } from '../../src/manifest/evidence-files';

/** Files of evidence in memory, by their key: every other one is missing, and what leads out is outside. */
export const evidenceOf = (files: Readonly<Record<string, string>>): EvidenceFiles => ({
  stateOf: (key) => {
    if (key.startsWith('..')) return { why: 'outside' };
    const text = files[key];
    if (text === undefined) return { why: 'missing' };
    return { sha256: createHash('sha256').update(text).digest('hex') };
  },
});
