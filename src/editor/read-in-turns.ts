import type * as vscode from 'vscode';
import { inSlices } from '../check/pacing';
import { formatOf } from '../manifest/file-names';
import type { Manifest } from '../manifest/model';
import { readInSlices } from '../manifest/read';

/** The manifest in the text of a file, read some milliseconds a turn. */
export const readInTurns = async (text: string, { path }: vscode.Uri): Promise<Manifest> =>
  (await inSlices(readInSlices(text, formatOf(path)))).manifest;
