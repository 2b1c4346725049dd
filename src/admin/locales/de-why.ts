/** Texte zum Warum einer Person, zum Wächter und zum Wechsel der Betriebsart auf Deutsch. */
import type { enWhy } from './en-why.ts';

export const deWhy: Readonly<Record<keyof typeof enWhy, string>> = {
  'why.open': 'Einzelheiten',
  'why.openFor': 'Einzelheiten: {{name}}',
  'why.title': 'Warum ist {{name}} in diesem Zustand?',
  'why.close': 'Schließen',
  'why.facts': 'Was bekannt ist',
  'why.decision': 'Was entscheidet',
  'why.held': 'Was die Bridge gesetzt hat',
  'why.next': 'Was als Nächstes kommt',
  'why.microsoft': 'Teams zeigt „{{row}}“ ({{words}}), gelesen {{age}}.',
  'why.microsoft.unknown': 'Von Microsoft wurde noch nichts gelesen.',
  'why.dnd.on': 'DND ist an der Anlage an, gelesen {{age}}.',
  'why.dnd.off': 'DND ist an der Anlage aus, gelesen {{age}}.',
  'why.dnd.unknown': 'DND an der Anlage wurde noch nicht gelesen.',
  'why.calls': 'Gespräche: {{state}}, bekannt durch {{source}}, bestätigt {{age}}.',
  'why.calls.unknown':
    'Von Gesprächen ist nichts bekannt: das Telefon ist nicht verknüpft, und kein Modul und keine Lampe meldet etwas.',
  'why.mode': 'Betriebsart: {{mode}}.',
  'why.rule': 'Regel: {{rule}}.',
  'why.claim.intended': 'DND an wurde {{age}} nach Regel {{rule}} beschlossen; die Anlage hat es noch nicht bestätigt.',
  'why.claim.confirmed': 'DND an hat die Bridge {{age}} nach Regel {{rule}} gesetzt; die Anlage hat es bestätigt.',
  'why.claim.releasing': 'DND wird zurückgegeben; die Anlage hat es noch nicht bestätigt.',
  'why.claim.other': 'Die Bridge hält DND seit {{age}}, Regel {{rule}}.',
  'why.override.on': 'DND wurde {{by}} eingeschaltet, {{age}}. Das gilt, bis sich der Zustand in Teams ändert.',
  'why.override.off': 'DND wurde {{by}} ausgeschaltet, {{age}}. Das gilt, bis sich der Zustand in Teams ändert.',
  'overrideBy.phone': 'an einem Telefon',
  'overrideBy.pane': 'im Aufgabenbereich',
  'overrideBy.maxClaim': 'von der Bridge, weil es zu lange gehalten war,',
  'overrideBy.other': 'von Hand',
  'why.lease.intended': '„In einem Anruf“ wird in Teams gesetzt; Microsoft hat es noch nicht bestätigt.',
  'why.lease.confirmed':
    '„In einem Anruf“ ist in Teams von der Bridge gesetzt; es endet um {{until}} von selbst, wenn es nicht erneuert wird.',
  'why.lease.releasing': '„In einem Anruf“ wird in Teams zurückgenommen; spätestens um {{until}} endet es.',
  'why.lease.other': 'Die Bridge zeigt in Teams einen Zustand bis {{until}}.',
  'why.nothingHeld': 'Nichts: weder DND noch ein Zustand in Teams ist von der Bridge gesetzt.',
  'why.nextAt': 'Wenn sonst nichts geschieht, wird um {{time}} wieder nachgesehen.',
  'why.privacy': 'Gezeigt wird nur der jetzige Zustand. Die Bridge führt darüber keine Geschichte.',
  'age.seconds_one': 'vor {{count}} Sekunde',
  'age.seconds_other': 'vor {{count}} Sekunden',
  'age.minutes_one': 'vor {{count}} Minute',
  'age.minutes_other': 'vor {{count}} Minuten',
  'age.since': 'um {{time}}',
  'age.unknown': 'zu unbekannter Zeit',
  'telephony.idle': 'kein Gespräch',
  'telephony.ringing': 'Telefon klingelt',
  'telephony.onCall': 'telefoniert',
  'telephony.other': 'unbekannt',
  'source.companion': 'das Begleitmodul',
  'source.linked': 'das verknüpfte Konto',
  'source.lamp': 'eine Besetztlampe',
  'source.other': 'eine andere Quelle',
  'people.callsBy': 'Gespräche durch {{source}}',
  'people.callsUnknown': 'Gespräche nicht bekannt',

  'guard.stopped':
    'An dieser Anlage läuft offenbar ein anderer Abgleich: von den letzten {{writes}} DND, die die Bridge gesetzt hat, wurden {{reverted}} zurückgenommen, bei {{persons}} Personen. Alles wurde zurückgegeben; um {{until}} wird es wieder versucht. Bitte den anderen ausschalten (den der Anlage, die MS Teams Integration, ein Partnermodul), dann hier aufheben.',
  'guard.paused_one':
    '{{count}} Person ist angehalten: dreimal hintereinander wurde zurückgenommen, was die Bridge gesetzt hatte. Läuft kein anderer Abgleich, bitte aufheben.',
  'guard.paused_other':
    '{{count}} Personen sind angehalten: dreimal hintereinander wurde zurückgenommen, was die Bridge gesetzt hatte. Läuft kein anderer Abgleich, bitte aufheben.',
  'guard.lift': 'Aufheben',
  'change.progress_one':
    'Die bisherige Betriebsart wird zurückgegeben: noch {{count}} Person. Danach beginnt für sie sofort „{{mode}}“.',
  'change.progress_other':
    'Die bisherige Betriebsart wird zurückgegeben: noch {{count}} Personen. Danach beginnt für jede sofort „{{mode}}“.',
  'mode.failed.unreachable':
    'Die Bridge antwortet nicht. Die Betriebsart ist, wie sie war; bitte noch einmal versuchen.',
};
