import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { missingOnce } from '../../src/analysis/missing-keys';
import { isManifestName } from '../../src/manifest/file-names';
import { english } from '../../src/messages/english';
import type { Message } from '../../src/messages/message';
import { sentence } from '../../src/messages/message';
import { SYNTAX } from '../../src/messages/syntax';
import type { Finding } from '../../src/rules/finding';
import { analyseFiles } from '../support/analyse';
import { evidenceOf } from '../support/evidence';
import { takeMarks } from '../support/marks';

/*
 * Every message is shown by some fixture. What `test/fixtures/mistakes` has are broken texts, each named
 * after its mistake, and in `messages.txt` what is said of it.
 *
 * `UPDATE=1 npm run test:file test/messages/pinned.test.ts` writes `messages.txt`, to be reviewed in the diff.
 */
const FIXTURES = join(import.meta.dirname, '../fixtures');
const MISTAKES = join(FIXTURES, 'mistakes');
const SAID = join(MISTAKES, 'messages.txt');

/** What is said of policies and exports has its own tests: `test/policy`, `test/editor`. */
const OF_OTHERS = new Set([
  'unreadable',
  'not-checked',
  'policy-extends',
  'policy-entry',
  'unreadable-screening',
  'unreadable-policy',
]);

/** The key of a message; of one on the structure what the mistake is. */
function nameOf({ key, args }: Message): string {
  if (key !== 'structure') return key;
  return args.kind === 'syntax' ? args.code : args.kind;
}

const namesOf = ({ message, related }: Finding): string[] =>
  [message, ...related.map((each) => each.message)].flatMap((each) =>
    'mayHaveChanged' in each ? [nameOf(each), 'may-have-changed'] : [nameOf(each)],
  );

/** Findings in every fixture of a rule, with the files beside it. */
function* found(): Iterable<Finding> {
  const all = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      relative(FIXTURES, join(parentPath, name)).replaceAll('\\', '/'),
    );
  const text = (path: string): string => readFileSync(join(FIXTURES, path), 'utf8');
  for (const file of all.filter(isManifestName)) {
    const folder = dirname(file);
    const beside = all.filter(
      (path) => path === file || (folder !== '.' && path.startsWith(`${folder}/`)),
    );
    const manifests = beside.filter((path) => isManifestName(path) && dirname(path) === folder);
    const policy = `${folder}/sourcing.policy.yaml`;
    const { findings } = analyseFiles(
      Object.fromEntries(manifests.map((path) => [path, takeMarks(text(path)).text])),
      {
        file,
        evidence: evidenceOf(
          folder === '.' ? {} : Object.fromEntries(beside.map((path) => [path, text(path)])),
        ),
        ...(existsSync(join(FIXTURES, policy)) && { policy: text(policy) }),
      },
    );
    yield* findings;
    yield* missingOnce(findings);
  }
}

const mistakes = readdirSync(MISTAKES)
  .filter((name) => name !== 'messages.txt')
  .sort();

function saidOf(name: string): string {
  const text = readFileSync(join(MISTAKES, name), 'utf8');
  const { findings } = analyseFiles({ [`a.sourcing${extname(name)}`]: text });
  const wanted = name.slice(0, -extname(name).length);
  const finding = findings.find(({ message }) => nameOf(message) === wanted);
  assert.ok(finding, `${wanted} is found in ${name}`);
  return sentence(finding.message, english);
}

describe('messages', () => {
  it('of each mistake of the text say what is wrong and what would fix it', () => {
    const said = mistakes.map((name) => `${name}: ${saidOf(name)}\n`).join('');
    if (process.env['UPDATE'] === '1') writeFileSync(SAID, said);
    assert.equal(said, readFileSync(SAID, 'utf8'));
  });

  it('are all shown by a fixture', () => {
    const shown = new Set(mistakes.map((name) => name.slice(0, -extname(name).length)));
    for (const finding of found()) for (const name of namesOf(finding)) shown.add(name);
    const all = [...Object.keys(english), ...Object.keys(SYNTAX)];
    const missing = all.filter((key) => !shown.has(key) && !OF_OTHERS.has(key));
    assert.deepEqual(missing, ['structure']);
  });
});
