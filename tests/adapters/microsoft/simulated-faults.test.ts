/** Refusals and outages of a whole tenant, as the ports' errors, against the simulated Microsoft 365. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { createMicrosoft365 } from '../../../src/adapters/microsoft/index.ts';
import type { MicrosoftOptions } from '../../../src/adapters/microsoft/index.ts';
import type { MicrosoftSimulator } from '../../simulators/microsoft/index.ts';
import { startTenant } from '../../simulators/microsoft/scenario.ts';
import { makeCertificate } from './entra/certificates.ts';
import type { Certificate } from './entra/certificates.ts';
import { keptLog, realRandom } from './stage.ts';
import type { LogLine } from './stage.ts';

const canary = 'canary~secret.never.to.be.seen';
let certificate: Certificate;
let simulator: MicrosoftSimulator;
let microsoft: ReturnType<typeof createMicrosoft365>;
let lines: LogLine[] = [];
let skipped = 0;

/** Runs with the machine's time, and can be moved ahead of it. */
const clock = {
  now: () => Date.now() + skipped,
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

function connect(options: Partial<MicrosoftOptions> = {}): ReturnType<typeof createMicrosoft365> {
  const kept = keptLog();
  lines = kept.lines;
  return createMicrosoft365({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: canary },
    authority: simulator.entraUrl,
    graphUrl: simulator.graphUrl,
    clock,
    random: realRandom,
    log: kept.log,
    ...options,
  });
}

beforeAll(async () => {
  certificate = await makeCertificate();
  simulator = await startTenant({ clientSecret: canary, clientCertificate: certificate.certificate, strict: true });
});

beforeEach(async () => {
  skipped = 0;
  await microsoft?.stop();
  simulator.setFault({ kind: 'none' });
  Object.assign(simulator.tenant, {
    roles: ['Presence.ReadWrite.All', 'User.ReadBasic.All'],
    application: 'present',
    credential: 'valid',
  });
  microsoft = connect();
});

afterAll(async () => {
  await microsoft.stop();
  await simulator.stop();
});

const anna = () => simulator.person('anna').id;
const read = () => microsoft.readPresences([anna()]);
const lease = { durationMs: 300_000, priority: 'callStart' } as const;
const set = () => microsoft.setPresence(anna(), { availability: 'Busy', activity: 'InACall' }, lease);

async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a certificate opens the door as a secret does', async () => {
  await microsoft.stop();
  microsoft = connect({ credential: { kind: 'certificate', pem: certificate.key + certificate.certificate } });
  expect(await read()).toHaveLength(1);
  expect(microsoft.stats().credential).toMatchObject({ kind: 'certificate', expiresAt: expect.any(Number) });
});

test('another certificate is refused as wrong', async () => {
  const other = await makeCertificate();
  await microsoft.stop();
  microsoft = connect({ credential: { kind: 'certificate', pem: other.key + other.certificate } });
  await expect(read()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.certificate-wrong' });
});

test.each([
  ['a wrong secret', { credential: { kind: 'secret', secret: 'wrong' } }, 'microsoft.secret-wrong'],
  ['an unknown application', { clientId: '00000000-0000-4000-8000-00000000beef' }, 'microsoft.unknown-application'],
  ['an unknown tenant', { tenantId: '00000000-0000-4000-8000-00000000cafe' }, 'microsoft.tenant-not-found'],
] as const)('%s is refused for good: %#', async (_name, options, code) => {
  await microsoft.stop();
  microsoft = connect(options);
  await expect(read()).rejects.toMatchObject({ kind: 'unauthorized', code });
  await expect(microsoft.grantedRoles()).rejects.toMatchObject({ kind: 'unauthorized', code });
  expect(lines).toHaveLength(1);
});

test('an expired secret and a removed application are told apart', async () => {
  simulator.tenant.credential = 'expired';
  await expect(read()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.secret-expired' });
  simulator.tenant.credential = 'valid';
  simulator.tenant.application = 'absent';
  skipped += 15_000;
  await expect(read()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.unknown-application' });
  simulator.tenant.application = 'present';
  skipped += 15_000;
  await expect(read()).resolves.toHaveLength(1);
});

test('tokens that were revoked are replaced by the way of the claims challenge, and nobody notices', async () => {
  await read();
  const before = simulator.stats().byOperation['token'] ?? 0;
  simulator.revokeTokens();
  await Promise.all(Array.from({ length: 20 }, read));
  expect(simulator.stats().byOperation['token']).toBe(before + 1);
});

test('a consent that is withdrawn is a refusal, and one that is given again is seen within 20 s', async () => {
  await read();
  simulator.tenant.roles = [];
  simulator.revokeTokens();
  await expect(read()).rejects.toMatchObject({ kind: 'forbidden', code: 'microsoft.permission-missing' });
  expect(await microsoft.grantedRoles()).toEqual([]);
  simulator.tenant.roles = ['Presence.ReadWrite.All', 'User.ReadBasic.All'];
  skipped += 20_000;
  await expect(read()).resolves.toHaveLength(1);
});

test('where only reading is allowed, reading goes on and writing is forbidden', async () => {
  simulator.tenant.roles = ['Presence.Read.All', 'User.ReadBasic.All'];
  await expect(read()).resolves.toHaveLength(1);
  await expect(set()).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(microsoft.clearPresence(anna())).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a user who is gone is not found when written, and missing when read', async () => {
  const gone = '00000000-0000-4000-8000-0000000000aa';
  const pair = { availability: 'Busy', activity: 'InACall' } as const;
  await expect(microsoft.setPresence(gone, pair, lease)).rejects.toMatchObject({ kind: 'notFound' });
  await expect(microsoft.clearPresence(gone)).resolves.toBeUndefined();
  expect(await microsoft.readPresences([anna(), gone])).toHaveLength(1);
});

test.each([
  ['down', { kind: 'down' }, { kind: 'unavailable' }],
  ['dying sockets', { kind: 'reset' }, { kind: 'unavailable' }],
  ['503', { kind: 'status', status: 503 }, { kind: 'unavailable', code: 'microsoft.unavailable' }],
  ['429', { kind: 'status', status: 429, retryAfter: 5 }, { kind: 'rateLimited', retryAfterMs: 5_000 }],
] as const)(
  'Graph and Entra ID with %s are an error that passes, before and after the first token',
  async (_name, fault, error) => {
    simulator.setFault(fault);
    await expect(read()).rejects.toMatchObject(error);
    simulator.setFault({ kind: 'none' });
    skipped += 6_000;
    await expect(read()).resolves.toHaveLength(1);

    simulator.setFault(fault);
    await expect(read()).rejects.toMatchObject(error);
    await expect(set()).rejects.toMatchObject(error);
    simulator.setFault({ kind: 'none' });
    skipped += 6_000;
    await expect(read()).resolves.toHaveLength(1);
  },
);

test('a class that was told to wait sends nothing before the end', async () => {
  await read();
  simulator.setFault({ kind: 'status', status: 429, retryAfter: 60 });
  await expect(read()).rejects.toMatchObject({ kind: 'rateLimited' });
  const { requests } = simulator.stats();
  for (let attempt = 0; attempt < 50; attempt += 1) await expect(read()).rejects.toMatchObject({ kind: 'rateLimited' });
  skipped += 59_000;
  await expect(read()).rejects.toMatchObject({ kind: 'rateLimited' });
  expect(simulator.stats().requests).toBe(requests);
  simulator.setFault({ kind: 'none' });
  skipped += 2_000;
  await expect(read()).resolves.toHaveLength(1);
});

test('no secret, key or token is in any error, any figure or any line of the log', async () => {
  const errors: unknown[] = [];
  const tries = [read, set, () => microsoft.listUsers(), () => microsoft.clearPresence(anna())];
  const all = async () => {
    for (const call of tries) errors.push(await thrownBy(call()));
    skipped += 61_000;
  };
  await all();
  simulator.revokeTokens();
  simulator.tenant.roles = [];
  await all();
  for (const kind of ['down', 'reset'] as const) {
    simulator.setFault({ kind });
    await all();
  }
  for (const status of [400, 401, 403, 404, 409, 429, 500, 503]) {
    simulator.setFault({ kind: 'status', status });
    await all();
  }
  simulator.setFault({ kind: 'none' });
  simulator.tenant.credential = 'expired';
  simulator.revokeTokens();
  await all();

  const seen = inspect([errors, lines, microsoft.stats()], { depth: 20, showHidden: true, maxStringLength: null });
  expect(errors.filter((error) => error instanceof Error).length).toBeGreaterThan(30);
  expect(seen).not.toContain(canary);
  expect(seen).not.toMatch(/Bearer |eyJ[\w-]{10}|PRIVATE KEY|client_secret=|client_assertion=/);
});

test('after the end nothing is sent and nothing hangs', async () => {
  await read();
  const { requests } = simulator.stats();
  await microsoft.stop();
  await expect(read()).rejects.toMatchObject({ kind: 'unavailable', code: 'microsoft.stopped' });
  expect(simulator.stats().requests).toBe(requests);
});
