import type { Report, Rule } from '../rule';

export const unknownRegime: Rule = {
  id: 'unknown-regime',
  title: 'An unknown regime',
  severity: 'error',
  group: 'form',
  fix: 'spelling',
  *head({ manifest, knowledge }) {
    // Of a list of very many that are the same it is said once.
    let said: Pick<Report, 'message' | 'related' | 'suggestions'> | undefined;
    let of: string | undefined;
    for (const text of manifest.regimes) {
      const { value } = text;
      const lookup = knowledge.resolveRegime(value);
      if (lookup.kind === 'id') continue;
      if (!said || value !== of) {
        const nearest = lookup.kind === 'name' ? [lookup.entry.id] : lookup.nearest;
        const message = { key: 'unknown-regime', args: { text: value, nearest } } as const;
        said = { message, related: [], suggestions: nearest };
        of = value;
      }
      yield { place: text, ...said };
    }
  },
};
