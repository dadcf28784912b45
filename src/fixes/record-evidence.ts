import { evidenceKey } from '../manifest/evidence-files';
import type { Evidence, Manifest } from '../manifest/model';
import { endOf, startOf } from '../manifest/model';
import { written } from '../text/written';
import { isBroken } from './broken';
import type { TextEdit } from './fix';
import type { Page } from './write';
import { isIndirect, lineEnd } from './write';

/** A document whose file has no checksum beside it yet. */
export interface Unrecorded {
  readonly evidence: Evidence;
  /** The key of the file. */
  readonly key: string;
}

/** The documents of a manifest between two offsets whose file has no checksum yet. */
export function unrecordedIn(
  manifest: Manifest,
  file: string,
  from: number,
  to: number,
): Unrecorded[] {
  return manifest.sources.flatMap((source) => {
    const { unit, place, evidence } = source;
    if (unit.isRemoved || startOf(place) > to || endOf(place) < from) return [];
    if (isBroken(source, manifest)) return [];
    return evidence.flatMap((each) => {
      const key = each.file && evidenceKey(file, each.file.value);
      const isMeant = startOf(each.place) <= to && endOf(each.place) >= from;
      return key === undefined || each.sha256 || !isMeant ? [] : { evidence: each, key };
    });
  });
}

/** Writes the checksum of a file behind its path; undefined where that cannot be done surely. */
export function recordSum(
  { file, place }: Evidence,
  sha256: string,
  page: Page,
): TextEdit | undefined {
  if (!file) return undefined;
  const { text } = page;
  const [start, end] = [startOf(file), endOf(file)];
  if (isIndirect(text.slice(start, end))) return undefined;
  const value = written(page, sha256);
  const name = page.format === 'json' ? '"sha256"' : 'sha256';
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (text[startOf(place)] === '{') {
    // On a line of its own where the path is.
    const indent = /^([ \t]*)["']?file["']?[ \t]*:[ \t]*$/.exec(text.slice(line, start))?.[1];
    const gap = indent === undefined ? ' ' : `${lineEnd(page)}${indent}`;
    return { start: end, end, newText: `,${gap}${name}: ${value}` };
  }
  const before = /^([ -]*)file[ \t]*:[ \t]*$/.exec(text.slice(line, start))?.[1];
  const newline = text.indexOf('\n', end);
  const rest = text.slice(end, newline === -1 ? text.length : newline);
  if (before === undefined || !/^[ \t]*(?:#.*)?\r?$/.test(rest)) return undefined;
  const at = newline === -1 ? text.length : newline + 1;
  const row = `${' '.repeat(before.length)}${name}: ${value}`;
  const newText = newline === -1 ? `${lineEnd(page)}${row}` : `${row}${lineEnd(page)}`;
  return { start: at, end: at, newText };
}
