/**
 * What an import of a full reporting template takes in a browser: the same file as `import.ts`, in a page of Chromium.
 * The heap is that of the page, after collecting garbage, before and after. Prints the figures; asserts nothing.
 */
import { build } from 'esbuild';
import { workbookOf } from '../support/workbook';
import { launchChromium } from '../host/chromium';
import { fullTemplate, ROWS } from './full-template';

const RUNS = 5;

const { outputFiles } = await build({
  entryPoints: ['test/bench/import-in-page.ts'],
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  external: ['node:*'],
  write: false,
});
const bytes = workbookOf(fullTemplate());
const browser = await launchChromium(['--js-flags=--expose-gc', '--enable-precise-memory-info']);
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  const found = await page.evaluate(
    ({ text, runs }) => {
      const bytes = Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
      const own = globalThis as unknown as {
        importOnce(bytes: Uint8Array): { milliseconds: number; steps: number };
        gc(): void;
        performance: { memory: { usedJSHeapSize: number } };
      };
      own.gc();
      const before = own.performance.memory.usedJSHeapSize;
      const times = [];
      let most = 0;
      let steps = 0;
      for (let left = runs; left > 0; left--) {
        const run = own.importOnce(bytes);
        times.push(run.milliseconds);
        steps = run.steps;
        most = Math.max(most, own.performance.memory.usedJSHeapSize);
      }
      return { times, steps, before, most };
    },
    { text: Buffer.from(bytes).toString('base64'), runs: RUNS },
  );
  const seconds = found.times.map((time) => (time / 1000).toFixed(2)).join(', ');
  const megabytes = (size: number): string => (size / 1e6).toFixed(0);
  console.log(`${String(ROWS)} smelters and mines, ${String(found.steps)} steps: ${seconds} s`);
  console.log(
    `heap: ${megabytes(found.before)} MB before, at most ${megabytes(found.most)} MB behind a run`,
  );
} finally {
  await browser.close();
}
