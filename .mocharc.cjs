'use strict';
const { availableParallelism } = require('node:os');

/** The quick tests, all in one go: `npx mocha`. A process a core, where mocha would leave one idle. */
module.exports = {
  timeout: 120_000,
  'node-option': ['import=tsx'],
  require: ['test/support/runs.ts'],
  parallel: true,
  jobs: availableParallelism(),
  spec: ['test/**/*.test.ts'],
  ignore: ['test/editor/**', 'test/slow/**', 'test/fuzz/**'],
};
