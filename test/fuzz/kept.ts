import { readFileSync, readdirSync } from 'node:fs';
import type { FuzzCase } from './fuzz-case';

/** A case that failed once, with the promise that it broke. */
export interface KeptCase extends FuzzCase {
  readonly seed: number;
  readonly kind: string;
}

const FOLDER = 'test/fuzz/kept';

export const readCase = (file: string): KeptCase =>
  JSON.parse(readFileSync(file, 'utf8')) as KeptCase;

/** The cases that once failed, by the name of their file. */
export function keptCases(): ReadonlyMap<string, KeptCase> {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return new Map(names.map((name) => [name, readCase(`${FOLDER}/${name}`)]));
}
