import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { english } from '../../src/messages/english';
import { sentence } from '../../src/messages/message';
import { RULES } from '../../src/rules/catalogue';
import { evidenceOf } from '../support/evidence';
import { analyseText } from '../support/analyse';

/*
 * Every rule has a page, all pages are built alike, and their examples are manifests that are analysed:
 * the wrong one shows the rule, the right one does not, and is valid.
 */
const PAGES = join(import.meta.dirname, '../../docs/rules');

/** The files that the examples name. */
const EVIDENCE = evidenceOf({ 'coo/2311.pdf': 'Certificate of origin 2311\n' });

const SECTIONS = ['Why', 'Wrong', 'Right', 'How to fix it', 'References'];

const pageOf = (id: string): string => readFileSync(join(PAGES, `${id}.md`), 'utf8');

function exampleIn(page: string, section: string): string {
  const example = new RegExp(`^## ${section}\\n\\n\`\`\`yaml\\n([^]*?)^\`\`\`$`, 'm').exec(page);
  assert.ok(example?.[1], `no example under ${section}`);
  return example[1];
}

/** The policy that both examples of a page are judged under, if it has one. */
const policyIn = (page: string): string | undefined =>
  page.includes('## Policy\n') ? exampleIn(page, 'Policy') : undefined;

const told = (
  text: string,
  policy: string | undefined,
): { ruleId: string; severity: string; message: string }[] =>
  analyseText(text, {
    evidence: EVIDENCE,
    ...(policy !== undefined && { policy }),
  }).findings.map(({ ruleId, severity, message }) => ({
    ruleId,
    severity,
    message: sentence(message, english),
  }));

describe('pages of the rules', () => {
  it('are there for every rule and for nothing else', () => {
    const pages = readdirSync(PAGES).map((name) => name.replace(/\.md$/, ''));
    // `policy-schema` is found in a policy, not in a manifest.
    assert.deepEqual(pages.sort(), [...RULES.map(({ id }) => id), 'policy-schema'].sort());
  });

  for (const { id, severity, isOptIn = false } of RULES) {
    describe(id, () => {
      it('is built like every other page', () => {
        const page = pageOf(id);
        const shown = isOptIn ? `off (a policy switches it on; suggested: ${severity})` : severity;
        assert.ok(page.startsWith(`# ${id}\n\nSeverity: ${shown}\n\n`));
        const sections = [...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
        assert.deepEqual(
          sections.filter((section) => section !== 'Policy'),
          SECTIONS,
        );
      });

      it('shows the rule in the wrong example', () => {
        const found = told(exampleIn(pageOf(id), 'Wrong'), policyIn(pageOf(id)));
        assert.ok(
          found.some(({ ruleId }) => ruleId === id),
          JSON.stringify(found),
        );
      });

      it('fixes it in the right example', () => {
        const found = told(exampleIn(pageOf(id), 'Right'), policyIn(pageOf(id)));
        const wrong = found.filter((each) => each.ruleId === id || each.severity === 'error');
        assert.deepEqual(wrong, []);
      });
    });
  }
});
