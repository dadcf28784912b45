import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  closeAll,
  inFolder,
  oneStep,
  open,
  problems,
  replace,
  rules,
  until,
  untilRules,
  write,
} from './workspace';

const FOLDER = 'faults';
const pathOf = (name: string): string => inFolder(`${FOLDER}/${name}`).fsPath;
const file = (name: string): string => `${FOLDER}/${name}`;

/** What cannot be read, and what is said where it is imported. */
const FAULTS: Readonly<Record<string, readonly [(path: string) => void, RegExp]>> = {
  missing: [() => undefined, /there is no such file\.$/],
  folder: [
    (path) => {
      mkdirSync(path);
    },
    /it is a folder\.$/,
  ],
  dangling: [
    (path) => {
      symlinkSync('nowhere', path);
    },
    /it is a link to a file that is not there\.$|there is no such file\.$/,
  ],
  circle: [
    (path) => {
      symlinkSync(path, path);
    },
    /its links form a circle\.$/,
  ],
  pipe: [
    (path) => {
      execFileSync('mkfifo', [path]);
    },
    /it is not a regular file\.$/,
  ],
  binary: [
    (path) => {
      writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0xff, 0xfe, 0, 1]));
    },
    /it is not text\.$/,
  ],
};

/** A file whose first page nobody may read, as on a disk that is broken. */
const failing = (path: string): void => {
  symlinkSync('/proc/self/mem', path);
};

const messages = (uri: vscode.Uri): string[] => problems(uri).map(({ message }) => message);

async function hoverWorks(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.positionAt(document.getText().indexOf('country:') + 10);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    at,
  );
  assert.ok(hovers.length > 0, 'the hover of the country');
}

describe('a fault of the file system', () => {
  beforeEach(() => {
    mkdirSync(inFolder(FOLDER).fsPath, { recursive: true });
  });

  afterEach(async () => {
    await closeAll();
    rmSync(inFolder(FOLDER).fsPath, { recursive: true, force: true });
  });

  it('leaves the text of a manifest that vanishes while it is open, and goes on with it', async () => {
    const editor = await open(file('vanishing.sourcing.yaml'), oneStep('AU'));
    const { uri } = editor.document;
    unlinkSync(uri.fsPath);
    await replace(editor, 'country: AU', 'country: CN');
    await untilRules(uri, 'china-source');
    assert.match(editor.document.getText(), /country: CN/);
    await hoverWorks(uri);
    assert.ok(await editor.document.save());
    assert.deepEqual(rules(uri), ['china-source']);
  });

  it('is told where a file is imported, with its cause', async () => {
    for (const [name, [make]] of Object.entries(FAULTS)) make(pathOf(`${name}.yaml`));
    const imports = Object.keys(FAULTS).map((name) => `./${name}.yaml`);
    const text = oneStep('CN').replace('sources:', `imports: [${imports.join(', ')}]\nsources:`);
    const { document } = await open(file('importing.sourcing.yaml'), text);
    const expected = [...imports.map(() => 'unresolved-reference'), 'china-source'];
    await untilRules(document.uri, ...expected);
    const told = messages(document.uri);
    Object.entries(FAULTS).forEach(([name, [, words]], index) => {
      assert.match(told[index] ?? '', words, name);
    });
    await hoverWorks(document.uri);
  });

  it('of an import is over once the file is back', async () => {
    const path = pathOf('back.yaml');
    writeFileSync(path, oneStep('AU'));
    const text = oneStep('AU').replace('sources:', 'imports: [./back.yaml]\nsources:');
    const { document } = await open(file('waiting.sourcing.yaml'), text);
    await untilRules(document.uri);
    unlinkSync(path);
    await untilRules(document.uri, 'unresolved-reference');
    mkdirSync(path);
    await until(
      () => messages(document.uri).join(),
      (told) => told.includes('it is a folder'),
    );
    rmSync(path, { recursive: true });
    writeFileSync(path, oneStep('AU'));
    await untilRules(document.uri);
  });

  it('of a policy is a problem of the policy, and the defaults apply', async () => {
    const path = pathOf('sourcing.policy.yaml');
    symlinkSync(path, path);
    mkdirSync(pathOf('below'));
    const policy = vscode.Uri.file(path);
    const { document } = await open(file('below/judged.sourcing.yaml'), oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    unlinkSync(path);
    mkdirSync(path);
    await until(
      () => messages(policy).join(),
      (told) => /cannot be read: it is a folder\. Until this is fixed/.test(told),
    );
    assert.deepEqual(rules(document.uri), ['china-source']);
    rmSync(path, { recursive: true });
    writeFileSync(path, 'rules: { china-source: off }\n');
    await untilRules(document.uri);
    assert.deepEqual(messages(policy), []);
    unlinkSync(path);
    await untilRules(document.uri, 'china-source');
  });

  it('costs the check of the workspace no more than the one file', async () => {
    mkdirSync(pathOf('tree'));
    symlinkSync('..', pathOf('tree/up'));
    failing(pathOf('tree/failing.sourcing.yaml'));
    FAULTS['binary']?.[0](pathOf('tree/binary.sourcing.yaml'));
    const sound = await write(file('tree/sound.sourcing.yaml'), oneStep('CN'));
    const [broken, binary] = ['failing', 'binary'].map((name) =>
      inFolder(file(`tree/${name}.sourcing.yaml`)),
    );
    assert.ok(broken && binary);
    try {
      await vscode.commands.executeCommand('sourcingCompliance.checkWorkspace');
      await untilRules(sound, 'china-source');
      assert.match(messages(binary).join(), /was not checked\. The file is not text\.$/);
      assert.match(
        messages(broken).join(),
        /was not checked\. (?:It cannot be read: |This is a link )/,
      );
    } finally {
      await vscode.commands.executeCommand('sourcingCompliance.clearWorkspaceCheck');
    }
  });

  it('or a text that is no manifest leaves the editor usable', async () => {
    FAULTS['binary']?.[0](pathOf('binary.sourcing.yaml'));
    const binary = inFolder(file('binary.sourcing.yaml'));
    await Promise.resolve(vscode.workspace.openTextDocument(binary)).catch(() => undefined);
    const uri = await write(file('garbage.sourcing.yaml'), 'x 1\n'.repeat(1_100_000));
    await vscode.workspace.openTextDocument(uri);
    await until(
      () => messages(uri).join('\n'),
      (told) => told.includes('Split the file'),
    );
    const { document } = await open(file('beside.sourcing.yaml'), oneStep('CN'));
    await untilRules(document.uri, 'china-source');
    await hoverWorks(document.uri);
  });
});
