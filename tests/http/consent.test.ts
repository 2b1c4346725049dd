import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { callback, ConsentFixture, ConsoleBrowser, startConsentTenant } from './consent-fixture.ts';
import { problemOf, startFixture } from './http-fixture.ts';

let simulator: MicrosoftSimulator;
let fixture: ConsentFixture;
let admin: ConsoleBrowser;

beforeAll(async () => {
  simulator = await startConsentTenant();
});
beforeEach(async () => {
  Object.assign(simulator.tenant, { roles: [], consentAnswer: 'accept', browserUser: 'anna.albers@example.test' });
  simulator.setFault({ kind: 'none' });
  fixture = await new ConsentFixture(simulator).open();
  admin = await new ConsoleBrowser(fixture).signIn();
});
afterEach(() => fixture.stop());
afterAll(() => simulator.stop());

test('the administrator consents once, and the console then shows every permission as granted', async () => {
  const { consent } = await admin.walkToConsent();
  const landed = await admin.comeBack(consent);
  expect([landed.statusCode, landed.headers.location]).toEqual([303, '/admin/#microsoft']);
  expect(await admin.view()).toMatchObject({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    redirectUri: callback,
    permissions: [
      { name: 'Presence.ReadWrite.All', granted: true },
      { name: 'User.ReadBasic.All', granted: true },
    ],
    unneeded: [],
    problem: null,
    lastConsent: { outcome: 'done', code: null },
  });
});

test('before the consent each missing permission is named with what it buys and its id', async () => {
  expect(await admin.view()).toMatchObject({
    permissions: [
      { name: 'Presence.ReadWrite.All', granted: false, id: '83cded22-8297-4ff6-a7fa-e97e9545a259' },
      { name: 'User.ReadBasic.All', granted: false, buys: expect.stringMatching(/./) },
    ],
    lastConsent: null,
  });
});

test('a consent that is cancelled is kept as refused, though the redirect says True', async () => {
  simulator.tenant.consentAnswer = 'cancel';
  const { consent } = await admin.walkToConsent();
  expect(consent.searchParams.get('admin_consent')).toBe('True');
  expect((await admin.comeBack(consent)).headers.location).toBe('/admin/#microsoft');
  expect((await admin.view())['lastConsent']).toMatchObject({ outcome: 'refused', code: 'consent.denied' });
});

test('an outage on the way is shown as one, with the code', async () => {
  const back = await admin.walk(await admin.begin());
  simulator.setFault({ kind: 'down' });
  expect((await admin.comeBack(back)).statusCode).toBe(303);
  const view = await admin.view();
  expect(view['lastConsent']).toMatchObject({ outcome: 'failed', code: expect.stringMatching(/^microsoft\./) });
  expect(view).toMatchObject({ permissions: null, problem: expect.stringMatching(/^microsoft\./) });
});

test('the flow’s own cookie is short-lived, for no script, and ends with the flow', async () => {
  const response = await admin.ask('POST', '/admin/api/consent', {});
  const cookie = String(response.headers['set-cookie']);
  expect(cookie).toMatch(/^__Host-consent=[\w-]{43};/);
  for (const part of ['Max-Age=600', 'Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
  expect(cookie).not.toContain('Domain');
  expect(String(response.headers['cache-control'])).toBe('no-store');
  await admin.comeBack((await admin.walkToConsent()).consent);
  expect(admin.cookies.has('__Host-consent')).toBe(false);
});

test('it opens nothing but the way back', async () => {
  await admin.begin();
  const cookie = `__Host-console=${admin.cookies.get('__Host-consent')?.value}`;
  const asked = await fixture.app.inject({ method: 'GET', url: '/admin/api/status', headers: { cookie } });
  expect(problemOf(asked)).toEqual({ status: 401, code: 'auth.required' });
});

test('the way back tells no other site where it came from and is kept by no cache', async () => {
  const { consent } = await admin.walkToConsent();
  for (const response of [await admin.comeBack(consent), await admin.comeBack(callback)]) {
    expect(response.statusCode).toBe(303);
    expect(response.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(response.headers.location).toBe('/admin/#microsoft');
    expect(response.body).toBe('');
  }
});

test('neither the code nor the state is in a log line', async () => {
  const { signIn, consent } = await admin.walkToConsent();
  await admin.comeBack(consent);
  await admin.comeBack(signIn);
  const lines = fixture.log.lines.join();
  expect(lines).toContain('an administrator consented for the organisation');
  for (const url of [signIn, consent]) expect(lines).not.toContain(url.searchParams.get('state'));
  expect(lines).not.toContain(signIn.searchParams.get('code'));
});

test('another administrator does not see whose consent failed', async () => {
  simulator.tenant.consentAnswer = 'cancel';
  await admin.comeBack((await admin.walkToConsent()).consent);
  expect((await (await new ConsoleBrowser(fixture).signIn()).view())['lastConsent']).toBeNull();
});

test('beginning is stopped after ten times a minute', async () => {
  for (let index = 0; index < 10; index += 1) await admin.begin();
  expect(problemOf(await admin.ask('POST', '/admin/api/consent', {}))).toEqual({ status: 429, code: 'busy' });
});

test('Microsoft that cannot be reached at the beginning is a problem with a code, and leaves no flow', async () => {
  simulator.setFault({ kind: 'down' });
  expect(problemOf(await admin.ask('POST', '/admin/api/consent', {})).code).toBe('microsoft.unavailable');
  expect(admin.cookies.has('__Host-consent')).toBe(false);
  expect((await admin.view())['lastConsent']).toMatchObject({ outcome: 'failed' });
});

test('without a session nothing begins and nothing is read', async () => {
  const stranger = new ConsoleBrowser(fixture);
  expect(problemOf(await stranger.ask('POST', '/admin/api/consent', {})).status).toBe(401);
  expect(problemOf(await stranger.ask('GET', '/admin/api/microsoft')).status).toBe(401);
});

test('another page cannot begin it in a signed-in browser', async () => {
  const cookie = `__Host-console=${admin.cookies.get('__Host-console')?.value}`;
  const headers = { cookie, origin: 'https://evil.example.com' };
  const asked = await fixture.app.inject({ method: 'POST', url: '/admin/api/consent', headers, payload: {} });
  expect(problemOf(asked)).toEqual({ status: 403, code: 'auth.forbidden' });
  expect(asked.headers).not.toHaveProperty('set-cookie');
});

test('where there is nothing to consent to, the routes are not there', async () => {
  const without = await startFixture({ withoutConsent: true });
  const asked = await without.app.inject({ method: 'GET', url: '/oauth/callback/microsoft' });
  expect(problemOf(asked).status).toBe(404);
  await without.stop();
});
