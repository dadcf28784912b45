import type { paperwork as english } from '../paperwork';
import { doing } from './sourcing';
import { WHY_EVIDENCE_UNREAD } from './unreadable';
import { allOf, day, german, meant, number, quoted } from './words';

/** Messages of the rules of group Paperwork. */
export const paperwork: typeof english = {
  'waiver-expired': (a) =>
    `Die Sonderfreigabe${of(a.rule)} ist am ${day(a.expires)} abgelaufen. Erneuern oder entfernen (Stichtag ${day(a.day)}).`,
  'waiver-unused': (a) => {
    switch (a.why.kind) {
      case 'no-finding':
        return `Unbenutzte Sonderfreigabe: Hier gibt es keinen Befund ${quoted(a.rule)}. Entfernen.`;
      case 'lapsed': {
        const given = [a.why.supplier, a.why.country].filter((each) => each !== undefined);
        return `Die Sonderfreigabe für ${a.rule} gilt nicht mehr: Die Quelle ist eine andere. Erteilt war sie für ${given.map(quoted).join(', ')}: prüfen oder entfernen.`;
      }
      case 'form':
        return `Befunde ${quoted(a.rule)} lassen sich nicht freigeben. Es sind Formfehler: beheben und die Sonderfreigabe entfernen.`;
      case 'paperwork':
        return `Befunde ${quoted(a.rule)} lassen sich nicht freigeben. Sie betreffen Sonderfreigaben selbst: diese entfernen.`;
      case 'unknown':
        return `Unbekannte Regel ${quoted(a.rule)}: Die Sonderfreigabe hat keine Wirkung.${meant(a.why.nearest)}`;
    }
  },
  'waiver-without-reason': (a) =>
    `Die Sonderfreigabe${of(a.rule)} hat noch keine Begründung. Angeben, warum der Befund hingenommen wird.`,
  'evidence-expired': (a) =>
    `Der Nachweis${a.title === undefined ? '' : ` ${quoted(a.title)}`} ist am ${day(a.expires)} abgelaufen. Erneuern lassen oder entfernen (Stichtag ${day(a.day)}).`,
  'evidence-changed': (a) =>
    `Der Nachweis${a.title === undefined ? '' : ` ${quoted(a.title)}`} ist seit der Prüfsumme (sha256) geändert. ${quoted(a.path)} mit dem vergleichen, was nachgewiesen wurde, dann die jetzige Prüfsumme eintragen (${a.now.slice(0, 12)}…).`,
  'evidence-missing-file': (a) =>
    `Die Nachweisdatei ${quoted(a.path)} fehlt. Die Datei ablegen oder den Pfad berichtigen.`,
  'evidence-unread': (a) =>
    `Die Nachweisdatei ${quoted(a.path)} lässt sich nicht mit ihrer Prüfsumme (sha256) vergleichen. Grund: ${WHY_EVIDENCE_UNREAD[a.why]}.`,
  'evidence-missing': (a) =>
    `${doing(a.work)}: kein gültiger Nachweis. ${a.has ? 'Ein Dokument erneuern' : 'Vom Lieferanten ein Dokument anfordern'}, das Ort und Lieferant nachweist, und als „evidence“ eintragen: ${allOf(a.regimes.map(german))} ${a.regimes.length > 1 ? 'betrachten' : 'betrachtet'} diesen Schritt.`,
  'knowledge-age': (a) =>
    `Die Daten sind ${number(a.days)} Tage älter als der ${day(a.day)} (Stand ${day(a.known)}). Abkommen und Regeln können sich geändert haben: die Erweiterung aktualisieren oder Änderungen in die Richtlinie aufnehmen.`,
};

const of = (rule: string | undefined): string => (rule === undefined ? '' : ` für ${rule}`);
