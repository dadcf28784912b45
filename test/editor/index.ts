/** Runs the API tests with mocha inside the extension host. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Called by VS Code. @throws Error when a test fails or none was run. */
export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const grep = process.env['TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    color: true,
    timeout: 60_000,
    retries: 1,
    ...(grep ? { grep } : {}),
  });
  // What was bundled is what the suite runs.
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file));
  }
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${String(failures)} API tests failed`));
      else if (runner.total === 0 && !grep) reject(new Error('No API test was run'));
      else resolve();
    });
  });
}
