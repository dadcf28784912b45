/** Runs in the web worker what the bundle holds. */
declare const TEST_GREP: string;

/** Called by VS Code. @throws Error when a test fails or none was run. */
export async function run(): Promise<void> {
  if (TEST_GREP !== '') mocha.grep(TEST_GREP);
  await new Promise<void>((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${String(failures)} API tests failed`));
      else if (runner.total === 0 && TEST_GREP === '') reject(new Error('No API test was run'));
      else resolve();
    });
  });
}
