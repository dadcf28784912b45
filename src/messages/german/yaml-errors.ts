import type { YamlError } from '../yaml-errors';

/** What the messages of `yaml` 2 mean. */
export const YAML_ERRORS: Readonly<Record<YamlError, string>> = {
  'closing-quote': 'Ein schließendes Anführungszeichen fehlt. Am Ende des Textes eines einfügen.',
  'closing-bracket': 'Eine schließende Klammer fehlt. Am Ende der Liste oder Gruppe eine einfügen.',
  comma: 'Zwischen zwei Einträgen fehlt ein Komma. Eines einfügen.',
  'stray-comma': 'Hier steht ein Komma ohne Eintrag. Das Komma entfernen.',
  'stray-bracket': 'Diese schließende Klammer hat keine öffnende. Die Klammer entfernen.',
  'after-value':
    'Nach dem Ende des Werts steht noch Text. Den ganzen Wert in Anführungszeichen setzen.',
  'first-sign':
    'Der Wert beginnt mit einem Sonderzeichen von YAML. Den Wert in Anführungszeichen setzen.',
  'second-colon':
    'In dieser Zeile steht ein zweiter Doppelpunkt. Den Wert in Anführungszeichen setzen.',
  'list-on-key-line':
    'Die Liste beginnt in der Zeile ihres Schlüssels. In der nächsten Zeile beginnen.',
  'no-colon': 'Hier fehlen Doppelpunkt und Wert. Beides ergänzen oder die Zeile entfernen.',
  'key-on-two-lines': 'Schlüssel und Doppelpunkt stehen in zwei Zeilen. Die Einrückung prüfen.',
  'out-of-line': 'Diese Zeile steht nicht bündig mit ihren Nachbarn. Ebenso einrücken.',
  'no-dash':
    'In dieser Liste fehlt ein Bindestrich. Einen einfügen oder die Zeile weiter einrücken.',
  tab: 'Die Einrückung enthält einen Tabulator. Mit Leerzeichen einrücken.',
  escape:
    'Diese Escape-Sequenz kennt YAML nicht. Einfache Anführungszeichen verwenden, oder „\\\\“ für „\\“.',
  comment: 'Vor dem Kommentar fehlt ein Leerzeichen. Eines vor „#“ einfügen.',
  'block-scalar': 'Hinter „|“ oder „>“ steht Text. Den Text in der nächsten Zeile beginnen.',
  'long-key': 'Dieser Schlüssel ist zu lang. Erlaubt sind höchstens 1.024 Zeichen.',
  tag: 'Tags haben in einem Manifest keinen Sinn. Entfernen, was mit „!“ beginnt.',
  directive: 'Ein Manifest hat keine Direktiven und kein „---“. Die Zeile entfernen.',
  'less-indented':
    'Der Text hinter „|“ oder „>“ ist nicht eingerückt. Weiter einrücken als den Schlüssel.',
  'blank-line': 'Eine Leerzeile vor diesem Text hat zu viele Leerzeichen. Diese entfernen.',
  'block-in-flow':
    'In Klammern steht ein Bindestrich oder ein zweiter Doppelpunkt. Den Wert in Anführungszeichen setzen oder ein Komma schreiben.',
  'list-as-key': 'Eine Liste steht anstelle eines Schlüssels. Die Einrückung hier prüfen.',
  'list-on-anchor-line':
    'Eine Liste beginnt in der Zeile ihres Ankers. In der nächsten Zeile beginnen.',
  anchor: 'Dieser Anker oder Alias steht falsch. „&name“ gehört vor einen Wert.',
};

export const ANY_YAML_ERROR = 'Das ist kein YAML. Zeichen und Einrückung dieser Zeile prüfen.';
