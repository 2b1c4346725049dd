/** A bridge in the middle of a working day, for tests and pictures. */
import { rulePresets } from '../../src/domain/central/rule-presets.ts';
import type { DryRunPerson } from '../../src/domain/central/dry-run.ts';
import type { Rule } from '../../src/domain/central/rule.ts';
import type { Why } from '../../src/bridge/why-words.ts';
import type { SyncHours } from '../../src/domain/scope.ts';
import { personIdOf } from '../../src/domain/person.ts';
import type { Redirection } from '../../src/domain/telephone.ts';
import { capabilities } from '../../src/domain/views.ts';
import { aConnection, anUnmatched, aPersonRow, FakeAdmin } from '../support/fake-services.ts';
import { aPbxView, aScopeView } from '../support/fake-admin.ts';

/** A bridge in the middle of a working day, with the PBX down. */
export function anOffice(): FakeAdmin {
  const office = new FakeAdmin();
  office.connections = [
    aConnection('microsoft'),
    aConnection('starface', {
      state: 'unavailable',
      problem: 'starface.unavailable',
      details: { version: '10.0.1', auth: 'classic', requestsPerSecond: 5, waiting: 2 },
    }),
    aConnection('store'),
  ];
  const person = (name: string, login: string, changes: Parameters<typeof aPersonRow>[0]) =>
    aPersonRow({ id: personIdOf('t', login), name, upn: `${login}@example.com`, login, ...changes });
  office.matched = [
    person('Anna Berg', '0101', {
      microsoft: { availability: 'Busy', activity: 'InAMeeting' },
      dnd: true,
      claim: true,
      decision: { rule: 'presence-oauth.busyMeeting', cause: 'busyMeeting', outcome: 'on' },
    }),
    person('Ben Kurz', '0102', {
      microsoft: { availability: 'Busy', activity: 'InACall' },
      telephonyState: 'onCall',
      lease: true,
      decision: { rule: 'presence-oauth.available', cause: 'available', outcome: 'giveBack' },
    }),
    person('Cem Yıldız-Oberhuber', '0103', {
      linked: false,
      microsoft: null,
      telephonyState: null,
      telephonySource: null,
      dnd: null,
    }),
    person('Dora Neu', '0104', {
      microsoft: { availability: 'DoNotDisturb', activity: 'Presenting' },
      decision: { rule: 'presence-oauth.presenting', cause: 'presenting', outcome: 'override' },
    }),
  ];
  office.unmatched = [
    anUnmatched('0900', 'noEmailAtPbx'),
    anUnmatched('0901', 'noMicrosoftUserWithThisAddress'),
    anUnmatched('0902', 'addressUsedByTwoPbxUsers'),
  ];
  office.ruleSet = someRules;
  office.dryRunPeople = office.matched.map((row, at) => dryRunPerson(row.id, row.name, at));
  office.reading = 0;
  office.scopeView = aScopeView({
    scope: { include: ['group:Pilot'], exclude: ['0190', 'group:Reception'], hide: ['0170'], hours, mayPause: true },
    groups: [
      { name: 'Pilot', people: 12 },
      { name: 'Reception', people: 3 },
    ],
    unknown: ['0190'],
    people: { inSync: 12, paused: 84, hidden: 1 },
  });
  office.pbxView = aPbxView({
    capabilities: capabilities.map((name) => ({
      name,
      state: ['dnd', 'redirections'].includes(name)
        ? 'everybody'
        : name === 'voicemail'
          ? 'notOffered'
          : name === 'primaryPhone'
            ? 'nobodyLinked'
            : 'linked',
      people: 3,
      denied: 0,
    })),
    calls: { companion: 0, linked: 3, lamp: 0, unknown: 1 },
  });
  office.certificateView = {
    shown: {
      fingerprint256: print('A1'),
      subject: 'pbx.example.com',
      validTo: 'Mar  2 09:00:00 2027 GMT',
      trusted: false,
      authority: null,
    },
    confirmed: print('7E'),
    pinned: false,
    state: 'changed',
  };
  office.lampSteps = [
    { step: 'restLogin', outcome: 'ok', detail: '' },
    { step: 'keySet', outcome: 'ok', detail: '' },
    { step: 'lampWritten', outcome: 'ok', detail: 'read back' },
    { step: 'uciLogin', outcome: 'ok', detail: 'v30' },
    { step: 'serviceOffered', outcome: 'notOffered', detail: '' },
    { step: 'keysRead', outcome: 'failed', detail: 'starface.not-provided' },
  ];
  for (const row of office.matched) office.whys.set(row.id, aWhy);
  return office;
}

const hours: SyncHours = {
  zone: 'Europe/Berlin',
  windows: [{ weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '07:00', to: '19:00' }],
};

function print(pair: string): string {
  return Array.from({ length: 32 }, () => pair).join(':');
}

/** Rules of every kind, the last of which never fires. */
export const someRules: readonly Rule[] = [
  {
    id: 'sales',
    name: 'Sales at lunch',
    who: { groups: ['Sales'], persons: ['0104@example.com'] },
    when: { rows: ['busyMeeting'], windows: [{ weekdays: ['mon', 'tue', 'wed'], from: '12:00', to: '13:30' }] },
    what: {
      dnd: 'on',
      chat: { state: 'away', text: 'At lunch {until}' },
      redirection: { trigger: 'busy', enabled: true, target: { kind: 'number', number: '+4915100000001' } },
    },
  },
  ...rulePresets.calm.rules,
  {
    id: 'late',
    name: 'Presenting, too late',
    who: { everybody: true },
    when: { rows: ['presenting'] },
    what: { dnd: 'off' },
  },
];

const forwarded: readonly Redirection[] = [
  { id: 'r', trigger: 'busy', enabled: true, target: { kind: 'number', number: '+4915100000001' }, number: null },
];

function dryRunPerson(personId: string, name: string, at: number): DryRunPerson {
  const rows = ['busyMeeting', 'busyCall', null, 'presenting'] as const;
  const row = rows[at] ?? null;
  return {
    personId,
    name,
    facts: {
      row,
      availability: 'Busy',
      activity: 'InAMeeting',
      outOfOffice: false,
      onCall: false,
      personDnd: false,
      chatState: null,
      time: { weekday: 'mon', minute: 600 },
      groups: [],
      names: [],
      until: null,
    },
    redirections: at === 3 ? forwarded : [],
    dndNow: false,
  };
}

const aWhy: Why = {
  mode: 'presence-oauth',
  microsoft: { availability: 'Busy', activity: 'InAMeeting', row: 'busyMeeting', rulesRow: 'busyMeeting' },
  informationAt: new Date(Date.now() - 2_000).toISOString(),
  rule: 'presence-oauth.busyMeeting',
  cause: 'busyMeeting',
  outcome: 'on',
  held: null,
  dnd: { on: true, readAt: new Date(Date.now() - 41_000).toISOString() },
  claim: {
    status: 'confirmed',
    rule: 'presence-oauth.busyMeeting',
    at: new Date(Date.now() - 11 * 60_000).toISOString(),
  },
  override: null,
  telephony: { source: 'linked', state: 'idle', at: new Date(Date.now() - 9_000).toISOString() },
  lease: null,
  levers: [
    {
      lever: 'chat',
      rule: 'central.busyMeeting',
      cause: 'busyMeeting',
      wanted: 'dnd · In a meeting',
      status: 'confirmed',
      heldSince: new Date(Date.now() - 11 * 60_000).toISOString(),
      overridden: false,
    },
  ],
  commands: [
    {
      side: 'dnd',
      command: 'writeDnd.on',
      at: new Date(Date.now() - 11 * 60_000).toISOString(),
      answer: 'done',
      answeredAt: new Date(Date.now() - 11 * 60_000 + 180).toISOString(),
    },
  ],
  loggedUntil: null,
  nextAt: new Date(Date.now() + 600_000).toISOString(),
};
