/** Die Texte der Konsole auf Deutsch, mit denselben Schlüsseln wie `en.ts`. */
import { syncDe } from '../../ui/locales/sync-de.ts';
import { dePbx } from './de-pbx.ts';
import { deRules } from './de-rules.ts';
import { deSettings } from './de-settings.ts';
import { deWhy } from './de-why.ts';
import type { en } from './en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  ...syncDe,
  ...deSettings,
  ...deRules,
  ...dePbx,
  ...deWhy,
  'page.title': 'Konsole',
  'page.overview': 'Übersicht',
  'page.microsoft': 'Microsoft 365',
  'page.people': 'Personen',
  'page.individual': 'Tabelle',
  'page.rules': 'Regeln',
  'page.scope': 'Umfang',
  'page.pbx': 'Telefonanlage',
  'page.signOut': 'Abmelden',
  'page.language': 'English',
  'page.version': 'arbeitet mit STARFACE · Version {{version}}',
  'page.loading': 'Der Zustand der Bridge wird gelesen …',
  'page.failed': 'Die Seite konnte nicht angezeigt werden.',
  'page.again': 'Noch einmal',
  'page.stale': 'Die Bridge antwortet nicht. Das Gezeigte kann veraltet sein; alle zwei Sekunden wird neu gefragt.',
  'page.unreachable': 'Die Bridge antwortet nicht. Alle zwei Sekunden wird neu gefragt.',

  'signIn.title': 'Anmelden',
  'signIn.code': 'Code',
  'signIn.hint': 'Beim Start gibt die Bridge die Adresse dieser Seite mit ihrem Code aus.',
  'signIn.button': 'Anmelden',
  'signIn.wrong': 'Dieser Code stimmt nicht. Jeder Start der Bridge macht einen neuen.',
  'signIn.busy': 'Zu viele Versuche. Bitte eine Minute warten.',
  'signIn.unreachable': 'Die Bridge antwortet nicht.',

  'connections.title': 'Verbindungen',
  'side.microsoft': 'Microsoft 365',
  'side.starface': 'STARFACE',
  'side.store': 'Daten',
  'state.ok': 'In Ordnung',
  'state.connecting': 'Verbindet',
  'state.unavailable': 'Antwortet nicht',
  'state.refused': 'Lehnt die Bridge ab',
  'connection.never': 'Bisher nie erreicht',
  'connection.last': 'Letzte Antwort {{time}}',
  'connection.code': 'Code für den Support: {{code}}',
  'detail.version': 'Version {{value}}',
  'detail.auth.classic': 'Klassische Anmeldung',
  'detail.auth.oauth': 'Anmeldung mit OAuth',
  'detail.requestsPerSecond': 'Bis zu {{value}} Anfragen je Sekunde',
  'detail.chat.refused': 'Der Chat-Server lehnt das Kennwort ab: Chat-Status sind nicht bekannt.',
  'detail.lamp.refused':
    'Das technische Konto der Besetztlampen wird abgelehnt: Kennwort berichtigen, dann erneut versuchen.',
  'detail.waiting_one': '{{count}} Anfrage wartet',
  'detail.waiting_other': '{{count}} Anfragen warten',

  'way.microsoft.token-refused':
    'Entra ID lehnt Zertifikat oder Geheimnis der Bridge ab. Bitte in der App-Registrierung prüfen, ob es abgelaufen ist, und in der Konfiguration, ob Mandant und Client-ID stimmen.',
  'way.microsoft.forbidden':
    'Eine Berechtigung fehlt. Bitte in der App-Registrierung die Administratorzustimmung für Presence.ReadWrite.All und User.ReadBasic.All erteilen.',
  'way.microsoft.permission-missing':
    'Eine Berechtigung fehlt. Bitte in der App-Registrierung die Administratorzustimmung für Presence.ReadWrite.All und User.ReadBasic.All erteilen.',
  'way.microsoft.status-message-forbidden':
    'Microsoft 365 verbietet das Setzen der Statusnachricht; alles andere läuft weiter. Bitte auf der Seite „Microsoft 365“ die Berechtigung Presence.ReadWrite.All prüfen oder die Statusnachricht dort ausschalten.',
  'way.microsoft.preferred-presence-forbidden':
    'Microsoft 365 verbietet, einen in Teams selbst gewählten Status zu übersteuern; alles andere läuft weiter. Bitte auf der Seite „Microsoft 365“ die Berechtigung Presence.ReadWrite.All prüfen oder das Übersteuern dort ausschalten.',
  'way.microsoft.unavailable':
    'Microsoft 365 antwortet nicht. Die Bridge versucht es von selbst wieder. Bleibt es so, bitte Internetverbindung und Proxy dieses Rechners prüfen.',
  'way.microsoft.request-rejected':
    'Microsoft 365 weist eine Anfrage der Bridge zurück. Sie versucht es von selbst wieder. Bleibt es so, bitte in ihrem Protokoll nach dem Code unten sehen.',
  'way.microsoft.sign-in-needed':
    'Das Dienstkonto muss sich neu anmelden. Ohne es werden Änderungen durch das regelmäßige Lesen bemerkt, einige Sekunden später.',
  'way.microsoft.throttled': 'Microsoft 365 bittet um eine Pause. Danach macht die Bridge von selbst weiter.',
  'way.microsoft.other-tenant':
    'Das Token gehört zu einem anderen Mandanten. Bitte die Mandanten-ID in der Konfiguration prüfen.',
  'way.microsoft.certificate':
    'Das Zertifikat ist nicht brauchbar. Bitte die Datei prüfen, die in der Konfiguration steht.',
  'way.microsoft.consent-missing':
    'Der Anwendung hat kein Administrator zugestimmt, oder die Zustimmung wurde zurückgezogen. Bitte auf der Seite „Microsoft 365“ erteilen.',
  'way.microsoft.unknown-application':
    'Der Mandant kennt die Anwendung nicht. Bitte die Client-ID in der Konfiguration prüfen und auf der Seite „Microsoft 365“ die Zustimmung erteilen.',
  'way.microsoft.tenant-not-found':
    'Diesen Mandanten gibt es in dieser Cloud nicht. Bitte Mandanten-ID und Anmeldeadresse (authority) in der Konfiguration prüfen.',
  'way.microsoft.secret-wrong': 'Das Client-Geheimnis ist falsch. In die Datei gehört sein Wert, nicht seine ID.',
  'way.microsoft.secret-expired':
    'Das Client-Geheimnis ist abgelaufen. Bitte in der App-Registrierung ein neues erzeugen, in die Datei legen und die Bridge neu starten.',
  'way.microsoft.certificate-wrong':
    'Die App-Registrierung kennt das Zertifikat nicht. Bitte den öffentlichen Teil der Datei hochladen, die in der Konfiguration steht.',
  'way.microsoft.credential-refused':
    'Microsoft 365 lehnt den Anmeldenachweis ab. Bitte die Datei aus der Konfiguration mit dem vergleichen, was die App-Registrierung aufführt.',
  'way.microsoft.application-disabled':
    'Die Anwendung ist im Mandanten deaktiviert. Bitte im Entra Admin Center unter „Unternehmensanwendungen“ aktivieren.',
  'way.microsoft.blocked-by-policy':
    'Eine Richtlinie für bedingten Zugriff sperrt die Anwendung. Bitte sie davon ausnehmen oder die Adresse dieses Servers erlauben.',
  'way.microsoft.clock-wrong': 'Die Uhr dieses Servers geht falsch. Bitte ihre Synchronisation (NTP) einrichten.',
  'way.microsoft.cloud-without-presence':
    'Diese Microsoft-Cloud kennt keine Präsenz. Die Bridge kann mit ihr nicht arbeiten.',
  'way.starface.wrong-credentials':
    'Die Telefonanlage lehnt Login oder Passwort ab. Von selbst versucht die Bridge es nicht noch einmal, damit das Konto nicht gesperrt wird. War das Passwort richtig und nur zeitweise abgelehnt, bitte noch einmal versuchen; sonst beides in der Konfiguration berichtigen und die Bridge neu starten.',
  'way.starface.forbidden':
    'Dem Konto fehlt ein Recht. Bitte ihm in der Telefonanlage Administratorrechte geben und es noch einmal versuchen.',
  'way.starface.unavailable':
    'Die Telefonanlage antwortet nicht. Die Bridge versucht es von selbst wieder. Bleibt es so, bitte ihre Adresse in der Konfiguration prüfen und ob dieser Rechner sie erreicht.',
  'way.starface.certificate-untrusted':
    'Dem Zertifikat der Telefonanlage wird nicht vertraut, darum wird ihr nichts gesendet. Bitte auf der Seite Telefonanlage vergleichen und bestätigen oder seine Zertifizierungsstelle mit NODE_EXTRA_CA_CERTS angeben.',
  'way.starface.certificate-changed':
    'Die Telefonanlage zeigt ein anderes Zertifikat als das bestätigte, darum wird ihr nichts gesendet. Wurde es erneuert, bitte auf der Seite Telefonanlage vergleichen und bestätigen; wenn nicht, steht vielleicht jemand dazwischen.',
  'way.starface.busy': 'Die Telefonanlage bittet um eine Pause. Danach macht die Bridge von selbst weiter.',
  'way.starface.server-error':
    'Die Telefonanlage antwortet mit einem eigenen Fehler. Die Bridge versucht es von selbst wieder. Bleibt es so, bitte in das Protokoll der Anlage sehen oder sie neu starten.',
  'way.starface.redirected':
    'Für die Telefonanlage antwortet eine andere Adresse. Bitte prüfen, ob „url“ in der Konfiguration die Anlage selbst ist und keine Seite davor.',
  'way.starface.unreadable-answer':
    'Was unter der Adresse der Telefonanlage antwortet, wird nicht verstanden. Bitte prüfen, ob es eine STARFACE der Version 7 bis 10 ist und ob ein Proxy dazwischensteht.',
  'way.starface.not-provided':
    'Diese Telefonanlage bietet nicht an, was von ihr verlangt wurde. Alles andere geht weiter; die Seite Telefonanlage sagt, was möglich ist.',
  'way.starface.lamp':
    'Die Besetztlampen lassen sich nicht wie erwartet einrichten. Bitte den Selbsttest auf der Seite Telefonanlage ausführen; alles andere geht weiter.',
  'way.starface.encryption-missing':
    'Der Chatserver der Telefonanlage bietet keine Verschlüsselung an, darum meldet sich die Bridge dort nicht an. Bitte an der Anlage die Verschlüsselung (STARTTLS) einschalten; alles außer dem Chat-Status geht weiter.',
  'way.starface.oauth':
    'Die OAuth-Anmeldung der Telefonanlage geht nicht wie eingestellt. Bitte „auth“ in der Konfiguration prüfen.',
  'way.store.unavailable':
    'Die Daten können nicht geschrieben werden. Bitte freien Platz und Rechte des Datenordners prüfen. Bis dahin wird nichts Neues gesetzt.',
  'way.starface.rejected':
    'Die Telefonanlage weist eine einzelne Anfrage zurück; alles andere geht weiter. Bleibt es so, bitte im Protokoll der Bridge nach dem Code unten sehen.',
  'way.starface.sign-in': 'Eine Anmeldung im Browser kam nicht zu Ende. Bitte im Aufgabenbereich neu beginnen.',
  'way.unexpected':
    'Die Bridge traf auf etwas, das sie nicht versteht. Sie versucht es von selbst wieder; bitte ihr Protokoll an den Support geben.',
  'way.stopped':
    'Die Bridge hat diese Anfrage aufgegeben, weil sie gerade endet oder zu viel wartete. Sie versucht es von selbst wieder.',
  'way.other': 'Die Bridge versucht es von selbst wieder. Bleibt es so, bitte in ihr Protokoll sehen.',

  'mode.title': 'Abgleich',
  'mode.off': 'Aus',
  'mode.off.text': 'Auf keiner Seite wird etwas geschrieben. Der Aufgabenbereich zeigt weiter beide.',
  'mode.presence-oauth': 'Presence OAuth',
  'mode.presence-oauth.text':
    'Gleiche Regeln für alle: im Anruf, in einer Besprechung oder beschäftigt in Teams setzt DND.',
  'mode.individual': 'Individuell',
  'mode.individual.text': 'Eine Tabelle für jede Person, mit Vorgaben des Administrators.',
  'mode.central': 'Zentrale Regeln',
  'mode.central.text': 'Geordnete Regeln des Administrators.',
  'mode.pinned': 'Die Konfigurationsdatei legt die Betriebsart fest (presence.mode). Sie ist nur dort zu ändern.',
  'mode.change': 'Ändern',
  'mode.heldNote': 'Solange alles zurückgegeben wird, wird nichts abgeglichen.',
  'mode.failed.mode.pinned': 'Die Konfigurationsdatei legt die Betriebsart fest.',
  'mode.failed.other': 'Die Betriebsart konnte nicht geändert werden. Bitte noch einmal versuchen.',
  'change.title': 'Abgleich ändern',
  'change.giveBackFirst': 'Vor dem Wechsel wird alles zurückgegeben, was die Bridge hält.',
  'change.checklist': 'Je Telefonanlage darf nur ein Abgleich laufen. Bitte vor dem Einschalten bestätigen:',
  'change.check.pbx': 'Der eigene Microsoft-Abgleich der Telefonanlage ist ausgeschaltet.',
  'change.check.teams': 'Der Abgleich der MS Teams Integration ist ausgeschaltet.',
  'change.check.modules': 'Kein Partnermodul gleicht die Präsenz ab.',
  'change.cancel': 'Abbrechen',
  'change.switchOff': 'Ausschalten',
  'change.switchOn': 'Einschalten',

  'hold.title': 'Alles jetzt zurückgeben',
  'hold.text':
    'Beendet sofort jedes DND und jeden Microsoft-Zustand, den die Bridge gesetzt hat, und setzt nichts Neues, bis Sie es aufheben. Was Personen selbst gesetzt haben, bleibt.',
  'hold.button': 'Alles jetzt zurückgeben',
  'hold.confirm': 'Alle Personen der Bridge werden erreichbar, als wäre sie nie da gewesen. Fortfahren?',
  'hold.active': 'Alles ist zurückgegeben. Die Bridge setzt nichts.',
  'hold.pending_one': '{{count}} Wert ist noch zurückzugeben; die andere Seite antwortet noch nicht.',
  'hold.pending_other': '{{count}} Werte sind noch zurückzugeben; die andere Seite antwortet noch nicht.',
  'hold.lift': 'Aufheben',
  'hold.failed': 'Das hat nicht geklappt. Bitte noch einmal versuchen.',

  'numbers.title': 'Personen',
  'numbers.matched': 'zugeordnet',
  'numbers.linked': 'haben ihr Telefon verknüpft ({{share}} %)',
  'numbers.unmatched': 'nicht zugeordnet',
  'numbers.claims': 'DND von der Bridge gesetzt',
  'numbers.leases': 'von der Bridge in Teams als „im Anruf“ gezeigt',

  'people.search': 'Name, Adresse oder Login',
  'people.matched': 'Zugeordnet ({{shown}})',
  'people.unmatched': 'Nicht zugeordnet ({{shown}})',
  'people.empty': 'Noch ist niemand zugeordnet.',
  'people.emptyUnmatched': 'Jeder Benutzer der Telefonanlage ist zugeordnet.',
  'people.noHit': 'Niemand passt zur Suche.',
  'people.more': 'Mehr anzeigen',
  'people.name': 'Person',
  'people.login': 'Login der Anlage',
  'people.match': 'Zugeordnet durch',
  'people.link': 'Telefon',
  'people.state': 'Zustand',
  'people.why': 'Warum',
  'people.reason': 'Grund und Ausweg',
  'people.email': 'E-Mail in der Anlage',
  'people.linked': 'verknüpft',
  'people.notLinked': 'nicht verknüpft',
  'people.byBridge': 'DND von der Bridge',
  'people.byPerson': 'DND von Hand',
  'people.lease': 'Teams: „im Anruf“ von der Bridge',
  'people.teams': 'Teams: {{word}}',
  'people.noEmail': 'keine',
  'match.mail': 'E-Mail-Adresse',
  'match.upn': 'Anmeldename',
  'match.proxy': 'Zweitadresse',
  'match.manual': 'Hand',

  'reason.noEmailAtPbx':
    'In der Telefonanlage steht für diesen Benutzer keine E-Mail-Adresse. Bitte dort eine eintragen.',
  'reason.noMicrosoftUserWithThisAddress':
    'Niemand in Microsoft 365 hat diese Adresse. Bitte in der Telefonanlage berichtigen oder so lassen: Räume, Türen und Fax brauchen keine Zuordnung.',
  'reason.addressUsedByTwoPbxUsers': 'Zwei Benutzer der Telefonanlage haben diese Adresse. Bitte nur einem lassen.',
  'reason.addressUsedByTwoMicrosoftUsers':
    'Zwei Personen in Microsoft 365 haben diese Adresse. Bitte nur einer lassen.',
  'reason.microsoftUserDisabled': 'Das Konto in Microsoft 365 ist gesperrt.',

  'cause.available': 'verfügbar in Teams',
  'cause.busy': 'beschäftigt in Teams',
  'cause.busyCall': 'im Teams-Anruf',
  'cause.busyMeeting': 'in Besprechung',
  'cause.presenting': 'präsentiert',
  'cause.beRightBack': 'gleich zurück',
  'cause.away': 'abwesend',
  'cause.offline': 'offline',
  'cause.doNotDisturb': 'nicht stören in Teams',
  'cause.focusing': 'im Fokus',
  'cause.outOfOffice': 'außer Haus',
  'cause.other': 'anderer Anlass',
  'outcome.on': '{{cause}}: DND an',
  'outcome.off': '{{cause}}: DND aus',
  'outcome.giveBack': '{{cause}}: nichts zu halten',
  'outcome.unchanged': '{{cause}}: bleibt, wie es ist',
  'outcome.other': '{{cause}}: siehe Regel {{rule}}',
  'outcome.unknown': 'Von Microsoft noch nichts gelesen',
  'outcome.modeOff': 'Der Abgleich ist aus',
  'outcome.changingMode': 'Die Betriebsart wird gewechselt',
  'outcome.paused': 'Nimmt nicht am Abgleich teil',
  'outcome.ownPause': 'Von der Person ausgeschaltet',
  'outcome.outsideHours': 'Außerhalb der Zeiten des Abgleichs',
  'outcome.giveEverythingBack': 'Alles wird zurückgegeben',
  'outcome.refusedByMicrosoft': 'Microsoft 365 lehnt die Bridge ab',
  'outcome.refusedByStarface': 'Die Telefonanlage lehnt die Bridge ab',
  'outcome.leverOff': 'Die andere Seite verbietet das Schreiben',
  'outcome.left': 'Nicht mehr in beiden Verzeichnissen',
  'outcome.silence': 'Nichts von Microsoft gehört; sicherheitshalber zurückgegeben',
  'outcome.override': '{{cause}}, aber jemand hat von Hand anders entschieden',
  'outcome.foreignSync': 'Angehalten: offenbar läuft ein anderer Abgleich',

  'hints.problems':
    'Microsoft 365 meldet Änderungen zurzeit nicht von selbst. Das regelmäßige Lesen sieht sie einige Sekunden später.',
  'microsoft.why':
    'Die Bridge arbeitet in Microsoft 365 mit einer eigenen Anwendung, die ein Administrator einmal für die ganze Organisation erlaubt. Sie verlangt genau das, was hier steht; E-Mails, Kalender und Dateien kann sie nie lesen.',
  'microsoft.permissions': 'Berechtigungen',
  'microsoft.granted': 'erteilt',
  'microsoft.missing': 'fehlt',
  'microsoft.way':
    'Abhilfe: im Entra Admin Center unter App-Registrierungen, {{clientId}}, API-Berechtigungen, Berechtigung hinzufügen, Microsoft Graph, Anwendungsberechtigungen {{name}} auswählen. Danach hier die Zustimmung erteilen.',
  'microsoft.instead': 'Auf Wunsch User.Read.All anstelle von User.ReadBasic.All: {{buys}}',
  'microsoft.unneeded':
    'Erteilt, aber von der Bridge nicht gebraucht: {{names}}. Bitte aus der App-Registrierung entfernen.',
  'microsoft.unread': 'Die Berechtigungen lassen sich gerade nicht lesen.',
  'microsoft.wait':
    'Was eben erteilt wurde, braucht manchmal einige Minuten. Diese Seite sieht von selbst wieder nach.',
  'microsoft.grant': 'Zustimmung erteilen',
  'microsoft.grantHint':
    'Öffnet die Anmeldung von Microsoft. Nötig ist ein Administrator für privilegierte Rollen oder ein globaler Administrator dieses Mandanten.',
  'microsoft.grantFailed': 'Microsoft 365 war nicht erreichbar oder lehnt die Anwendung ab. Es wurde nichts geändert.',
  'microsoft.registration': 'App-Registrierung',
  'microsoft.tenant': 'Mandanten-ID',
  'microsoft.client': 'Client-ID',
  'microsoft.redirect': 'Umleitungsadresse (Plattform Web)',
  'microsoft.credential': 'Nachweis',
  'microsoft.credential.certificate': 'Zertifikat, gültig bis {{date}}',
  'microsoft.credential.secret':
    'Geheimer Clientschlüssel. Sein Ende steht nur in der App-Registrierung; ein Zertifikat wird hier überwacht.',
  'microsoft.warning.expired':
    'Das Zertifikat ist abgelaufen. Bis ein neues eingerichtet ist, wird in Microsoft 365 nichts gelesen oder geschrieben.',
  'microsoft.warning.days':
    'Das Zertifikat läuft am {{date}} ab, in weniger als {{days}} Tagen. Bitte vorher ein neues erzeugen und in der App-Registrierung hochladen.',
  'consent.done': 'Zustimmung erteilt {{time}}.',
  'consent.denied':
    'Microsoft meldet, dass die Zustimmung nicht erteilt wurde {{time}}. Sie wurde abgebrochen, oder das Konto darf sie nicht erteilen.',
  'consent.state-invalid':
    'Eine Rückkehr von Microsoft passte nicht zu diesem Browser {{time}}: zu alt oder schon benutzt. Bitte neu beginnen.',
  'consent.sign-in-failed': 'Die Anmeldung ließ sich nicht nachweisen {{time}}. Bitte neu beginnen.',
  'consent.other-tenant':
    'Das Konto gehört zu einer anderen Organisation {{time}}. Bitte mit einem Administrator des unten genannten Mandanten anmelden.',
  'consent.incomplete': 'Die Antwort von Microsoft war unvollständig {{time}}. Bitte neu beginnen.',
  'consent.other':
    'Die Zustimmung ließ sich nicht prüfen {{time}}. Bitte unten die Berechtigungen ansehen und neu beginnen, wenn welche fehlen.',
  'buys.Presence.ReadWrite.All':
    'Liest die Präsenz aller Personen und zeigt „In einem Anruf“ bei denen, die telefonieren.',
  'buys.Presence.Read.All': 'Liest die Präsenz aller Personen; in Microsoft 365 wird nichts geschrieben.',
  'buys.User.ReadBasic.All': 'Namen, E-Mail-Adressen und Anmeldenamen, um Personen ihrem Telefon zuzuordnen.',
  'buys.User.Read.All':
    'Auch weitere E-Mail-Adressen, gesperrte Konten und Rufnummern; Änderungen werden binnen einer Minute bemerkt.',
};
