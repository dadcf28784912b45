import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { closeAll, inFolder, oneStep, open, problems, rules, untilRules, write } from './workspace';

const CHECK = 'sourcingCompliance.checkWorkspace';
const CLEAR = 'sourcingCompliance.clearWorkspaceCheck';

const importing = (file: string): string => `manifest: 1
product: Pack
asOf: 2023-06-30
imports: ["./${file}"]
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Someone
    country: KR
    inputs: ["./${file}#lithium-hydroxide"]
`;

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
    const tier1 = await write('many/tier-1.sourcing.yaml', importing('tier-2.sourcing.yaml'));
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

  it('checks two thousand manifests beside what the host does', async () => {
    const source = oneStep('CN');
    const item = source.slice(source.indexOf('  - id'));
    const rest = Array.from({ length: 50 }, (_, index) =>
      item.replace(/id: (\S+)/, `id: $1-${String(index)}`),
    );
    const text = source + rest.join('');
    const count = Number(process.env['FILES'] ?? 2000);
    for (let index = 0; index < count; index++) {
      await write(`many/${String(index)}.sourcing.yaml`, text);
    }
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const start = performance.now();
    await vscode.commands.executeCommand(CHECK);
    const seconds = (performance.now() - start) / 1000;
    delay.disable();
    console.log(
      `    ${String(count)} manifests in ${seconds.toFixed(1)} s; delays of the event loop: median ${ms(delay.percentile(50))}, p99 ${ms(delay.percentile(99))}, longest ${ms(delay.max)}`,
    );
    const ofMany = vscode.languages
      .getDiagnostics()
      .flatMap(([uri]) => (/\/many\/\d/.test(uri.path) ? problems(uri) : []));
    // What other tests left in the folder, and what they keep open, has its part of the 5,000 that are shown.
    assert.ok(ofMany.length > 4000 && ofMany.length <= 5000, String(ofMany.length));
    assert.ok(ofMany.every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
  });
});

const ms = (nanoseconds: number): string => `${(nanoseconds / 1e6).toFixed(0)} ms`;
