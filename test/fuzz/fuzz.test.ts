import assert from 'node:assert/strict';
import { anyCase, seedOf } from './cases';
import { HOSTILE_NAMES, hostile } from './hostile';
import { keptCases } from './kept';
import { checkCase } from './oracles';
import { Random } from './random';

const COUNT = Number(process.env['CASES'] ?? 120);
/** A run of the fuzzer takes its own seed; a test is the same every time. */
const SEED = 1;

describe('the fuzzer', () => {
  for (const [name, { seed, kind, ...fuzzCase }] of keptCases()) {
    it(`finds no more: ${kind} (${name})`, () => {
      checkCase(fuzzCase, seed);
    });
  }

  it(`finds nothing in ${String(COUNT)} cases`, () => {
    for (let index = 0; index < COUNT; index++) {
      const seed = seedOf(SEED, index);
      const fuzzCase = anyCase(new Random(seed));
      try {
        checkCase(fuzzCase, seed);
      } catch (error) {
        assert.fail(`${String(error)}\n${fuzzCase.origin}, seed ${String(seed)}\n${fuzzCase.text}`);
      }
    }
  });

  for (const name of HOSTILE_NAMES) {
    it(`finds nothing in ${name}`, () => {
      checkCase(hostile(new Random(SEED), name, 100), SEED);
    });
  }
});
