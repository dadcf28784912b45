/**
 * Keeps what V8 compiles of the command line in one check, for `src/cli/start.ts`: run by the build in a
 * process of its own, with the program and an example as its arguments.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname } from 'node:path';
import { Script } from 'node:vm';

const [, , file = '', example = ''] = process.argv;
const script = new Script(Module.wrap(readFileSync(file, 'utf8')), { filename: file });
const main = script.runInThisContext() as (...args: unknown[]) => void;
process.argv = [process.execPath, file, 'check', example];
process.on('exit', () => {
  writeFileSync(`${file}.cache`, script.createCachedData());
});
main({}, Module.createRequire(file), { exports: {} }, file, dirname(file));
