import assert from 'node:assert/strict';
import fc from 'fast-check';
import { kindOf } from '../../src/convert/import-file';
import type { Updated } from '../../src/convert/update-manifest';
import { updateManifest } from '../../src/convert/update-manifest';
import { writeManifest } from '../../src/convert/write-manifest';
import { endOf, startOf } from '../../src/manifest/model';
import { readManifest } from '../../src/manifest/read';
import { importedOf, into } from '../support/imported';
import { runs } from '../support/runs';

const HEAD = 'Supplier,Material,Stage,Country,Value,Form\n';
const manifestOf = (...rows: readonly string[]): string =>
  writeManifest(importedOf(HEAD + rows.join('\n')).draft);

function again(text: string, ...rows: readonly string[]): Updated {
  const imported = importedOf(HEAD + rows.join('\n'));
  return updateManifest(into(text), imported.draft, kindOf(imported));
}

/** Each source as who and where, with the certificate that a person put to it. */
const sources = (text: string): readonly string[] =>
  readManifest(text, 'yaml').sources.map(({ supplier, country, value, place }) => {
    const own = text.slice(startOf(place), endOf(place));
    const paper = /paper of ([\w-]+)/.exec(own)?.[1];
    const amount = value === undefined ? '' : ` ${value.value.toString()}`;
    return `${supplier?.value ?? ''} ${country?.value ?? ''}${amount}${paper === undefined ? '' : `: ${paper}`}`;
  });

/** A manifest with a certificate at the step whose text has some words. */
function withPaper(text: string, words: RegExp, paper: string): string {
  const items = text.split(/(?=^ {2}- id:)/m);
  const at = items.findIndex((item) => words.test(item));
  assert.ok(at >= 0);
  items[at] = `${(items[at] ?? '').trimEnd()}\n    evidence: [{ title: paper of ${paper} }]\n`;
  return items.join('');
}

const ROWS = ['A', '赣锋', '华友', 'B AG'].flatMap((supplier) =>
  ['CL', 'CN', '', 'Xinjiang'].map((country) => `${supplier},lithium,mining,${country}`),
);

describe('importing a table again', () => {
  it('leaves every paper with its own row, whatever rows are added and however they are ordered', () => {
    const some = fc.shuffledSubarray(ROWS, { minLength: 1 });
    fc.assert(
      fc.property(some, some, fc.nat(), (first, others, seed) => {
        let text = manifestOf(...first);
        const count = readManifest(text, 'yaml').sources.length;
        const items = text.split(/(?=^ {2}- id:)/m);
        assert.equal(items.length, count + 1);
        text = items
          .map(
            (item, at) =>
              `${item.trimEnd()}\n${at === 0 ? '' : `    evidence: [{ title: paper of ${String(at)} }]\n`}`,
          )
          .join('');
        const all = [...new Set([...first, ...others])];
        all.push(...all.splice(0, seed % all.length));
        const { text: after, updated, vanished, added } = again(text, ...all.reverse());
        assert.deepEqual(sources(after).slice(0, count), sources(text));
        assert.ok(after.startsWith(text));
        assert.deepEqual([updated, vanished, added.length], [[], [], all.length - first.length]);
        assert.equal(again(after, ...all).text, after);
      }),
      { numRuns: runs(100) },
    );
  });

  it('knows companies in any script from each other', () => {
    const text = withPaper(manifestOf('赣锋,lithium,processing,CN'), /赣锋/, 'ganfeng');
    const { text: after, updated, vanished, added } = again(text, '华友,lithium,processing,CN');
    assert.deepEqual(sources(after), ['赣锋 CN: ganfeng', '华友 CN']);
    assert.deepEqual([updated.length, vanished.length, added.length], [0, 1, 1]);
    const both = again(text, '华友,lithium,processing,CN', '赣锋,lithium,processing,CN');
    assert.deepEqual(sources(both.text), ['赣锋 CN: ganfeng', '华友 CN']);
    // As earlier versions wrote it.
    const old = text.replace(/x-origin: .*/, 'x-origin: CSV:lithium/processing/');
    assert.equal(again(old, '赣锋,lithium,processing,CN').text, old);
    assert.deepEqual(sources(again(old, '华友,lithium,processing,CN').text), [
      '赣锋 CN: ganfeng',
      '华友 CN',
    ]);
  });

  const [chile, china] = ['A,lithium,mining,CL', 'A,lithium,mining,CN'];
  const two = withPaper(manifestOf(chile, china), /country: CL/, 'chile');

  it('keeps what people wrote with its own row, wherever that stands', () => {
    const both = ['A CL: chile', 'A CN'];
    for (const rows of [
      [chile, china],
      [china, chile],
      ['B,cobalt,mining,AU', chile, china],
      ['B,cobalt,mining,AU', china, 'C,tin,mining,PE', chile],
    ]) {
      const { text, updated, vanished } = again(two, ...rows);
      assert.deepEqual(sources(text).slice(0, 2), both);
      assert.equal(sources(text).length, rows.length);
      assert.deepEqual([updated, vanished], [[], []]);
    }
    assert.equal(again(two, china, chile).text, two);
  });

  it('does so where a row of the company comes or goes', () => {
    const gone = again(two, china);
    assert.equal(gone.text, two);
    assert.equal(gone.vanished.length, 1);
    const one = withPaper(manifestOf(chile), /country: CL/, 'chile');
    assert.deepEqual(sources(again(one, china, chile).text), ['A CL: chile', 'A CN']);
    const third = again(two, 'A,lithium,mining,AR', china, chile);
    assert.deepEqual(sources(third.text), ['A CL: chile', 'A CN', 'A AR']);
    assert.equal(again(third.text, china, chile, 'A,lithium,mining,AR').text, third.text);
    // Where one company has one row, it moves with it.
    assert.deepEqual(sources(again(one, 'A,lithium,mining,AR').text), ['A AR: chile']);
  });

  it('knows rows that differ in their form or amount only', () => {
    const rows = ['A,lithium,mining,CL,100,', 'A,lithium,mining,CL,200,'];
    const text = withPaper(manifestOf(...rows), /value: 200/, 'second');
    assert.equal(again(text, ...[...rows].reverse()).text, text);
    const more = again(text, 'A,lithium,mining,CL,50,', ...rows);
    assert.deepEqual(sources(more.text), ['A CL 100', 'A CL 200: second', 'A CL 50']);
    assert.equal(again(more.text, ...rows, 'A,lithium,mining,CL,50,').text, more.text);
    const forms = ['A,lithium,processing,CL,1,carbonate', 'A,lithium,processing,CL,1,hydroxide'];
    const other = withPaper(manifestOf(...forms), /form: hydroxide/, 'hydroxide');
    const changed = forms.map((each) => each.replace(',1,', ',7,')).reverse();
    assert.deepEqual(sources(again(other, ...changed).text), ['A CL 7', 'A CL 7: hydroxide']);
  });

  it('finds what earlier versions wrote by the number of the line', () => {
    const old = two
      .replace(/x-origin: .*(?=\n {4}evidence)/, 'x-origin: CSV:lithium/extraction/a')
      .replace(/x-origin: CSV:lithium\/extraction\/a\/cn/, 'x-origin: CSV:lithium/extraction/a/3');
    assert.match(old, /a\/3/);
    for (const rows of [
      [chile, china],
      [china, chile],
      ['B,cobalt,mining,AU', china, chile],
    ]) {
      const { text } = again(old, ...rows);
      assert.deepEqual(sources(text).slice(0, 2), ['A CL: chile', 'A CN']);
      assert.equal(sources(text).length, rows.length);
    }
    assert.equal(again(old, china).text, old);
  });

  it('keeps what a person found out of a row that says no place', () => {
    const open = 'A,lithium,mining,';
    const text = manifestOf(chile, open).replace('country: unknown', 'country: PE');
    for (const rows of [
      [chile, open],
      [open, chile],
    ]) {
      assert.equal(again(text, ...rows).text, text);
    }
  });

  it('knows rows that repeat an id by what they say', () => {
    const head = `ID,${HEAD}`;
    const rows = ['1,A,tin,mining,PE', '1,B,tin,mining,CL'];
    const draft = (all: readonly string[]) => importedOf(head + all.join('\n'));
    const text = withPaper(writeManifest(draft(rows).draft), /supplier: B/, 'b');
    const swapped = draft([...rows].reverse());
    const { text: after } = updateManifest(into(text), swapped.draft, 'CSV:');
    assert.equal(after, text);
  });
});
