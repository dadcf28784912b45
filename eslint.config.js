import { builtinModules } from 'node:module';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The folders of `src` in the order in which data flows; each may import from those before it only.
 * CONTRIBUTING.md says what lives in them.
 */
export const LAYERS = [
  'text',
  'knowledge',
  'manifest',
  'messages',
  'chain',
  'policy',
  'regimes',
  'rules',
  'analysis',
  'explain',
  'completion',
  'fixes',
  'navigation',
  'report',
  'convert',
  'refactor',
  'workspace',
  'check',
  'cli',
  'editor',
  'server',
];
/** The terminal, VS Code and the protocol servers: none of them knows another. */
export const FACES = ['cli', 'editor', 'server'];
/** Only these may use the file system. */
const MACHINE = ['check', ...FACES];

const PURE = 'The core is pure: leave the editor, files, clock and machine to the adapters.';
const machine = ['vscode', ...builtinModules].map((name) => ({ name, message: PURE }));

/** @type {(folder: string, at: number) => import('eslint').Linter.Config} */
const layer = (folder, at) => {
  const above = LAYERS.slice(at + 1).concat(
    FACES.includes(folder) ? FACES.filter((face) => face !== folder) : [],
  );
  const isPure = !MACHINE.includes(folder);
  return {
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: isPure
            ? machine
            : folder === 'editor'
              ? []
              : [{ name: 'vscode', message: 'Only src/editor knows VS Code.' }],
          patterns: [
            ...(isPure ? [{ group: ['node:*', 'vscode/*'], message: PURE }] : []),
            ...[...new Set(above)].map((other) => ({
              regex: `^(?:\\.\\./)+${other}/`,
              message: `${folder} may not import from ${other}: see LAYERS in eslint.config.js.`,
            })),
          ],
        },
      ],
      ...(isPure && {
        'no-restricted-globals': [
          'error',
          ...['process', 'Buffer', 'Date', 'performance'].map((name) => ({ name, message: PURE })),
        ],
      }),
    },
  };
};

export default defineConfig(
  globalIgnores(['**/generated/**', 'dist/', 'out/', '.vscode-test/']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/consistent-type-imports': 'error' },
  },
  ...LAYERS.map(layer),
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='timeout'] > Literal[value=0]",
          message: 'A test has a bound in time.',
        },
        {
          selector:
            'MemberExpression[object.name=/^(describe|it|context)$/][property.name=/^(only|skip)$/]',
          message: 'All tests are run.',
        },
        {
          selector: "Property[key.name='numRuns']:not(:has(> CallExpression[callee.name='runs']))",
          message: 'A property is tried `runs(…)` times, so that it follows TIMES.',
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
