/**
 * Tests in a real editor: `npm run test:editor [-- SUITE…] [--grep TEXT]`; a suite is one of `suites.ts`,
 * or `walks`. Expects a built and packaged extension.
 */
import { parseArgs } from 'node:util';
import { runSuite } from './api-tests';
import { SUITES } from './suites';
import { runWalks } from './walks';

const WALKS = 'walks';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' } },
});
// Without it an interrupt would end this process without ending the servers.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(1));

try {
  const names = [...SUITES.map(({ name }) => name), WALKS];
  const unknown = positionals.find((each) => !names.includes(each));
  if (unknown !== undefined)
    throw new Error(`There is no suite ${unknown}; there are ${names.join(', ')}`);
  const wanted = (name: string): boolean => positionals.length === 0 || positionals.includes(name);
  for (const suite of SUITES) if (wanted(suite.name)) await runSuite(suite, values.grep);
  if (wanted(WALKS)) await runWalks(values.grep);
  // Whatever a failed step left open must not keep this process alive.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
