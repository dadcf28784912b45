import { jsonWord } from '../../text/json-mistakes';
import type { SyntaxCode } from '../../text/node';
import { yamlErrorOf } from '../yaml-errors';
import { quoted } from './words';
import { ANY_YAML_ERROR, YAML_ERRORS } from './yaml-errors';

/** A sentence for each kind of mistake of syntax, and what fixes it. */
export const SYNTAX: Readonly<Record<SyntaxCode, (detail: string) => string>> = {
  'too-deep': () => 'Die Werte sind zu tief verschachtelt. Ein Manifest braucht nur wenige Ebenen.',
  'unknown-alias': (name) =>
    `${quoted(`*${name}`)} hat davor keinen Anker. ${quoted(`&${name}`)} vor den Wert schreiben, der wiederholt wird.`,
  expands: () =>
    'Die Aliase stehen für mehr Werte, als ein Manifest enthalten kann. Weniger davon verwenden.',
  'merge-without-star': (word) =>
    `Bei dieser Übernahme fehlt ein Stern. ${quoted(`*${word}`)} schreiben.`,
  'merge-of-no-mapping': (word) =>
    word === ''
      ? '„<<“ kann nur Gruppen von Schlüsseln übernehmen. Einen Alias einer Gruppe schreiben, etwa *defaults.'
      : `„<<“ übernimmt Gruppen von Schlüsseln; ${quoted(word)} ist keine. Einen Alias einer Gruppe schreiben, etwa *defaults.`,
  'out-of-line': () =>
    'Dieser Eintrag steht nicht bündig mit den anderen. Den Bindestrich wie die darüber einrücken.',
  'json-stray': (sign) =>
    `${quoted(sign)} steht am Anfang der Datei. Entfernen: JSON beginnt mit „{“.`,
  'json-needs-quotes': (word) =>
    `${quoted(word)} braucht doppelte Anführungszeichen. In JSON hat sie jeder Text.`,
  'json-number': (word) =>
    `${quoted(word)} ist in JSON keine Zahl. Ziffern schreiben, etwa 0.5: nicht hexadezimal, ohne führende Null.`,
  'json-word': (word) =>
    `${quoted(word)} ist kein Wort von JSON. ${quoted(jsonWord(word))} schreiben.`,
  'json-key': () =>
    'Hier fehlt ein Schlüssel in doppelten Anführungszeichen. Einen schreiben, etwa "country".',
  'json-value': () =>
    'Hier fehlt ein Wert. Einen schreiben: Text in doppelten Anführungszeichen, eine Zahl, eine Liste.',
  'json-colon': () => 'Zwischen Schlüssel und Wert fehlt ein Doppelpunkt. Einen einfügen.',
  'json-comma': () => 'Davor fehlt ein Komma. Eines einfügen.',
  'json-trailing-comma': () => 'Vor der schließenden Klammer steht ein Komma. Das Komma entfernen.',
  'json-extra-comma': () => 'Hier steht ein Komma zu viel. Entfernen.',
  'json-extra-bracket': (sign) => `Diese ${quoted(sign)} schließt nichts. Entfernen.`,
  'json-wrong-bracket': (sign) =>
    `Diese Klammer schließt nicht, was hier offen ist. ${quoted(sign)} schreiben.`,
  'json-open-quote': (word) =>
    `Vor ${quoted(word)} fehlt ein doppeltes Anführungszeichen. Eines einfügen.`,
  'json-brace': () => 'Eine schließende „}“ fehlt. Am Ende der Gruppe von Schlüsseln einfügen.',
  'json-bracket': () => 'Eine schließende „]“ fehlt. Am Ende der Liste einfügen.',
  'json-end': () =>
    'Die Datei geht nach ihrem Ende weiter. Entfernen, was hinter der letzten „}“ steht.',
  'json-comment': () =>
    'JSON kennt keine Kommentare. Entfernen oder als Schlüssel mit x- am Anfang behalten.',
  'json-quote': () =>
    'In dieser Zeile fehlt ein schließendes doppeltes Anführungszeichen. Eines einfügen.',
  'json-escape': (word) =>
    `${quoted(word)} enthält eine falsche Escape-Sequenz. Ein umgekehrter Schrägstrich ist „\\\\“.`,
  'json-character': () =>
    'Dieser Text enthält einen Zeilenumbruch oder ein Steuerzeichen. Als Escape-Sequenz schreiben.',
  tab: () => 'Die Einrückung enthält einen Tabulator. Diese Zeile mit Leerzeichen einrücken.',
  'odd-blank': () =>
    'Die Einrückung enthält ein geschütztes oder anderes besonderes Leerzeichen. Gewöhnliche verwenden.',
  'blank-behind': () =>
    'Hier steht ein geschütztes oder anderes besonderes Leerzeichen. Ein gewöhnliches verwenden.',
  'colon-space': (line) =>
    `${quoted(line)} braucht ein Leerzeichen nach dem Doppelpunkt. Eines einfügen.`,
  'colon-in-value': (value) =>
    `${quoted(value)} enthält einen Doppelpunkt. Den Wert in Anführungszeichen setzen.`,
  'wrong-column': () =>
    'Dieser Schlüssel steht nicht bündig mit seinen Nachbarn. Ebenso einrücken.',
  'no-colon': (key) =>
    `Nach ${quoted(key)} fehlt ein Doppelpunkt. Ihn und ein Leerzeichen einfügen.`,
  'colon-sign': (sign) =>
    `${quoted(sign)} ist kein Doppelpunkt in YAML. „:“ und ein Leerzeichen schreiben.`,
  'dash-space': () => 'Nach diesem Strich fehlt ein Leerzeichen. Eines einfügen.',
  'dash-sign': (sign) =>
    `${quoted(sign)} leitet keinen Eintrag ein. Bindestrich und Leerzeichen schreiben.`,
  'no-dash': () => 'Vor diesem Eintrag fehlt ein Bindestrich. Ihn und ein Leerzeichen einfügen.',
  comma: () => 'Vor diesem Schlüssel fehlt ein Komma. Eines einfügen.',
  'comma-sign': (sign) =>
    `${quoted(sign)} ist kein Komma. Zwischen den Einträgen einer Gruppe „,“ schreiben.`,
  'open-brace': () => 'Eine öffnende „{“ fehlt. Vor dem ersten Schlüssel einfügen.',
  'list-on-key-line': () =>
    'Diese Liste beginnt in der Zeile ihres Schlüssels. In der nächsten Zeile beginnen.',
  'key-on-line': (key) =>
    `${quoted(key)} beginnt in der Zeile eines anderen Schlüssels. In der nächsten Zeile beginnen.`,
  'above-list': (value) => `${quoted(value)} steht über den Einträgen der Liste. Entfernen.`,
  conflict: () =>
    'Unfertige Zusammenführung (Konfliktmarken). Eine Seite behalten und die Marken entfernen.',
  other: (message) => {
    const error = yamlErrorOf(message);
    return error === undefined ? ANY_YAML_ERROR : YAML_ERRORS[error];
  },
};
