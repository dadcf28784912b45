/**
 * The entry of the command line. Compiling it takes longer than the check of a small file, so that what
 * V8 compiled when it was built stands beside it; another V8 refuses that and compiles.
 */
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';

const filename = join(__dirname, 'cli-main.cjs');
const cachedData = cacheBeside(filename);
const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), {
  filename,
  ...(cachedData && { cachedData }),
});
type Wrapped = (exports: object, require: NodeJS.Require, module: object, ...at: string[]) => void;
const main = script.runInThisContext() as Wrapped;
const module = { exports: {} };
main(module.exports, Module.createRequire(filename), module, filename, __dirname);

function cacheBeside(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}.cache`);
  } catch {
    return undefined;
  }
}
