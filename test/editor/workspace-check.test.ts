import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  importing,
  inFolder,
  oneStep,
  open,
  problems,
  rules,
  untilRules,
  write,
} from './workspace';

const CHECK = 'sourcingCompliance.checkWorkspace';
const CLEAR = 'sourcingCompliance.clearWorkspaceCheck';

describe('check of the workspace', function () {
  this.timeout(120_000);

  afterEach(async () => {
    await vscode.commands.executeCommand(CLEAR);
    await closeAll();
    await vscode.workspace.fs.delete(inFolder('many'), { recursive: true, useTrash: false }).then(
      () => undefined,
      () => undefined,
    );
  });

  it('tells what is wrong in manifests that are not open, and follows what is saved', async () => {
    const tier2 = await write('many/tier-2.sourcing.yaml', oneStep('AU'));
    const tier1 = await write('many/tier-1.sourcing.yaml', importing('./tier-2.sourcing.yaml'));
    const broken = await write('many/broken.sourcing.yaml', oneStep('Chna'));
    assert.deepEqual(rules(broken), []);
    await vscode.commands.executeCommand(CHECK);
    await untilRules(broken, 'unknown-country');
    assert.deepEqual(rules(tier1), []);
    const [problem] = problems(broken);
    assert.ok(problem);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(broken));
    const line = text.split('\n')[problem.range.start.line];
    assert.equal(line?.slice(problem.range.start.character, problem.range.end.character), 'Chna');

    await write('many/tier-2.sourcing.yaml', oneStep('CN'));
    await untilRules(tier1, 'china-upstream');
    await untilRules(tier2, 'china-source');
    await vscode.workspace.fs.delete(broken);
    await untilRules(broken);
    await vscode.commands.executeCommand(CLEAR);
    await untilRules(tier1);
  });

  it('leaves open manifests to themselves, and has them back when they are closed', async () => {
    const text = oneStep('CN');
    const file = await write('many/open.sourcing.yaml', text);
    await vscode.commands.executeCommand(CHECK);
    await untilRules(file, 'china-source');
    await open('many/open.sourcing.yaml', text);
    await untilRules(file, 'china-source');
    await closeAll();
    await untilRules(file, 'china-source');
  });

  it('forgets what was in a folder that is removed', async () => {
    const file = await write('many/inside/gone.sourcing.yaml', oneStep('CN'));
    await vscode.commands.executeCommand(CHECK);
    await untilRules(file, 'china-source');
    const options = { recursive: true, useTrash: false };
    await vscode.workspace.fs.delete(inFolder('many/inside'), options);
    await untilRules(file);
  });
});
