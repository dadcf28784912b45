import assert from 'node:assert/strict';
import { saysUnknown } from '../../src/knowledge/says-unknown';
import { knowledge } from '../support/knowledge';

/** `KR` understood, `? CA CA-QC` offered, `CD/CG` ambiguous, `unknown` offered, `?` nothing. */
function read(text: string): string {
  const found = knowledge.resolveCountry(text);
  switch (found.kind) {
    case 'code':
      return found.country.code;
    case 'name':
      return found.region?.code ?? found.country.code;
    case 'ambiguous':
      return found.countries.map(({ code }) => code).join('/');
    case 'bloc':
      return 'bloc';
    case 'unknown': {
      const region = found.region === undefined ? '' : ` ${found.region.code}`;
      if (found.isNotKnown) return 'unknown';
      const shares = found.percentages ?? [];
      if (found.several) {
        return `each ${[...found.several.map(({ code }) => code), ...shares].join(' ')}`;
      }
      return `?${found.nearest.map(({ code }) => ` ${code}`).join('')}${region}`;
    }
  }
}

const CASES: Readonly<Record<string, readonly string[]>> = {
  RU: ['Россия', 'Russian Fed.', 'РФ'],
  UA: ['Україна', 'Украина'],
  KZ: ['Казахстан'],
  GR: ['Ελλάδα'],
  IN: ['भारत'],
  EE: ['Eesti'],
  RS: ['Србија', 'Srbija'],
  MN: ['Монгол'],
  NO: ['Noreg', 'Norge'],
  NZ: ['N. Zealand'],
  LY: ['Libyan Arab Jamahiriya'],
  MA: ['المغرب'],
  VE: ['Venezuela, RB'],
  FM: ['FS Micronesia', 'Fed. States of Micronesia'],
  MP: ['N. Mariana Isds'],
  WF: ['Wallis and Futuna Isds'],
  EH: ['W. Sahara'],
  KR: [
    'Republik Korea',
    'República da Coreia',
    'Corée, République de',
    '大韓民国',
    '大韩民国',
    'Rep. of Korea',
    'Korea, Rep.',
    'Korea (Rep. of)',
    'S. Korea',
    'South Korea (Republic of Korea)',
    '대한민국',
    'Südkorea',
    'Suedkorea',
    'Corée du Sud',
    'Güney Kore',
    'Hàn Quốc',
    'Republic of Korea (South Korea)',
  ],
  KP: [
    'République populaire démocratique de Corée',
    'Demokratische Volksrepublik Korea',
    '조선민주주의인민공화국',
    'N. Korea',
    'Korea, DPR',
    "Dem. People's Rep. of Korea",
    'Korea (North)',
    'Korea, Dem. People’s Rep.',
  ],
  'MF/SX': ['Saint-Martin', 'Saint Martin', 'St. Martin', 'San Martín'],
  MF: ['Saint Martin (French part)', 'Saint-Martin (partie française)'],
  SX: ['Sint Maarten', 'Saint-Martin (Niederländischer Teil)'],
  '? SX': ['Sint Maarten, Netherlands'],
  '? AW': ['Aruba, Netherlands', 'Aruba (Netherlands)'],
  SA: ['沙特阿拉伯王国', 'Królestwo Arabii Saudyjskiej', 'Arabia Saudyjska'],
  TH: ['泰王国', '타이 왕국', 'ไทย'],
  BE: ['Vương quốc Bỉ', 'Cộng hòa Bỉ'],
  BI: ['bi', 'BI'],
  NE: ['Niger', 'Republika Nigru'],
  BY: ['Republika Białorusi'],
  RE: ['Ilha Reunião', 'Île de la Réunion'],
  KY: ['Cayman-Inseln', 'Cayman Inseln'],
  MV: ['Republika Malediwów', 'Islas Maldivas'],
  EG: ['阿拉伯埃及共和国', 'Egipska Republika Arabska'],
  LC: ['Santa Lucía', 'Sainte-Lucie', '圣卢西亚'],
  AT: ['Oesterreich', 'Republik Österreich', 'Republika Austrii', '오스트리아 공화국'],
  SE: ['Königreich Schweden', 'Reino de Suecia', 'Royaume de Suède'],
  LU: ['Grand-Duché de Luxembourg', '卢森堡大公国'],
  IL: ['以色列国', 'イスラエル国', "État d'Israël"],
  CD: [
    'Cộng hòa Dân chủ Congo',
    'Demokratische Republik Kongo',
    'Congo, République démocratique du',
    'コンゴ民主共和国',
    'Congo (DROC)',
    'Dem. Rep. of the Congo',
    'Congo, Dem. Rep.',
    'Congo DR',
    'Congo, Democratic Republic',
    'Congo (Dem. Rep.)',
    'Dem. Rep. Congo',
    'Congo, DR',
    'República Democrática do Congo',
    'République démocratique du Congo',
  ],
  CG: [
    'République du Congo',
    'Republik Kongo',
    'Congo (ROC)',
    'Congo, Rep.',
    'Rep. of the Congo',
    'Congo (Brazzaville)',
    'Congo, Republic of the',
  ],
  HK: [
    'H.K.',
    'HKSAR',
    'Hong Kong Región Administrativa Especial de la República Popular China',
    'Specjalny Region Administracyjny Chińskiej Republiki Ludowej Hongkong',
    'Çin Halk Cumhuriyeti Hong Kong Özel İdari Bölgesi',
    '中華人民共和國香港特別行政區',
    '홍콩, 중국의 특별 행정구',
    'Hong Kong, Chine',
    'China, Hong Kong SAR',
    'Hong Kong SAR, China',
    'Hong Kong, China',
    'Hong Kong (China)',
  ],
  MO: [
    'Sonderverwaltungsregion Macau der Volksrepublik China',
    'マカオ・中国特別行政区',
    'China, Macao SAR',
    'Macao SAR, China',
    'Macau',
  ],
  TW: [
    'Republik China',
    'Tajwan, Prowincja Chińska',
    'República de China en Taiwán',
    'República de China',
    '中華民國',
    '臺灣',
    'Taiwan R.O.C.',
    'Taiwan, China',
    'Taiwan, Province of China',
    'Taiwan',
  ],
  CN: [
    'КНР',
    'Chine continentale',
    'Festlandchina',
    'Volksrepublik China',
    'República Popular China',
    'República Popular da China',
    '中华人民共和国',
    '中華人民共和国',
    'Çin Halk Cumhuriyeti',
    '中国大陆',
    '🇨🇳 China',
    'Китай',
    'الصين',
    'Κίνα',
    'CHINA P.R.',
    "People's Republic of China (PRC)",
    'P.R. China',
    'China, PR',
    '中国',
    '中國',
    'Chine',
    'Trung Quốc',
    'Çin',
    'Cina',
    'Chiny',
    '중국',
    'China (People’s Republic of)',
  ],
  MM: ['Myanmar (Burma)', 'Burma (Myanmar)', 'Burma/Myanmar', 'Myanmar / Burma'],
  SZ: ['Eswatini (Swaziland)', 'Eswatini (formerly Swaziland)'],
  IR: ['IR Iran', 'I.R. Iran', 'Iran, Islamic Rep.', 'Iran (Islamic Rep. of)'],
  TZ: ['United Rep. of Tanzania', 'Tanzania, United Rep. of'],
  LA: ["Lao People's Dem. Rep.", 'Lao P.D.R.', 'Lao PDR'],
  MK: ['Macedonia, The Former Yugoslav Republic of', 'TFYR of Macedonia', 'TFYR Macedonia'],
  DO: ['Dominican Rep.', 'Dominicana', 'Rep. Dominicana'],
  DM: ['Dominica'],
  CF: ['Central African Rep.'],
  HU: ['Republic of Hungary', 'Magyarország', 'Ungarn'],
  VN: [
    'Vietnam, SR',
    'Socialist Republic of Vietnam',
    'Việt Nam',
    'Viet Nam',
    'ベトナム社会主義共和国',
    '베트남 사회주의 공화국',
  ],
  SB: ['Solomon Isds', 'Solomon Is.'],
  MH: ['Marshall Isds', 'Marshall Is.'],
  PM: ['St. Pierre & Miquelon', 'Saint Pierre and Miquelon'],
  SH: ['SAINT HELENA ASCENSION AND TRISTAN DA CUNHA', 'St. Helena'],
  VI: [
    'Islas Vírgenes, de EE.UU.',
    'U.S. Virgin Is.',
    'Virgin Islands (U.S.)',
    'Virgin Islands, U.S.',
  ],
  VG: ['Isole Vergini, Regno Unito', 'British Virgin Is.', 'Virgin Islands (British)'],
  DE: [
    'Bundesrepublik Deutschland',
    '德意志联邦共和国',
    "République fédérale d'Allemagne",
    'Германия',
    'FRG',
    'Deutschland',
    'Allemagne',
    'Alemania',
    'Niemcy',
    'Almanya',
    'Đức',
    'ドイツ',
    '德国',
  ],
  BR: ['Brasil', 'Brasilien', 'Brésil'],
  CZ: ['Česko', 'Tschechien', 'Cesko', 'Česko'.normalize('NFD')],
  CH: ['Suisse', 'Schweiz', 'Svizzera', 'Szwajcaria'],
  TR: ['Türkiye', 'Turkey/Türkiye', 'Turchia', 'Türkiye'.normalize('NFD')],
  JP: ['日本', 'Japon', 'Jepang', 'Nhật Bản'],
  US: ['США', 'U.S.', 'USA', 'Vereinigte Staaten', 'États-Unis', 'EE. UU.', 'ABD', 'Mỹ', '美国'],
  MY: ['my', 'MY', 'Malaysia'],
  CI: ['Côte d’Ivoire', "Cote d'Ivoire", 'Elfenbeinküste', 'Ivory Coast (Côte d’Ivoire)'],
  GB: [
    'UK of Great Britain and Northern Ireland',
    'UK',
    'U.K.',
    'Great Britain',
    'Royaume-Uni',
    'United Kingdom (UK)',
  ],
  NA: ['NA', '(NA)', 'Namibia', 'Republic of Namibia'],
  AE: ['UAE', 'U.A.E.', 'United Arab Emirates (UAE)'],
  IE: ['Ireland', 'Republic of Ireland', 'Irlanda'],
  GE: ['Georgia', 'Republic of Georgia'],
  NG: ['Nigeria'],
  GW: ['Guinea-Bissau', 'Republic of Guinea-Bissau'],
  '? CA CA-QC': [
    'Bécancour, QC',
    'Quebec, Canada',
    'Québec, Canada',
    'Canada (Quebec)',
    'Canada - Quebec',
  ],
  '? US US-UT': [
    'Utah, USA',
    'Salt Lake City, Utah, USA',
    'Salt Lake City, UT, United States',
    'US-UT',
  ],
  '? US US-CA': ['CA, US', 'San Jose, CA, USA', 'San Jose, CA, US'],
  '? US US-DE': ['Wilmington, DE, USA'],
  '? US US-IN': ['Gary, IN, United States'],
  '? US US-GA': ['Georgia, USA', 'Georgia/USA', 'Atlanta, Georgia, USA'],
  '? CN CN-NM': ['Inner Mongolia'],
  '? CN CN-XZ': ['Tibet'],
  '? CN CN-SC': ['Sichuan', 'Suining, Sichuan'],
  '? CN CN-FJ': ['Ningde, Fujian'],
  '? CA CA-ON': ['Sudbury, ON', 'Ontario'],
  '? US US-NV': ['Thacker Pass, NV', 'Nevada', 'USA (Nevada)'],
  'GB-NIR': ['N. Ireland', 'Northern Ireland', 'United Kingdom (Northern Ireland)'],
  'GB-SCT': ['Scotland', 'UK (Scotland)'],
  'GB-ENG': ['England', 'England, United Kingdom'],
  '? GB GB-SCT': ['Scotland, UK', 'UK, Scotland'],
  '? CN CN-JX': ['江西', 'Jiangxi Province', 'Jiangxi'],
  'DM/DO': ['Dominican'],
  // The letters of a state are no country, or could be either.
  '? US US-MI': ['Holland, MI', 'Holland (MI)'],
  '? AU AU-NSW': ['Sydney, NSW'],
  '? US AU': ['Perth, WA'],
  '? LA US': ['Vidalia, LA', 'Vidalia (LA)'],
  '? MO US': ['St. Louis, MO'],
  '? CO US': ['Denver, CO'],
  '? DE US': ['Wilmington, DE', 'Salzgitter, DE'],
  '? CA US': ['Fremont, CA'],
  '? SK CA': ['Saskatoon, SK'],
  '? MG BR': ['Araxá, MG'],
  '? FI': ['Kokkola, FI', 'Kokkola (FI)'],
  '? PL': ['Wroclaw, PL'],
  '? CL CL-AT': ['Atacama, CL'],
  '? CD': ['Kolwezi, DRC', 'Lubumbashi, CD'],
  '? GF': ['French Guiana, France', 'France (French Guiana)'],
  '? GL': ['Greenland, Denmark', 'Denmark (Greenland)'],
  '? MQ': ['Martinique, France'],
  '? GI': ['Gibraltar, UK'],
  'each TW CN': ['Taiwan / China', 'Taiwan; China', 'TW/CN', 'Taiwan and China'],
  'each CN TW': ['China (Mainland), Taiwan', 'Mainland China, TW'],
  '? TW': ['Taipei, Taiwan, China'],
  '? HK': ['Kowloon, Hong Kong, China'],
  '? US US-CO': ['Denver, CO, USA'],
  '? CD CG': ['from Congo'],
  'each CN HK': [
    'China (Mainland), Hong Kong',
    'China & Hong Kong',
    'China/Hong Kong',
    'China; Hong Kong',
  ],
  'each CN HK TW': ['China/Hong Kong/Taiwan'],
  'each SD SS': ['Sudan / South Sudan'],
  'each NG NE': ['Nigeria/Niger', 'Nigeria and Niger', 'Nigeria, Niger'],
  'each BE LU': ['Belgium/Luxembourg', 'Belgium & Luxembourg'],
  'each GN ML': ['Guinea/Mali'],
  'each CN CL 60 40': [
    'China 60 %, Chile 40 %',
    'China (60%), Chile (40%)',
    '60% CN / 40% CL',
    'CN: 60%; CL: 40%',
  ],
  'each CN JP 60.5 39.5': ['China 60,5 %, Japan 39,5 %'],
  'each CL PE': [
    'Chile or Peru',
    'Chile/Peru',
    'CL / PE',
    'Chile, Peru',
    'Chile and Peru',
    'Chile;Peru',
  ],
  'each CN VN': ['China, Vietnam', 'China/Vietnam', 'China and Vietnam'],
  'each CL AR': ['CL/AR', 'CL, AR'],
  'each CN JP KR': ['China, Japan & S. Korea', 'CN/JP/KR', 'China, Japan, South Korea'],
  '? PR': ['Puerto Rico, USA'],
  '? CN CN-XJ': [
    'CN-XJ',
    'Xinjiang, China',
    'cn-xj',
    'Xinjiang',
    'XUAR',
    '新疆',
    'Xinjiang Uyghur Autonomous Region',
  ],
  '? US': ['United States (crude)', 'United States (refined)'],
  '? CN': [
    '🇨🇳',
    '100 % China',
    'China (100%)',
    'Shenzhen, China',
    'China*',
    'China†',
    'China¹',
    'mainly China',
    'Mostly from CN',
    'primarily China',
    'predominantly China',
    'from China',
    'Made in China',
    'hauptsächlich aus China',
  ],
  '? AU AU-WA': ['Western Australia, Australia', 'AU-WA', 'Perth, WA, Australia'],
  '? JP': ['JAP', 'Japna'],
  '? DE': ['GER', 'Germny', 'Gemrany'],
  '? ZA': ['RSA'],
  '? CL': ['CHI', 'Chlie'],
  '? PT': ['POR'],
  unknown: [
    'Asia',
    'South-East Asia',
    'southeast asia',
    'LATAM',
    'Middle East',
    'Africa',
    'N/A',
    'n.a.',
    'N / A',
    'n/a',
    'TBD',
    '-',
    'various',
    'Various',
    'T.B.D.',
    'unspecified',
    '#N/A',
    '#NA',
    '<NA>',
    '(n/a)',
    'N\\A',
    'NaN',
    '#REF!',
    'unkown',
    'World',
    'scrap',
    '[TBD]',
  ],
  '?': [
    'ex China',
    'not from China',
    'from Chile, Peru',
    'China, mainland, Taiwan',
    // A note that speaks of another country.
    'Germany (made in China)',
    'Germany (ore from DRC)',
    '60/40 CN/KR',
    'China et al.',
    'Japan (CN)',
    'Germny, Ontario',
    'Austrlia, Ontario',
    'Peru, Indiana',
    '🇰🇷 China',
    'China 60 %, Chile',
    'China 60 %, Chile 30 %',
    'Korea (TW)',
    'Конго',
    'SUI',
    'AN',
    'North',
    'Delta',
    'Santa Cruz',
    'Chile or Atlantis',
    'S.A.',
    'P.R.',
    'XK',

    'XX1',
    'Atlantis',

    'Prussia',
    'State of Mexico City',
    'Austrlia',
    'Republic',
    'Île-de-France',
    'Isla de Irlanda',
    'Republik Dominika Utara',
    'Vương quốc Bi',
    '',
  ],
  'CD/CG': ['Congo', 'CONGO', 'Kongo', 'コンゴ'],
  'KR/KP': ['Korea', 'Corea', 'Corée', 'Kore'],
  'VG/VI': ['Virgin Islands', 'Virgin Is.', 'Îles Vierges', 'Islas Vírgenes'],
};

describe('Countries as people write them', () => {
  for (const [expected, texts] of Object.entries(CASES)) {
    for (const text of texts) {
      it(`takes ${text} for ${expected}`, () => assert.equal(read(text), expected));
    }
  }

  it('takes no name that signs question or deny, and offers those that are questioned', () => {
    for (const text of ['AU?', 'Australia?', '~AU', '-AU', 'AU*', '[AU]', '%AU', 'AU (?)', '>AU']) {
      const found = knowledge.resolveCountry(text);
      assert.ok(found.kind === 'unknown', text);
      assert.deepEqual(
        found.nearest.map(({ code }) => code),
        ['AU'],
        text,
      );
    }
    for (const text of ['!AU', '≠AU', '¬ AU']) {
      const found = knowledge.resolveCountry(text);
      assert.ok(found.kind === 'unknown' && found.nearest.length === 0, text);
    }
    for (const [text, nearest] of [
      ['cobalt?', ['cobalt']],
      ['~cobalt', ['cobalt']],
      ['≠cobalt', []],
    ] as const) {
      const found = knowledge.resolveMaterial(text);
      assert.ok(found.kind === 'unknown', text);
      assert.deepEqual(found.nearest, nearest, text);
    }
    assert.equal(knowledge.resolveComponent('battery cell?').kind, 'unknown');
  });

  it('names a letter that looks like another, and what cannot be seen', () => {
    const cyrillic = knowledge.resolveCountry('СN');
    assert.ok(cyrillic.kind === 'unknown');
    assert.equal(cyrillic.nearest[0]?.code, 'CN');
    assert.equal(cyrillic.odd?.name, 'Cyrillic С');
    const hidden = knowledge.resolveCountry('C\u200bN');
    assert.ok(hidden.kind === 'unknown');
    assert.equal(hidden.nearest[0]?.code, 'CN');
    assert.equal(hidden.odd?.name, 'zero-width space (U+200B)');
  });

  it('reads a name in capitals as it reads it in small letters', () => {
    for (const [expected, names] of Object.entries(CASES)) {
      // Of a code with its region the letters say which is which.
      if (!/^[A-Z]{2}$/.test(expected)) continue;
      for (const name of names) {
        const found = knowledge.resolveCountry(name.toUpperCase());
        assert.ok(found.kind === 'code' || found.kind === 'name', name.toUpperCase());
        assert.equal(found.country.code, expected, name.toUpperCase());
      }
    }
  });

  it('offers the right country or none for every slip in a name', () => {
    for (const { code, name } of knowledge.data.countries) {
      for (let at = 1; at < name.length; at++) {
        const slips = [
          name.slice(0, at) + name.slice(at + 1),
          name.slice(0, at) + name.charAt(at) + name.slice(at),
          name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
        ];
        for (const text of slips) {
          // The French name of San Marino, with a note.
          if (text.startsWith('Saint Marin ')) continue;
          const found = knowledge.resolveCountry(text);
          if (found.kind !== 'unknown' || found.nearest.length === 0) continue;
          assert.equal(found.nearest[0]?.code, code, text);
        }
      }
    }
  });
});

describe('a word for what is not known', () => {
  for (const word of [
    'unbekannt',
    'k.A.',
    'keine Angabe',
    'inconnu',
    'desconocido',
    '未知',
    '不明',
  ])
    it(`is no country: ${word}`, () => assert.ok(saysUnknown(word)));
});
