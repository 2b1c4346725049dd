import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { BrowserWalk } from '../browser-walk.ts';
import { GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

const callback = 'https://bridge.example.test/oauth/callback/microsoft';

let simulator: MicrosoftSimulator;

beforeEach(async () => {
  simulator = await startTenant({ redirectUris: [callback], roles: [] });
});

afterEach(() => simulator.stop());

function consentAddress(change: Record<string, string> = {}): string {
  const address = new URL(`${simulator.entraUrl}/organizations/v2.0/adminconsent`);
  address.search = new URLSearchParams({
    client_id: simulator.clientId,
    scope: 'https://graph.microsoft.com/.default',
    redirect_uri: callback,
    state: '12345',
    ...change,
  }).toString();
  return address.href;
}

test('an accepted consent redirects with the tenant and gives the roles to tokens from then on', async () => {
  const { url } = await new BrowserWalk().open(consentAddress());
  expect(`${url.origin}${url.pathname}`).toBe(callback);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    admin_consent: 'True',
    tenant: simulator.tenantId,
    state: '12345',
  });
  expect(url.searchParams.get('scope')).toContain('https://graph.microsoft.com/Presence.ReadWrite.All');
  expect((await new GraphClient(simulator).get('/users')).status).toBe(200);
});

test('what the registration asks for is what an accepted consent gives, and roles that were there stay', async () => {
  simulator.tenant.requestedRoles = ['Presence.Read.All'];
  simulator.tenant.roles = ['User.ReadBasic.All'];
  await new BrowserWalk().open(consentAddress());
  expect(simulator.tenant.roles).toEqual(['User.ReadBasic.All', 'Presence.Read.All']);
});

test('a removed application is there again after the consent', async () => {
  simulator.tenant.application = 'absent';
  await new BrowserWalk().open(consentAddress());
  expect((await new GraphClient(simulator).get('/users')).status).toBe(200);
});

test('a cancelled consent says admin_consent=True as well, beside the error', async () => {
  simulator.tenant.consentAnswer = 'cancel';
  const { url } = await new BrowserWalk().open(consentAddress());
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    admin_consent: 'True',
    error: 'consent_required',
    error_description: expect.stringContaining('AADSTS65004') as unknown,
    state: '12345',
  });
  expect(url.searchParams.has('tenant')).toBe(false);
  expect((await new GraphClient(simulator).get('/users')).status).toBe(403);
});

test('a page asks where a test wants a click', async () => {
  simulator.tenant.consentAnswer = 'ask';
  const browser = new BrowserWalk();
  const { url, page } = await browser.open(consentAddress());
  expect((await browser.click(url, page ?? '', 'Cancel')).url.searchParams.get('error')).toBe('consent_required');
  expect((await browser.click(url, page ?? '', 'Accept')).url.searchParams.get('tenant')).toBe(simulator.tenantId);
});

test.each([
  ['without a scope', 900144, { scope: '' }],
  ['for an unknown application', 700016, { client_id: 'x' }],
  ['with a redirect address that is not registered', 50011, { redirect_uri: 'https://evil.example.test' }],
])('a request %s is refused on the page, never by a redirect', async (_, code, change) => {
  const { page } = await new BrowserWalk().open(consentAddress(change));
  expect(page).toContain(`AADSTS${code}`);
});
