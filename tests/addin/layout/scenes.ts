/** The states of the pane that are looked at in a real browser, each reachable by its name. */
import type { OpenItem } from '../../../src/addin/host.ts';
import type { LiveState } from '../../../src/ui/api/live-state.ts';
import { call, colleague, me, noon } from '../support/people.ts';
import { mail } from '../support/fake-host.ts';

export type Scene = {
  readonly item: OpenItem | null;
  readonly state: Partial<LiveState>;
  readonly tab?: 'calls' | 'team';
  readonly typed?: string;
  readonly sheet?: 'me' | 'link';
  readonly keys?: boolean;
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
  colleague('Anna Berg', { number: '101' }),
  colleague('Ben Kurz', {
    telephonyState: 'onCall',
    microsoft: { availability: 'Busy', activity: 'Busy' },
    number: '102',
  }),
  colleague('Cem Aydın', {
    dnd: true,
    microsoft: { availability: 'DoNotDisturb', activity: 'Presenting' },
    number: '104',
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
const normal = { colleagues };

export const scenes: Readonly<Record<string, Scene>> = {
  mail: { item, state: normal },
  calls: {
    item,
    state: {
      ...normal,
      calls: [
        call({
          id: 'a',
          state: 'held',
          name: 'Maier & Söhne Maschinenbaugesellschaft mbH',
          connectedAt: new Date(noon - 134_000).toISOString(),
        }),
        call({ id: 'b', state: 'ringingIn', number: '+493023125077' }),
        call({ id: 'c', state: 'connected', number: null, connectedAt: new Date(noon - 4_000_000).toISOString() }),
      ],
    },
    tab: 'calls',
  },
  team: { item, state: normal, tab: 'team' },
  search: { item, state: normal, typed: '030 23125' },
  searchName: { item, state: normal, typed: 'a' },
  keys: { item, state: normal, typed: '0302312507', keys: true },
  me: {
    item,
    state: {
      ...normal,
      me: me({
        dnd: { on: true, origin: 'bridge' },
        microsoft: { availability: 'Busy', activity: 'InAMeeting', asOf: new Date(noon - 60_000).toISOString() },
      }),
    },
    sheet: 'me',
  },
  silent: {
    item,
    state: {
      ...normal,
      me: me({ dnd: { on: true, origin: 'person', until: new Date(noon + 1_800_000).toISOString() } }),
    },
  },
  link: { item, state: { ...normal, me: me({ linked: false, capabilities: ['dnd'] }) }, sheet: 'link' },
  notLinked: { item, state: { ...normal, me: me({ linked: false, capabilities: ['dnd'] }) } },
  noAccount: { item, state: { ...normal, me: me({ match: null, linked: false, capabilities: [] }) }, sheet: 'me' },
  offline: { item, state: { ...normal, connection: 'offline', failure: 'unreachable', heardAt: noon - 240_000 } },
  signedOut: { item, state: { me: null, colleagues: null, connection: 'signedOut', failure: 'signed-out' } },
  loading: { item, state: { me: null, colleagues: null, connection: 'connecting' }, tab: 'team' },
  nothing: { item: null, state: normal },
};
