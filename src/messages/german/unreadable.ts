import type { NotImported } from '../../manifest/imports';
import type { Unreadable } from '../../text/unreadable';

/** What is wrong with a file that cannot be read, behind a colon, and what fixes it. */
export const WHY_UNREADABLE: Readonly<Record<Unreadable, string>> = {
  missing: 'Die Datei gibt es nicht',
  dangling: 'Der Verweis führt zu einer Datei, die es nicht gibt',
  denied: 'Zugriff verweigert',
  folder: 'Es ist ein Ordner',
  special: 'Es ist keine gewöhnliche Datei',
  circle: 'Die Verweise führen im Kreis',
  outside:
    'Die Datei liegt außerhalb des Arbeitsbereichs. Einen Ordner öffnen, der beide Dateien enthält',
  large: 'Für ein Manifest ist die Datei zu groß',
  binary: 'Es ist keine Textdatei',
  encoding: 'Die Datei ist nicht in UTF-8 gespeichert. In dieser Kodierung speichern',
  failed: 'Das Betriebssystem meldet einen Fehler',
};

/** Likewise of an import, which may also be readable and of no use. */
export const WHY_NOT_IMPORTED: Readonly<Record<NotImported, string>> = {
  ...WHY_UNREADABLE,
  'no-manifest': 'Die Datei ist kein Manifest. Eine Datei nennen, die mit „manifest: 1“ beginnt',
  itself: 'Es ist diese Datei selbst. Den Eintrag entfernen',
};

/** Likewise of a file of evidence, which may be of any kind. */
export const WHY_EVIDENCE_UNREAD: Readonly<Record<Unreadable, string>> = {
  ...WHY_UNREADABLE,
  outside: 'Die Datei liegt außerhalb der Ordner, die gelesen werden',
  large: 'Die Datei ist größer als 100 MB',
};
