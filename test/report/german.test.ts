import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { german, germanWith } from '../../src/messages/german/german';
import { filled } from '../../src/messages/language';
import { reportOf } from '../../src/report/data/report-of';
import { mainHtml } from '../../src/report/page/main-html';
import { Lines } from '../../src/text/lines';
import { analyseFiles } from '../support/analyse';
import { englishWords } from '../support/english-words';

const bundle = JSON.parse(
  readFileSync(new URL('../../l10n/bundle.l10n.de.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

const language = germanWith((text, ...[args]) => filled(bundle[text] ?? text, args));

/** What is shown of a page: texts of elements, and what is said of pictures. */
const shown = (html: string): string =>
  html
    .replace(/<[^>]*aria-label="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe('a report in German', () => {
  const files = Object.fromEntries(
    ['ev-battery-pack.sourcing.yaml', 'battery-suppliers.sourcing.yaml'].map((name) => [
      name,
      readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'),
    ]),
  );
  const policy = 'policy: 1\ndefaults:\n  regimes: [ira-30d, dfars-7052, pfe-storage]\n';
  const name = 'ev-battery-pack.sourcing.yaml';
  const report = reportOf(name, analyseFiles(files, { policy }), new Lines(files[name] ?? ''), {
    language,
    catalogue: german,
  });
  const html = mainHtml(report, 'editor', language);

  it('says the answer, causes and pictures in German, with German numbers and days', () => {
    assert.match(html, /<h2>Ursachen<\/h2>/);
    assert.match(shown(html), /Von der Mine zum Produkt/);
    assert.match(shown(html), /Stand 30\.06\.2023/);
    assert.match(shown(html), /\d,\d %/);
  });

  it('has no English left but names and documents', () => {
    // Documents have the titles that they have; ids and evidence are the manifest's.
    const own = shown(html.replace(/<section class="wide"><h2>(?:Nachweise|Verwendete)[^]*$/, ''));
    const names = [
      ...report.sources.flatMap(({ id, supplier }) => [id, supplier]),
      report.product ?? '',
    ];
    const rules = report.findings.map(({ rule }) => rule);
    const regimes = report.requirements.map(({ regimeName }) => regimeName);
    const text = [...names, ...rules, ...regimes]
      .sort((a, b) => b.length - a.length)
      .reduce((all, each) => all.replaceAll(each, ''), own)
      // In brackets stand agreements and laws by their names.
      .replace(/\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g, '');
    assert.deepEqual(
      text.split(/\n/).filter((each) => englishWords(each).length > 0),
      [],
    );
  });
});
