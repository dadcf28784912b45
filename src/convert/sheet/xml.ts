import { SaxesParser } from 'saxes';
import type { Phrase } from '../../messages/phrase';
import { phrase } from '../../messages/phrase';
import { ConvertError } from '../convert-error';
import type { Archive } from './archive';

/** What is wanted of a part of a workbook. Names are without their prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a workbook, piece by piece.
 *
 * @throws ConvertError where it is not sound, or declares entities of its own
 */
export function readXml(archive: Archive, part: string, reader: XmlReader): void {
  const parser = new SaxesParser({ xmlns: false, position: false } as const);
  const refuse = (why: Phrase): never => {
    throw new ConvertError(why);
  };
  parser.on('doctype', () =>
    refuse(
      phrase(
        'The workbook is damaged: {part} declares entities, which no workbook does. Ask for the file again.',
        { part },
      ),
    ),
  );
  parser.on('error', () =>
    refuse(
      phrase('The workbook is damaged: {part} is no sound XML. Ask for the file again.', { part }),
    ),
  );
  parser.on('opentag', ({ name, attributes }) => {
    reader.open(local(name), attributes);
  });
  parser.on('text', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  archive.read(part, (piece) => {
    parser.write(piece);
  });
  parser.close();
}
