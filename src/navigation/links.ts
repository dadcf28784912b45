import type { Analysis } from '../analysis/analysis';
import { resolveImport } from '../manifest/imports';
import type { Located } from '../manifest/model';
import { stretchOf } from '../manifest/model';
import type { Stretch } from '../text/stretch';
import { ownSourcesWithEvidence } from './name-index';

/** A path or address in a manifest that can be followed. */
export interface Link {
  readonly range: Stretch;
  /** What is followed: the key of a file, or an address of the web. */
  readonly target: { readonly file: string } | { readonly url: string };
  readonly kind: 'import' | 'evidence';
}

/** More links than this are not made of a file. */
const MAX_LINKS = 5000;

/** The imports of a manifest and the files of its evidence. Nothing is read for it. */
export function linksOf(analysis: Analysis): Link[] {
  const { manifest, file } = analysis;
  const links: Link[] = [];
  for (const at of manifest.imports) links.push(linkAt(at, file, 'import'));
  for (const { evidence } of ownSourcesWithEvidence(analysis)) {
    for (const { file: at } of evidence) if (at) links.push(linkAt(at, file, 'evidence'));
    if (links.length >= MAX_LINKS) break;
  }
  return links.slice(0, MAX_LINKS);
}

/** An edit leaves the values that it does not touch as they are, and so where they lead. */
const targets = new WeakMap<
  Located<string>,
  { readonly from: string; readonly target: Link['target'] }
>();

function targetOf(at: Located<string>, from: string): Link['target'] {
  const known = targets.get(at);
  if (known?.from === from) return known.target;
  const target = /^https?:\/\//i.test(at.value)
    ? { url: at.value }
    : { file: resolveImport(from, at.value) };
  targets.set(at, { from, target });
  return target;
}

function linkAt(at: Located<string>, file: string, kind: Link['kind']): Link {
  const range = stretchOf(at);
  return { range, target: targetOf(at, file), kind };
}
