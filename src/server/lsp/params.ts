/** What a request on a document needs beside the document. */
const NEEDS: Readonly<Record<string, readonly (keyof typeof SHAPES)[]>> = {
  'textDocument/hover': ['position'],
  'textDocument/completion': ['position'],
  'textDocument/definition': ['position'],
  'textDocument/references': ['position', 'context'],
  'textDocument/prepareRename': ['position'],
  'textDocument/rename': ['position', 'newName'],
  'textDocument/documentHighlight': ['position'],
  'textDocument/codeAction': ['range', 'context'],
  'textDocument/inlayHint': ['range'],
  'textDocument/selectionRange': ['positions'],
};

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

function isPosition(value: unknown): boolean {
  const { line, character } = fieldsOf(value);
  return typeof line === 'number' && typeof character === 'number';
}

const SHAPES = {
  position: isPosition,
  positions: (value: unknown) => Array.isArray(value) && value.every(isPosition),
  range: (value: unknown) =>
    isPosition(fieldsOf(value)['start']) && isPosition(fieldsOf(value)['end']),
  context: (value: unknown) => typeof value === 'object' && value !== null,
  newName: (value: unknown) => typeof value === 'string',
};

/** The parameter of a request on a document that is missing or of another shape; undefined where all are right. */
export function wrongParameter(method: string, params: unknown): string | undefined {
  if (!method.startsWith('textDocument/')) return undefined;
  const given = fieldsOf(params);
  if (typeof fieldsOf(given['textDocument'])['uri'] !== 'string') return 'textDocument.uri';
  return NEEDS[method]?.find((name) => !SHAPES[name](given[name]));
}
