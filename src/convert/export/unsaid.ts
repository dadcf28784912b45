import { Lexer } from 'yaml';
import type { Phrase, Words } from '../../messages/phrase';
import { countPhrase, phrase } from '../../messages/phrase';
import type { Fields, ManifestData } from '../own-cells';

/** Something of a manifest that another format has no words for. */
export interface Unsaid {
  /** `waivers of 3 sources (cathode, anode, foil)`. */
  readonly what: Words;
  /** It is carried along in a place that only this program reads, and comes back by import. */
  readonly comesBack: boolean;
}

/** A manifest in another format. */
export interface Exported {
  readonly text: string;
  readonly unsaid: readonly Unsaid[];
}

/** The keys that a format has words for. */
export interface Said {
  readonly head: ReadonlySet<string>;
  readonly suppliers: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

const MAX_NAMED = 5;

/** The keys of a manifest that a format has no words for, with where they stand. */
export function unsaidKeys(
  { head, suppliers, sources }: ManifestData,
  said: Said,
  comesBack: boolean,
): Unsaid[] {
  const ofSources = sources.map((fields, at) => [nameOf(fields, at), fields] as const);
  return [
    ...Object.keys(head).flatMap((key) =>
      said.head.has(key) ? [] : [phrase('{key} of the manifest', { key })],
    ),
    ...byKey(suppliers, said.suppliers, 'supplier'),
    ...byKey(ofSources, said.sources, 'source'),
  ].map((what) => ({ what, comesBack }));
}

function byKey(
  entries: readonly (readonly [name: Words, fields: Fields])[],
  said: ReadonlySet<string>,
  kind: Kind,
): Phrase[] {
  const named = new Map<string, Words[]>();
  for (const [name, fields] of entries) {
    for (const key of Object.keys(fields)) {
      if (said.has(key)) continue;
      const names = named.get(key);
      if (names) names.push(name);
      else named.set(key, [name]);
    }
  }
  return [...named].map(([key, names]) =>
    phrase('{key} of {whom}', { key, whom: listed(names, kind) }),
  );
}

/** `2 sources (cathode, anode)`. */
export function listed(names: readonly Words[], kind: Kind): Phrase {
  const shown = names.slice(0, MAX_NAMED);
  const count =
    kind === 'source'
      ? countPhrase(names.length, '{count} source', '{count} sources')
      : countPhrase(names.length, '{count} supplier', '{count} suppliers');
  return phrase('{count} ({names})', {
    count,
    names: names.length > MAX_NAMED ? [...shown, '…'] : shown,
  });
}

type Kind = 'source' | 'supplier';

/** What a source is called in a list: its id, or its place among the others from 1. */
export const nameOf = ({ id }: Fields, at: number): Words =>
  typeof id === 'string' && id !== '' ? id : phrase('source {number}', { number: at + 1 });

/** No format has a place for comments. */
export function unsaidComments(text: string, format: 'yaml' | 'json'): Unsaid[] {
  if (format === 'json') return [];
  let count = 0;
  for (const token of new Lexer().lex(text)) if (token.startsWith('#')) count++;
  if (count === 0) return [];
  return [{ what: countPhrase(count, '{count} comment', '{count} comments'), comesBack: false }];
}
