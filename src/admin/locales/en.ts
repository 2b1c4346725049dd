/** The console's texts in English; `de.ts` has the same keys. */
import { product } from '../../domain/product.ts';
import { syncEn } from '../../ui/locales/sync-en.ts';
import { enPbx } from './en-pbx.ts';
import { enRules } from './en-rules.ts';
import { enSettings } from './en-settings.ts';
import { enWhy } from './en-why.ts';

export const en = {
  ...syncEn,
  ...enSettings,
  ...enRules,
  ...enPbx,
  ...enWhy,
  'page.title': 'Console',
  'page.overview': 'Overview',
  'page.microsoft': 'Microsoft 365',
  'page.people': 'People',
  'page.individual': 'Table',
  'page.rules': 'Rules',
  'page.scope': 'Scope',
  'page.pbx': 'PBX',
  'page.signOut': 'Sign out',
  'page.language': 'Deutsch',
  'page.version': `${product.subtitle} · Version {{version}}`,
  'page.loading': 'Reading the state of the bridge …',
  'page.failed': 'The page could not be shown.',
  'page.again': 'Try again',
  'page.stale': 'The bridge does not answer. What is shown may be old; it is asked again every two seconds.',
  'page.unreachable': 'The bridge does not answer. It is asked again every two seconds.',

  'signIn.title': 'Sign in',
  'signIn.code': 'Code',
  'signIn.hint': 'The bridge prints the address of this page with its code when it starts.',
  'signIn.button': 'Sign in',
  'signIn.wrong': 'This code is not right. Each start of the bridge makes a new one.',
  'signIn.busy': 'Too many tries. Wait a minute.',
  'signIn.unreachable': 'The bridge does not answer.',

  'connections.title': 'Connections',
  'side.microsoft': 'Microsoft 365',
  'side.starface': 'STARFACE',
  'side.store': 'Data',
  'state.ok': 'Works',
  'state.connecting': 'Connecting',
  'state.unavailable': 'Does not answer',
  'state.refused': 'Refuses the bridge',
  'connection.never': 'Never reached so far',
  'connection.last': 'Last answer {{time}}',
  'connection.code': 'Code for support: {{code}}',
  'detail.version': 'Version {{value}}',
  'detail.auth.classic': 'Classic login',
  'detail.auth.oauth': 'OAuth login',
  'detail.requestsPerSecond': 'Up to {{value}} requests a second',
  'detail.chat.refused': 'The chat server refuses the password: nothing is known of chat statuses.',
  'detail.lamp.refused': 'The technical account of the busy lamps is refused: correct its password, then try again.',
  'detail.waiting_one': '{{count}} request waits',
  'detail.waiting_other': '{{count}} requests wait',

  'way.microsoft.token-refused':
    'Entra ID refuses the bridge’s certificate or secret. Check in the app registration whether it has expired, and whether tenant and client id in the configuration are right.',
  'way.microsoft.forbidden':
    'A permission is missing. Grant admin consent for Presence.ReadWrite.All and User.ReadBasic.All in the app registration.',
  'way.microsoft.permission-missing':
    'A permission is missing. Grant admin consent for Presence.ReadWrite.All and User.ReadBasic.All in the app registration.',
  'way.microsoft.status-message-forbidden':
    'Microsoft 365 forbids setting the status message; everything else goes on. Check Presence.ReadWrite.All on the page “Microsoft 365”, or switch the status message off there.',
  'way.microsoft.preferred-presence-forbidden':
    'Microsoft 365 forbids overriding a state that people chose in Teams; everything else goes on. Check Presence.ReadWrite.All on the page “Microsoft 365”, or switch overriding off there.',
  'way.microsoft.unavailable':
    'Microsoft 365 does not answer. The bridge tries again by itself. If it stays so, check the internet connection and the proxy of this machine.',
  'way.microsoft.request-rejected':
    'Microsoft 365 declines a request of the bridge. It tries again by itself. If it stays so, look into its log for the code below.',
  'way.microsoft.sign-in-needed':
    'The service account has to sign in again. Without it changes are seen by the regular read, some seconds later.',
  'way.microsoft.throttled': 'Microsoft 365 asks for a pause. The bridge goes on by itself as soon as it is over.',
  'way.microsoft.other-tenant': 'The token belongs to another tenant. Check the tenant id in the configuration.',
  'way.microsoft.certificate': 'The certificate cannot be used. Check the file that the configuration names.',
  'way.microsoft.consent-missing':
    'No administrator has consented to the application, or the consent was withdrawn. Grant it on the page “Microsoft 365”.',
  'way.microsoft.unknown-application':
    'The tenant does not know the application. Check the client id in the configuration, then grant consent on the page “Microsoft 365”.',
  'way.microsoft.tenant-not-found':
    'There is no such tenant in this cloud. Check tenant id and authority in the configuration.',
  'way.microsoft.secret-wrong': 'The client secret is wrong. The file has to hold its value, not its id.',
  'way.microsoft.secret-expired':
    'The client secret has expired. Make a new one in the app registration, put it into the file and restart the bridge.',
  'way.microsoft.certificate-wrong':
    'The app registration does not know the certificate. Upload the public part of the file that the configuration names.',
  'way.microsoft.credential-refused':
    'Microsoft 365 refuses the credential. Compare the file that the configuration names with what the app registration lists.',
  'way.microsoft.application-disabled':
    'The application is disabled in the tenant. Enable it in the Entra admin center under “Enterprise applications”.',
  'way.microsoft.blocked-by-policy':
    'A Conditional Access policy blocks the application. Leave it out of the policy, or allow the address of this server.',
  'way.microsoft.clock-wrong': 'The clock of this server is off. Set up its synchronisation (NTP).',
  'way.microsoft.cloud-without-presence': 'This Microsoft cloud offers no presence. The bridge cannot work with it.',
  'way.starface.wrong-credentials':
    'The PBX refuses login or password. It is not tried again by itself, so that the account is not locked. If the password was right and was only refused for a time, try again; else correct both in the configuration and start the bridge again.',
  'way.starface.forbidden': 'The account lacks a right. Give it the administrator’s rights in the PBX, then try again.',
  'way.starface.unavailable':
    'The PBX does not answer. The bridge tries again by itself. If it stays so, check its address in the configuration and whether this machine reaches it.',
  'way.starface.certificate-untrusted':
    'The PBX’s certificate is not trusted, so nothing is sent to it. Compare and confirm it on the page PBX, or name its authority with NODE_EXTRA_CA_CERTS.',
  'way.starface.certificate-changed':
    'The PBX shows another certificate than the confirmed one, so nothing is sent to it. If it was renewed, compare and confirm it on the page PBX; if not, somebody may stand in between.',
  'way.starface.busy': 'The PBX asks for a pause. The bridge goes on by itself as soon as it is over.',
  'way.starface.server-error':
    'The PBX answers with an error of its own. The bridge tries again by itself. If it stays so, look into the PBX’s log or start it again.',
  'way.starface.redirected':
    'Another address answers for the PBX. Check whether “url” in the configuration is the PBX itself and no page in front of it.',
  'way.starface.unreadable-answer':
    'What answers at the PBX’s address is not understood. Check whether it is a STARFACE of version 7 to 10, and whether a proxy stands in between.',
  'way.starface.not-provided':
    'This PBX does not offer what was asked of it. Everything else goes on; the page PBX says what is possible.',
  'way.starface.lamp':
    'The busy lamps cannot be set up as expected. Run the self-test on the page PBX; everything else goes on.',
  'way.starface.encryption-missing':
    'The PBX’s chat server offers no encryption, so the bridge does not log in to it. Switch encryption (STARTTLS) on at the PBX; everything but the chat status goes on.',
  'way.starface.oauth': 'The PBX’s OAuth login does not work as configured. Check “auth” in the configuration.',
  'way.store.unavailable':
    'The data cannot be written. Check free space and rights of the data folder. Until then nothing new is set.',
  'way.starface.rejected':
    'The PBX declines a single request; everything else goes on. If it stays so, look into the bridge’s log for the code below.',
  'way.starface.sign-in': 'A sign-in in the browser did not come to its end. Begin it again in the pane.',
  'way.unexpected':
    'The bridge met something that it does not understand. It tries again by itself; please send its log to support.',
  'way.stopped':
    'The bridge gave this request up because it is stopping or too much was waiting. It tries again by itself.',
  'way.other': 'The bridge tries again by itself. If it stays so, look into its log.',

  'mode.title': 'Synchronisation',
  'mode.off': 'Off',
  'mode.off.text': 'Nothing is written on either side. The pane still shows both.',
  'mode.presence-oauth': 'Presence OAuth',
  'mode.presence-oauth.text': 'One set of rules for everybody: in a call, in a meeting or busy in Teams sets DND.',
  'mode.individual': 'Individual',
  'mode.individual.text': 'A table for each person, with the administrator’s defaults.',
  'mode.central': 'Central rules',
  'mode.central.text': 'Ordered rules of the administrator.',
  'mode.pinned': 'The configuration file sets the mode (presence.mode). It can be changed only there.',
  'mode.change': 'Change',
  'mode.heldNote': 'Nothing is synchronised while everything is being given back.',
  'mode.failed.mode.pinned': 'The configuration file sets the mode.',
  'mode.failed.other': 'The mode could not be changed. Try again.',
  'change.title': 'Change the synchronisation',
  'change.giveBackFirst': 'Before the change, everything that the bridge holds is given back.',
  'change.checklist': 'Only one synchronisation may be active for a PBX. Confirm before switching on:',
  'change.check.pbx': 'The PBX’s own Microsoft synchronisation is switched off.',
  'change.check.teams': 'The synchronisation of the MS Teams Integration is switched off.',
  'change.check.modules': 'No partner module synchronises presence.',
  'change.cancel': 'Cancel',
  'change.switchOff': 'Switch off',
  'change.switchOn': 'Switch on',

  'hold.title': 'Give everything back now',
  'hold.text':
    'Ends every DND and every Microsoft state that the bridge has set, at once, and sets nothing new until you lift it. What people set themselves stays.',
  'hold.button': 'Give everything back now',
  'hold.confirm': 'Every person of the bridge becomes reachable as if it had never been there. Go on?',
  'hold.active': 'Everything is given back. The bridge sets nothing.',
  'hold.pending_one': '{{count}} value is still to be given back; the other side does not answer yet.',
  'hold.pending_other': '{{count}} values are still to be given back; the other side does not answer yet.',
  'hold.lift': 'Lift',
  'hold.failed': 'That did not work. Try again.',

  'numbers.title': 'People',
  'numbers.matched': 'matched',
  'numbers.linked': 'have linked their telephone ({{share}} %)',
  'numbers.unmatched': 'not matched',
  'numbers.claims': 'DND set by the bridge',
  'numbers.leases': 'shown as “in a call” in Teams by the bridge',

  'people.search': 'Name, address or login',
  'people.matched': 'Matched ({{shown}})',
  'people.unmatched': 'Not matched ({{shown}})',
  'people.empty': 'Nobody is matched yet.',
  'people.emptyUnmatched': 'Every user of the PBX is matched.',
  'people.noHit': 'Nobody fits the search.',
  'people.more': 'Show more',
  'people.name': 'Person',
  'people.login': 'PBX login',
  'people.match': 'Matched by',
  'people.link': 'Telephone',
  'people.state': 'State',
  'people.why': 'Why',
  'people.reason': 'Reason and way out',
  'people.email': 'E-mail at the PBX',
  'people.linked': 'linked',
  'people.notLinked': 'not linked',
  'people.byBridge': 'DND by the bridge',
  'people.byPerson': 'DND by hand',
  'people.lease': 'Teams: “in a call” by the bridge',
  'people.teams': 'Teams: {{word}}',
  'people.noEmail': 'none',
  'match.mail': 'e-mail address',
  'match.upn': 'sign-in name',
  'match.proxy': 'second address',
  'match.manual': 'hand',

  'reason.noEmailAtPbx': 'The PBX has no e-mail address for this user. Enter one in the PBX.',
  'reason.noMicrosoftUserWithThisAddress':
    'Nobody in Microsoft 365 has this address. Correct the address in the PBX, or leave it: rooms, doors and fax need no match.',
  'reason.addressUsedByTwoPbxUsers': 'Two users of the PBX have this address. Let one of them have it.',
  'reason.addressUsedByTwoMicrosoftUsers': 'Two people in Microsoft 365 have this address. Let one of them have it.',
  'reason.microsoftUserDisabled': 'The account in Microsoft 365 is blocked.',

  'cause.available': 'available in Teams',
  'cause.busy': 'busy in Teams',
  'cause.busyCall': 'in a Teams call',
  'cause.busyMeeting': 'in a meeting',
  'cause.presenting': 'presenting',
  'cause.beRightBack': 'right back',
  'cause.away': 'away',
  'cause.offline': 'offline',
  'cause.doNotDisturb': 'do not disturb in Teams',
  'cause.focusing': 'focusing',
  'cause.outOfOffice': 'out of office',
  'cause.other': 'another cause',
  'outcome.on': '{{cause}}: DND on',
  'outcome.off': '{{cause}}: DND off',
  'outcome.giveBack': '{{cause}}: nothing to hold',
  'outcome.unchanged': '{{cause}}: stays as it is',
  'outcome.other': '{{cause}}: see rule {{rule}}',
  'outcome.unknown': 'Nothing read from Microsoft yet',
  'outcome.modeOff': 'The synchronisation is off',
  'outcome.changingMode': 'The mode is being changed',
  'outcome.paused': 'Not in the synchronisation',
  'outcome.ownPause': 'Switched off by the person',
  'outcome.outsideHours': 'Outside the hours of synchronisation',
  'outcome.giveEverythingBack': 'Everything is being given back',
  'outcome.refusedByMicrosoft': 'Microsoft 365 refuses the bridge',
  'outcome.refusedByStarface': 'The PBX refuses the bridge',
  'outcome.leverOff': 'The other side forbids writing',
  'outcome.left': 'No longer in both directories',
  'outcome.silence': 'Nothing heard from Microsoft; given back to be safe',
  'outcome.override': '{{cause}}, but a person decided otherwise by hand',
  'outcome.foreignSync': 'Paused: another synchronisation seems to be active',

  'hints.problems':
    'Microsoft 365 does not tell of changes by itself at present. They are seen by the regular read, some seconds later.',
  'microsoft.why':
    'The bridge works in Microsoft 365 with an application of its own, which an administrator allows once for the whole organisation. It asks for exactly what is listed here; mails, calendars and files it can never read.',
  'microsoft.permissions': 'Permissions',
  'microsoft.granted': 'granted',
  'microsoft.missing': 'missing',
  'microsoft.way':
    'Way out: in the Entra admin center, App registrations, {{clientId}}, API permissions, Add a permission, Microsoft Graph, Application permissions: choose {{name}}. Then grant consent here.',
  'microsoft.instead': 'By choice, User.Read.All instead of User.ReadBasic.All: {{buys}}',
  'microsoft.unneeded': 'Granted, but not used by the bridge: {{names}}. Remove it from the app registration.',
  'microsoft.unread': 'The permissions cannot be read now.',
  'microsoft.wait': 'What was just granted can take a few minutes to arrive. This page looks again by itself.',
  'microsoft.grant': 'Grant consent',
  'microsoft.grantHint':
    'Opens Microsoft’s sign-in. It takes a Privileged Role Administrator or a Global Administrator of this tenant.',
  'microsoft.grantFailed': 'Microsoft 365 could not be reached, or refuses the application. Nothing was changed.',
  'microsoft.registration': 'App registration',
  'microsoft.tenant': 'Tenant id',
  'microsoft.client': 'Client id',
  'microsoft.redirect': 'Redirect address (platform Web)',
  'microsoft.credential': 'Credential',
  'microsoft.credential.certificate': 'Certificate, until {{date}}',
  'microsoft.credential.secret':
    'Client secret. Its end stands in the app registration only; a certificate is watched here.',
  'microsoft.warning.expired':
    'The certificate has ended. Nothing is read or written in Microsoft 365 until a new one is in place.',
  'microsoft.warning.days':
    'The certificate ends on {{date}}, in less than {{days}} days. Make a new one and upload it to the app registration before.',
  'consent.done': 'Consent granted {{time}}.',
  'consent.denied':
    'Microsoft reports that the consent was not given {{time}}. Either it was cancelled, or the account may not give it.',
  'consent.state-invalid':
    'A way back from Microsoft did not fit this browser {{time}}: it was too old or already used. Begin again.',
  'consent.sign-in-failed': 'The sign-in could not be proved {{time}}. Begin again.',
  'consent.other-tenant':
    'The account belongs to another organisation {{time}}. Sign in with an administrator of the tenant below.',
  'consent.incomplete': 'Microsoft’s answer was incomplete {{time}}. Begin again.',
  'consent.other':
    'The consent could not be checked {{time}}. Look at the permissions below; begin again if some are missing.',
  'buys.Presence.ReadWrite.All':
    'Reads the presence of all people and shows “In a call” for those who are on the phone.',
  'buys.Presence.Read.All': 'Reads the presence of all people; nothing is written to Microsoft 365.',
  'buys.User.ReadBasic.All': 'Names, mail addresses and user principal names, to match people with their telephones.',
  'buys.User.Read.All':
    'Second mail addresses, blocked accounts and telephone numbers too; changes are seen within a minute.',
} as const;
