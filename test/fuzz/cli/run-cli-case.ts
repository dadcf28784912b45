import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Violation } from '../violation';
import type { CliCase } from './cli-case';
import { SECRET } from './cli-case';
import { makeTree, stateOf } from './tree';

/** Longer than anything may take on a machine that has other work. */
const GIVEN_UP_MS = 600_000;
/** Rights are nothing to who may do all: then somebody else runs the command. */
const NOBODY = process.getuid?.() === 0 ? 65534 : undefined;
/** What a terminal or a log would act on. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const DRIVES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|##\[/;
const STACK = /^\s+at .+:\d+:\d+\)?$|node:internal|^Node\.js v/m;
const TEMPORARY = /^\.[^/]*\.\d+\.tmp$/;

interface Ran {
  readonly status: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs a case with a built command line in a tree of its own.
 *
 * @throws Violation where a promise does not hold
 */
export async function checkCliCase(cli: string, cliCase: CliCase): Promise<void> {
  const outer = mkdtempSync(join(tmpdir(), 'sc-fuzz-'));
  const folder = join(outer, 'tree');
  try {
    mkdirSync(folder);
    makeTree(folder, cliCase.entries, NOBODY);
    const before = stateOf(outer);
    const ran = await run(cli, folder, cliCase);
    checkEnd(ran, cliCase);
    checkText(ran, cliCase);
    const changed = changes(before, stateOf(outer));
    checkChanges(changed, folder, cliCase);
    if (changed.length === 0 && cliCase.interrupt === undefined) {
      await checkOneCore(cli, folder, cliCase, ran);
    }
  } finally {
    removeTree(outer);
  }
}

/** @param before what goes before the program, to bind it to a core */
function run(
  cli: string,
  folder: string,
  { args, input, interrupt }: CliCase,
  before: readonly string[] = [],
): Promise<Ran> {
  const [program = '', ...rest] = [...before, process.execPath, cli, ...args];
  const child = spawn(program, rest, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: '/nonexistent' },
    ...(NOBODY !== undefined && { uid: NOBODY, gid: NOBODY }),
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (some: string) => (out += some));
  child.stderr.setEncoding('utf8').on('data', (some: string) => (err += some));
  child.stdin.on('error', () => undefined).end(input ?? '');
  const end = setTimeout(() => child.kill('SIGKILL'), GIVEN_UP_MS);
  const sent = interrupt && setTimeout(() => child.kill(interrupt.signal), interrupt.after);
  return new Promise((done) => {
    child.on('close', (status, signal) => {
      clearTimeout(end);
      clearTimeout(sent);
      done({ status, signal, out, err });
    });
  });
}

function checkEnd({ status, signal, out, err }: Ran, { args, interrupt }: CliCase): void {
  if (signal !== null) {
    if (signal !== interrupt?.signal) throw new Violation('the command is ended', signal);
    return;
  }
  const all = `${out}\n${err}`;
  if (status === null || ![0, 1, 2].includes(status)) {
    throw new Violation('the exit status is none of 0, 1, 2', `${String(status)}\n${err}`);
  }
  if (STACK.test(err)) throw new Violation('a stack trace', err);
  if (/It failed \(|The check of this file failed|installation is broken/.test(all)) {
    throw new Violation('a mistake of the program', all);
  }
  if (status === 2 && err.trim() === '') throw new Violation('2 without a line', out);
  if (status < 2 && args[0] === 'check' && err !== '') {
    throw new Violation(`${String(status)} with something on standard error`, err);
  }
  if (args[0] === 'check' && args.includes('json') && out !== '') checkJson(out, status, args);
}

interface JsonResult {
  readonly error?: string;
  readonly findings?: readonly { readonly severity: string; readonly waived: boolean }[];
}

function checkJson(out: string, status: number, args: readonly string[]): void {
  let results: readonly JsonResult[];
  try {
    results = JSON.parse(out) as readonly JsonResult[];
  } catch (error) {
    throw new Violation('standard output is no JSON', `${String(error)}\n${out.slice(0, 500)}`);
  }
  const isUnread = results.some(({ error }) => error !== undefined);
  const hasErrors = results.some(({ findings = [] }) =>
    findings.some(({ severity, waived }) => severity === 'error' && !waived),
  );
  if (isUnread && status !== 2) throw new Violation('an unread file without 2', out);
  if (hasErrors && status === 0) throw new Violation('errors with 0', out);
  const isLimited = args.includes('--max-warnings');
  if (status === 1 && !hasErrors && !isLimited) throw new Violation('1 without errors', out);
}

function checkText({ out, err }: Ran, { args }: CliCase): void {
  // An export or a page is a file of its own format, with line ends and tabs as that has them.
  const isText = !['export', 'report'].includes(args[0] ?? '');
  if (isText && DRIVES.test(out)) throw new Violation('standard output drives a terminal', out);
  if (DRIVES.test(err)) throw new Violation('standard error drives a terminal', err);
  if (args.includes('github') && /^(?!::(?:error|warning|notice) )./m.test(out)) {
    throw new Violation('a workflow command of its own', out);
  }
  // What was typed may be repeated.
  const shown = `${out}\n${err}`;
  if (shown.includes(SECRET) && !args.some((arg) => arg.includes('outside'))) {
    throw new Violation('a file outside the tree is quoted', shown);
  }
}

interface Change {
  readonly path: string;
  readonly now: string | undefined;
}

function changes(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, now: after.get(path) }));
}

/** Only what was asked for is written, and as a whole. */
function checkChanges(changed: readonly Change[], folder: string, { args }: CliCase): void {
  const at = args.indexOf('--output');
  const hasOutput = at !== -1 && (args[at + 1] ?? '') !== '';
  const mayFix = args.includes('--fix');
  let written = 0;
  for (const { path, now } of changed) {
    if (TEMPORARY.test(basename(path))) throw new Violation('something is left behind', path);
    if (now === undefined) throw new Violation('a file is gone', path);
    if (mayFix && path.startsWith('tree/')) continue;
    if (!hasOutput || ++written > 1) {
      throw new Violation('a file is written that nobody named', JSON.stringify(changed));
    }
    // Whatever ends it: a signal may come when all is written.
    const file = join(folder, '..', path);
    if (args[0] !== 'check' || !args.includes('json') || !lstatSync(file).isFile()) continue;
    try {
      JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      throw new Violation('half a file', `${path}: ${String(error)}`);
    }
  }
}

/** The same, and in the same order, whatever the number of threads. */
async function checkOneCore(
  cli: string,
  folder: string,
  cliCase: CliCase,
  ran: Ran,
): Promise<void> {
  if (process.platform !== 'linux' || cliCase.args[0] !== 'check') return;
  const again = await run(cli, folder, cliCase, ['taskset', '-c', '0']);
  const said = ({ status, out, err }: Ran): string => `${String(status)}\n${out}\n${err}`;
  if (said(again) !== said(ran)) {
    throw new Violation(
      'one core says something else than two',
      `${said(again)}\n---\n${said(ran)}`,
    );
  }
}

function removeTree(outer: string): void {
  if (NOBODY === undefined) unlock(outer);
  rmSync(outer, { recursive: true, force: true });
}

/** A folder without rights could not be emptied. */
function unlock(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) unlock(join(folder, entry.name));
  }
}

/** Whether the command can be run as cases need it: with Node in reach of whoever runs it. */
export function canRunCases(cli: string): boolean {
  const { status } = spawnSync(process.execPath, [cli, '--version'], {
    ...(NOBODY !== undefined && { uid: NOBODY, gid: NOBODY }),
    env: { HOME: '/nonexistent' },
  });
  return status === 0;
}
