import { expect, test } from '@jest/globals';
import type { RestAsk, RestClient } from '../../../../src/adapters/starface/rest/client.ts';
import { searchContacts } from '../../../../src/adapters/starface/rest/contacts.ts';
import { readRights } from '../../../../src/adapters/starface/rest/permissions.ts';
import { readNumbers } from '../../../../src/adapters/starface/rest/phone-numbers.ts';
import { listPhones, setPrimaryPhone } from '../../../../src/adapters/starface/rest/phones.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';

/** REST that answers by path; an error is thrown, a path without an answer is unknown. */
class PathRest implements RestClient {
  readonly written: RestAsk[] = [];
  readonly #answers: Readonly<Record<string, unknown>>;

  constructor(answers: Readonly<Record<string, unknown>>) {
    this.#answers = answers;
  }

  async ask(ask: RestAsk): Promise<unknown> {
    if (ask.method === 'PUT') return void this.written.push(ask);
    const answer = this.#answers[ask.path.split('&')[0] ?? ''];
    if (answer instanceof Error) throw answer;
    if (answer === undefined) throw starfaceError('notFound', 'not-found', ask.path);
    return answer;
  }
}

const forbidden = starfaceError('forbidden', 'forbidden', 'no');

test('a right is known by its name, its id is the PBX’s own', async () => {
  const rest = new PathRest({
    '/permissions': [
      { id: 99, permission: 'REDIRECT_PERM' },
      { id: '7', permission: 'admin_user_perm' },
      { id: 8, permission: 'coffee_perm' },
      null,
    ],
    '/permissions/99/users': [{ id: 17, login: '0101' }, { id: '18', login: 102 }, {}],
    '/permissions/7/users': [{ id: 1, login: '0001' }],
  });
  const rights = await readRights(rest, '0001');
  expect(rights?.holders).toEqual(new Map([['redirections', new Set(['17', '18'])]]));
  expect(rights?.missing).toEqual(['redirect_perm']);
});

test.each([
  ['that does not show rights', { '/permissions': forbidden }],
  [
    'that shows their names only',
    { '/permissions': [{ id: 9, permission: 'voice_perm' }], '/permissions/9/users': forbidden },
  ],
  ['without the address', {}],
])('a PBX %s says nothing of rights', async (_, answers) => {
  expect(await readRights(new PathRest(answers), '0001')).toBeNull();
});

test('holders in a form that nobody knows take no right away', async () => {
  const rest = new PathRest({
    '/permissions': [{ id: 9, permission: 'voice_perm' }],
    '/permissions/9/users': ['x', 'y'],
  });
  await expect(readRights(rest, '0001')).rejects.toMatchObject({ code: 'starface.unreadable-answer' });
});

const config = { callWaiting: true, displayNumberId: 3, doNotDisturb: true, primaryPhoneId: 16, future: [1] };
const phones = [
  { phoneId: 16, phoneName: 'SIP/16', active: true, userId: 17 },
  { phoneId: '17', phoneName: '' },
  { phoneId: 18, phoneName: 'SIP/18', active: false },
  { phoneName: 'without an id' },
];

test('the phones that ring are told by their names, and which is the first', async () => {
  const rest = new PathRest({ '/users/17/phoneconfig': config, '/users/17/phoneconfig/phones': phones });
  expect(await listPhones(rest, '17')).toEqual([
    { id: '16', name: 'SIP/16', primary: true, registered: null },
    { id: '17', name: '17', primary: false, registered: null },
  ]);
});

test('choosing a phone leaves DND and every other member as they are', async () => {
  const rest = new PathRest({ '/users/17/phoneconfig': config, '/users/17/phoneconfig/phones': phones });
  await setPrimaryPhone(rest, '17', '17');
  expect(rest.written.map(({ body }) => body)).toEqual([{ ...config, primaryPhoneId: 17 }]);
  await expect(setPrimaryPhone(rest, '17', '18')).rejects.toMatchObject({ kind: 'notFound' });
  expect(rest.written).toHaveLength(1);
});

const accounts = [{ accountId: 17, type: 'USER', local: true, primaryInternalPhoneNumber: '101' }];

test('external numbers that stand in parts are put together, others stay as they are', async () => {
  const of = (more: object) => ({ id: 1, type: 'EXTERNAL', assignedUserAccountId: 17, ...more });
  const rest = new PathRest({
    '/accounts': accounts,
    '/phonenumbers?assigned=true': [
      of({ number: '12345', localPrefix: '0721', nationalPrefix: '49' }),
      of({ number: '+4972199' }),
      of({ number: '0721 5', nationalPrefix: '49' }),
      of({ type: 'INTERNAL', number: 101 }),
      of({ type: 'INTERNAL', number: '601', assignedUserAccountId: '18' }),
      of({ type: 'DISPLAY', number: '7' }),
      { number: '9', type: 'EXTERNAL', assignedGroupAccountId: 5 },
      null,
    ],
  });
  expect([...(await readNumbers(rest))]).toEqual([
    ['17', { internal: ['101'], external: ['+4972112345', '+4972199', '0721 5'] }],
    ['18', { internal: ['601'], external: [] }],
  ]);
});

test('where the account may not read numbers, the internal ones are known all the same', async () => {
  const rest = new PathRest({ '/accounts': accounts, '/phonenumbers?assigned=true': forbidden });
  expect([...(await readNumbers(rest))]).toEqual([['17', { internal: ['101'], external: [] }]]);
});

test('a page behind the last is empty, even where the PBX repeats the last one', async () => {
  const answer = (metadata: object) => ({
    contacts: [{ id: 'c' }],
    summaryBlockSchema: { attributes: [] },
    phoneNumbersBlockSchema: { attributes: [] },
    metadata,
  });
  const search = (metadata: object, page: number) =>
    searchContacts(new PathRest({ '/contacts?userId=17': answer(metadata) }), '17', 'x', page);
  expect(await search({ page: 1, totalPages: 2 }, 2)).toEqual([]);
  expect(await search({ totalPages: 2 }, 2)).toEqual([]);
  expect(await search({ page: 1, totalPages: 2 }, 1)).toHaveLength(1);
  expect(await search({ page: '1' }, 1)).toHaveLength(1);
});
