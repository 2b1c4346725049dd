import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { z } from 'zod';
import { ServiceError } from '../../src/bridge/services.ts';
import { OutsideError } from '../../src/bridge/ports.ts';
import { callSchema, colleagueSchema, meSchema, teamSchema } from '../../src/contract/api.ts';
import { aCall } from '../support/fake-services.ts';
import { annaId, tenantId } from './fake-entra.ts';
import { anna, problemOf, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
let authorization: string;
beforeEach(async () => {
  fixture = await startFixture();
  authorization = `Bearer ${await fixture.entra.token()}`;
});
afterEach(() => fixture.stop());

function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: unknown, more: InjectOptions = {}) {
  return fixture.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { authorization },
    ...(payload === undefined ? {} : { payload: payload as object }),
    ...more,
  });
}

test('GET /me answers for the person whom the token names, in the contract’s shape', async () => {
  const response = await ask('GET', '/me');
  expect(response.statusCode).toBe(200);
  expect(meSchema.strict().parse(response.json())).toMatchObject({ name: 'Anna Berg', upn: 'anna@example.com' });
  expect(fixture.persons.asked).toEqual([{ what: 'me', caller: anna }]);
});

test('unknown values are null and not absent', async () => {
  fixture.persons.meView = {
    match: null,
    dnd: { on: null, origin: null },
    telephonyState: null,
    microsoft: { availability: null, activity: null, asOf: null },
  };
  expect((await ask('GET', '/me')).json()).toMatchObject({ match: null, telephonyState: null, dnd: { on: null } });
});

test('calls and colleagues are lists in the contract’s shape', async () => {
  expect(z.array(callSchema.strict()).parse((await ask('GET', '/calls')).json())).toEqual([aCall]);
  expect(z.array(colleagueSchema.strict()).parse((await ask('GET', '/colleagues')).json())).toHaveLength(1);
});

test('favourites and groups are read, and a star is given, in the contract’s shape', async () => {
  expect(teamSchema.strict().parse((await ask('GET', '/team')).json()).favourites).toHaveLength(1);
  expect((await ask('PUT', '/team/favourites', { id: 'tenant/ben', favourite: true })).statusCode).toBe(204);
  expect(fixture.persons.asked.at(-1)?.value).toEqual({ id: 'tenant/ben', favourite: true });
  expect((await ask('PUT', '/team/favourites', { id: 'tenant/ben' })).statusCode).toBe(422);
});

test('POST /calls dials and answers 201 with the call', async () => {
  const response = await ask('POST', '/calls', { number: '+49301234567', phoneId: '7' });
  expect(response.statusCode).toBe(201);
  expect(callSchema.parse(response.json())).toMatchObject({ state: 'ringingOut', number: '+49301234567' });
  expect(fixture.persons.asked.at(-1)).toEqual({
    what: 'placeCall',
    caller: anna,
    value: { number: '+49301234567', phoneId: '7' },
  });
});

test('changes that have nothing to say answer 204 without a body', async () => {
  const answers = [
    await ask('PUT', '/me/starface', { login: '0101', password: 'pw' }),
    await ask('DELETE', '/me/starface'),
    await ask('PUT', '/me/dnd', { on: true }),
    await ask('DELETE', '/calls/call-1'),
  ];
  expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual(answers.map(() => [204, '']));
  expect(fixture.persons.asked.map((asked) => asked.what)).toEqual([
    'linkStarface',
    'unlinkStarface',
    'setDnd',
    'hangUp',
  ]);
});

test('a DELETE that names JSON as its type, and has none, is taken', async () => {
  const headers = { authorization, 'content-type': 'application/json' };
  expect((await ask('DELETE', '/me/starface', undefined, { headers })).statusCode).toBe(204);
});

test.each([
  [{ on: true }, { on: true, until: null }],
  [
    { on: false, until: null },
    { on: false, until: null },
  ],
  [
    { on: true, until: '2026-03-02T11:00:00+01:00' },
    { on: true, until: Date.parse('2026-03-02T10:00:00Z') },
  ],
])('PUT /me/dnd with %j reaches the bridge as %j', async (body, value) => {
  await ask('PUT', '/me/dnd', body);
  expect(fixture.persons.asked.at(-1)?.value).toEqual(value);
});

test.each<[string, string, unknown, string | undefined]>([
  ['PUT', '/me/dnd', {}, 'on'],
  ['PUT', '/me/dnd', { on: 'yes' }, 'on'],
  ['PUT', '/me/dnd', { on: true, until: '2026-03-02T11:00:00' }, 'until'],
  ['PUT', '/me/dnd', { on: true, until: '2026-03-02T09:00:00Z' }, 'until'],
  ['PUT', '/me/dnd', { on: true, untill: null }, 'untill'],
  ['PUT', '/me/dnd', [], undefined],
  ['PUT', '/me/starface', { login: '0101' }, 'password'],
  ['PUT', '/me/starface', { login: 101, password: 'x' }, 'login'],
  ['PUT', '/me/starface', { login: '', password: 'x' }, 'login'],
  ['PUT', '/me/starface', { login: '0101', password: 'x', pbx: 'https://evil.example.com' }, 'pbx'],
  ['POST', '/calls', {}, 'number'],
  ['POST', '/calls', { number: 123 }, 'number'],
  ['POST', '/calls', { number: '1'.repeat(65) }, 'number'],
  ['POST', '/calls', { number: '123', phoneId: '' }, 'phoneId'],
])('%s %s with %j is request.invalid and names the member', async (method, url, body, field) => {
  const response = await ask(method as 'PUT' | 'POST', url, body);
  expect(problemOf(response)).toEqual({
    status: 422,
    code: 'request.invalid',
    ...(field === undefined ? {} : { field }),
  });
  expect(fixture.persons.asked).toEqual([]);
});

test.each([
  ['broken JSON', { payload: '{"on":', headers: { 'content-type': 'application/json' } }],
  ['no body', {}],
  ['text', { payload: 'on', headers: { 'content-type': 'text/plain' } }],
  ['a form', { payload: 'on=true', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
  [
    'a poisoned prototype',
    { payload: '{"on":true,"__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } },
  ],
  [
    '20 KB',
    { payload: JSON.stringify({ on: true, x: 'x'.repeat(20_000) }), headers: { 'content-type': 'application/json' } },
  ],
])('a body of %s is request.invalid and quotes nothing', async (_what, { headers = {}, ...more }: InjectOptions) => {
  const response = await ask('PUT', '/me/dnd', undefined, { ...more, headers: { authorization, ...headers } });
  expect(problemOf(response)).toMatchObject({ status: 422, code: 'request.invalid' });
  expect(fixture.persons.asked).toEqual([]);
});

test.each([
  ['starface.not-linked', 409],
  ['starface.no-account', 409],
  ['capability.missing', 409],
  ['starface.wrong-credentials', 422],
  ['starface.other-account', 422],
  ['starface.sign-in-refused', 422],
  ['starface.sign-in-stale', 409],
  ['number.invalid', 422],
  ['number.refused', 422],
  ['not-found', 404],
  ['busy', 429],
  ['starface.unavailable', 503],
  ['microsoft.unavailable', 503],
] as const)('the bridge’s %s becomes %i', async (code, status) => {
  fixture.persons.failure = new ServiceError(code, 'In words.', { field: 'number' });
  const response = await ask('POST', '/calls', { number: '123' });
  expect(problemOf(response)).toEqual({ status, code, field: 'number' });
  expect(response.headers['retry-after'] !== undefined).toBe(status === 429 || status === 503);
});

test('Retry-After is what the bridge says, in whole seconds', async () => {
  fixture.persons.failure = new ServiceError('starface.unavailable', 'Later.', { retryAfterSeconds: 6.2 });
  expect((await ask('POST', '/calls', { number: '123' })).headers['retry-after']).toBe('7');
  fixture.persons.failure = new OutsideError('microsoft', 'rateLimited', 'microsoft.throttled', 'x', {
    retryAfterMs: 4_000,
  });
  const response = await ask('GET', '/me');
  expect(problemOf(response)).toEqual({ status: 503, code: 'microsoft.unavailable' });
  expect(response.headers['retry-after']).toBe('4');
});

test('an unexpected error is logged and its text kept from the answer', async () => {
  fixture.persons.failure = new Error('secret detail');
  const response = await ask('GET', '/me');
  expect(problemOf(response)).toEqual({ status: 500, code: 'internal' });
  expect(response.body).not.toContain('secret detail');
  expect(fixture.log.lines.filter((line) => line.includes('/api/v1/me'))).toHaveLength(1);
});

test('hanging up a call of nobody or of somebody else is not-found', async () => {
  expect(problemOf(await ask('DELETE', '/calls/call-of-ben'))).toEqual({ status: 404, code: 'not-found' });
});

test.each([
  ['GET', '/nothing'],
  ['GET', '/me/'],
  ['GET', '/me/starface'],
  ['POST', '/me'],
  ['PUT', '/calls'],
  ['DELETE', '/calls'],
  ['DELETE', `/calls/${'x'.repeat(300)}`],
  ['GET', '/events/1'],
  ['GET', '/%2e%2e/admin/api/status'],
  ['GET', '/%zz'],
] as const)('%s %s is not-found', async (method, url) => {
  expect(problemOf(await ask(method, url))).toEqual({ status: 404, code: 'not-found' });
});

test('answers of the API are never stored and never sniffed', async () => {
  const { headers } = await ask('GET', '/me');
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('a page of another origin gets no permission from a preflight', async () => {
  const response = await fixture.app.inject({
    method: 'OPTIONS',
    url: '/api/v1/calls',
    headers: { origin: 'https://evil.example.com', 'access-control-request-method': 'POST' },
  });
  expect(response.statusCode).toBe(404);
  expect(response.headers).not.toHaveProperty('access-control-allow-origin');
});

test('the eleventh dial within a minute is busy, says when to come again, and is not dialled', async () => {
  const dial = () => ask('POST', '/calls', { number: '123' });
  for (let index = 0; index < 10; index += 1) {
    expect((await dial()).statusCode).toBe(201);
    fixture.clock.advance(1_000);
  }
  const refused = await dial();
  expect(problemOf(refused)).toEqual({ status: 429, code: 'busy' });
  expect(refused.headers['retry-after']).toBe('50');
  expect(fixture.persons.asked).toHaveLength(10);
  fixture.clock.advance(50_000);
  expect((await dial()).statusCode).toBe(201);
  expect((await dial()).statusCode).toBe(429);
});

test('the limit of dials is each person’s own, and a wrong body does not count', async () => {
  for (let index = 0; index < 15; index += 1) await ask('POST', '/calls', {});
  for (let index = 0; index < 10; index += 1) await ask('POST', '/calls', { number: '123' });
  const headers = { authorization: `Bearer ${await fixture.entra.token({ oid: 'ben' })}` };
  expect((await ask('POST', '/calls', { number: '123' }, { headers })).statusCode).toBe(201);
});

test('request 241 within a minute is busy for that person only', async () => {
  for (let index = 0; index < 240; index += 1) await ask('GET', '/calls');
  expect(problemOf(await ask('GET', '/calls'))).toEqual({ status: 429, code: 'busy' });
  const headers = { authorization: `Bearer ${await fixture.entra.token({ oid: 'ben' })}` };
  expect((await ask('GET', '/calls', undefined, { headers })).statusCode).toBe(200);
  fixture.clock.advance(60_000);
  expect((await ask('GET', '/calls')).statusCode).toBe(200);
});

test('no secret and no personal data reaches the log, whatever goes wrong', async () => {
  await ask('PUT', '/me/starface', { login: 'canary-login', password: 'canary-password', more: 1 });
  fixture.persons.failure = new ServiceError('starface.wrong-credentials', 'x');
  await ask('PUT', '/me/starface', { login: 'canary-login', password: 'canary-password' });
  await ask('POST', '/calls', { number: 'canary-number' });
  await ask('GET', '/me', undefined, { headers: { authorization: 'Bearer canary-token' } });
  const text = fixture.log.lines.join('\n');
  expect(text).not.toMatch(/canary|Anna|anna@/);
  expect(text).not.toContain(`${tenantId}/${annaId}`);
});
