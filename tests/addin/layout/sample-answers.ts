/** What the bridge answers to the pages that are looked at. Invented people; numbers from ranges kept for fiction. */
import { presenceRows } from '../../../src/domain/presence.ts';
import { individualDefault } from '../../../src/domain/presets.ts';
import type { FakeTelephone } from '../support/fake-telephone.ts';
import { colleague, contact, noon, noWhy, pastCall, slot } from '../support/people.ts';

const minute = 60_000;
const numbered = [
  'Anna Berg',
  'Ben Kurz',
  'Carla Held',
  'Cem Aydın',
  'Eli Novák',
  'Friederike Hohenstein-Wallenberg',
  'Gul Khan',
  'Hans Ott',
  'Ida Paul',
];
const idOf = (name: string): string => colleague(name).id;
const ago = (minutes: number): string => new Date(noon - minutes * minute).toISOString();

export function sampleAnswers(telephone: FakeTelephone): void {
  const { answers } = telephone;
  answers.phones = [
    { id: 'SIP/16', name: 'Tischtelefon', primary: true, registered: true },
    { id: 'SIP/17', name: 'Softphone', primary: false, registered: false },
    { id: 'SIP/18', name: 'DECT Lager', primary: false, registered: null },
  ];
  answers.redirections = {
    redirections: [
      slot({ id: 'always', trigger: 'always', target: null, number: '103' }),
      slot({ id: 'busy', trigger: 'busy', enabled: true, number: '103' }),
      slot({
        id: 'timeout',
        trigger: 'timeout',
        enabled: true,
        target: { kind: 'number', number: '+491713920055' },
        number: '103',
      }),
      slot({ id: 'outside', trigger: 'always', number: '+493023125103' }),
    ],
    callersGet: { kind: 'phone' },
  };
  answers.chatStatus = { state: 'available', text: 'Bis 14 Uhr im Lager, danach wieder am Platz', setsState: true };
  answers.functionKeys = [
    { id: 'k1', name: 'Anna Berg', kind: 'BUSYLAMPFIELD', lamp: 'free' },
    { id: 'k2', name: 'Ben Kurz', kind: 'BUSYLAMPFIELD', lamp: 'busy' },
    { id: 'k3', name: 'Zentrale', kind: 'QUICKDIAL', lamp: null },
    { id: 'k4', name: 'Hotline an/ab', kind: 'GROUPACTIVATION', lamp: 'ringing' },
  ];
  answers.ownSync = {
    off: false,
    until: null,
    mayPause: true,
    table: presenceRows.map((row) => ({
      row,
      dnd: individualDefault[row],
      chat: row === 'busyMeeting' ? { state: 'doNotDisturb' as const, text: 'In einer Besprechung' } : null,
      locked: row === 'presenting',
    })),
    reverse: { on: true, locked: false },
  };
  answers.why = {
    ...noWhy,
    mode: 'individual',
    microsoft: { availability: 'Busy', activity: 'InAMeeting', row: 'busyMeeting', rulesRow: 'busyMeeting' },
    informationAt: ago(1),
    rule: 'individual.busyMeeting',
    cause: 'busyMeeting',
    outcome: 'on',
    dnd: { on: true, readAt: ago(0) },
    claim: { status: 'confirmed', rule: 'individual.busyMeeting', at: ago(31) },
    telephony: { source: 'linked', state: 'idle', at: ago(0) },
    nextAt: new Date(noon + 25 * minute).toISOString(),
  };
  answers.team = {
    favourites: [idOf('Cem Aydın'), idOf('Gul Khan')],
    groups: [
      { name: 'Vertrieb', members: [idOf('Ben Kurz')] },
      { name: 'Hotline', members: [idOf('Gul Khan'), idOf('Ida Paul')] },
    ],
    // One of them has a number at Microsoft 365 only, which is looked up once she is looked at.
    numbers: Object.fromEntries(numbered.map((name, at) => [idOf(name), `${101 + at}`])),
  };
  answers.callList = [
    pastCall({ id: '1', name: 'Maier & Söhne Maschinenbau GmbH', number: '+493023125034', at: ago(12) }),
    pastCall({ id: '2', name: 'Maier & Söhne Maschinenbau GmbH', number: '+493023125034', at: ago(15) }),
    pastCall({ id: '3', number: '+4940669690', result: 'answered', durationSeconds: 245, at: ago(70) }),
    pastCall({ id: '4', direction: 'out', result: 'answered', number: '104', name: 'Cem Aydın', at: ago(95) }),
    pastCall({ id: '5', number: null, at: ago(140) }),
    pastCall({ id: '6', number: '+493023125077', group: 'Hotline', done: true, at: ago(1500) }),
  ];
  answers.voicemails = [
    { id: 'v1', number: '+493023125077', name: null, at: ago(33), durationSeconds: 42, heard: false },
    { id: 'v2', number: '+491713920055', name: 'Dr. Jonas Olt', at: ago(2900), durationSeconds: 8, heard: true },
  ];
  const book = [
    ...numbered.map((name, at) =>
      contact({ id: `b${at}`, name, emails: [idOf(name)], numbers: [{ label: 'Büro', number: `${101 + at}` }] }),
    ),
    contact({
      id: 'c1',
      name: 'Jonas Olt',
      company: 'Maier & Söhne',
      emails: ['jonas.olt@maier-soehne.example'],
      numbers: [
        { label: 'Büro', number: '+493023125034' },
        { label: 'Mobil', number: '+491713920055' },
      ],
    }),
  ];
  Object.assign(telephone, {
    searchContacts: async (text: string) => book.filter((entry) => findsContact(text.toLowerCase(), entry)),
  });
}

function findsContact(text: string, { name, emails, numbers }: ReturnType<typeof contact>): boolean {
  const digits = text.replace(/^0|\D/g, '');
  if (digits.length > 2) return numbers.some(({ number }) => number.includes(digits));
  return [name, ...emails].some((words) => words.toLowerCase().includes(text));
}
