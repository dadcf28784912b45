import { readFileSync, readdirSync } from 'node:fs';
import { takeMarks } from '../support/marks';
import type { FuzzCase } from './fuzz-case';

const MANIFEST = /\.(?:ya?ml|json)$/;

/** The manifests that stand in the repository, each with its neighbours to import. */
export function corpus(): FuzzCase[] {
  const folders = ['examples', 'test/fixtures'];
  for (const entry of readdirSync('test/fixtures', { withFileTypes: true })) {
    if (entry.isDirectory()) folders.push(`test/fixtures/${entry.name}`);
  }
  return folders.flatMap((folder) => {
    const texts: Record<string, string> = {};
    for (const name of readdirSync(folder).filter((each) => MANIFEST.test(each))) {
      texts[name] = takeMarks(readFileSync(`${folder}/${name}`, 'utf8')).text;
    }
    return Object.entries(texts).map(([file, text]) => ({
      origin: `${folder}/${file}`,
      file,
      text,
      // Fixtures stand side by side by chance, not to import each other.
      imports: folder === 'test/fixtures' ? {} : texts,
    }));
  });
}
