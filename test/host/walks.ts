/** Runs the walks: tests that use the editor as a person does. */
import Mocha from 'mocha';
import { glob } from 'tinyglobby';
import { npmVSCodeRunsHere } from './npm-vscode';
import { root } from './paths';

/** @throws Error when a walk fails or there is none. */
export async function runWalks(grep: string | undefined): Promise<void> {
  if (!npmVSCodeRunsHere) {
    console.log('Walks not run: they need the VS Code from npm packages (Linux on x64)');
    return;
  }
  const mocha = new Mocha({
    timeout: 120_000,
    // What a person sees comes by its own time: a second look before it counts as a fault.
    retries: 1,
    slow: 20_000,
    ...(grep === undefined ? {} : { grep }),
  });
  const files = await glob('test/walks/**/*.walk.ts', { cwd: root, absolute: true });
  if (files.length === 0) throw new Error('There are no walks in test/walks');
  for (const file of files.sort()) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${String(failures)} walks failed`);
}
