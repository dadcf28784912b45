import { complete } from '../../src/completion/complete';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { teamOf } from './core';
import { cursorAt } from '../support/cursor';
import type { FuzzCase } from './fuzz-case';
import type { Random } from './random';
import { Violation } from './violation';

/** Reads the policy of a case, and completes somewhere in it. */
export function checkPolicy(fuzzCase: FuzzCase, random: Random): void {
  const { policy = '' } = fuzzCase;
  const { problems, knowledge } = teamOf(fuzzCase);
  for (const { start, end, message } of problems) {
    if (!(start >= 0 && start <= end && end <= policy.length)) {
      throw new Violation(
        'a mistake of a policy stands outside the text',
        `${String(start)}-${String(end)}: ${sentence(message, english)}`,
      );
    }
    const words = sentence(message, english).replaceAll(/“[^”]*”/g, '');
    if (/undefined|\[object|NaN(?!\w)/.test(words) || words.length === 0) {
      throw new Violation('a mistake of a policy has no proper sentence', words);
    }
  }
  for (let count = 0; count < 5; count++) {
    complete(cursorAt(policy, random.below(policy.length + 1)), { knowledge, today: '2024-06-30' });
  }
}
