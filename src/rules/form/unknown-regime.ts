import type { Rule } from '../rule';

export const unknownRegime: Rule = {
  id: 'unknown-regime',
  title: 'An unknown regime',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  *head({ manifest, knowledge }) {
    for (const text of manifest.regimes) {
      const lookup = knowledge.resolveRegime(text.value);
      if (lookup.kind === 'id') continue;
      const nearest = lookup.kind === 'name' ? [lookup.entry.id] : lookup.nearest;
      yield {
        place: text,
        message: { key: 'unknown-regime', args: { text: text.value, nearest } },
        related: [],
        suggestions: nearest,
      };
    }
  },
};
