import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createMicrosoft365 } from '../../../../src/adapters/microsoft/index.ts';
import { AdminConsent } from '../../../../src/adapters/microsoft/consent/admin-consent.ts';
import type { ConsentRefusal, ConsentStep } from '../../../../src/adapters/microsoft/consent/admin-consent.ts';
import type { SignIn } from '../../../../src/adapters/microsoft/consent/sign-in.ts';
import type { MicrosoftConnection } from '../../../../src/adapters/microsoft/index.ts';
import { BrowserWalk } from '../../../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../../../simulators/microsoft/index.ts';
import { startTenant } from '../../../simulators/microsoft/scenario.ts';
import { keptLog, realRandom } from '../stage.ts';

const redirectUri = 'https://bridge.example.test/oauth/callback/microsoft';
const clock = {
  skipped: 0,
  now: () => Date.now() + clock.skipped,
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

let simulator: MicrosoftSimulator;
let microsoft: MicrosoftConnection;
let consent: AdminConsent;
let browser: BrowserWalk;

function connect(tenantId = simulator.tenantId): void {
  microsoft = createMicrosoft365({
    tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: simulator.clientSecret },
    authority: simulator.entraUrl,
    graphUrl: simulator.graphUrl,
    clock,
    random: realRandom,
    log: keptLog().log,
  });
  consent = microsoft.adminConsent({ redirectUri, needs: () => ({ writes: true, wholeUsers: false }) });
}

beforeAll(async () => {
  simulator = await startTenant({ redirectUris: [redirectUri], roles: [] });
});

beforeEach(async () => {
  await microsoft?.stop();
  Object.assign(simulator.tenant, { roles: [], consentAnswer: 'accept', browserUser: 'anna.albers@example.test' });
  simulator.setFault({ kind: 'none' });
  clock.skipped = 0;
  browser = new BrowserWalk();
  connect();
});

afterAll(async () => {
  await microsoft.stop();
  await simulator.stop();
});

/** Sends the browser where the step says and returns the query that it comes back with. */
async function walk(step: ConsentStep): Promise<URLSearchParams> {
  if (step.step !== 'goTo') throw new Error(`There is nowhere to go: ${JSON.stringify(step)}`);
  const { url, page } = await browser.open(step.address);
  if (page !== undefined) throw new Error(`The browser stopped at ${url.href}: ${page.slice(0, 500)}`);
  expect(`${url.origin}${url.pathname}`).toBe(redirectUri);
  return url.searchParams;
}

test('sign-in, consent and check, once and in this order', async () => {
  const signedIn = await walk(await consent.begin('session'));
  const consented = await walk(await consent.comeBack('session', signedIn));
  const done = await consent.comeBack('session', consented);
  expect(done).toEqual({
    step: 'done',
    by: { tenantId: simulator.tenantId, objectId: simulator.person('anna').id },
    granted: ['Presence.ReadWrite.All', 'User.ReadBasic.All'],
    missing: [],
    unneeded: [],
  });
});

test('the sign-in asks for nothing but the identity, with PKCE and a nonce', async () => {
  const step = await consent.begin('session');
  const { searchParams } = new URL(step.step === 'goTo' ? step.address : '');
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('state')).toMatch(/^[\w-]{43}$/);
  expect(searchParams.get('scope')?.split(' ')).not.toContain('User.Read');
});

test('what is still missing after the consent is named one by one', async () => {
  simulator.tenant.requestedRoles = ['Presence.Read.All'];
  const consented = await walk(await consent.comeBack('session', await walk(await consent.begin('session'))));
  const done = await consent.comeBack('session', consented);
  expect(done).toMatchObject({
    step: 'done',
    missing: [{ name: 'Presence.ReadWrite.All' }, { name: 'User.ReadBasic.All' }],
    unneeded: ['Presence.Read.All'],
  });
});

test('a consent that is refused is refused, though the redirect says admin_consent=True', async () => {
  const signedIn = await walk(await consent.begin('session'));
  simulator.tenant.consentAnswer = 'cancel';
  const query = await walk(await consent.comeBack('session', signedIn));
  expect(query.get('admin_consent')).toBe('True');
  expect(await consent.comeBack('session', query)).toEqual({ step: 'refused', code: 'consent.denied' });
});

test('an outage in the middle is an outage and no refusal', async () => {
  const signedIn = await walk(await consent.begin('session'));
  simulator.setFault({ kind: 'down' });
  await expect(consent.comeBack('session', signedIn)).rejects.toMatchObject({ kind: 'unavailable' });
});

/** The ways back of an honest administrator, up to the leg that a forger then plays with. */
async function honest(): Promise<{ readonly signIn: URLSearchParams; readonly consent: URLSearchParams }> {
  const signIn = await walk(await consent.begin('victim'));
  const next = await consent.comeBack('victim', new URLSearchParams(signIn));
  return { signIn, consent: await walk(next) };
}

const query = (members: Readonly<Record<string, string>>) => new URLSearchParams(members);
const changed = (old: URLSearchParams, members: Readonly<Record<string, string>>) =>
  query({ ...Object.fromEntries(old), ...members });

type Forgery = readonly [name: string, forge: () => Promise<ConsentStep>, code?: ConsentRefusal];

const forgeries: readonly Forgery[] = [
  ['an empty way back', () => consent.comeBack('victim', query({}))],
  ['a consent without a state', () => consent.comeBack('victim', query({ admin_consent: 'True', tenant: 'x' }))],
  ['an invented state', () => consent.comeBack('victim', query({ admin_consent: 'True', state: 'A'.repeat(43) }))],
  ['an empty state', () => consent.comeBack('victim', query({ admin_consent: 'True', state: '' }))],
  [
    'a state named like a part of every object',
    () => consent.comeBack('victim', query({ code: 'x', state: '__proto__' })),
  ],
  [
    'the sign-in of another browser session',
    async () => consent.comeBack('forger', await walk(await consent.begin('victim'))),
  ],
  [
    'the forger’s own sign-in in the victim’s browser',
    async () => consent.comeBack('victim', await walk(await consent.begin('forger'))),
  ],
  ['the consent of another browser session', async () => consent.comeBack('forger', (await honest()).consent)],
  ['a browser without a session', async () => consent.comeBack('', await walk(await consent.begin('')))],
  ['a sign-in that is replayed', async () => consent.comeBack('victim', (await honest()).signIn)],
  [
    'a consent that is replayed',
    async () => {
      const back = (await honest()).consent;
      await consent.comeBack('victim', new URLSearchParams(back));
      return consent.comeBack('victim', back);
    },
  ],
  [
    'a sign-in that comes back after ten minutes',
    async () => {
      const back = await walk(await consent.begin('victim'));
      clock.skipped = 600_000;
      return consent.comeBack('victim', back);
    },
  ],
  [
    'a consent that comes back after ten minutes',
    async () => {
      const back = (await honest()).consent;
      clock.skipped = 600_000;
      return consent.comeBack('victim', back);
    },
  ],
  [
    'a consent with the state of the sign-in',
    async () => {
      const state = (await walk(await consent.begin('victim'))).get('state') ?? '';
      return consent.comeBack('victim', query({ admin_consent: 'True', tenant: simulator.tenantId, state }));
    },
  ],
  [
    'a sign-in with the state of the consent',
    async () => {
      const back = (await honest()).consent;
      return consent.comeBack('victim', query({ code: 'stolen', state: back.get('state') ?? '' }));
    },
  ],
  [
    'a consent that carries an error beside its True',
    async () => consent.comeBack('victim', changed((await honest()).consent, { error: 'access_denied' })),
    'consent.denied',
  ],
  [
    'a consent that is not True',
    async () => consent.comeBack('victim', changed((await honest()).consent, { admin_consent: 'False' })),
    'consent.incomplete',
  ],
  [
    'a state that is there twice',
    async () => {
      const back = await walk(await consent.begin('victim'));
      back.append('state', back.get('state') ?? '');
      return consent.comeBack('victim', back);
    },
  ],
  [
    'a code that is there twice',
    async () => {
      const back = await walk(await consent.begin('victim'));
      back.append('code', 'another');
      return consent.comeBack('victim', back);
    },
    'consent.incomplete',
  ],
  [
    'an invented code',
    async () => consent.comeBack('victim', changed(await walk(await consent.begin('victim')), { code: 'invented' })),
    'consent.sign-in-failed',
  ],
  [
    'a stolen code of another sign-in, which PKCE and nonce do not fit',
    async () => {
      const stolen = await walk(await consent.begin('forger'));
      const back = await walk(await consent.begin('victim'));
      return consent.comeBack('victim', changed(back, { code: stolen.get('code') ?? '' }));
    },
    'consent.sign-in-failed',
  ],
  [
    'a sign-in that names another issuer',
    async () => {
      const back = await walk(await consent.begin('victim'));
      return consent.comeBack('victim', changed(back, { iss: 'https://login.example.test/common/v2.0' }));
    },
    'consent.incomplete',
  ],
  [
    'a sign-in with a script as its error text',
    async () => {
      const back = await walk(await consent.begin('victim'));
      const script = { error: '<script>alert(1)</script>', error_description: '<script>alert(1)</script>' };
      return consent.comeBack('victim', changed(back, script));
    },
    'consent.denied',
  ],
];

test.each(forgeries)('%s is refused', async (_name, forge, code = 'consent.state-invalid') => {
  const step = await forge();
  expect(step).toEqual({ step: 'refused', code });
  expect(JSON.stringify(step)).not.toContain('script>');
});

test('a tenant that the redirect names is not believed', async () => {
  const back = changed((await honest()).consent, { tenant: '11111111-1111-4111-8111-111111111111' });
  expect(await consent.comeBack('victim', back)).toMatchObject({
    step: 'done',
    by: { tenantId: simulator.tenantId },
  });
});

test('an administrator of another tenant is refused before he is asked to consent to anything', async () => {
  const signIn: SignIn = {
    secrets: () => ({ verifier: 'v', nonce: 'n' }),
    address: async (state) => `https://login.example.test/?state=${state}`,
    redeem: async () => ({ by: { tenantId: '11111111-1111-4111-8111-111111111111', objectId: 'o' }, cache: '' }),
  };
  const flow = new AdminConsent(
    {
      signIn,
      check: {
        grantedRoles: () => Promise.reject(new Error('asked')),
        probe: () => Promise.reject(new Error('asked')),
      },
      needs: () => ({ writes: true, wholeUsers: false }),
      tenantId: simulator.tenantId,
      clientId: 'c',
      authority: 'https://login.example.test',
      graphUrl: 'https://graph.example.test',
      redirectUri,
    },
    { clock, random: realRandom },
  );
  const step = await flow.begin('session');
  const state = new URL(step.step === 'goTo' ? step.address : '').searchParams.get('state') ?? '';
  expect(await flow.comeBack('session', query({ code: 'c', state }))).toEqual({
    step: 'refused',
    code: 'consent.other-tenant',
  });
});
