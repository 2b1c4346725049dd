/** Ways back from Microsoft that nobody asked for, over HTTP: none of them is taken, whatever they say. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { LightMyRequestResponse } from 'fastify';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { callback, ConsentFixture, ConsoleBrowser, startConsentTenant } from './consent-fixture.ts';

const foreignTenant = '11111111-1111-4111-8111-111111111111';
let simulator: MicrosoftSimulator;
let fixture: ConsentFixture;
let victim: ConsoleBrowser;
let forger: ConsoleBrowser;

beforeAll(async () => {
  simulator = await startConsentTenant();
});
beforeEach(async () => {
  Object.assign(simulator.tenant, { roles: [], consentAnswer: 'accept', browserUser: 'anna.albers@example.test' });
  simulator.setFault({ kind: 'none' });
  fixture = await new ConsentFixture(simulator).open();
  victim = await new ConsoleBrowser(fixture).signIn();
  forger = await new ConsoleBrowser(fixture).signIn();
});
afterEach(() => fixture.stop());
afterAll(() => simulator.stop());

const invented = 'A'.repeat(43);
const query = (members: Readonly<Record<string, string>>) => `${callback}?${new URLSearchParams(members).toString()}`;
const consented = (state: string) => query({ admin_consent: 'True', tenant: simulator.tenantId, state });

function changed(url: URL, members: Readonly<Record<string, string>>): URL {
  const next = new URL(url);
  for (const [name, value] of Object.entries(members)) next.searchParams.set(name, value);
  return next;
}

function twice(url: URL, name: string): URL {
  const next = new URL(url);
  next.searchParams.append(name, next.searchParams.get(name) ?? '');
  return next;
}

const signedIn = async (browser = victim) => browser.walk(await browser.begin());
const atConsent = async (browser = victim) => (await browser.walkToConsent()).consent;
const stateOf = (url: URL) => url.searchParams.get('state') ?? '';

type Forgery = readonly [name: string, code: string | null, forge: () => Promise<LightMyRequestResponse>];

/** `code` is what the victim's console says of it; null where it is not even the victim's flow. */
const forgeries: readonly Forgery[] = [
  ['an empty way back without a flow', null, async () => victim.comeBack(callback)],
  ['a consent without a flow', null, async () => victim.comeBack(consented(invented))],
  [
    'a consent in a browser without a session',
    null,
    async () => new ConsoleBrowser(fixture).comeBack(await atConsent()),
  ],
  [
    'a way back without a state',
    'consent.state-invalid',
    async () => {
      await victim.begin();
      return victim.comeBack(query({ admin_consent: 'True', tenant: simulator.tenantId }));
    },
  ],
  [
    'an empty state',
    'consent.state-invalid',
    async () => {
      await victim.begin();
      return victim.comeBack(consented(''));
    },
  ],
  [
    'an invented state',
    'consent.state-invalid',
    async () => {
      await victim.begin();
      return victim.comeBack(consented(invented));
    },
  ],
  [
    'the forger’s sign-in in the victim’s browser, where no flow is under way',
    null,
    async () => victim.comeBack(await signedIn(forger)),
  ],
  [
    'the forger’s sign-in in the victim’s browser, in the midst of the victim’s flow',
    'consent.state-invalid',
    async () => {
      await victim.begin();
      return victim.comeBack(await signedIn(forger));
    },
  ],
  [
    'the forger’s consent in the victim’s browser',
    'consent.state-invalid',
    async () => {
      await atConsent();
      return victim.comeBack(await atConsent(forger));
    },
  ],
  ['the victim’s consent in the forger’s browser', null, async () => forger.comeBack(await atConsent())],
  [
    'a sign-in that is replayed',
    'consent.state-invalid',
    async () => victim.comeBack((await victim.walkToConsent()).signIn),
  ],
  [
    'a sign-in of a flow that was begun anew',
    'consent.state-invalid',
    async () => {
      const old = await signedIn();
      await victim.begin();
      return victim.comeBack(old);
    },
  ],
  [
    'the consent with the state of the sign-in',
    'consent.state-invalid',
    async () => victim.comeBack(consented(stateOf(await signedIn()))),
  ],
  [
    'the sign-in with the state of the consent',
    'consent.state-invalid',
    async () => victim.comeBack(query({ code: 'stolen', state: stateOf(await atConsent()) })),
  ],
  [
    'a sign-in after ten minutes',
    null,
    async () => {
      const back = await signedIn();
      fixture.skippedMs = 600_000;
      return victim.comeBack(back);
    },
  ],
  [
    'a consent after ten minutes',
    null,
    async () => {
      const back = await atConsent();
      fixture.skippedMs = 600_000;
      return victim.comeBack(back);
    },
  ],
  [
    'a consent whose session was signed out',
    null,
    async () => {
      const back = await atConsent();
      await victim.ask('DELETE', '/admin/api/session');
      const answer = await victim.comeBack(back);
      await victim.signIn();
      return answer;
    },
  ],
  [
    'a consent with the session cookie of another session beside it',
    null,
    async () => {
      const back = await atConsent();
      const cookies = [victim.cookies.get('__Host-consent')?.value, forger.cookies.get('__Host-console')?.value];
      return fixture.app.inject({
        method: 'GET',
        url: back.pathname + back.search,
        headers: { cookie: `__Host-consent=${cookies[0]}; __Host-console=${cookies[1]}` },
      });
    },
  ],
  [
    'a True that carries an error',
    'consent.denied',
    async () => victim.comeBack(changed(await atConsent(), { error: 'access_denied' })),
  ],
  [
    'an error whose text is a script',
    'consent.denied',
    async () => victim.comeBack(changed(await signedIn(), { error: 'x', error_description: '<script>1</script>' })),
  ],
  [
    'a consent that is not True',
    'consent.incomplete',
    async () => victim.comeBack(changed(await atConsent(), { admin_consent: 'False' })),
  ],
  [
    'a state that is there twice',
    'consent.state-invalid',
    async () => victim.comeBack(twice(await signedIn(), 'state')),
  ],
  ['a code that is there twice', 'consent.incomplete', async () => victim.comeBack(twice(await signedIn(), 'code'))],
  [
    'an invented code',
    'consent.sign-in-failed',
    async () => victim.comeBack(changed(await signedIn(), { code: 'invented' })),
  ],
  [
    'the code of another sign-in, which PKCE and nonce do not fit',
    'consent.sign-in-failed',
    async () => {
      const stolen = (await signedIn(forger)).searchParams.get('code') ?? '';
      return victim.comeBack(changed(await signedIn(), { code: stolen }));
    },
  ],
  [
    'a sign-in that names another issuer',
    'consent.incomplete',
    async () => victim.comeBack(changed(await signedIn(), { iss: 'https://login.example.test/common/v2.0' })),
  ],
];

test.each(forgeries)('%s is refused', async (_name, code, forge) => {
  const answer = await forge();
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/admin/#microsoft']);
  expect(answer.body).toBe('');
  const { lastConsent } = await victim.view();
  if (code === null) expect(lastConsent).toBeNull();
  else expect(lastConsent).toMatchObject({ outcome: 'refused', code });
  const lines = fixture.log.lines.join('\n');
  expect(lines).toContain('a way back from a consent was refused');
  expect(lines).not.toMatch(/consented for the organisation|script>/);
});

test('a consent that is replayed after it was taken is refused and changes no result', async () => {
  const back = await atConsent();
  await victim.comeBack(back);
  const before = await victim.view();
  expect((await victim.comeBack(back)).headers.location).toBe('/admin/#microsoft');
  expect(await victim.view()).toEqual(before);
  expect(before['lastConsent']).toMatchObject({ outcome: 'done' });
  expect(fixture.log.lines.filter((line) => line.includes('consented for'))).toHaveLength(1);
});

test('a forged way back does not end the flow of the administrator', async () => {
  const { consent } = await victim.walkToConsent();
  await victim.comeBack(consented(invented));
  await victim.comeBack(consent);
  expect((await victim.view())['lastConsent']).toMatchObject({ outcome: 'done' });
});

test('a tenant that the redirect names is not believed', async () => {
  await victim.comeBack(changed(await atConsent(), { tenant: foreignTenant }));
  const view = await victim.view();
  expect(view).toMatchObject({ tenantId: simulator.tenantId, lastConsent: { outcome: 'done' } });
  expect(JSON.stringify(view) + fixture.log.lines.join()).not.toContain(foreignTenant);
});

test('an address to go on to that the redirect names is not followed', async () => {
  const back = changed(await atConsent(), { redirect_uri: 'https://evil.example.com', return: '//evil.example.com' });
  expect((await victim.comeBack(back)).headers.location).toBe('/admin/#microsoft');
});
