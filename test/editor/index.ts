/** Runs the API tests with mocha inside the extension host. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Called by VS Code. @throws Error when a test fails or none was run. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const grep = process.env['TEST_GREP'];
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: 30_000, ...(grep ? { grep } : {}) });
  // A suite has the workspace that its folder needs.
  const folder = join(__dirname, process.env['TEST_SUITE'] ?? '');
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(folder, file));
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${String(failures)} API tests failed`));
      else if (runner.total === 0 && !grep) reject(new Error('No API test was run'));
      else resolve();
    });
  });
}
