/** Many manifests at once; `npm run bench` runs it with 10,000 and prints the figures. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { Boundary } from '../../src/editor/boundary';
import { Policies } from '../../src/editor/policies';
import { WorkspaceCheck } from '../../src/editor/workspace-check';
import { knowledgeData } from '../../src/knowledge/generated/knowledge.js';
import { Knowledge } from '../../src/knowledge/knowledge';
import { manifestOf } from '../bench/manifests';
import { watched } from './event-loop';
import { closeAll, codeOf, importing, inFolder, oneStep, problems, until } from './workspace';

const CHECK = 'sourcingCompliance.checkWorkspace';
const CLEAR = 'sourcingCompliance.clearWorkspaceCheck';
const FILES = Number(process.env['MANIFESTS'] ?? 300);
const SOURCES = 100;
/** Without a word of the editor about files, in milliseconds. */
const QUIET = 1500;
const BURST = Math.min(FILES, 1000);

const folder = (): string => inFolder('load').fsPath;
const path = (index: number): string =>
  join(folder(), `part-${String(index % 100)}`, `${String(index)}.sourcing.yaml`);

/** The problems of the many manifests, open or not. */
const found = (): [vscode.Uri, vscode.Diagnostic[]][] =>
  vscode.languages
    .getDiagnostics()
    .filter(([{ path }]) => path.includes('/load/'))
    .map(([uri]) => [uri, problems(uri)]);

const isError = ({ severity }: vscode.Diagnostic): boolean =>
  severity === vscode.DiagnosticSeverity.Error;

const errors = (): number =>
  found()
    .flatMap(([, all]) => all)
    .filter(isError).length;

/** Waits until the editor has told of all files that were written: it tells some hundreds a second. */
async function quiet(): Promise<void> {
  let last = performance.now();
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.sourcing.yaml');
  const heard = (): void => {
    last = performance.now();
  };
  watcher.onDidCreate(heard);
  watcher.onDidChange(heard);
  await until(
    () => performance.now() - last,
    (passed) => passed > QUIET,
    280_000,
  );
  watcher.dispose();
}

const print = (what: string, figures: string): void => {
  console.log(`    ${what}: ${figures}`);
};

/** What the editor has of each of the many manifests, in words. */
const everything = (): ReadonlyMap<string, string> =>
  new Map(found().map(([{ path }, all]) => [path, all.map(({ message }) => message).join()]));

describe('many manifests of a workspace', function () {
  this.timeout(300_000);

  before(async () => {
    const text = manifestOf(SOURCES);
    for (let index = 0; index < FILES; index++) {
      await mkdir(join(path(index), '..'), { recursive: true });
      await writeFile(path(index), text);
    }
    await writeFile(join(folder(), 'base.sourcing.yaml'), oneStep('AU'));
    for (const name of ['first', 'second']) {
      await writeFile(join(folder(), `${name}.sourcing.yaml`), importing('./base.sourcing.yaml'));
    }
    await quiet();
  });

  after(async () => {
    await vscode.commands.executeCommand(CLEAR);
    await closeAll();
    rmSync(folder(), { recursive: true, force: true });
  });

  it('are checked beside what the host does', async () => {
    const figures = await watched(async () => {
      await vscode.commands.executeCommand(CHECK);
    });
    print(`${String(FILES)} manifests of ${String(SOURCES)} sources`, figures);
    const all = found().flatMap(([, each]) => each);
    // Other tests leave a few manifests in the folder, which have their part of the 5,000.
    assert.ok(all.length > 4500 && all.length <= 5000, String(all.length));
    assert.ok(all.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
  });

  it('are checked again where a saved file touches them, and nowhere else', async () => {
    const rulesOf = (name: string): string[] =>
      problems(vscode.Uri.file(join(folder(), `${name}.sourcing.yaml`))).map(codeOf);
    const before = everything();
    const figures = await watched(async () => {
      const renamed = oneStep('AU').replace('lithium-hydroxide', 'lithium-salt');
      writeFileSync(join(folder(), 'base.sourcing.yaml'), renamed);
      await until(
        () => ['first', 'second'].flatMap(rulesOf).join(' '),
        (seen) => seen === 'unresolved-reference unresolved-reference',
      );
    });
    print('from a save to the problems of two files that import it', figures);
    const others = [...everything()].filter(
      ([path, all]) => !/\/load\/\w+\.sourcing\.yaml$/.test(path) && before.get(path) !== all,
    );
    // Two errors more: as many warnings of the last file that is shown make way.
    assert.ok(others.length <= 1, others.map(([path]) => path).join());
  });

  it('are checked again as many as are saved at once', async () => {
    const before = errors();
    const broken = manifestOf(SOURCES).replace('country: AU', 'country: Chna');
    const seen = new Set<string>();
    // Asking for all problems would itself be the longest task.
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) if (problems(uri).some(isError)) seen.add(uri.path);
    });
    // The editor itself may leave some out where very many files change.
    const told = new Set<string>();
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.sourcing.yaml');
    let last = performance.now();
    const tell = watcher.onDidChange(({ path }) => {
      if (!told.has(path)) last = performance.now();
      told.add(path);
    });
    const figures = await watched(async () => {
      for (let index = 0; index < BURST; index++) await writeFile(path(index), broken);
      await until(
        () => told.size > 0 && performance.now() - last > QUIET,
        (isQuiet) => isQuiet,
        60_000,
      );
      await until(
        () => [...told].every((each) => seen.has(each)),
        (isThere) => isThere,
        60_000,
      );
    });
    print(`${String(told.size)} of ${String(BURST)} manifests saved at once were told of`, figures);
    vscode.Disposable.from(listener, tell, watcher).dispose();
    assert.ok(told.size > BURST / 2, String(told.size));
    await until(errors, (count) => count >= before + told.size);
  });

  it('keep what was found where the user ends the check, and are followed then', async () => {
    await vscode.commands.executeCommand(CLEAR);
    await until(
      () => found().length,
      (count) => count === 0,
    );
    const extension = vscode.extensions.getExtension('sourcing-compliance.sourcing-compliance');
    assert.ok(extension);
    const closed = new vscode.EventEmitter<vscode.Uri>();
    const mistakes: unknown[] = [];
    const boundary = new Boundary();
    const policies = new Policies(new Knowledge(knowledgeData), boundary);
    const check = new WorkspaceCheck({
      documents: { onDidClose: closed.event },
      policies,
      boundary,
      extensionUri: extension.extensionUri,
      report: (each) => mistakes.push(each),
    });
    const source = new vscode.CancellationTokenSource();
    try {
      let checked = 0;
      let ended = 0;
      const report = ({ message = '' }: { message?: string }): void => {
        checked = Number(/^([\d,]+) of/.exec(message)?.[1]?.replaceAll(',', '') ?? 0);
        // Other tests left manifests in the folder that come before the many.
        if (checked < FILES / 2 || ended > 0) return;
        ended = performance.now();
        source.cancel();
      };
      const summary = await check.run({ report }, source.token);
      print('from cancel to the end', `${(performance.now() - ended).toFixed(0)} ms`);
      assert.equal(summary, undefined);
      assert.ok(checked >= FILES / 2 && checked < FILES, String(checked));
      const kept = found().filter(([, all]) => all.length > 0);
      assert.ok(kept.length > 0 && kept.length <= checked, String(kept.length));

      const late = join(folder(), 'late.sourcing.yaml');
      writeFileSync(late, oneStep('Chna'));
      await until(
        () => problems(vscode.Uri.file(late)).map(codeOf),
        (rules) => rules.includes('unknown-country'),
      );
      assert.deepEqual(mistakes, []);
    } finally {
      check.dispose();
      policies.dispose();
      boundary.dispose();
      source.dispose();
      closed.dispose();
    }
  });
});
