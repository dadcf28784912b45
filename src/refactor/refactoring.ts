import type { Analysis } from '../analysis/analysis';
import type { TextEdit } from '../fixes/fix';
import type { Page } from '../fixes/write';
import type { Entity, Files } from '../navigation/entity';
import type { FileText } from '../navigation/rename';

/** Ways to write the same in another form: what is found stays, but for where it is found. */
export type RefactoringKind =
  | 'extract-supplier'
  | 'inline-supplier'
  | 'split-by-origin'
  | 'country-to-origins'
  | 'origin-to-country'
  | 'sort-sources'
  | 'countries-to-codes';

/** A refactoring that can be done at a place. */
export interface Refactoring {
  readonly kind: RefactoringKind;
  /** The supplier or source that it is about; empty: the whole file. */
  readonly name: string;
  /** In order, without overlaps; undefined: it turned out that it cannot be done surely. */
  readonly edits: () => TextEdit[] | undefined;
  /** Where other files may name what changes: they change with it, or nothing does. */
  readonly everywhere?: Everywhere;
}

/** A refactoring that reaches over files. */
export interface Everywhere {
  /** What the files name. */
  readonly entity: Entity;
  /** The edits in a file that names it, its own included; undefined: it cannot be done surely. */
  readonly editsIn: (at: FileText, files: Files) => TextEdit[] | undefined;
}

/** A manifest and the text that it was read from. */
export interface Here {
  readonly analysis: Analysis;
  readonly text: string;
}

export const pageOf = ({ analysis, text }: Here): Page => {
  const { format, problems } = analysis.manifest;
  return { text, format, problems };
};
