import assert from 'node:assert/strict';
import { ConvertError } from '../../src/convert/convert-error';
import { MAX_INFLATED_MEGABYTES } from '../../src/convert/sheet/archive';
import { serialDay } from '../../src/convert/sheet/serial-day';
import { Workbook } from '../../src/convert/sheet/workbook';
import { open } from '../../src/convert/guess';
import { packed, workbookOf, workbookParts } from '../support/workbook';

const SHEETS = {
  'Smelter List': { A5: 'CID1', B5: 'Tin', K5: 'secret' },
  Declaration: { D8: 'A' },
};

const refusal = (bytes: Uint8Array): string => {
  try {
    const opened = open(bytes, 'cmrt');
    if (opened.format === 'cmrt') opened.workbook.sheet('Smelter List');
  } catch (error) {
    assert.ok(error instanceof ConvertError, String(error));
    return error.message;
  }
  return 'read';
};

const withPart = (name: string, text: string): Uint8Array =>
  packed({ ...workbookParts(SHEETS), [name]: text });

describe('workbooks', () => {
  it('gives the columns that are asked for, and no other', () => {
    const workbook = new Workbook(workbookOf(SHEETS));
    const sheet = workbook.sheet('smelter list ', new Set(['A', 'B']));
    assert.deepEqual(
      [...(sheet.get(5) ?? [])],
      [
        ['A', 'CID1'],
        ['B', 'Tin'],
      ],
    );
  });

  it('reads inline and rich text, and passes over how it is spoken', () => {
    const xml = `<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="s"><v>0</v></c><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>`;
    const strings = `<sst><si><r><t>鉱</t></r><r><t>山</t></r><rPh><t>こうざん</t></rPh></si></sst>`;
    const bytes = packed({
      ...workbookParts(SHEETS),
      'xl/worksheets/sheet1.xml': xml,
      'xl/sharedStrings.xml': strings,
    });
    const sheet = new Workbook(bytes).sheet('Smelter List');
    assert.deepEqual(
      [...(sheet.get(1) ?? [])],
      [
        ['A', 'a'],
        ['B', '鉱山'],
      ],
    );
  });

  it('refuses what unpacks to more than the limit, while it unpacks', () => {
    const bomb = withPart(
      'xl/worksheets/sheet1.xml',
      ' '.repeat((MAX_INFLATED_MEGABYTES + 5) * 1e6),
    );
    assert.match(refusal(bomb), /^The workbook is too large: unpacked it has more than 64 MB\.$/);
  });

  it('refuses a workbook that was cut off anywhere', () => {
    const whole = workbookOf(SHEETS);
    for (let length = 4; length < whole.length; length += 97) {
      assert.match(refusal(whole.slice(0, length)), /damaged or cut off/);
    }
  });

  it('never breaks on damaged bytes', () => {
    const whole = workbookOf(SHEETS);
    for (let at = 0; at < whole.length; at += 7) {
      const bytes = whole.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      assert.equal(typeof refusal(bytes), 'string');
    }
  });

  it('refuses passwords and older workbooks', () => {
    assert.match(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])), /password/);
    const locked = workbookOf(SHEETS);
    const directory = locked.findIndex(
      (byte, at) => byte === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1,
    );
    locked[directory + 8] = 1;
    assert.match(refusal(locked), /password/);
  });

  it('refuses entities, which could grow without end', () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
    assert.match(refusal(withPart('xl/worksheets/sheet1.xml', xml)), /declares entities/);
  });

  it('says where the XML is not sound', () => {
    assert.match(refusal(withPart('xl/worksheets/sheet1.xml', '<worksheet><row>')), /sheet1\.xml/);
  });

  it('refuses what is no workbook', () => {
    assert.match(refusal(packed({ 'word/document.xml': '' })), /no workbook/);
    assert.match(refusal(new Uint8Array()), /empty/);
  });

  it('knows the days of sheets', () => {
    assert.equal(serialDay('46022'), '2025-12-31');
    assert.equal(serialDay('45351.75'), '2024-02-29');
    assert.equal(serialDay('367'), '1901-01-01');
    assert.equal(serialDay('12'), undefined);
    assert.equal(serialDay('soon'), undefined);
  });
});
