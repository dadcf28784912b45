import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

const RULES = 'src/rules';
const OUT = `${RULES}/generated`;
const RULE = /^export const (\w+): Rule = \{\n {2}id: '([a-z-]+)',$/m;

/** The files of rules below `src/rules`, with what each calls its rule; sorted by path. */
export async function ruleFiles(): Promise<{ file: string; name: string; id: string }[]> {
  const paths = await readdir(RULES, { recursive: true });
  const found = await Promise.all(
    paths
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /^[a-z]+\/[a-z-]+\.ts$/.test(path) && !path.startsWith('generated/'))
      .sort()
      .map(async (file) => {
        const [, name, id] = RULE.exec(await readFile(`${RULES}/${file}`, 'utf8')) ?? [];
        if (name === undefined || id === undefined) return [];
        if (id !== basename(file, '.ts')) throw new Error(`${file} has the rule ${id}.`);
        return { file, name, id };
      }),
  );
  return found.flat();
}

/** Writes the list of all rules from their files, so that a new rule is entered nowhere. */
export async function generateRules(): Promise<void> {
  const rules = await ruleFiles();
  const imports = rules.map(
    ({ file, name }) => `import { ${name} } from '../${file.replace(/\.ts$/, '')}';\n`,
  );
  const list = rules.map(({ name }) => `  ${name},\n`);
  await mkdir(OUT, { recursive: true });
  await writeFile(
    `${OUT}/rules.ts`,
    `${imports.join('')}import type { Rule } from '../rule';

/** Every rule, in the order of the files. */
export const RULE_FILES: readonly Rule[] = [
${list.join('')}];
`,
  );
}
