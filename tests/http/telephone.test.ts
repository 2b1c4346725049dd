/** The routes of the telephone beside calls, and of the own sync: shapes, times, and that nobody acts for another. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ownSyncSchema, whySchema } from '../../src/contract/sync.ts';
import * as contract from '../../src/contract/telephone.ts';
import { ServiceError } from '../../src/bridge/services.ts';
import { anna, problemOf, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
let authorization: string;
beforeEach(async () => {
  fixture = await startFixture();
  authorization = `Bearer ${await fixture.entra.token()}`;
});
afterEach(() => fixture.stop());

function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  const headers = { authorization };
  return fixture.app.inject({ method, url: `/api/v1${url}`, headers, ...(payload === undefined ? {} : { payload }) });
}

test.each([
  ['/call-list', contract.callListPageSchema.strict()],
  ['/voicemails', z.array(contract.voicemailSchema.strict())],
  ['/me/phones', z.array(contract.phoneSchema.strict())],
  ['/me/redirections', contract.redirectionsSchema.strict()],
  ['/me/function-keys', z.array(contract.functionKeySchema.strict())],
  ['/me/chat-status', contract.chatStatusSchema.strict()],
  ['/me/why', whySchema.strict()],
  ['/me/sync', ownSyncSchema.strict()],
] as const)('GET %s answers in the contract’s shape', async (path, schema) => {
  const response = await ask('GET', path);
  expect(response.statusCode).toBe(200);
  expect(() => schema.parse(response.json())).not.toThrow();
});

test('times of the call list are ISO 8601', async () => {
  const { entries } = contract.callListPageSchema.parse((await ask('GET', '/call-list')).json());
  expect(entries.map(({ at }) => at)).toEqual(['2026-03-02T08:12:00.000Z']);
});

test('the filters of the call list reach the service, and a wrong one is named', async () => {
  await ask('GET', '/call-list?direction=in&missed=true&offset=25&limit=10');
  expect(fixture.telephone.asked).toEqual([
    { what: 'callList', caller: anna, value: { direction: 'in', missedOnly: true, offset: 25, limit: 10 } },
  ]);
  expect(problemOf(await ask('GET', '/call-list?limit=1000'))).toMatchObject({ status: 422, field: 'limit' });
  expect(problemOf(await ask('GET', '/call-list?person=ben'))).toMatchObject({ status: 422 });
});

test('more calls than a page are not marked at once, and none is no wish', async () => {
  const many = Array.from({ length: 101 }, (_, index) => `past-${index}`);
  for (const ids of [many, []]) {
    expect(problemOf(await ask('PUT', '/call-list/done', { ids, done: true }))).toMatchObject({ field: 'ids' });
  }
  expect(fixture.telephone.asked).toEqual([]);
});

test.each([
  ['POST', '/calls/c1/hold', undefined, 'hold'],
  ['POST', '/calls/c1/forward', { number: '+493023125100' }, 'forward'],
  ['POST', '/calls/conference', { callIds: ['c1', 'c2'] }, 'conference'],
  ['PUT', '/me/phones/primary', { phoneId: 'SIP/16' }, 'setPrimaryPhone'],
  ['PUT', '/me/redirections/slot-1', { enabled: false }, 'setRedirection'],
  ['POST', '/me/function-keys/k1/press', undefined, 'pressFunctionKey'],
  ['PUT', '/call-list/done', { ids: ['past-1'], done: true }, 'markCallsDone'],
  ['PUT', '/me/chat-status', { text: 'at lunch' }, 'setChatStatus'],
  ['PUT', '/me/chat-status', { text: '', state: 'away' }, 'setChatStatus'],
] as const)('%s %s acts for the person whom the token names', async (method, path, body, what) => {
  expect((await ask(method, path, body)).statusCode).toBe(204);
  expect(fixture.telephone.asked).toMatchObject([{ what, caller: anna }]);
});

test('contacts are looked up by the body, so that no name stands in an address', async () => {
  expect((await ask('POST', '/contacts/search', { text: 'Wölfle' })).json()).toEqual([]);
  expect(problemOf(await ask('POST', '/contacts/search', { text: '' }))).toMatchObject({ status: 422, field: 'text' });
});

test('the people of the tenant alone can be looked up, while the address book does not answer', async () => {
  await ask('POST', '/contacts/search', { text: 'Wölfle', source: 'tenant' });
  expect(fixture.telephone.asked).toMatchObject([{ what: 'searchTenant', caller: anna, value: 'Wölfle' }]);
  expect((await ask('POST', '/contacts/search', { text: 'Wölfle', source: 'moon' })).statusCode).toBe(422);
});

test('what the PBX does not offer is a problem with a code of its own', async () => {
  fixture.telephone.failure = new ServiceError('capability.missing', 'The PBX does not offer this.');
  expect(problemOf(await ask('GET', '/voicemails'))).toMatchObject({ status: 409, code: 'capability.missing' });
});

test('a pause has an end in the future or none', async () => {
  const past = new Date(fixture.clock.now() - 1_000).toISOString();
  expect(problemOf(await ask('PUT', '/me/sync/pause', { off: true, until: past }))).toMatchObject({ field: 'until' });
  expect((await ask('PUT', '/me/sync/pause', { off: true })).statusCode).toBe(204);
  expect(fixture.sync.asked).toEqual([{ what: 'pauseSync', caller: anna, value: { off: true, until: null } }]);
});

test('an unknown row of the own table is refused and nothing is changed', async () => {
  expect((await ask('PUT', '/me/sync/table', { rows: { levitating: 'on' } })).statusCode).toBe(422);
  expect((await ask('PUT', '/me/sync/table', { rows: { busy: 'on' }, reverse: false })).statusCode).toBe(204);
  const chat = { busyMeeting: { state: 'away', text: 'In a meeting' }, busy: null };
  expect((await ask('PUT', '/me/sync/table', { rows: {}, chat })).statusCode).toBe(204);
  const unknownState = { busyMeeting: { state: 'levitating', text: '' } };
  expect((await ask('PUT', '/me/sync/table', { rows: {}, chat: unknownState })).statusCode).toBe(422);
  expect(fixture.sync.asked).toEqual([
    { what: 'changeTable', caller: anna, value: { rows: { busy: 'on' }, reverse: false } },
    { what: 'changeTable', caller: anna, value: { rows: {}, chat } },
  ]);
});
