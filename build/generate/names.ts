import { mkdir, writeFile } from 'node:fs/promises';
import { normalised } from '../../src/knowledge/normalised';
import { readData } from './data-files';

const OUT = 'src/knowledge/generated';

/** Files of words beside the entries of the knowledge, each compiled into a module, with its type. */
const FILES = {
  'column-headings': 'ColumnHeadings',
  'customs-headings': 'CustomsHeadings',
  'legal-forms': 'LegalForms',
  forms: 'MaterialForms',
  'material-names': 'NamesOfMaterials',
  words: 'OfferedWords',
};

type NamesFile = { readonly documents: readonly string[] } & Readonly<Record<string, object>>;

/** The documents that the files of words rest on. */
export async function documentsOfNames(): Promise<readonly string[]> {
  const names = [...Object.keys(FILES), 'official-names'];
  const files = await Promise.all(names.map((file) => readData<NamesFile>(file)));
  return [...new Set(files.flatMap(({ documents }) => documents))];
}

/** Compiles the files of words: the module of `legal-forms.yaml` exports `LEGAL_FORMS`. */
export async function generateNames(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  for (const [file, type] of Object.entries(FILES)) {
    const { documents, ...written } = await readData<NamesFile>(file);
    // Compared as they are, once here in place of at every start.
    const words = file === 'legal-forms' ? comparable(written) : written;
    if (documents.length === 0) throw new Error(`${file}.yaml names no document.`);
    const name = file.replaceAll('-', '_').toUpperCase();
    await writeFile(`${OUT}/${file}.js`, `export const ${name} = ${JSON.stringify(words)};\n`);
    await writeFile(
      `${OUT}/${file}.d.ts`,
      `import type { ${type} } from '../name-types';\nexport const ${name}: ${type};\n`,
    );
  }
}

const comparable = (lists: Readonly<Record<string, object>>): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(lists as Readonly<Record<string, readonly string[]>>).map(([name, words]) => [
      name,
      words.map(normalised),
    ]),
  );
