import type { policy as english } from '../policy';
import { german, number, oneOf, quoted } from './words';
import { work } from './sourcing';
import { WHY_UNREADABLE } from './unreadable';

/** Messages of the policy and of its rules. */
export const policy: typeof english = {
  'policy-entry': (a) => {
    switch (a.kind) {
      case 'no-document':
        return `${quoted(a.entry)} nennt kein Dokument. Angeben, worauf der Eintrag beruht.`;
      case 'unused-document':
        return `Auf dem Dokument ${quoted(a.entry)} beruht nichts. Entfernen oder dort nennen, wohin es gehört.`;
      case 'unknown-name':
        return `${quoted(a.entry)} nennt ${quoted(a.name)}, das es nicht gibt. Berichtigen oder ergänzen, was fehlt.`;
      case 'twice':
        return `Es gibt zwei Einträge ${quoted(a.entry)}. Jedem eine eigene Kennung geben.`;
    }
  },
  'policy-extends': (a) => {
    const { problem } = a;
    switch (problem.kind) {
      case 'unreadable':
        return `Die Richtlinie ${quoted(a.path)} lässt sich nicht erweitern. Grund: ${problem.why === 'outside' ? 'Die Datei liegt außerhalb des Repositorys oder Ordners dieser Richtlinie' : WHY_UNREADABLE[problem.why]}.`;
      case 'circle':
        return `Die Richtlinie ${quoted(a.path)} erweitert ihrerseits diese. Ein „extends“ des Kreises entfernen.`;
      case 'long':
        return `Die Richtlinie ${quoted(a.path)} ist eine zu viel. Höchstens ${number(problem.limit)} bauen aufeinander auf.`;
      case 'mistake':
        return `Die Richtlinie ${quoted(a.path)}, die diese erweitert, hat einen Fehler. Ihn beheben bei ${problem.at}.`;
    }
  },
  'unreadable-screening': (a) =>
    `Die Prüfliste ${quoted(a.path)} ist nicht lesbar und bleibt außer Betracht. Den Pfad berichtigen.`,
  'not-checked': (a) =>
    `Das Manifest wurde nicht geprüft. ${a.why ? `Grund: ${WHY_UNREADABLE[a.why]}.` : a.error}`,
  unreadable: (a) => `${WHY_UNREADABLE[a.why]}.`,
  'unreadable-policy': (a) => `Die Richtlinie ist nicht lesbar: ${WHY_UNREADABLE[a.why]}.`,
  'barred-country': (a) =>
    `${german(a.country)}: durch die Richtlinie gesperrt. Ein anderes Land wählen (${a.policy}).`,
  'barred-supplier': (a) =>
    `${quoted(a.supplier)} ist durch die Richtlinie gesperrt. Einen anderen Lieferanten wählen (${a.policy}).`,
  'unapproved-supplier': (a) =>
    `${quoted(a.supplier)} ist nicht freigegeben: ${work(a.stage, a.subject)}. ${
      a.approved.length === 0
        ? 'Freigegeben ist kein Lieferant'
        : `Freigegeben: ${oneOf(a.approved.slice(0, 6).map(quoted))}${a.approved.length > 6 ? ', …' : ''}`
    } (${a.policy}).`,
};
