/** The states of the pane that are looked at in a real browser, each reachable by its name. */
import type { HintName, OpenItem } from '../../../src/addin/host.ts';
import type { FailureCode } from '../../../src/ui/api/api-problem.ts';
import type { FakeTelephone } from '../support/fake-telephone.ts';
import type { LiveState } from '../../../src/ui/api/live-state.ts';
import type { WhyAnswer } from '../../../src/contract/sync.ts';
import type { MePage } from '../../../src/addin/me/me-page.ts';
import { capabilities } from '../../../src/domain/views.ts';
import { call, colleague, me, noon, noWhy } from '../support/people.ts';
import { mail } from '../support/fake-host.ts';

export type Scene = {
  readonly item: OpenItem | null;
  readonly state: Partial<LiveState>;
  readonly tab?: 'calls' | 'team';
  readonly typed?: string;
  readonly sheet?: 'me' | 'link';
  /** A page behind the strip. */
  readonly mePage?: MePage;
  /** What is pressed last, by its selector. */
  readonly press?: string;
  /** A row that is opened after that. */
  readonly opened?: string;
  /** What is pressed leads to a line at the foot of the pane. */
  readonly notice?: boolean;
  /** What is pressed opens something over the pane. */
  readonly dialog?: boolean;
  /** Its rows never come. */
  readonly endless?: boolean;
  readonly keys?: boolean;
  /** What a newcomer has not dismissed yet. */
  readonly hints?: readonly HintName[];
  /** What the bridge answers otherwise than in the other scenes. */
  readonly answers?: Partial<FakeTelephone['answers']>;
  /** The bridge refuses the next command with this. */
  readonly fails?: FailureCode;
  /** Typed into the form that is open, and sent. */
  readonly password?: string;
  /** Minutes that pass once the pane is shown. */
  readonly laterMinutes?: number;
  /** A draft: Outlook offers no forms beside it. */
  readonly draft?: boolean;
  /** A part of the pane that the network does not bring: words in the address of its script. */
  readonly missing?: string;
};

const signature = `Guten Tag Frau Held,

können Sie mich bitte wegen der Lieferung zurückrufen? Die Zentrale erreichen Sie unter 030 23125 077.
Rechnung 2026-104711 vom 03.03.2026 über 1.190,00 EUR liegt bei.

Mit freundlichen Grüßen

Dr. Jonas Olt
Maier & Söhne Maschinenbaugesellschaft mbH
Tel. 030 23125 034
Mobil 0171 3920 055
Fax 030 23125 099
Hotline 0900 1 234567`;

const people = [
  { name: 'Dr. Jonas Olt', address: 'jonas.olt@maier-soehne.example' },
  { name: 'Carla Held', address: 'carla.held@example.com' },
  { name: 'Anna Berg', address: 'anna.berg@example.com' },
  { name: 'Ben Kurz', address: 'ben.kurz@example.com' },
];

export const colleagues = [
  colleague('Anna Berg'),
  colleague('Ben Kurz', {
    telephonyState: 'onCall',
    microsoft: { availability: 'Busy', activity: 'Busy' },
  }),
  colleague('Cem Aydın', {
    dnd: true,
    microsoft: { availability: 'DoNotDisturb', activity: 'Presenting' },
  }),
  colleague('Dora Lindqvist', { microsoft: { availability: 'Away', activity: 'OutOfOffice' } }),
  colleague('Eli Novák', {
    telephonyState: null,
    dnd: null,
    microsoft: null,
    asOf: new Date(noon - 3 * 60 * 60_000).toISOString(),
  }),
  colleague('Friederike Hohenstein-Wallenberg', { microsoft: { availability: 'Busy', activity: 'InAMeeting' } }),
  colleague('Gul Khan', { telephonyState: 'ringing' }),
  colleague('Hans Ott', { microsoft: { availability: 'Offline', activity: 'Offline' } }),
  colleague('Ida Paul', { microsoft: { availability: 'Away', activity: 'Away' } }),
];

const item = mail(signature, people);

const invitation = `Guten Tag zusammen,

wir sprechen die Angebote durch. Wer unterwegs ist, wählt sich ein: +49 69 90009 1234, Konferenz-ID 482 913 55#.

Viele Grüße
Dr. Jonas Olt`;

/** It runs for half an hour yet. */
const meeting: OpenItem = {
  ...mail(invitation, people, 'meeting-1'),
  kind: 'appointment',
  subject: 'Angebote Halle 3',
  ends: noon + 30 * 60_000,
};
const recipients = people.filter(({ address }) => !address.startsWith('carla'));
const draft = mail('Sehr geehrter Herr Dr. Olt,\n\nSie erreichen mich unter 030 23125 103.', recipients, 'draft-1');
const everything = me({ capabilities: [...capabilities], mode: 'individual' });
const normal = { colleagues, me: everything };

const running = [
  call({
    id: 'a',
    state: 'held',
    name: 'Maier & Söhne Maschinenbaugesellschaft mbH',
    connectedAt: new Date(noon - 134_000).toISOString(),
  }),
  call({ id: 'b', state: 'ringingIn', number: '+493023125077' }),
  call({ id: 'c', state: 'connected', number: null, connectedAt: new Date(noon - 4_000_000).toISOString() }),
];
const inMeeting = {
  dnd: { on: true, origin: 'bridge' as const },
  microsoft: { availability: 'Busy', activity: 'InAMeeting', asOf: new Date(noon - 60_000).toISOString() },
};
const unlinked = me({ linked: false, capabilities: ['dnd', 'redirections'] });
const softphone = { id: 'SIP/17', name: 'Softphone', primary: true, registered: false };
const desk = { id: 'SIP/16', name: 'Tischtelefon', primary: false, registered: true };

/** A meeting kept the phone silent, somebody pressed the key of a telephone. */
const switchedOff = { ...inMeeting, dnd: { on: false, origin: null } };
const switchedOffWhy: WhyAnswer = {
  ...noWhy,
  mode: 'individual',
  outcome: 'on',
  override: { on: false, by: 'phone', at: new Date(noon - 48 * 60_000).toISOString() },
};
const behind = (mePage: MePage): Scene => ({ item, state: { ...normal, me: { ...everything, ...inMeeting } }, mePage });

export const scenes: Readonly<Record<string, Scene>> = {
  mail: { item, state: normal },
  'number-open': { item, state: normal, press: '.page section:last-child li:last-child .row-main' },
  'contact-open': { item, state: normal, press: '.page li:first-child .row-main' },
  ask: { item, state: normal, press: '.page section:last-child li:last-child .call', dialog: true },
  calls: { item, state: normal, tab: 'calls' },
  'call-open': { item, state: normal, tab: 'calls', press: '.page li:first-child .row-main' },
  voicemail: {
    item,
    state: normal,
    tab: 'calls',
    press: '.choice-bar button:last-child',
    opened: '.page .list .row-main',
  },
  'calls-not-linked': { item, state: { ...normal, me: unlinked }, tab: 'calls' },
  'hint-pin': { item, state: normal, hints: ['pin', 'callers'] },
  'hint-callers': { item, state: normal, hints: ['callers'] },
  dock: { item, state: { ...normal, calls: running } },
  forward: { item, state: { ...normal, calls: running.slice(1, 2) }, press: '.card button[aria-expanded]' },
  team: { item, state: normal, tab: 'team' },
  'person-open': { item, state: normal, tab: 'team', press: '.page section:last-child li:first-child .row-main' },
  search: { item, state: normal, typed: '030 23125' },
  'search-name': { item, state: normal, typed: 'olt' },
  keys: { item, state: normal, typed: '0302312507', keys: true },
  me: { item, state: { ...normal, me: { ...everything, ...inMeeting } }, sheet: 'me' },
  'me-free': { item, state: normal, sheet: 'me' },
  'me-phones': behind('phones'),
  'me-forwarding': behind('forwarding'),
  'me-chat': behind('chat'),
  'me-keys': behind('keys'),
  'me-rules': behind('sync'),
  'me-rules-chat': { ...behind('sync'), press: '.sheet li:last-child .rule button' },
  'me-forwarding-change': { ...behind('forwarding'), press: '.slot-line button' },
  'me-why': behind('why'),
  'me-account': behind('account'),
  'me-unlink': { ...behind('account'), press: '.sheet-body .button' },
  silent: {
    item,
    state: {
      ...normal,
      me: { ...everything, dnd: { on: true, origin: 'person', until: new Date(noon + 1_800_000).toISOString() } },
    },
  },
  link: { item, state: { ...normal, me: unlinked }, sheet: 'link' },
  'not-linked': { item, state: { ...normal, me: unlinked } },
  alternatives: { item, state: { ...normal, me: unlinked }, press: '.page .call', dialog: true },
  'no-account': { item, state: { ...normal, me: me({ match: null, linked: false, capabilities: [] }) }, sheet: 'me' },
  offline: { item, state: { ...normal, connection: 'offline', failure: 'unreachable', heardAt: noon - 240_000 } },
  'signed-out': { item, state: { me: null, colleagues: null, connection: 'signedOut', failure: 'signed-out' } },
  loading: { item, state: { me: null, colleagues: null, connection: 'connecting' }, tab: 'team', endless: true },
  'no-item': { item: null, state: normal },
  empty: { item: mail('Danke!'), state: normal },
  compose: { item: draft, state: normal, draft: true, press: '.page li:nth-child(2) .row-main' },
  appointment: { item: meeting, state: normal },
  organiser: { item: { ...meeting, people: recipients }, state: normal, draft: true },
  'me-meeting': { item: meeting, state: normal, sheet: 'me' },
  'me-switched-off': {
    item,
    state: { ...normal, me: { ...everything, ...switchedOff } },
    sheet: 'me',
    answers: { why: switchedOffWhy },
  },
  'still-silent': {
    item,
    state: {
      ...normal,
      me: { ...everything, dnd: { on: true, origin: 'person', since: new Date(noon).toISOString() } },
    },
    laterMinutes: 75,
  },
  'ask-phone': { item, state: normal, answers: { phones: [softphone, desk] }, press: '.page .call', dialog: true },
  dialled: { item, state: normal, press: '.page .call', notice: true },
  missing: { item, state: normal, missing: 'calls-page', tab: 'calls' },
  'pbx-down': {
    item,
    state: { ...normal, me: { ...everything, dnd: { on: null, origin: null }, telephonyState: null } },
    laterMinutes: 1,
  },
  'link-wrong': {
    item,
    state: { ...normal, me: unlinked },
    sheet: 'link',
    fails: 'starface.wrong-credentials',
    password: 'not-this-one',
  },
};
