import type { NumberMeant, StructureProblem } from '../../manifest/model';
import type { form as english } from '../form';
import { ENTRIES, originAsWritten } from '../form';
import { SYNTAX } from './syntax';
import { WHY_NOT_IMPORTED } from './unreadable';
import { allOf, exactPercent, german, meant, number, oneOf, quoted } from './words';
import { work } from './sourcing';

const SHARE = 'ein Anteil zwischen 0 und 100 %, etwa 60% oder 0.6';

/** What is too much to read, where its name has words. */
const LIMITS: Readonly<Record<string, string>> = {
  '3 million values': '3 Millionen Werte',
  '10,000 items with a mistake': '10.000 Einträge mit einem Fehler',
  '30,000 items': '30.000 Einträge',
  '50,000 signs with a mistake': '50.000 Zeichen mit einem Fehler',
  '500,000 words and signs': '500.000 Wörter und Zeichen',
  '500,000 characters in one value': '500.000 Zeichen in einem Wert',
};

const FORMATS: Readonly<Record<string, string>> = {
  countries: 'ein ISO-Code wie AU',
  share: SHARE,
  dependence: SHARE,
  ownership: SHARE,
  asOf: 'ein gültiges Datum, etwa 2023-06-30',
  date: 'ein gültiges Datum, etwa 2023-06-30',
  expires: 'ein gültiges Datum, etwa 2024-06-30',
  id: 'nur Buchstaben, Ziffern, „-“, „_“ und „.“',
  currency: 'ein Währungscode aus drei Buchstaben, etwa USD',
  region: 'ein Code nach ISO 3166-2, etwa AU-WA',
  value: 'eine Zahl, null oder größer',
  sha256: 'die 64 Hexadezimalziffern einer SHA-256-Summe',
};

const TYPES: Readonly<Record<string, string>> = {
  object: 'eine Gruppe von Schlüsseln',
  array: 'eine Liste',
  string: 'Text',
  number: 'eine Zahl',
  boolean: 'true oder false',
  null: 'nichts',
};

/** Parts of a manifest in the dative and in the genitive. */
const PARTS: Readonly<Record<string, readonly [dative: string, genitive: string]>> = {
  manifest: ['Dem Manifest', 'des Manifests'],
  source: ['Der Quelle', 'der Quelle'],
  supplier: ['Dem Lieferanten', 'des Lieferanten'],
  ownership: ['Dem Eintrag zum Eigentum', 'des Eintrags zum Eigentum'],
  evidence: ['Dem Nachweis', 'des Nachweises'],
  waiver: ['Der Sonderfreigabe', 'der Sonderfreigabe'],
  origin: ['Der Herkunft', 'der Herkunft'],
  waivedFor: ['Dem „for“ einer Sonderfreigabe', 'des „for“ einer Sonderfreigabe'],
};

const typeName = (types: string): string =>
  types
    .split(' or ')
    .map((type) => TYPES[type] ?? type)
    .join(' oder ');

const partOf = (part: string): readonly [string, string] =>
  PARTS[part] ?? ['Dem Eintrag', 'des Eintrags'];

/** A date or a number is text as soon as it stands in quotes; a list is not. */
const isQuotable = ({ expected, found }: { expected: string; found: string }): boolean =>
  expected === 'string' && (found === 'number' || found === 'boolean');

function structure(problem: StructureProblem): string {
  switch (problem.kind) {
    case 'syntax':
      return SYNTAX[problem.code](problem.detail);
    case 'duplicate-key':
      return problem.key === '<<'
        ? '„<<“ ist zweimal angegeben. Eines behalten, mit einer Liste: „<<: [*eins, *zwei]“.'
        : `${quoted(problem.key.replace(/^["']|["']$/g, ''))} ist zweimal angegeben. Eine der beiden Angaben behalten.`;
    case 'second-document':
      return 'Ein Manifest ist ein einziges Dokument. Das zweite in eine eigene Datei auslagern und importieren.';
    case 'empty-file':
      return 'Die Datei ist leer. Mit „manifest: 1“, einem Produkt und seinen Quellen beginnen.';
    case 'too-large':
      return `Mehr als ${LIMITS[problem.limit] ?? problem.limit} außerhalb einer einfachen Liste von Quellen ist zu viel. Die Datei aufteilen oder die Quellen als einfache Liste schreiben.`;
    case 'too-many':
      return problem.what === 'sources'
        ? `Nur die ersten ${number(problem.limit)} Quellen einer Datei werden gelesen. Aufteilen und die Teile importieren.`
        : `Es gibt mehr als ${number(problem.limit)} Formfehler. Der Rest ist nicht aufgeführt: zuerst diese beheben.`;
    case 'missing-key':
      return `${partOf(problem.of)[0]} fehlt ${quoted(problem.key)}. Ergänzen.`;
    case 'missing-subject':
      return 'Die Quelle nennt weder Material noch Komponente. Eines von beiden ergänzen.';
    case 'both-subjects':
      return 'Die Quelle nennt Material und Komponente. Eines von beiden entfernen.';
    case 'beside-origins':
      return `${quoted(problem.key)} steht neben „origins“. Eines von beiden behalten: Jede Herkunft hat ${problem.key === 'country' ? 'ihr eigenes Land' : 'ihre eigene Region'}.`;
    case 'of-other-subject':
      return `${quoted(problem.key)} gilt für Schritte mit ${problem.subject === 'material' ? 'einem Material' : 'einer Komponente'}. Entfernen.`;
    case 'country-as-key': {
      const { written, meant: entry } = originAsWritten(problem.origins);
      return `${quoted(written)} ist nicht die Form einer Herkunft. ${quoted(entry)} schreiben.`;
    }
    case 'origin-without-share':
      return 'Diese Herkunft hat keinen Anteil, andere des Schritts haben einen. Jeder einen geben oder keiner.';
    case 'origins-total':
      return `Die Anteile der Herkünfte ergeben zusammen ${exactPercent(problem.total)}, nicht 100 %. Berichtigen.`;
    case 'unknown-key':
      if (problem.key === '<<') {
        return '„<<“ in Anführungszeichen ist ein Schlüssel wie jeder andere. Zum Zusammenführen ohne sie schreiben: „<<: *name“.';
      }
      return `${quoted(problem.key)}${odd(problem.odd)} ist kein Schlüssel ${partOf(problem.of)[1]}.${
        problem.nearest === undefined
          ? ' Entfernen, oder mit x- davor als Notiz behalten.'
          : meant([problem.nearest])
      }`;
    case 'wrong-type':
      return `${problem.isItem ? `Jeder Eintrag von ${quoted(problem.key)}` : quoted(problem.key)} muss ${typeName(problem.expected)} sein, nicht ${typeName(problem.found)}.${
        isQuotable(problem)
          ? ' In Anführungszeichen setzen.'
          : problem.meant
            ? numberAdvice(problem.meant)
            : listAdvice(problem)
      }`;
    case 'not-finite':
      return `${quoted(problem.value)} ist keine endliche Zahl. Für ${quoted(problem.key)} eine schreiben, null oder größer.`;
    case 'empty-value':
      return `${quoted(problem.key)} hat noch keinen Wert. Einen angeben.`;
    case 'not-one-of':
      return `${quoted(problem.value)} ist kein gültiger Wert von ${quoted(problem.key)}. Erlaubt: ${oneOf(problem.allowed)}.${
        problem.nearest === undefined || problem.allowed.length === 1
          ? ''
          : meant([problem.nearest])
      }`;
    case 'bad-format':
      return `${quoted(problem.value)} ist kein gültiger Wert von ${quoted(problem.key)}. ${
        problem.nearest === undefined
          ? `Erwartet: ${FORMATS[problem.expected] ?? 'Text'}.`
          : `Schreiben: ${problem.nearest}.`
      }`;
    case 'too-few':
      return `${quoted(problem.key)} ist leer. Mindestens einen Eintrag ergänzen oder den Schlüssel entfernen.`;
  }
}

/** `Südkorea (KR)` of `South Korea (KR)`. */
const withCode = (country: string): string => country.replace(/^.*(?= \(\w+\)$)/, german);

/** Characters that mislead, by what the reader of names calls them. */
const odd = (character: string | undefined): string =>
  character === undefined
    ? ''
    : ` (enthält: ${Object.entries(ODD).reduce((name, [english, german]) => name.replace(english, german), character)})`;

const ODD = {
  Cyrillic: 'kyrillisches',
  Greek: 'griechisches',
  'soft hyphen': 'weiches Trennzeichen',
  'zero-width space': 'breitenloses Leerzeichen',
  'zero-width non-joiner': 'breitenloser Nichtverbinder',
  'zero-width joiner': 'breitenloser Verbinder',
  'left-to-right mark': 'Zeichen für Schreibrichtung',
  'right-to-left mark': 'Zeichen für Schreibrichtung',
  'word joiner': 'Wortverbinder',
  'byte order mark': 'Bytereihenfolge-Marke',
  'invisible character': 'unsichtbares Zeichen',
};

/** Messages of the rules of group Form. */
function listAdvice({ key, expected, found }: StructureProblem & { kind: 'wrong-type' }): string {
  if (key === 'country' && found === 'array') return ' Mehrere unter „origins“ auflisten.';
  const entry = ENTRIES[key];
  if (entry !== undefined) return ` Jeden als „- ${entry}“ schreiben.`;
  return expected === 'array' ? ' In eckige Klammern setzen.' : '';
}

const numberAdvice = ({ text, currency }: NumberMeant): string =>
  currency === undefined
    ? ` ${text} schreiben.`
    : ' Nur die Zahl schreiben, in der Währung des Manifests.';

export const form: typeof english = {
  'missing-keys': ({ keys }) => `Es fehlt: ${keys.join(', ')}.`,
  structure,

  'unknown-country': (a) =>
    a.region !== undefined && a.nearest[0] !== undefined
      ? `${quoted(a.text)} ist kein Land. ${a.nearest[0]} als Land angeben und ${a.region} als Region.`
      : `Unbekanntes Land ${quoted(a.text)}${odd(a.odd)}.${meant(a.nearest) || ' Den Code nach ISO 3166-1 angeben, etwa AU.'}`,
  'no-country': (a) =>
    `${quoted(a.text)} ist kein Land. „unknown“ schreiben, wenn es nicht bekannt ist, oder die möglichen Länder unter „origins“.`,
  'several-countries': (a) =>
    `${quoted(a.text)} sind mehrere Länder. Jedes einzeln unter „origins“ auflisten: ${allOf(a.countries)}.`,
  'region-elsewhere': (a) =>
    `Die Region ${quoted(a.region)} liegt nicht in diesem Land${a.country === undefined ? '' : ` (${german(a.country)})`}. Region oder Land berichtigen.`,
  'region-of-unknown': (a) =>
    `Das Land ist unbekannt, aber die Region ${quoted(a.region)} liegt in einem (${german(a.country)}). „country: ${a.code}“ schreiben oder die Region entfernen.`,
  'region-unknown': (a) =>
    `ISO 3166-2 kennt keine Region ${quoted(a.region)}. Einen Code wie AU-WA angeben oder weglassen.`,
  'region-former': (a) =>
    `Die Region ${quoted(a.region)} gibt es in ISO 3166-2 nicht mehr. Stattdessen ${oneOf(a.now)} angeben.`,
  'bloc-as-country': (a) =>
    `${quoted(a.text)} ist kein Land. Den Mitgliedstaat nennen, in dem der Schritt stattfindet.`,
  'ambiguous-country': (a) =>
    `${quoted(a.text)} ist mehrdeutig. Den Code des gemeinten Landes angeben: ${oneOf(a.countries.map(withCode))}.`,
  'country-form': (a) =>
    a.region === undefined
      ? `${quoted(a.text)} wird als ${german(a.name)} verstanden. Die kanonische Form ist ${a.code}.`
      : `${quoted(a.text)} wird als ${german(a.name)} verstanden. ${a.code} schreiben, mit „region: ${a.region}“.`,

  'unknown-material': (a) =>
    `${quoted(a.text)}${odd(a.odd)} ist kein bekanntes Material.${meant(a.nearest) || ' Eines aus dem Katalog angeben, etwa lithium, oder in der Richtlinie ergänzen.'}`,
  'several-materials': (a) =>
    `${quoted(a.text)} steht für mehrere Materialien. Für jedes eine Quelle anlegen: ${allOf(a.nearest)}.`,
  'unknown-component': (a) =>
    `${quoted(a.text)}${odd(a.odd)} ist keine bekannte Komponente.${meant(a.nearest) || ' Eine aus dem Katalog angeben, etwa battery-cell, oder in der Richtlinie ergänzen.'}`,
  'material-not-component': (a) => {
    const key = a.isMaterial ? 'material' : 'component';
    const what = a.isMaterial ? 'ein Material' : 'eine Komponente';
    const entries = a.names.map((name) => quoted(`${key}: ${name}`));
    return `${quoted(a.text)} ist ${what}. ${oneOf(entries)} schreiben.`;
  },
  'material-form': (a) =>
    a.form === undefined
      ? `${quoted(a.text)} wird als ${a.id} verstanden. Den kanonischen Namen schreiben.`
      : `${quoted(a.text)} wird als ${a.id} verstanden. Das schreiben, mit „form: ${a.form}“.`,

  'unknown-regime': (a) =>
    `Unbekanntes Regelwerk ${quoted(a.text)}.${meant(a.nearest) || ' Die Kennung eines bekannten angeben, etwa ira-30d.'}`,
  'unknown-supplier': (a) =>
    `${quoted(a.text)} ist keine Kennung unter suppliers. Ist ${quoted(a.id)} gemeint, diese Kennung schreiben, damit die Angaben dort zählen.`,

  'duplicate-id': (a) =>
    `Die Kennung ${quoted(a.id)} ist zweimal vergeben. Diesem Schritt eine eigene geben.`,
  'first-use': (a) => `${quoted(a.id)} ist hier zuerst vergeben.`,

  'unresolved-id': (a) =>
    `Kein Schritt hat die Kennung ${quoted(a.text)}.${meant(a.nearest) || ' Die eines Schritts angeben oder die Datei importieren, die ihn hat.'}`,
  'unresolved-elsewhere': (a) =>
    `Kein Schritt dieser Datei hat die Kennung ${quoted(a.text)}. Für den importierten ${quoted(a.reference)} schreiben.`,
  'unresolved-file': (a) =>
    `${quoted(a.text)} lässt sich nicht auflösen: Die Datei ist nicht lesbar. Den Pfad prüfen.`,
  'not-imported': (a) =>
    `${quoted(a.text)} steht in einer Datei, die nicht importiert ist. ${quoted(a.file)} unter imports ergänzen.`,
  'unresolved-import': (a) =>
    `Import von ${quoted(a.path)} nicht möglich: ${a.why ? WHY_NOT_IMPORTED[a.why] : 'Die Datei gibt es nicht, oder sie ist nicht lesbar'}.`,

  'supply-cycle': (a) =>
    a.ids.length === 1
      ? `Der Schritt ${quoted(a.ids[0] ?? '')} beliefert sich selbst. Diesen Eintrag aus inputs entfernen.`
      : `${String(a.ids.length)} Schritte beliefern einander im Kreis. Einen der Einträge aus inputs entfernen: ${circle(a.ids)}.`,
  'cycle-step': (a) => `${quoted(a.id)} ist Teil des Kreises.`,

  'share-total': (a) =>
    `${work(a.stage, a.material)}: Die Anteile ergeben zusammen ${a.total.replace('.', ',')} %, nicht 100 %. Berichtigen (${a.count === 1 ? '1 Schritt' : `${String(a.count)} Schritte`}) oder die fehlende Quelle ergänzen.`,
};

function circle(ids: readonly string[]): string {
  const all = [...ids, ids[0] ?? ''];
  const shown = all.length > 12 ? [...all.slice(0, 6), '…', ...all.slice(-5)] : all;
  return shown.join(' ← ');
}
