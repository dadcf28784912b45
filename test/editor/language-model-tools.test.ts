import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, open } from './workspace';

const CELL = `manifest: 1
product: Cell
asOf: 2023-06-30
sources:
  - id: hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
`;

/** What a tool answers, as its text. */
async function ask(name: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`sourcing_compliance_${name}`, {
    input,
    toolInvocationToken: undefined,
  });
  const [first] = content;
  assert.ok(first instanceof vscode.LanguageModelTextPart);
  return first.value;
}

describe('the tools for agents in the editor', () => {
  afterEach(closeAll);

  it('are there with their descriptions', () => {
    const names = vscode.lm.tools.map(({ name }) => name);
    for (const tool of ['check_manifest', 'explain_finding', 'screen_company']) {
      assert.ok(names.includes(`sourcing_compliance_${tool}`), tool);
    }
  });

  it('check the manifest that is shown, as it is in the editor', async () => {
    const editor = await open('tools.sourcing.yaml', CELL);
    assert.match(await ask('check_manifest', {}), /"china-source"/);
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(8, 13, 8, 15), 'CL');
    });
    assert.doesNotMatch(await ask('check_manifest', {}), /"china-source"/);
    assert.match(
      await ask('check_manifest', { path: 'tools.sourcing.yaml', text: CELL }),
      /"china-source"/,
    );
  });

  it('answer without a manifest, and say what is not known', async () => {
    assert.match(
      await ask('list_alternatives', {
        material: 'lithium',
        stage: 'processing',
        day: '2023-06-30',
      }),
      /"country":"CL"/,
    );
    assert.match(await ask('what_applies', { country: 'Congo' }), /is not a known country/);
    assert.match(await ask('check_manifest', { path: '../../etc/passwd' }), /Give the path/);
  });
});
