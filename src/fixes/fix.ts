import type { Stretch } from '../text/stretch';

/** Replaces a range of the text, in UTF-16 offsets; an empty range inserts. */
export interface TextEdit extends Stretch {
  readonly newText: string;
}

/** An offer to fix a finding. Everything outside its edits stays byte for byte. */
export interface Fix {
  readonly title: string;
  readonly ruleId: string;
  readonly kind:
    | 'alternative'
    | 'second-source'
    | 'spelling'
    | 'canonical'
    | 'structure'
    | 'declare'
    | 'waive'
    | 'renew'
    | 'remove';
  /** Key of the imported file that the edits are in; absent: the manifest itself. */
  readonly file?: string;
  /** In order of place, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** A placeholder to type over, as a range of the text after the edits. */
  readonly select?: Stretch;
  /** The one that is almost surely wanted. */
  readonly preferred: boolean;
  /** May be applied without looking: it changes how a thing is written, not what it says. */
  readonly safe: boolean;
}

/** The text with edits applied. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** Where the new text of one edit stands after all of them are applied. */
export function placeAfter(
  edits: readonly TextEdit[],
  wanted: TextEdit,
): { start: number; end: number } {
  let shift = 0;
  for (const edit of edits) {
    if (edit === wanted) break;
    shift += edit.newText.length - (edit.end - edit.start);
  }
  return { start: wanted.start + shift, end: wanted.start + shift + wanted.newText.length };
}
