import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readScreening } from '../../src/policy/screening';
import { readPolicy } from '../../src/policy/read-policy';
import { csvRows } from '../../src/text/csv';
import { inOneGo } from '../../src/text/slices';
import { knowledge } from '../support/knowledge';

const HEADINGS =
  '_id,source,type,name,addresses,federal_register_notice,start_date,end_date,source_list_url,alt_names';
const FILE = [
  HEADINGS,
  ',Entity List (EL) - Bureau of Industry and Security,,"Example Radar Institute, Ltd.","1 Road, Tianjin, CN","66 FR 1, 77 FR 2",2001-05-14,,https://example.org/el,"Radar House; and ERI Works."',
  '7,Specially Designated Nationals (SDN) - Treasury Department,Entity,EXAMPLE SHIPPING,"Tehran, IR",,,,,"ES ""LINE"""',
  '8,Specially Designated Nationals (SDN) - Treasury Department,Individual,"DOE, John",,,,,,',
].join('\r\n');

describe('a table in CSV', () => {
  it('is read as it was written', () => {
    const cell = fc.stringMatching(/^[a-c",\r\n ]{0,6}$/);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          for (const end of ['\n', '\r\n']) {
            const text = rows.map((row) => row.map(quoted).join(',')).join(end);
            assert.deepEqual([...csvRows(text)], rows);
            assert.deepEqual([...csvRows(text + end)], rows);
          }
        },
      ),
    );
  });

  it('need not be quoted, and may begin with a byte order mark', () => {
    assert.deepEqual(
      [...csvRows('\ufeffa,b,\n,,"x\ny"\n')],
      [
        ['a', 'b', ''],
        ['', '', 'x\ny'],
      ],
    );
  });
});

describe('a file of the Consolidated Screening List', () => {
  const screening = inOneGo(readScreening(FILE, './lists/csl.csv'));
  assert.ok(screening);
  const screened = knowledge.withScreening([screening]);

  it('adds its lists and companies, by name and other names', () => {
    for (const name of ['Example Radar Institute', 'RADAR HOUSE', 'ERI Works Ltd']) {
      const [entry] = screened.listed(name, '2001-05-14');
      assert.equal(entry?.name, 'Example Radar Institute, Ltd.');
      assert.equal(screened.companyList(entry?.list ?? '')?.name, 'Entity List (EL)');
      assert.equal(entry?.country, 'CN');
      assert.equal(entry?.said, '66 FR 1, 77 FR 2; ./lists/csl.csv');
      assert.deepEqual(screened.listed(name, '2001-05-13'), []);
    }
    assert.equal(screened.listed('Es "Line"', '2020-01-01')[0]?.name, 'EXAMPLE SHIPPING');
    assert.deepEqual(screened.listed('DOE, John', '2020-01-01'), []);
  });

  it('keeps what the knowledge has, which does not have its companies', () => {
    assert.deepEqual(screened.listed('CATL'), knowledge.listed('CATL'));
    assert.deepEqual(knowledge.listed('Example Radar Institute'), []);
  });

  it('needs its headings', () => {
    assert.equal(inOneGo(readScreening('a,b\n1,2\n', 'x')), undefined);
    assert.equal(inOneGo(readScreening('', 'x')), undefined);
  });

  it('gives hints of names that are nearly its own', () => {
    const near = (name: string) => screened.nearListed(name, '2026-01-01')?.name;
    assert.equal(near('Exmaple Radar Institute'), 'Example Radar Institute, Ltd.');
    assert.equal(near('Exmaple Shipping'), 'EXAMPLE SHIPPING');
    // What stands on it, and what is something else, is no hint.
    assert.equal(near('Example Radar Institute'), undefined);
    assert.equal(near('Sample Shipping'), undefined);
    assert.equal(knowledge.nearListed('Exmaple Shipping', '2026-01-01'), undefined);
  });

  it('of 30,000 rows is read in slices', () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) =>
        `${String(at)},Some List (SL) - Office,Entity,Company number ${String(at)} Ltd,,,,,,`,
    );
    const slices = readScreening([HEADINGS, ...rows].join('\n'), 'x');
    let turns = 0;
    for (;;) {
      const { done, value } = slices.next();
      if (done !== true) {
        turns++;
        continue;
      }
      assert.ok(value);
      const many = knowledge.withScreening([value]);
      assert.equal(many.listed('Company Number 29999')[0]?.name, 'Company number 29999 Ltd');
      break;
    }
    assert.ok(turns >= 1500, String(turns));
  });

  it('is named by a policy', () => {
    const text = 'screening: [./lists/csl.csv, other.csv]\n';
    const { screening: files, problems } = readPolicy(text, 'p', knowledge);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      files.map(({ path, start, end }) => [path, text.slice(start, end)]),
      [
        ['./lists/csl.csv', './lists/csl.csv'],
        ['other.csv', 'other.csv'],
      ],
    );
    assert.ok(readPolicy('screening: csl.csv\n', 'p', knowledge).problems.length > 0);
  });
});
