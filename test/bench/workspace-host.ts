/**
 * The check of a workspace in the real extension host: time, delays of its event loop and memory for
 * many manifests of 100 sources, for one that is saved, for many that are saved at once, and for an end
 * by the user. Expects a packaged extension. Prints the figures of `test/editor/workspace-load.node.test.ts`.
 */
import { runSuite } from '../host/api-tests';
import { API } from '../host/suites';

const RUNS = 3;

// Without it an interrupt would end this process without ending the servers.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(1));

process.env['MANIFESTS'] ??= process.env['FILES'] ?? '10000';
for (let run = 0; run < RUNS; run++) await runSuite(API, 'many manifests of a workspace');
process.exit(0);
