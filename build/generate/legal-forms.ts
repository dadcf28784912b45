import { mkdir, writeFile } from 'node:fs/promises';
import { readData } from './data-files';

const OUT = 'src/knowledge/generated';

interface LegalForms {
  readonly documents: readonly string[];
  readonly behind: readonly string[];
  readonly before: readonly string[];
  readonly joined: readonly string[];
  readonly groups: readonly string[];
}

/** The legal forms of companies, and the documents that they rest on. */
export const readLegalForms = (): Promise<LegalForms> => readData<LegalForms>('legal-forms');

/** Compiles the legal forms of companies into a module. */
export async function generateLegalForms(): Promise<void> {
  const { behind, before, joined, groups } = await readLegalForms();
  const forms = { behind, before, joined, groups };
  await mkdir(OUT, { recursive: true });
  await writeFile(
    `${OUT}/legal-forms.js`,
    `export const LEGAL_FORMS = ${JSON.stringify(forms)};\n`,
  );
  const lists = Object.keys(forms).map((key) => `  readonly ${key}: readonly string[];\n`);
  await writeFile(`${OUT}/legal-forms.d.ts`, `export const LEGAL_FORMS: {\n${lists.join('')}};\n`);
}
