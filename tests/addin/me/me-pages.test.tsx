/** @jest-environment jsdom */
import { expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import type { MePage } from '../../../src/addin/me/me-page.ts';
import type { Mode } from '../../../src/domain/settings.ts';
import { capabilities } from '../../../src/domain/views.ts';
import { createFakeTelephone, type FakeTelephone } from '../support/fake-telephone.ts';
import { openPane, type OpenedPane, type Within } from '../support/open-pane.tsx';
import { me, noon, noWhy, slot } from '../support/people.ts';

const sheet = (): Within => within(screen.getByRole('dialog'));

async function openPage(page: MePage, telephone: FakeTelephone, mode: Mode = 'individual'): Promise<OpenedPane> {
  const opened = await openPane({ telephone, state: { me: me({ mode, capabilities: [...capabilities] }) } });
  await opened.user.click(screen.getByRole('button', { name: /^My state/ }));
  await screen.findByRole('dialog');
  await opened.user.click(await sheet().findByRole('button', { name: titles[page] }));
  return opened;
}

const titles: Readonly<Record<MePage, RegExp>> = {
  phones: /^Phone that rings/,
  forwarding: /^Call forwarding/,
  chat: /^Chat status/,
  keys: /^Function keys/,
  sync: /^Sync with Teams/,
  why: /^Why is it so/,
  account: /^Linked account/,
};

const two = [
  { id: 'SIP/16', name: 'Desk', primary: true, registered: true },
  { id: 'SIP/17', name: 'Home', primary: false, registered: false },
];

test('the phone that rings is chosen with one click, and one that is not registered says so', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.phones = two;
  const { user } = await openPage('phones', telephone);
  await user.click(await sheet().findByRole('radio', { name: 'Home (not registered)' }));
  expect(telephone.told).toContainEqual(['setPrimaryPhone', 'SIP/17']);
  expect(await screen.findByText('Home rings first from now on.')).toBeTruthy();
});

test('a forwarding is switched on with one click', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = { redirections: [slot()], callersGet: { kind: 'phone' } };
  const { user } = await openPage('forwarding', telephone);
  await user.click(await sheet().findByRole('switch', { name: 'When busy' }));
  expect(telephone.told).toContainEqual(['setRedirection', 'busy', { enabled: true }]);
});

test('the forwardings of each number stand together below it', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = {
    redirections: ['103', '+493023125103', '103'].map((number, at) => slot({ id: `${at}`, number })),
    callersGet: { kind: 'phone' },
  };
  await openPage('forwarding', telephone);
  await sheet().findAllByRole('switch');
  const parts = [...document.querySelectorAll('.sheet-body h3, .sheet-body section')];
  const order = parts.map((part) => part.getAttribute('aria-label') ?? part.textContent);
  expect(order).toEqual([
    'For calls to 103',
    'When busy, For calls to 103',
    'When busy, For calls to 103',
    'For calls to +49 30 23125103',
    'When busy, For calls to +49 30 23125103',
  ]);
});

test('a forwarding to a number shows what will be dialled, and takes nothing else', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = {
    redirections: [slot({ id: 'always', trigger: 'always', target: null })],
    callersGet: { kind: 'phone' },
  };
  const { user } = await openPage('forwarding', telephone);
  await user.click(await sheet().findByRole('switch', { name: 'Always' }));
  const field = await sheet().findByRole('textbox', { name: 'Forward to this number' });
  await user.type(field, 'nobody');
  await user.click(sheet().getByRole('button', { name: 'Save' }));
  expect(sheet().getByText(/Numbers with letters are not dialled|This is not a phone number/)).toBeTruthy();
  expect(telephone.told.filter(([name]) => name === 'setRedirection')).toEqual([]);
  await user.clear(field);
  await user.type(field, '030 23125 001');
  expect(sheet().getByText('Will be dialled: +49 30 23125001.')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Save' }));
  expect(telephone.told).toContainEqual([
    'setRedirection',
    'always',
    { enabled: true, target: { kind: 'number', number: '+493023125001' } },
  ]);
});

test('a refused change is told, and the page shows what the phone system has', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.redirections = { redirections: [slot()], callersGet: { kind: 'phone' } };
  const { user } = await openPage('forwarding', telephone);
  const toggle = await sheet().findByRole('switch', { name: 'When busy' });
  telephone.failNext('starface.unavailable');
  await user.click(toggle);
  expect(await screen.findByText(/phone system can’t be reached right now/)).toBeTruthy();
  expect((await sheet().findByRole<HTMLInputElement>('switch', { name: 'When busy' })).checked).toBe(false);
});

test('the chat text is saved, and removed', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.chatStatus = { state: 'away', text: 'back at 3', setsState: false };
  const { user } = await openPage('chat', telephone);
  expect(await sheet().findByText('away')).toBeTruthy();
  const field = sheet().getByRole('textbox', { name: 'Text' });
  await user.clear(field);
  await user.type(field, 'back at 4');
  await user.click(sheet().getByRole('button', { name: 'Save' }));
  expect(telephone.told).toContainEqual(['setChatStatus', { text: 'back at 4' }]);
  await user.click(sheet().getByRole('button', { name: 'Remove the text' }));
  expect(telephone.told).toContainEqual(['setChatStatus', { text: '' }]);
});

test('the chat state can be chosen where the phone system lets it be set', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.chatStatus = { state: 'away', text: 'lunch', setsState: true };
  const { user } = await openPage('chat', telephone);
  await user.selectOptions(await sheet().findByRole('combobox', { name: 'Chat status' }), 'doNotDisturb');
  await user.click(sheet().getByRole('button', { name: 'Save' }));
  expect(telephone.told).toContainEqual(['setChatStatus', { text: 'lunch', state: 'doNotDisturb' }]);
});

test('function keys show their lamp, and one click presses one', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.functionKeys = [
    { id: 'k1', name: 'Reception', kind: 'BUSYLAMPFIELD', lamp: 'busy' },
    { id: 'k2', name: 'Odd', kind: 'SOMETHING_NEW', lamp: null },
  ];
  const { user } = await openPage('keys', telephone);
  expect(await sheet().findByText('colleague · busy')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Press Reception' }));
  expect(telephone.told).toContainEqual(['pressFunctionKey', 'k1']);
});

test('every kind of key that a PBX names has its word, and what only keeps keys apart is none', async () => {
  const telephone = createFakeTelephone();
  const kinds = [
    ['QUICKDIAL', 'quick dial'],
    ['FORWARDNUMBER', 'call forwarding'],
    ['DO_NOT_DISTURB', 'do not disturb'],
    ['GROUPLOGIN', 'group'],
    ['GROUP_LOGIN', 'group'],
    ['PARKANDORBIT', 'parked calls'],
    ['SIGNALNUMBER', 'number shown to others'],
    ['MODULEACTIVATION', 'module of the phone system'],
    ['COMPLETIONOFCALLSTOBUSYSUBSCRIBER', 'call back when free'],
    ['ADDRESSBOOK', 'address book'],
    ['PHONECALLLIST', 'call list'],
    ['PHONEDTMF', 'tones'],
    ['PHONEGENERICURL', 'web address'],
  ] as const;
  telephone.answers.functionKeys = ['SEPARATOR', ...kinds.map(([kind]) => kind)].map((kind) => {
    return { id: kind, name: `Key ${kind}`, kind, lamp: null };
  });
  await openPage('keys', telephone);
  await sheet().findByText('Key QUICKDIAL');
  expect(
    sheet()
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(kinds.map(([kind, word]) => `Key ${kind} ${word}`));
});

test('the own table changes a row, and locked rows show their lock', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.ownSync = {
    ...telephone.answers.ownSync,
    table: [
      { row: 'busyMeeting', dnd: 'on', chat: null, locked: false },
      { row: 'presenting', dnd: 'on', chat: null, locked: true },
    ],
    reverse: { on: true, locked: true },
  };
  const { user } = await openPage('sync', telephone);
  await user.selectOptions(await sheet().findByRole('combobox', { name: 'In a meeting' }), 'unchanged');
  expect(telephone.told).toContainEqual(['changeTable', { rows: { busyMeeting: 'unchanged' } }]);
  expect(sheet().queryByRole('combobox', { name: 'Presenting' })).toBeNull();
  expect(sheet().getByText('Locked by your administrator')).toBeTruthy();
  expect(sheet().getByRole<HTMLInputElement>('switch').disabled).toBe(true);
});

test('a row of the own table sets chat state and text', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.ownSync = {
    ...telephone.answers.ownSync,
    table: [{ row: 'away', dnd: 'unchanged', chat: { state: 'away', text: 'lunch' }, locked: false }],
  };
  const { user } = await openPage('sync', telephone);
  expect(await sheet().findByText('Chat: away, “lunch”')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: /Change chat status/ }));
  await user.selectOptions(sheet().getByRole('combobox', { name: 'Chat status' }), 'extendedAway');
  await user.click(sheet().getByRole('button', { name: 'Save' }));
  expect(telephone.told).toContainEqual([
    'changeTable',
    { rows: {}, chat: { away: { state: 'extendedAway', text: 'lunch' } } },
  ]);
});

test('the sync is paused for an hour, and switched on again', async () => {
  const telephone = createFakeTelephone();
  const { user } = await openPage('sync', telephone);
  await user.click(await sheet().findByRole('button', { name: '1 hour' }));
  const until = new Date(noon + 3_600_000).toISOString();
  expect(telephone.told).toContainEqual(['pauseSync', { off: true, until }]);
  telephone.answers.ownSync = { ...telephone.answers.ownSync, off: true, until };
  await user.click(sheet().getByRole('button', { name: 'Back' }));
  await user.click(sheet().getByRole('button', { name: titles.sync }));
  expect(await sheet().findByText('Paused until 13:00.')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Switch on again' }));
  expect(telephone.told).toContainEqual(['pauseSync', { off: false }]);
});

test('a button that goes once it is pressed leaves the focus in the sheet, and Escape closes it', async () => {
  const telephone = createFakeTelephone();
  const { user } = await openPage('sync', telephone);
  const press = await sheet().findByRole('button', { name: '1 hour' });
  telephone.answers.ownSync = { ...telephone.answers.ownSync, off: true };
  press.focus();
  await user.keyboard('{Enter}');
  await sheet().findByRole('button', { name: 'Switch on again' });
  await waitFor(() => expect(document.activeElement).not.toBe(document.body));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('where the administrator does not let people pause, there is no button that could not work', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.ownSync = { ...telephone.answers.ownSync, mayPause: false };
  await openPage('sync', telephone, 'presence-oauth');
  expect(await sheet().findByText(/can’t be paused/)).toBeTruthy();
  expect(sheet().queryByRole('button', { name: '1 hour' })).toBeNull();
  expect(sheet().queryByRole('combobox')).toBeNull();
});

test('why names the facts with their age, the rule, what is held, and what was done by hand', async () => {
  const telephone = createFakeTelephone();
  const at = new Date(noon - 60_000).toISOString();
  telephone.answers.why = {
    ...noWhy,
    mode: 'individual',
    microsoft: { availability: 'Busy', activity: 'InAMeeting', row: 'busyMeeting', rulesRow: 'busyMeeting' },
    informationAt: at,
    rule: 'individual.busyMeeting',
    cause: 'busyMeeting',
    outcome: 'on',
    dnd: { on: false, readAt: at },
    override: { on: false, by: 'phone', at },
    telephony: { source: 'linked', state: 'idle', at },
  };
  const { api, user } = await openPage('why', telephone);
  expect(await sheet().findByText('in a meeting, as of 11:59')).toBeTruthy();
  expect(sheet().getByText('free, from your linked account, 11:59')).toBeTruthy();
  expect(sheet().getByText('off, read 11:59')).toBeTruthy();
  expect(sheet().getByText('In a meeting (your own table)')).toBeTruthy();
  expect(sheet().getByText('switched off at a phone, 11:59. Holds until Teams changes.')).toBeTruthy();
  await user.click(sheet().getByRole('button', { name: 'Silent again' }));
  expect(api.dnds).toEqual([{ on: true }]);
});

test('words that this version does not know are shown as the bridge says them', async () => {
  const telephone = createFakeTelephone();
  telephone.answers.why = { ...noWhy, rule: 'central.lunch', mode: 'central', outcome: 'sideways', held: null };
  await openPage('why', telephone);
  expect(await sheet().findByText('lunch (your administrator’s rules)')).toBeTruthy();
  expect(sheet().getByText('sideways')).toBeTruthy();
});

test('why names what is set beside DND, the last command with its answer, and that decisions are written down', async () => {
  const telephone = createFakeTelephone();
  const at = new Date(noon).toISOString();
  telephone.answers.why = {
    ...noWhy,
    levers: [
      {
        lever: 'chat',
        rule: 'r',
        cause: 'c',
        wanted: 'In a meeting',
        status: 'confirmed',
        heldSince: at,
        overridden: false,
      },
      { lever: 'redirection', rule: 'r', cause: 'c', wanted: null, status: null, heldSince: null, overridden: true },
    ],
    commands: [{ side: 'dnd', command: 'writeDnd.on', at, answer: 'forbidden', answeredAt: at }],
    loggedUntil: at,
  };
  await openPage('why', telephone);
  await sheet().findByText('Chat status: In a meeting');
  sheet().getByText('Call forwarding: changed by hand, stays until Teams changes');
  sheet().getByText(/^Silent on, .*: refused: the right is missing$/);
  sheet().getByText(/^An administrator has the decisions about your state written down until /);
});

test.each(['phones', 'forwarding', 'chat', 'keys', 'sync', 'why'] as const)(
  'where %s cannot be read, there is a word and a way to try again',
  async (page) => {
    const telephone = createFakeTelephone();
    const { user } = await openPane({
      telephone,
      state: { me: me({ mode: 'individual', capabilities: [...capabilities] }) },
    });
    await user.click(screen.getByRole('button', { name: /^My state/ }));
    await screen.findByRole('dialog');
    const row = await sheet().findByRole('button', { name: titles[page] });
    telephone.failNext('starface.unavailable');
    await user.click(row);
    await user.click(await sheet().findByRole('button', { name: 'Try again' }));
    expect(sheet().queryByRole('button', { name: 'Try again' })).toBeNull();
  },
);
