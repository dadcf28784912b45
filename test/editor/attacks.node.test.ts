import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { watched } from './event-loop';
import {
  closeAll,
  folder,
  inFolder,
  oneStep,
  open,
  problems,
  rules,
  until,
  untilRules,
  write,
} from './workspace';

const FOLDER = 'attacks';
const pathOf = (name: string): string => inFolder(`${FOLDER}/${name}`).fsPath;
const setting = (): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('sourcingCompliance', folder());

/** The setting that adds manifests names only what its folder holds, and in bounded time. */
describe('the setting “files”', () => {
  afterEach(async () => {
    await setting().update('files', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await closeAll();
  });

  it('is one of each folder, relative to it', async () => {
    await setting().update('files', ['chain/*.yaml'], vscode.ConfigurationTarget.WorkspaceFolder);
    const { document } = await open('chain/a.yaml', oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    const other = await open('chain/other/a.yaml', oneStep('CN'));
    const beside = await open('beside.sourcing.yaml', oneStep('CN'));
    await untilRules(beside.document.uri, 'china-source');
    assert.deepEqual(rules(other.document.uri), []);
  });

  it('with forty stars hangs nothing, and one that can match nothing is warned of', async () => {
    const shown: string[] = [];
    const real = vscode.window.showWarningMessage;
    Object.assign(vscode.window, {
      showWarningMessage: (words: string) => {
        shown.push(words);
        return Promise.resolve(undefined);
      },
    });
    try {
      const globs = [
        `${'*a'.repeat(40)}b.yaml`,
        'a\\*.yaml',
        '/a/*.yaml',
        '${workspaceFolder}/*.yaml',
      ];
      await setting().update('files', globs, vscode.ConfigurationTarget.WorkspaceFolder);
      const { document } = await open(`${'a'.repeat(200)}.yaml`, oneStep('CN'));
      const beside = await open('beside.sourcing.yaml', oneStep('CN'));
      await untilRules(beside.document.uri, 'china-source');
      assert.deepEqual(rules(document.uri), []);
      await until(
        () => shown.length,
        (count) => count === globs.length,
      );
    } finally {
      Object.assign(vscode.window, { showWarningMessage: real });
    }
  });
});

describe('a link out of the workspace', () => {
  const outside = join(tmpdir(), `sc-outside-${String(process.pid)}`);

  beforeEach(() => {
    mkdirSync(outside, { recursive: true });
    mkdirSync(inFolder(FOLDER).fsPath, { recursive: true });
    writeFileSync(join(outside, 'secret.yaml'), 'SECRET: 1\nmanifest: 2\n');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('sourcingCompliance.clearWorkspaceCheck');
    await closeAll();
    for (const path of [outside, inFolder(FOLDER).fsPath]) rmSync(path, { recursive: true });
  });

  it('is not read as an import, as a policy or as a manifest', async () => {
    for (const name of ['import.yaml', 'sourcing.policy.yaml', 'link.sourcing.yaml']) {
      symlinkSync(join(outside, 'secret.yaml'), pathOf(name));
    }
    const text = oneStep('CN').replace('sources:', 'imports: [./import.yaml]\nsources:');
    const { document } = await open(`${FOLDER}/a.sourcing.yaml`, text);
    await untilRules(document.uri, 'unresolved-reference', 'china-source');
    const link = vscode.Uri.file(pathOf('link.sourcing.yaml'));
    await vscode.window.showTextDocument(link);
    await until(
      () => problems(link).length,
      (count) => count === 1,
    );
    assert.match(JSON.stringify(vscode.languages.getDiagnostics()), /link out of the workspace/);
    await closeAll();
    await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
    await until(
      () =>
        problems(link)
          .map(({ message }) => message)
          .join(),
      (words) => words.includes('a link out of'),
    );
    assert.doesNotMatch(JSON.stringify(vscode.languages.getDiagnostics()), /SECRET/);
  });

  it('that stays inside is followed', async () => {
    await write(`${FOLDER}/real.sourcing.yaml`, oneStep('CN'));
    symlinkSync('real.sourcing.yaml', pathOf('link.sourcing.yaml'));
    const link = vscode.Uri.file(pathOf('link.sourcing.yaml'));
    await vscode.window.showTextDocument(link);
    await untilRules(link, 'china-source');
  });
});

describe('very many imports', function () {
  this.timeout(120_000);

  beforeEach(() => {
    mkdirSync(inFolder(FOLDER).fsPath, { recursive: true });
  });

  afterEach(async () => {
    await closeAll();
    rmSync(inFolder(FOLDER).fsPath, { recursive: true });
  });

  it('of files that are not there keep the host free', async () => {
    const imports = Array.from({ length: 20_000 }, (_, index) => `  - ./x${String(index)}.yaml`);
    const text = oneStep('CN').replace('sources:', `imports:\n${imports.join('\n')}\nsources:`);
    const report = await watched(async () => {
      const { document } = await open(`${FOLDER}/many.sourcing.yaml`, text);
      await until(
        () => problems(document.uri).length,
        (count) => count > 900,
        60_000,
      );
    });
    console.log(`    20,000 imports: ${report}`);
  });

  it('of each other keep the host free', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `m${String(index)}.sourcing.yaml`);
    const imports = `imports: [${names.map((name) => `./${name}`).join(', ')}]\nsources:`;
    for (const name of names)
      writeFileSync(pathOf(name), oneStep('CN').replace('sources:', imports));
    const report = await watched(async () => {
      const uri = vscode.Uri.file(pathOf('m0.sourcing.yaml'));
      await vscode.window.showTextDocument(uri);
      await until(
        () => rules(uri).join(),
        (found) => found.includes('china-source'),
        60_000,
      );
    });
    console.log(`    300 imports of each other: ${report}`);
  });
});
