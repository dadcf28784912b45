import type { Cells } from './workbook';
import { computed, row } from './workbook';

const HEADINGS = {
  en: { A: 'Smelter number', B: 'Metal (*)', C: 'Smelter choice (*)', E: 'Country (*)' },
  zh: { A: '冶炼厂编号', B: '金属 (*)', C: '冶炼厂选择 (*)', E: '国家 (*)' },
} as const;

export type Language = keyof typeof HEADINGS;

/** Sheets in the shape of an EMRT 2.1 with what goes wrong in real ones; companies are invented. */
export function templateSheets(language: Language): Record<string, Cells> {
  return {
    Revision: { B3: 'Extended Minerals Reporting Template', B21: '2.1' },
    Declaration: {
      D2: 'Extended Minerals Reporting Template (EMRT)',
      D3: language === 'en' ? 'English' : '中文 Chinese',
      J3: 'Revision 2.1\nOctober 17, 2025',
      D8: 'Northlake Cells Oy',
      D15: 'Contact Person',
      D16: 'contact.person@northlake.example',
      D26: 46022,
    },
    'Smelter List': {
      ...row(4, HEADINGS[language]),
      // The code is that of row 12.
      ...row(5, {
        A: 'CID800001',
        B: computed('Lithium'),
        C: computed('Fir Lithium'),
        D: 'Fir Lithium',
        E: computed('CHILE'),
        F: computed('CID800001'),
        K: 'Smelter Contact',
        L: 'smelter.contact@fir.example',
        R: 'Fir Lithium',
        S: computed('TW'),
        T: 'CL-AN',
      }),
      ...row(6, {
        A: 'CID800002',
        B: 'Cobalt',
        C: 'Birch Cobalt',
        D: 'Birch Cobalt',
        E: 'FINLAND',
        F: 'CID800002',
        N: 0,
        O: 'Congo, Democratic Republic of the; Australia',
        R: 'Birch Cobalt',
        S: 'FI',
      }),
      ...row(7, {
        B: 'Nickel',
        C: 'Smelter not listed',
        D: 'Oak Nickel HPAL',
        E: 'INDONESIA',
        S: 'ID',
      }),
      ...row(8, { B: 'Graphite', C: 'Smelter not yet identified', S: 'Unknown' }),
      ...row(9, {
        A: 'CID800003',
        B: 'Copper',
        C: 'Elm Copper',
        E: 'KOREA, REPUBLIC OF',
        F: 'CID800003',
        O: 'Recycled',
        P: language === 'en' ? 'Yes' : '是',
        R: 'Elm Copper',
        S: 'KR',
      }),
      ...row(10, {
        A: 'CID800004',
        B: 'Lithium',
        C: 'Ash Lithium',
        E: 'CONGO',
        F: 'CID800004',
        R: 'Ash Lithium',
        S: 'CG',
      }),
      // The first one again, with a mine.
      ...row(11, {
        A: 'CID800001',
        B: 'Lithium',
        C: 'Fir Lithium',
        E: 'CHILE',
        F: 'CID800001',
        O: 'Chile',
        R: 'Fir Lithium',
        S: 'CL',
      }),
      // Its country is in the look-up sheet only.
      ...row(12, {
        A: 'CID800005',
        C: 'Pine (old name)',
        F: computed(''),
        R: computed('0'),
        S: 'Unknown',
        O: 0,
      }),
      ...row(13, {
        A: 'CID800006',
        B: 'Tin',
        C: 'Yew Tin',
        E: '',
        F: 'CID800006',
        R: 'Yew Tin',
        O: 'Congo',
      }),
      ...row(14, {
        A: 'CID800007',
        B: 'Unobtainium',
        C: 'Larch',
        E: 'PERU',
        F: 'CID800007',
        R: 'Larch',
      }),
      ...row(15, {
        A: 'CID800008',
        B: 'Mica',
        C: 'Alder Mica',
        E: 'INDIA',
        F: 'CID800008',
        R: 'Alder Mica',
        N: 'Hill mine; Lake mine',
        O: 'various, but mostly India',
        T: 'US-TX',
      }),
      ...row(16, {
        A: 'CID800009',
        B: 'Gold',
        C: 'Rowan Gold',
        E: 'PERU',
        F: 'CID800009',
        R: 'Rowan Gold',
        O: 'recycled / scrap',
      }),
      // A row that nobody filled in.
      ...row(17, { R: 0, S: 'Unknown', T: '' }),
    },
    'Mine List': {
      ...row(4, { A: 'Metal', B: 'Smelter', C: 'Mine', F: 'Country' }),
      ...row(5, {
        A: 'Cobalt',
        B: 'Birch Cobalt',
        C: 'Birch Mine',
        F: 'CONGO, DEMOCRATIC REPUBLIC OF THE',
        N: 'CD',
        J: 'Mine Contact',
      }),
      ...row(6, {
        A: 'Lithium',
        B: 'Ash Lithium',
        C: 'Spod Pit',
        D: 'CID850001',
        F: 'AUSTRALIA',
        I: 'Western Australia',
        N: 'AU',
      }),
      ...row(7, {
        A: 'Lithium',
        B: 'Fir Lithium',
        C: 'Spod Pit',
        D: 'CID850001',
        F: 'AUSTRALIA',
        N: 'AU',
      }),
      ...row(8, { A: 'Lithium', B: 'Nobody', C: 'Lone Pit', F: 'CANADA', N: 'CA' }),
    },
    'Product List': {
      B5: "Responder's Product Number (*)",
      C5: "Responder's Product Name",
      B6: 'NL-60',
      C6: 'Pouch cell 60 Ah',
    },
    'Smelter Look-up': {
      ...row(4, { A: 'Metal', B: 'Name', C: 'Standard name', D: 'Country', E: 'ID' }),
      ...row(5, {
        A: 'Cobalt',
        B: 'Pine (old name)',
        C: 'Pine Standard',
        D: 'TAIWAN, PROVINCE OF CHINA',
        E: 'CID800005',
      }),
    },
    C: { A1: 'COUNTRY CODE LIST', B1: 'FULL NAME', A2: 'CL', B2: 'CHILE' },
  };
}
