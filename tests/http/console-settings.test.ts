/** The console's rules, table, scope, "why" and PBX page over http. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/bridge/services.ts';
import type { Why } from '../../src/bridge/why-words.ts';
import { noCallDisplay } from '../../src/domain/call-display.ts';
import { decisionLogSchema } from '../../src/contract/sync.ts';
import { rulePresets } from '../../src/domain/central/rule-presets.ts';
import { defaultTable } from '../../src/domain/individual.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { defaultScope } from '../../src/domain/scope.ts';
import { problemOf, signIn, startFixture, type Fixture } from './http-fixture.ts';
import { nothingYet } from '../support/fake-telephone.ts';

let fixture: Fixture;
let cookie: string;
beforeEach(async () => {
  fixture = await startFixture();
  cookie = await signIn(fixture.app);
});
afterEach(() => fixture.stop());

async function ask(method: 'GET' | 'PUT' | 'POST', url: string, payload?: unknown, headers: object = { cookie }) {
  const body = payload === undefined ? {} : { payload: payload as object };
  return fixture.app.inject({ method, url: `/admin/api${url}`, headers: { ...headers }, ...body });
}

const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const calm = rulePresets.calm.rules;

const reads = [
  '/rules',
  '/table',
  '/scope',
  '/call-display',
  '/pbx',
  '/pbx/certificate',
  '/people/tenant%2Fanna/why',
  '/people/tenant%2Fanna/decisions',
] as const;
const changes = [
  ['PUT', '/rules', { version: 1, rules: calm }],
  ['POST', '/rules/check', { text: '{}' }],
  ['POST', '/rules/dry-run', { version: 1, rules: calm }],
  ['PUT', '/table', { rows: {} }],
  ['PUT', '/scope', defaultScope],
  ['PUT', '/call-display', noCallDisplay],
  ['PUT', '/people/tenant%2Fanna/decisions', { minutes: 60 }],
  ['POST', '/guard/lift', {}],
  ['PUT', '/pbx/certificate', { fingerprint256: fingerprint }],
  ['POST', '/pbx/try-again', {}],
  ['POST', '/pbx/lamps/test', {}],
] as const;

test.each(reads)('GET %s wants a session', async (url) => {
  expect(problemOf(await ask('GET', url, undefined, {}))).toEqual({ status: 401, code: 'auth.required' });
});

test.each(changes)('%s %s wants a session, and a page of our own', async (method, url, body) => {
  expect(problemOf(await ask(method, url, body, {}))).toEqual({ status: 401, code: 'auth.required' });
  const foreign = { cookie, origin: 'https://evil.example.com' };
  expect(problemOf(await ask(method, url, body, foreign))).toEqual({ status: 403, code: 'auth.forbidden' });
  expect(fixture.admin.asked).toEqual([]);
});

test('rules come back as they were saved, with those that can never fire', async () => {
  const twice = [...calm, { ...(calm[0] as (typeof calm)[number]), id: 'again', name: 'Again' }];
  expect((await ask('PUT', '/rules', { version: 1, rules: twice })).statusCode).toBe(204);
  const answer = (await ask('GET', '/rules')).json<{ rules: unknown; hints: unknown }>();
  expect(answer.rules).toEqual(twice);
  expect(answer.hints).toEqual([{ ruleId: 'again', because: 'shadowedBy', by: 'silent' }]);
});

test('rules with a fault are refused as a whole, and the fault is named with its path', async () => {
  const wrong = { version: 1, rules: [{ ...calm[0], what: { dnd: 'maybe' } }] };
  for (const [method, url] of [
    ['PUT', '/rules'],
    ['POST', '/rules/dry-run'],
  ] as const) {
    const response = await ask(method, url, wrong);
    expect(problemOf(response)).toEqual({ status: 422, code: 'request.invalid', field: 'rules.0.what.dnd' });
    expect(response.json<{ detail: string }>().detail).toContain('is not one of: on, off, unchanged');
  }
  expect(fixture.admin.asked).toEqual([]);
});

test('a file to import is checked as text: all faults with their paths, or the rules with hints', async () => {
  const good = await ask('POST', '/rules/check', { text: JSON.stringify({ version: 1, rules: calm }) });
  expect(good.json()).toEqual({ ok: true, rules: calm, hints: [] });
  const bad = await ask('POST', '/rules/check', { text: '{"version":2,"rules":[{}]}' });
  const { ok, faults } = bad.json<{ ok: boolean; faults: { path: unknown[]; code: string }[] }>();
  expect(ok).toBe(false);
  expect(faults.length).toBeGreaterThan(4);
  expect(faults[0]).toMatchObject({ path: ['version'], code: 'notOneOf' });
  expect((await ask('POST', '/rules/check', { text: 'no json' })).json()).toMatchObject({
    faults: [{ code: 'notJson' }],
  });
});

test('a dry run counts and writes nothing', async () => {
  const answer = await ask('POST', '/rules/dry-run', { version: 1, rules: calm });
  expect(answer.json()).toMatchObject({ rows: [], counts: { people: 0 }, reading: 0, hints: [] });
  expect(fixture.admin.asked.map(({ what }) => what)).toEqual(['dryRun']);
});

test('the default table is read and changed; a row that is wrong is named', async () => {
  expect((await ask('GET', '/table')).json()).toEqual({ table: defaultTable, pinned: false });
  const rows = { busy: { dnd: 'on', locked: true, chat: { state: 'away', text: 'Busy' } } };
  expect((await ask('PUT', '/table', { rows })).statusCode).toBe(204);
  expect((await ask('GET', '/table')).json()).toMatchObject({ table: { rows } });
  const wrong = await ask('PUT', '/table', { rows: { busy: { dnd: 'on', colour: 'red' } } });
  expect(problemOf(wrong)).toMatchObject({ status: 422, code: 'request.invalid', field: 'rows.busy' });
});

test('the scope is read and changed as a whole', async () => {
  const hours = { zone: 'Europe/Berlin', windows: [{ weekdays: ['mon'], from: '07:00', to: '19:00' }] };
  const scope = { include: ['group:Sales'], exclude: ['0199'], hide: [], hours, mayPause: false };
  expect((await ask('PUT', '/scope', scope)).statusCode).toBe(204);
  expect((await ask('GET', '/scope')).json()).toMatchObject({ scope });
});

test.each([
  ['include', { include: [] }],
  ['hours.zone', { hours: { zone: 'Nowhere/Land', windows: [{ weekdays: ['mon'], from: '07:00', to: '19:00' }] } }],
  ['hours.windows.0.to', { hours: { zone: 'UTC', windows: [{ weekdays: ['mon'], from: '19:00', to: '07:00' }] } }],
  ['force', { force: true }],
])('a scope with a wrong %s is refused', async (field, change) => {
  const response = await ask('PUT', '/scope', { ...defaultScope, ...change });
  expect(problemOf(response)).toEqual({ status: 422, code: 'request.invalid', field });
});

test('what shows during a call is off at first, and read and changed as a whole', async () => {
  expect((await ask('GET', '/call-display')).json()).toEqual({ display: noCallDisplay, pinned: false });
  const display = {
    statusMessage: { text: 'On the phone', minutes: 60 },
    preferredPresence: { availability: 'Busy', minutes: 30 },
  };
  expect((await ask('PUT', '/call-display', display)).statusCode).toBe(204);
  expect((await ask('GET', '/call-display')).json()).toEqual({ display, pinned: false });
});

test.each([
  ['preferredPresence.minutes', { preferredPresence: { availability: 'Busy' } }],
  ['preferredPresence.minutes', { preferredPresence: { availability: 'Busy', minutes: 0 } }],
  ['preferredPresence.minutes', { preferredPresence: { availability: 'Busy', minutes: 481 } }],
  ['preferredPresence.availability', { preferredPresence: { availability: 'Offline', minutes: 30 } }],
  ['statusMessage.minutes', { statusMessage: { text: 'On the phone' } }],
  ['statusMessage.text', { statusMessage: { text: ' ', minutes: 30 } }],
])('without an end, or with another wrong %s, it is refused', async (field, change) => {
  const response = await ask('PUT', '/call-display', { ...noCallDisplay, ...change });
  expect(problemOf(response)).toEqual({ status: 422, code: 'request.invalid', field });
  expect(fixture.admin.asked).toEqual([]);
});

test('what the file sets is refused with its code', async () => {
  fixture.admin.failure = new ServiceError('mode.pinned', 'The configuration file sets this.');
  for (const [url, body] of [
    ['/rules', { version: 1, rules: [] }],
    ['/table', { rows: {} }],
    ['/scope', defaultScope],
    ['/call-display', noCallDisplay],
    ['/pbx/certificate', { fingerprint256: fingerprint }],
  ] as const) {
    expect(problemOf(await ask('PUT', url, body))).toEqual({ status: 409, code: 'mode.pinned' });
  }
});

test('a person’s why is found by the id of the list, and nobody else’s', async () => {
  const why: Why = { ...nothingYet, mode: 'central' };
  const id = personIdOf('tenant', 'anna');
  fixture.admin.whys.set(id, why);
  expect((await ask('GET', `/people/${encodeURIComponent(id)}/why`)).json()).toEqual(why);
  expect(problemOf(await ask('GET', '/people/tenant%2Fnobody/why'))).toEqual({ status: 404, code: 'not-found' });
});

test('decisions about a person are written down for a day at most, and only where he is known', async () => {
  fixture.admin.whys.set(personIdOf('tenant', 'anna'), nothingYet);
  const anna = '/people/tenant%2Fanna/decisions';
  expect((await ask('GET', anna)).json()).toEqual({ until: null, entries: [] });
  expect((await ask('PUT', anna, { minutes: 60 })).statusCode).toBe(204);
  expect(decisionLogSchema.parse((await ask('GET', anna)).json()).until).not.toBeNull();
  expect((await ask('PUT', anna, { minutes: 0 })).statusCode).toBe(204);
  expect(fixture.admin.asked.map(({ value }) => value)).toEqual([3_600_000, null]);
  for (const minutes of [-1, 1_441, 1.5, '60', null]) {
    expect(problemOf(await ask('PUT', anna, { minutes }))).toMatchObject({ status: 422, field: 'minutes' });
  }
  const nobody = '/people/tenant%2Fnobody/decisions';
  expect(problemOf(await ask('GET', nobody))).toEqual({ status: 404, code: 'not-found' });
  expect(problemOf(await ask('PUT', nobody, { minutes: 60 }))).toEqual({ status: 404, code: 'not-found' });
});

test('the PBX page is read, its certificate confirmed, a refusal tried again, the guard lifted', async () => {
  expect((await ask('GET', '/pbx')).json()).toEqual(fixture.admin.pbx());
  expect((await ask('GET', '/pbx/certificate')).json()).toEqual(await fixture.admin.certificate());
  expect((await ask('PUT', '/pbx/certificate', { fingerprint256: fingerprint })).statusCode).toBe(204);
  expect((await ask('POST', '/pbx/try-again', {})).statusCode).toBe(204);
  expect((await ask('POST', '/guard/lift', {})).statusCode).toBe(204);
  expect(fixture.admin.asked).toEqual([
    { what: 'trustCertificate', value: fingerprint },
    { what: 'tryAgain' },
    { what: 'liftGuard' },
  ]);
});

test('a fingerprint that is none is refused before anything is asked', async () => {
  expect(problemOf(await ask('PUT', '/pbx/certificate', { fingerprint256: 'AB:CD' }))).toEqual({
    status: 422,
    code: 'request.invalid',
    field: 'fingerprint256',
  });
  expect(fixture.admin.asked).toEqual([]);
});

test('another try at a refused login is taken three times a minute at most', async () => {
  for (let times = 0; times < 3; times += 1) expect((await ask('POST', '/pbx/try-again', {})).statusCode).toBe(204);
  expect(problemOf(await ask('POST', '/pbx/try-again', {}))).toEqual({ status: 429, code: 'busy' });
  expect(fixture.admin.asked).toHaveLength(3);
});

test('the self-test takes the configured account or one that is given, and logs no password', async () => {
  fixture.admin.lampSteps = [{ step: 'restLogin', outcome: 'ok', detail: '' }];
  expect((await ask('POST', '/pbx/lamps/test', {})).json()).toEqual(fixture.admin.lampSteps);
  const account = { login: '0200', password: 'secret-of-the-lamps' };
  expect((await ask('POST', '/pbx/lamps/test', { account })).statusCode).toBe(200);
  expect(fixture.admin.asked).toEqual([
    { what: 'testLamps', value: null },
    { what: 'testLamps', value: '0200' },
  ]);
  expect(fixture.log.lines.join()).not.toContain('secret-of-the-lamps');
});
