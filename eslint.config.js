import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The core gets texts and a day and returns plain data, so it runs in any editor, browser or job. */
const CORE = [
  'manifest',
  'knowledge',
  'policy',
  'regimes',
  'rules',
  'analysis',
  'fixes',
  'messages',
  'explain',
  'completion',
];
const PURE = 'The core is pure: leave the editor, files, clock and machine to the adapters.';

export default defineConfig(
  globalIgnores(['**/generated/**', 'dist/', 'out/', '.vscode-test/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  {
    files: CORE.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['vscode', ...builtinModules].map((name) => ({ name, message: PURE })),
          patterns: [
            { group: ['node:*', 'vscode/*'], message: PURE },
            { group: ['**/editor/**', '**/cli/**', '**/report/**'], message: PURE },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'Date', 'performance'].map((name) => ({ name, message: PURE })),
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
