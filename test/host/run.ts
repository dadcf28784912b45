/**
 * Tests in a real editor: `npm run test:editor [-- api | untrusted | walks] [--grep TEXT]`.
 * Expects a built and packaged extension.
 */
import { parseArgs } from 'node:util';
import { runApiTests } from './api-tests';
import { runWalks } from './walks';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string' } },
});
const [only] = positionals;
// Without it an interrupt would end this process without ending the servers.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(1));

try {
  const suites = { api: '', untrusted: 'untrusted' } as const;
  if (only === undefined) await runApiTests(values.grep);
  else if (only === 'api' || only === 'untrusted') await runApiTests(values.grep, suites[only]);
  if (only === undefined || only === 'walks') await runWalks(values.grep);
  // Whatever a failed step left open must not keep this process alive.
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
