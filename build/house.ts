import { dirname, relative } from 'node:path';
import ts from 'typescript';
import { ruleFiles } from './generate/rules';

/** How the folders of `src` stand to each other, as the linter's configuration has it. */
export interface Layers {
  /** In the order in which data flows. */
  readonly LAYERS: readonly string[];
  /** None of these knows another. */
  readonly FACES: readonly string[];
}

/** What is looked for; each is to be found nowhere. */
const FAULTS = {
  circle: 'files that import each other in a circle',
  arrow: 'imports of a later folder, or of another face',
  vscode: 'imports of vscode outside src/editor',
  files: 'imports of the file system outside src/check, src/cli, src/server',
  ruleId: 'ids of rules as literals outside src/rules',
  readonly: 'casts away from readonly',
  long: 'files of more than 400 lines',
} as const;

/** Lines that a file may have: what is more has more than one purpose. */
const MAX_FILE_LINES = 400;

export interface Fault {
  readonly kind: keyof typeof FAULTS;
  /** Path and line, or the files of a circle. */
  readonly where: string;
}

/** Folders that may use the file system. */
const WITH_FILES = ['check', 'cli', 'server'];
const FILE_SYSTEM = /^(?:node:)?fs(?:\/|$)/;

/**
 * Looks through the sources of a program for what the house does not allow.
 *
 * @param root folder that has `src`
 * @param ids ids of all rules
 */
export function faultsOf(
  program: ts.Program,
  root: string,
  layers: Layers,
  ids: ReadonlySet<string>,
): Fault[] {
  const faults: Fault[] = [];
  const imports = new Map<string, string[]>();
  for (const source of program.getSourceFiles()) {
    const file = relative(root, source.fileName).replaceAll('\\', '/');
    if (!file.startsWith('src/') || file.includes('/generated/')) continue;
    const add = (kind: Fault['kind'], node: ts.Node): void => {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push({ kind, where: `${file}:${String(line + 1)} ${node.getText().slice(0, 80)}` });
    };
    const lines = source.text.split('\n').length - 1;
    if (lines > MAX_FILE_LINES) faults.push({ kind: 'long', where: `${file} ${String(lines)}` });
    const own: string[] = [];
    imports.set(file, own);
    const look = (node: ts.Node): void => {
      const name = moduleIn(node);
      if (name) {
        const target = targetOf(name.text, source, program, root);
        if (target !== undefined) own.push(target);
        const kind = importFault(file, name.text, target, layers);
        if (kind) add(kind, name);
      } else if (isRuleId(node, file, ids)) {
        add('ruleId', node);
      } else if (isCastFromReadonly(node, program.getTypeChecker())) {
        add('readonly', node);
      }
      ts.forEachChild(node, look);
    };
    look(source);
  }
  for (const circle of circlesIn(imports))
    faults.push({ kind: 'circle', where: circle.join(' ↔ ') });
  return faults;
}

/** The name of the module that an import, an export or a call of `import` names. */
function moduleIn(node: ts.Node): ts.StringLiteral | undefined {
  const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const name = isImport ? node.moduleSpecifier : isCall ? node.arguments[0] : undefined;
  return name && ts.isStringLiteral(name) ? name : undefined;
}

function targetOf(
  name: string,
  source: ts.SourceFile,
  program: ts.Program,
  root: string,
): string | undefined {
  if (!name.startsWith('.')) return undefined;
  const base = relative(root, `${dirname(source.fileName)}/${name}`).replaceAll('\\', '/');
  return program.getSourceFile(`${root}/${base}.ts`) ? `${base}.ts` : undefined;
}

const folderOf = (file: string): string => file.split('/')[1] ?? '';

function importFault(
  file: string,
  name: string,
  target: string | undefined,
  { LAYERS, FACES }: Layers,
): Fault['kind'] | undefined {
  const folder = folderOf(file);
  // The entry of the extension, which stands in no folder, is the editor's.
  if (name === 'vscode')
    return LAYERS.includes(folder) && folder !== 'editor' ? 'vscode' : undefined;
  if (FILE_SYSTEM.test(name)) return WITH_FILES.includes(folder) ? undefined : 'files';
  const other = target === undefined ? folder : folderOf(target);
  if (other === folder || !LAYERS.includes(folder)) return undefined;
  const isUp = LAYERS.indexOf(other) > LAYERS.indexOf(folder);
  const isFace = FACES.includes(folder) && FACES.includes(other);
  return isUp || isFace ? 'arrow' : undefined;
}

/** The keys of messages have names of their own, though some are those of rules. */
function isRuleId(node: ts.Node, file: string, ids: ReadonlySet<string>): boolean {
  if (!ts.isStringLiteralLike(node) || !ids.has(node.text)) return false;
  if (file.startsWith('src/rules/')) return false;
  const { parent } = node;
  if (!ts.isPropertyAssignment(parent)) return true;
  const isName = parent.name === node && file.startsWith('src/messages/');
  const isMessage = parent.name.getText() === 'key' && hasArguments(parent.parent);
  return !isName && !isMessage;
}

const hasArguments = ({ properties }: ts.ObjectLiteralExpression): boolean =>
  properties.some((each) => each.name?.getText() === 'args');

/** Whether something is taken for what can be changed that is declared as what cannot. */
function isCastFromReadonly(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isMappedTypeNode(node)) return node.readonlyToken?.kind === ts.SyntaxKind.MinusToken;
  if (!ts.isAsExpression(node) && !ts.isTypeAssertionExpression(node)) return false;
  let { expression } = node;
  while (ts.isAsExpression(expression)) ({ expression } = expression);
  const [from, to] = [checker.getTypeAtLocation(expression), checker.getTypeAtLocation(node)];
  if (from.symbol?.name === `Readonly${to.symbol?.name ?? ''}`) return true;
  return to.getProperties().some((property) => {
    const old = from.getProperty(property.name);
    return old !== undefined && isReadonly(old) && !isReadonly(property);
  });
}

const isReadonly = (property: ts.Symbol): boolean =>
  property.declarations?.some(
    (each) => (ts.getCombinedModifierFlags(each) & ts.ModifierFlags.Readonly) !== 0,
  ) === true;

/** Sets of files each of which leads to all others of its set (Tarjan). */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    let least = own;
    stack.push(file);
    for (const next of imports.get(file) ?? []) {
      if (!index.has(next)) least = Math.min(least, visit(next));
      else if (stack.includes(next)) least = Math.min(least, index.get(next) ?? least);
    }
    low.set(file, least);
    if (least === own) {
      const circle = stack.splice(stack.indexOf(file));
      if (circle.length > 1) circles.push(circle);
    }
    return least;
  };
  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}

/** The faults of this repository. */
export async function faultsHere(): Promise<Fault[]> {
  const root = process.cwd();
  const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = ts.sys.readDirectory(`${root}/src`, ['.ts']);
  const layers = (await import(`${root}/eslint.config.js`)) as Layers;
  const ids = (await ruleFiles()).map(({ id }) => id);
  return faultsOf(
    ts.createProgram(files, options),
    root,
    layers,
    new Set([...ids, 'policy-schema']),
  );
}

if (process.argv[1]?.endsWith('house.ts')) {
  const faults = await faultsHere();
  for (const [kind, what] of Object.entries(FAULTS)) {
    const found = faults.filter((fault) => fault.kind === kind);
    console.log(`${String(found.length).padStart(3)} ${what}`);
    for (const { where } of found) console.log(`      ${where}`);
  }
  process.exitCode = faults.length > 0 ? 1 : 0;
}
