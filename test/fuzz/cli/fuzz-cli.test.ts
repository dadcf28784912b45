import assert from 'node:assert/strict';
import { seedOf } from '../cases';
import { Random } from '../random';
import { builtCli } from '../../support/cli';
import { anyCliCase } from './any-cli-case';
import { failureOf, keptCliCases } from './fuzz-cli';
import { canRunCases } from './run-cli-case';

const COUNT = Number(process.env['CLI_CASES'] ?? 25);
const SEED = 1;

describe('the fuzzer of command lines', () => {
  before(function () {
    // Node may stand where only its owner comes to.
    if (!canRunCases(builtCli())) this.skip();
  });

  for (const [name, cliCase] of keptCliCases()) {
    it(`finds no more: ${name}`, async () => {
      assert.equal(await failureOf(builtCli(), cliCase), undefined);
    });
  }

  it(`finds nothing in ${String(COUNT)} cases`, async () => {
    for (let index = 0; index < COUNT; index++) {
      const cliCase = anyCliCase(new Random(seedOf(SEED, index)));
      const failure = await failureOf(builtCli(), cliCase);
      if (failure !== undefined) {
        const said = failure instanceof Error ? failure.message : JSON.stringify(failure);
        assert.fail(`case ${String(index)}: ${said}\n${JSON.stringify(cliCase)}`);
      }
    }
  });
});
