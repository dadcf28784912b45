import type { Position, Range, TextEdit } from 'vscode-languageserver';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Named } from '../../navigation/entity';
import { entityAt, filesOf } from '../../navigation/entity';
import { spanOf } from '../../navigation/occurrences';
import { nameFault, renameIn } from '../../navigation/rename';
import type { Analysed } from './documents';
import type { Files } from './files';
import { namingFiles } from './naming-files';
import { rangeIn, rangeOfText } from './places';

/** What would be renamed. @throws ResponseError where nothing can be: the client shows it */
export function renameableAt(
  analysed: Analysed,
  position: Position,
): { range: Range; placeholder: string } {
  const { entity, at } = namedAt(analysed, position);
  if (entity.kind === 'file') throw refusal('Rename the file itself.');
  const { document } = analysed;
  const span = spanOf(document.getText(), at, entity.kind === 'source' ? 'id' : 'whole');
  if (!span) throw refusal('Rename it where it is written out: an alias stands here.');
  return { range: rangeIn(document, span), placeholder: entity.id };
}

/** The edits of every file that give a source or a supplier another name. @throws ResponseError where it cannot be */
export async function renameAt(
  analysed: Analysed,
  position: Position,
  newName: string,
  files: Files,
): Promise<{ changes: Record<string, TextEdit[]> }> {
  const { entity } = namedAt(analysed, position);
  const fault = nameFault(entity, newName, filesOf(analysed.analysis));
  if (fault !== undefined) throw refusal(fault);
  const changes: Record<string, TextEdit[]> = {};
  for (const each of await namingFiles(analysed, entity, files)) {
    const edits = renameIn({ file: each.file, text: each.text }, entity, newName, each.files);
    if (edits.length === 0) continue;
    changes[each.address] = edits.map((edit) => ({
      range: rangeOfText(each.lines, edit),
      newText: edit.newText,
    }));
  }
  return { changes };
}

function namedAt({ analysis, document }: Analysed, position: Position): Named {
  const named = entityAt(analysis, document.offsetAt(position));
  if (!named) throw refusal('Put the cursor on the id of a source or on a supplier.');
  return named;
}

const refusal = (why: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidRequest, why);
