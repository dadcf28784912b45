import assert from 'node:assert/strict';
import type { Lookup } from '../../src/knowledge/knowledge';
import { MATERIAL_NAMES } from '../../src/knowledge/generated/material-names.js';
import { stageMeant, stageNear } from '../../src/knowledge/offered-words';
import { knowledge } from '../support/knowledge';

/** What a text is taken for: `cobalt`, `aluminium, ore`, `? lithium`, `? graphite, synthetic`. */
function read(lookup: Lookup<{ readonly id: string }>): string {
  if (lookup.kind === 'id') return lookup.entry.id;
  const form = lookup.form === undefined ? '' : `, ${lookup.form}`;
  if (lookup.kind === 'name') return lookup.entry.id + form;
  const together = lookup.isTogether ? ' together' : '';
  return ['?', ...lookup.nearest].join(' ') + form + together;
}

const CASES: Readonly<Record<string, readonly string[]>> = {
  'nickel, sulfate': [
    'nickel sulphate',
    'nickel sulfate',
    'Nickelsulfat',
    'Nickelsulfat-Hexahydrat',
    'sulfate de nickel hexahydraté',
    'sulfate de nickel',
    'sulfato de níquel',
    'solfato di nichel',
    '硫酸镍',
    '황산니켈',
    'NiSO4',
    'NiSO4·6H2O',
    'Nickel(II) sulfate hexahydrate',
    'battery-grade nickel sulphate',
  ],
  'cobalt, sulfate': ['cobalt sulphate', 'CoSO4', 'Cobalt sulphate heptahydrate'],
  'cobalt, hydroxide': ['cobalt hydroxide', 'Co(OH)2', 'crude cobalt hydroxide'],
  'manganese, sulfate': ['manganese sulphate', 'HPMSM', 'MnSO4', 'MnSO4.H2O'],
  'manganese, dioxide': ['EMD', 'electrolytic manganese dioxide'],
  'lithium, carbonate': [
    'Lithiumcarbonat',
    'Lithiumkarbonat',
    'Lithium-Carbonat',
    'carbonate de lithium',
    'carbonato de litio',
    '碳酸锂',
    '炭酸リチウム',
    '탄산리튬',
    '탄산 리튬',
    '电池级碳酸锂',
    'Li2CO3',
    'lithium carbonate',
    'Lithium Carbonate (Li2CO3)',
    'LCE',
  ],
  'lithium, hydroxide': [
    'Lithiumhydroxid',
    'hydroxyde de lithium',
    '氢氧化锂',
    '水酸化リチウム',
    'LiOH',
    'LiOH·H2O',
    'lithium hydroxide monohydrate',
    'LiOH.H2O',
  ],
  'lithium, concentrate': ['spodumene concentrate', 'SC6', 'lithium concentrate'],
  'lithium, ore': ['spodumene', 'lepidolite', 'lithium ore'],
  'lithium, chloride': ['LiCl', 'lithium chloride'],
  lithium: ['Li', 'Lithium', 'LITHIUM', 'Lithium (Li)'],
  'vanadium, oxide': ['V2O5', 'vanadium pentoxide'],
  'rare-earths, oxide': ['rare earth oxides', 'REO', 'Rare-earth oxide'],
  'rare-earths, carbonate': ['MREC', 'mixed rare earth carbonate', 'mixed rare-earth carbonates'],
  'nickel, metal': ['class 1 nickel', 'Class I nickel'],
  'manganese, metal': ['HPEMM', 'electrolytic manganese metal'],
  'cobalt, metal': ['electrolytic cobalt'],
  'indium, phosphide': ['InP', 'indium phosphide'],
  'boron, nitride': ['BN', 'boron nitride'],
  rhenium: ['Re', 'rhenium'],
  'rare-earths': ['REEs', 'REE', 'rare earths', 'Rare Earth Elements', 'rare earth'],
  'rare-earths-light': ['light rare earths', 'LREE', 'Light rare earth elements'],
  'rare-earths-heavy': ['heavy rare earths', 'HREE', 'HREEs'],
  'neodymium, oxide': ['Nd2O3', 'neodymium oxide'],
  'graphite, synthetic': [
    'Synthetischer Graphit',
    'grafito sintético',
    '人造石墨',
    'artificial graphite',
    'synthetic graphite',
    'Graphite (synthetic)',
  ],
  'graphite, flake': ['flake graphite', 'natural flake graphite', 'graphite flakes'],
  'graphite, natural': [
    'Naturgraphit',
    'graphite naturel',
    '天然石墨',
    '천연흑연',
    'natural graphite',
    'Graphite (natural)',
    'graphite, natural',
  ],
  'graphite, spherical': [
    'Kugelgraphit',
    'spherical graphite',
    'spherical purified graphite',
    'CSPG',
  ],
  'tin, ore': ['Zinnerz', '锡矿', 'cassiterite', 'tin ore'],
  'tantalum, ore': ['coltan', 'tantalite', 'columbite-tantalite'],
  'tantalum, oxide': ['Ta2O5'],
  'titanium, ore': ['rutile', 'ilmenite'],
  'titanium, sponge': ['Titanschwamm', '海绵钛', 'titanium sponge'],
  'tungsten, ore': ['wolframite', 'scheelite'],
  'tungsten, carbide': ['Wolframcarbid', '碳化钨', 'WC', 'tungsten carbide'],
  'tungsten, powder': ['tungsten powder', 'powder of tungsten'],
  'tungsten, heavy-alloy': ['tungsten heavy alloy'],
  tungsten: ['wolfram', 'W'],
  'nickel, ferronickel': ['ferronickel', 'FeNi'],
  'nickel, mixed-hydroxide-precipitate': ['MHP', 'mixed hydroxide precipitate'],
  'nickel, matte': ['nickel matte', 'Ni matte'],
  'aluminium, alumina': ['alumina', 'Al2O3', 'aluminium oxide', 'Aluminiumoxid', '氧化铝'],
  'aluminium, ore': ['bauxite'],
  aluminium: ['aluminum', 'Al'],
  'chromium, ferrochrome': ['ferrochrome'],
  'chromium, ore': ['chromite', 'chrome ore'],
  'copper, cathode': ['copper cathode', 'Copper cathodes'],
  'platinum-group-metals': ['PGMs', 'PGM', 'platinum group metals'],
  niobium: ['columbium', 'Nb'],
  barite: ['barytes', 'baryte', 'BaSO4'],
  lead: ['Pb', 'Lead'],
  potash: ['KCl', 'potash'],
  uranium: ['U', 'uranium'],
  'uranium, concentrate': ['yellowcake', 'U3O8'],
  'metallurgical-coal': ['metallurgical coal', 'coking coal', 'Met coal'],
  strontium: ['Sr', 'strontium'],
  feldspar: ['feldspar'],
  helium: ['helium', 'He'],
  selenium: ['selenium', 'Se'],
  cadmium: ['cadmium', 'Cd'],
  phosphorus: ['phosphorus', 'P'],
  phosphate: ['phosphate rock'],
  iron: ['Fe', 'iron'],
  'iron, ore': ['iron ore'],
  steel: ['steel'],
  mica: ['mica'],
  lime: ['lime', 'CaO'],
  'soda-ash': ['soda ash', 'Na2CO3'],
  'gallium, arsenide': ['GaAs', 'gallium arsenide', 'Galliumarsenid', '砷化镓', 'ガリウムヒ素'],
  'potash, sulfate': ['K2SO4', '硫酸钾'],
  'vanadium, vanadate': ['NH4VO3', '偏钒酸铵'],
  'antimony, oxide': ['Sb2O3', '三氧化二锑', '三酸化アンチモン', '삼산화안티몬'],
  'cobalt, oxide': ['Co3O4', '四氧化三钴'],
  'titanium, tetrachloride': ['TiCl4', '四氯化钛'],
  'tungsten, ammonium-paratungstate': ['APT', '仲钨酸铵', '파라텅스텐산 암모늄'],
  'zinc, ingot': ['zinc ingot', '锌锭'],
  '? neodymium praseodymium together': [
    'NdPr',
    'NdPr oxide',
    'didymium',
    'PrNd metal',
    '镨钕',
    '氧化镨钕',
    'ネオジム・プラセオジム',
    '네오디뮴-프라세오디뮴',
  ],
  '? tin tantalum tungsten gold together': ['3TG'],
  'titanium, nitride': ['TiN'],
  tin: ['tin', 'TIN'],
  '? lithium, carbonate': ['Li2C03', 'LI2CO3'],
  '? cobalt, sulfate': ['COSO4', 'CoS04'],
  '? lithium': ['LI', 'lithum', 'lihtium'],
  '? cobalt': ['co', 'cobatl', 'coblat'],
  '? graphite, synthetic': ['syntetic graphite'],
  '?': [
    'CO',
    'CO2',
    'SN',
    'thallium',
    'thorium',
    'sodium',
    'calcium',
    'unobtainium',
    'NdFeB',
    'TiB2',
    'LiPF5',
    // Rhenium or rare earths; of coal or of petroleum, as in anodes.
    'RE',
    'coke',
    '焦炭',
    'コークス',
    // Purity makes no form, and no other word for it does.
    '高纯石墨',
    // Spelt nearly as what the catalogue has, and another thing.
    'FeCo',
    'phosphors',
    'phosphite',
    'silicone',
    'chromate',
    'lithium niobate',
    'niobate',
    'iodium',
    // Limestone is not lime; a component is no material.
    '石灰石',
    '磷酸铁锂',
    'カリウム',
  ],
};

describe('Materials as people write them', () => {
  for (const [expected, texts] of Object.entries(CASES)) {
    for (const text of texts) {
      it(`takes ${text} for ${expected}`, () => {
        assert.equal(read(knowledge.resolveMaterial(text)), expected);
      });
    }
  }

  it('never takes one chemical element for another', () => {
    // Those that the catalogue lacks, in several languages.
    const others =
      'hydrogen nitrogen oxygen fluorine neon sodium sulfur sulphur chlorine argon potassium calcium bromine krypton technetium iodine xenon barium promethium mercury thallium polonium astatine radon francium radium actinium thorium protactinium neptunium plutonium americium curium berkelium californium einsteinium fermium mendelevium nobelium lawrencium rutherfordium dubnium seaborgium bohrium hassium meitnerium roentgenium copernicium nihonium flerovium livermorium tennessine oganesson ' +
      'Natrium Kalium Schwefel Quecksilber Wasserstoff Stickstoff Sauerstoff Kohlenstoff Chlor Brom Jod soufre azote mercure oxygène hydrogène carbone sodio potasio azufre mercurio carbono nitrógeno 钠 钾 硫 汞 氧 碳 钍 カリウム 塩化ナトリウム バリウム Potássio Potassio калий калій натрий ртуть сера радий торий таллий кальций kvicksilver svavel elohopea rikki rtuť síra';
    for (const element of others.split(' ')) {
      assert.equal(read(knowledge.resolveMaterial(element)), '?', element);
    }
  });

  it('takes no plastic, country or everyday word for a compound', () => {
    const others = 'PC PS PO PA PE PP PVC PET ABS BS BC CN CO NO US UN VO WO med SUS304 Al6061';
    for (const word of others.split(' ')) {
      assert.equal(read(knowledge.resolveMaterial(word)), '?', word);
    }
    // The German word is silicone.
    assert.equal(read(knowledge.resolveMaterial('Silikon')), '? silicon');
  });

  it('understands a material by its name in the larger languages', () => {
    for (const [id, names] of Object.entries(MATERIAL_NAMES.names)) {
      for (const name of names) {
        for (const written of [name, name.toLowerCase(), name.normalize('NFD')]) {
          const found = knowledge.resolveMaterial(written);
          assert.ok(found.kind === 'name' && found.entry.id === id, written);
        }
      }
    }
    for (const [id, forms] of Object.entries(MATERIAL_NAMES.forms)) {
      for (const [form, names] of Object.entries(forms)) {
        for (const name of names) {
          assert.equal(read(knowledge.resolveMaterial(name)), `${id}, ${form}`, name);
        }
      }
    }
    for (const [name, id] of [
      ['Zinn', 'tin'],
      ['cuivre', 'copper'],
      ['钴', 'cobalt'],
      ['Seltene Erden', 'rare-earths'],
      ['Kupfer (Cu)', 'copper'],
      // Tin in Russian, lead in Bulgarian; in Latin letters always lead.
      ['олово', '?'],
      ['olovo', 'lead'],
      ['Редкоземельные металлы', 'rare-earths'],
    ] as const) {
      assert.equal(read(knowledge.resolveMaterial(name)), id);
    }
  });

  it('knows every form by the name that the catalogue gives', () => {
    for (const { id, forms } of knowledge.data.materials) {
      for (const [form, names] of Object.entries(forms ?? {})) {
        for (const name of names) {
          assert.equal(read(knowledge.resolveMaterial(name)), `${id}, ${form}`, name);
        }
      }
    }
  });

  it('names a look-alike letter, and what cannot be seen', () => {
    const cyrillic = knowledge.resolveMaterial('соbalt');
    assert.ok(cyrillic.kind === 'unknown');
    assert.deepEqual(cyrillic.nearest, ['cobalt']);
    assert.equal(cyrillic.odd?.name, 'Cyrillic с');
    const hidden = knowledge.resolveMaterial('cob\u200balt');
    assert.ok(hidden.kind === 'unknown');
    assert.deepEqual(hidden.nearest, ['cobalt']);
    assert.equal(hidden.odd?.name, 'zero-width space (U+200B)');
  });
});

describe('Headings of statistics', () => {
  for (const [text, expected] of [
    ['Copper, mine', '? copper'],
    ['Copper, refined', '? copper'],
    ['Bismuth ores & concentrates', '? bismuth'],
    ['Cerium compounds', '? cerium'],
    ['Zinc, slab', '? zinc'],
    ['Nickel, smelter/refinery', '? nickel'],
    ['Platinum group metals, mine', '? platinum-group-metals'],
    ['Copper ore', 'copper, ore'],
    ['Tantalum and niobium minerals', '? tantalum niobium together'],
    ['spodumene concentrate (6%)', '? lithium, concentrate'],
    ['synthetic graphite powder', '? graphite, synthetic'],
    ['ferro-vanadium 80%', '? vanadium, ferrovanadium'],
    ['Tungsten, unwrought / powder', '? tungsten, powder'],
    ['Lithium oxide and hydroxide', '? lithium'],
    ['fused magnesia', '? magnesium'],
    ['cobalt-free cathode', '?'],
    ['lithium iron phosphate', '?'],
    ['nickel manganese cobalt', '?'],
    ['Colbat', '? cobalt'],
    ['Unobtainium ore 5%', '?'],
    ['Sillimanite minerals', '?'],
    ['Salts', '?'],
  ] as const) {
    it(`offer what ${text} is of, and no form that it does not say`, () => {
      assert.equal(read(knowledge.resolveMaterial(text)), expected);
    });
  }
});

describe('Components as people write them', () => {
  for (const [text, expected] of [
    ['cathode', 'cathode-active-material cathode-electrode'],
    ['anode', 'anode-active-material anode-electrode'],
    ['cell', 'battery-cell solar-cell'],
    ['module', 'battery-module solar-module'],
    ['pack', 'battery-pack'],
    ['foil', 'copper-foil aluminium-foil'],
    ['permanent magnet', 'ndfeb-magnet smco-magnet'],
    ['Batteriezelle', 'battery-cell'],
    ['NMC 811', 'cathode-active-material'],
    ['NCM 622', 'cathode-active-material'],
    ['Neodymmagnet', 'ndfeb-magnet'],
    ['Kathode', 'cathode-active-material cathode-electrode'],
    ['永磁体', 'ndfeb-magnet smco-magnet'],
    ['21700 cell', 'battery-cell'],
    ['lithium-ion battery cell', 'battery-cell'],
    ['LFP cell', 'battery-cell'],
    ['Li-ion battery', 'battery-cell battery-pack'],
    ['sintered NdFeB magnet', 'ndfeb-magnet'],
    ['磷酸铁锂', 'cathode-active-material'],
    ['LiFePO4', 'cathode-active-material'],
    ['전구체', 'cathode-active-material'],
    ['前駆体', 'cathode-active-material'],
    ['正极', 'cathode-active-material cathode-electrode'],
    ['六氟磷酸锂', 'electrolyte-salt'],
    ['電解液', 'electrolyte'],
    ['리튬이온배터리', 'battery-cell battery-pack'],
    ['ネオジム磁石', 'ndfeb-magnet'],
    ['영구자석', 'ndfeb-magnet smco-magnet'],
    ['钽电容器', 'tantalum-capacitor'],
    ['硅片', 'polysilicon-wafer'],
    // Those of wind turbines are of fibre and resin.
    ['turbine blade', 'superalloy-casting'],
    ['Turbinenschaufel', 'superalloy-casting'],
    ['Ge lens', 'infrared-lens'],
    ['Ta capacitor', 'tantalum-capacitor'],
  ] as const) {
    it(`offers ${expected} for ${text}`, () => {
      const found = knowledge.resolveComponent(text);
      assert.ok(found.kind === 'unknown');
      assert.equal(found.nearest.join(' '), expected);
    });
  }

  for (const text of ['electrolyser', 'electrolyzers', 'electrolytic', 'separation', 'FeCo']) {
    it(`offers nothing for ${text}, which is another thing`, () => {
      const found = knowledge.resolveComponent(text);
      assert.ok(found.kind === 'unknown');
      assert.deepEqual(found.nearest, []);
    });
  }
});

describe('Stages as people write them', () => {
  for (const [text, expected] of [
    ['mining', 'extraction'],
    ['Abbau', 'extraction'],
    ['Raffination', 'processing'],
    ['冶炼', 'processing'],
    ['精煉', 'processing'],
    ['분리', 'processing'],
    ['採鉱', 'extraction'],
    ['생산', 'manufacturing'],
    ['組み立て', 'assembly'],
    ['再生', 'recycling'],
    // Beneficiation is extraction under one rule and processing under another.
    ['选矿', undefined],
    ['Aufbereitung', undefined],
    ['Reciclaje', 'recycling'],
    ['Fertigung', 'manufacturing'],
    ['assemblage', 'assembly'],
    ['thinking', undefined],
  ] as const) {
    it(`offers ${expected ?? 'nothing'} for ${text}`, () => {
      assert.equal(stageMeant(text), expected);
    });
  }
});

describe('Misspelt stages', () => {
  const stages = ['extraction', 'processing', 'recycling', 'manufacturing', 'assembly'];

  it('are offered, and no other work that is spelt nearly so', () => {
    assert.equal(stageNear('refinning', stages), 'processing');
    for (const text of ['mixing', 'winding', 'transportation', 'casing', 'marking']) {
      assert.equal(stageNear(text, stages), undefined, text);
    }
  });
});

describe('Regimes as people write them', () => {
  for (const [text, expected] of [
    ['30D', 'ira-30d'],
    ['FEOC', 'ira-30d'],
    ['DFARS', 'dfars-7052'],
    ['DFARS 252.225-7052', 'dfars-7052'],
    ['CRMA', 'eu-crma'],
    ['section 154', 'ndaa-2024-154'],
    ['45X', 'pfe-45x-battery-component'],
    ['UFLPA', 'uflpa'],
    ['section 301', undefined],
  ] as const) {
    it(`offers ${expected ?? 'nothing'} for ${text}`, () => {
      const found = knowledge.resolveRegime(text);
      const offered = found.kind === 'unknown' ? found.nearest[0] : found.entry.id;
      assert.equal(offered, expected);
    });
  }
});
