/**
 * Change notifications through the whole bridge: web server, hook, adapter, sweep and engine are real, Microsoft 365 is the
 * simulated one, and the sweep is so slow that only a notification can explain what happens.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { createMicrosoft365, type MicrosoftConnection, type PresencePush } from '../../src/adapters/microsoft/index.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom as random } from '../../src/adapters/system/random.ts';
import type { Clock, Pbx } from '../../src/bridge/ports.ts';
import { createBridge, type Bridge } from '../../src/bridge/presence-bridge.ts';
import { buildApp } from '../../src/http/app.ts';
import { RecordedLog } from '../http/http-fixture.ts';
import { BrowserWalk } from '../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { startTenant } from '../simulators/microsoft/scenario.ts';
import { eventually } from '../support/eventually.ts';
import { createMemoryStore } from '../support/memory-store.ts';
import { presenceConfig } from '../support/quiet-sides.ts';

const redirectUri = 'https://bridge.example.test/oauth/callback/microsoft';
const nobody = { include: null, exclude: null, hide: null, hours: null, mayPause: null };

/** The second that hints are gathered for is a tenth of one here; limits of time keep their length. */
const clock: Clock = {
  ...systemClock,
  after: (ms, callback) => systemClock.after(ms <= 1_000 ? ms / 10 : ms, callback),
};
/** Longer than hints are gathered for. */
const longerThanGatheringMs = 250;

let simulator: MicrosoftSimulator;
let microsoft: MicrosoftConnection;
let push: PresencePush;
let bridge: Bridge;
let app: FastifyInstance;
let hooks: string;
const dnd = new Map<string, boolean>();
const hidden = 'bernd.brandt@example.test';

beforeAll(async () => {
  simulator = await startTenant({ redirectUris: [redirectUri], strict: true });
  simulator.tenant.browserUser = hidden;
  const port = await freePort();
  hooks = `http://127.0.0.1:${port}/hooks/graph`;
  const log = new RecordedLog();
  const { tenantId, clientId, clientSecret, entraUrl, graphUrl } = simulator;
  microsoft = createMicrosoft365({
    tenantId,
    clientId,
    credential: { kind: 'secret', secret: clientSecret },
    authority: entraUrl,
    graphUrl,
    clock,
    random,
    log,
  });
  let secret = await signedIn();
  push = microsoft.presencePush({
    hookUrl: hooks,
    accounts: [{ id: 'push', secret: { read: () => secret, keep: (text) => void (secret = text) } }],
  });
  bridge = createBridge({
    version: '0',
    tenantId,
    presence: presenceConfig({
      mode: 'presence-oauth',
      initialMode: null,
      sweepMs: 3_600_000,
      reverseTrigger: 'none',
      scope: { ...nobody, include: 'all', hide: [hidden] },
    }),
    pbx: fakePbx(),
    accounts: {
      verify: () => Promise.reject(new Error('nobody links here')),
      open: () => {
        throw new Error('nobody links here');
      },
    },
    microsoft,
    hints: push,
    store: createMemoryStore(),
    clock,
    log,
    owner: 'test',
    replaced: () => undefined,
  });
  app = await buildApp({
    config: {
      publicUrl: `http://127.0.0.1:${port}`,
      microsoft: { tenantId, authority: entraUrl },
      addin: { clientId, officeJsUrl: 'https://office.example.com/office.js', frameAncestors: [] },
    },
    persons: bridge.persons,
    telephone: bridge.telephone,
    sync: bridge.sync,
    admin: bridge.admin,
    hooks: { graph: push.hook },
    distFolder: tmpdir(),
    oneTimeCode: () => null,
    clock,
    random,
    log,
  });
  await app.listen({ host: '127.0.0.1', port });
  simulator.person('anna').is('Available');
  simulator.person('bernd').is('Available');
  await bridge.start();
  await eventually(
    () => push.figures(),
    ({ watched }) => watched === 1,
  );
  await quiet();
}, 60_000);

afterAll(async () => {
  await bridge.stop();
  await app.close();
  await simulator.stop();
});

beforeEach(async () => {
  Object.assign(simulator.delivery, { delayMs: 0, copies: 1, lossRate: 0 });
  simulator.person('anna').is('Available');
  await simulator.notificationsSettled();
  await eventually(annaIsSilent, (on) => !on);
  await quiet();
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function signedIn(): Promise<string> {
  const flow = microsoft.serviceAccountSignIn({ redirectUri });
  const { url } = await new BrowserWalk().open(await flow.begin('session'));
  const step = await flow.comeBack('session', url.searchParams);
  if (step.step !== 'signedIn') throw new Error(step.code);
  return step.cache;
}

function fakePbx(): Pbx {
  return {
    describe: async () => ({ version: '9', auth: 'classic', capabilities: ['dnd'] }),
    listUsers: async () =>
      simulator.people().map(({ record }, index) => ({
        id: record.userPrincipalName,
        login: `010${index}`,
        email: record.mail,
        firstName: record.givenName,
        familyName: record.surname,
      })),
    readDnd: async (userId) => ({ on: dnd.get(userId) === true, basis: null }),
    writeDnd: async (userId, on) => void dnd.set(userId, on),
    budget: () => ({ perSecond: 25, waiting: 0 }),
    stop: async () => undefined,
  };
}

const annaIsSilent = () => dnd.get(simulator.person('anna').upn) === true;
const reads = () => simulator.stats().byOperation['getPresencesByUserId'] ?? 0;

/** Everything that was hinted at has been read. */
async function quiet(): Promise<void> {
  let before = -1;
  await eventually(
    async () => {
      const [last, now] = [before, reads()];
      before = now;
      await new Promise((resolve) => setTimeout(resolve, longerThanGatheringMs));
      return now === last;
    },
    (isQuiet) => isQuiet,
  );
}

test('a meeting silences the telephone by a notification, an hour before the next sweep', async () => {
  const before = reads();
  simulator.person('anna').is('Busy', 'InAMeeting');
  await simulator.notificationsSettled();
  await eventually(annaIsSilent, (on) => on);
  expect(reads()).toBe(before + 1);
  expect(bridge.admin.status().hints).toMatchObject({ watched: 1, unwatched: 0, problems: [] });
}, 60_000);

test('ten copies cost no more than two reads and one change', async () => {
  simulator.delivery.copies = 10;
  const before = reads();
  simulator.person('anna').is('Busy', 'InAMeeting');
  await simulator.notificationsSettled();
  await eventually(annaIsSilent, (on) => on);
  await quiet();
  expect(reads() - before).toBeLessThanOrEqual(2);
}, 60_000);

test('a notification that comes late says nothing of what was: the present is read', async () => {
  simulator.delivery.delayMs = 300;
  simulator.person('anna').is('DoNotDisturb', 'Presenting');
  await simulator.notificationsSettled();
  await eventually(annaIsSilent, (on) => on);
  simulator.delivery.delayMs = 400;
  simulator.person('anna').is('Busy', 'InAMeeting');
  simulator.person('anna').is('Available');
  await simulator.notificationsSettled();
  await eventually(annaIsSilent, (on) => !on);
}, 60_000);

test('a lost notification loses nothing: the next look finds the change', async () => {
  simulator.delivery.lossRate = 1;
  simulator.person('anna').is('Busy', 'InAMeeting');
  await simulator.notificationsSettled();
  expect(annaIsSilent()).toBe(false);
  bridge.parts.sweep.now();
  await eventually(annaIsSilent, (on) => on);
}, 60_000);

test('whoever is hidden is neither watched nor read', async () => {
  const ids = simulator
    .writes()
    .filter(({ operation }) => operation === 'createSubscription')
    .map(({ value }) => JSON.stringify(value));
  expect(ids.length).toBeGreaterThan(0);
  for (const text of ids) expect(text).not.toContain(simulator.person('bernd').id);
});

test('a stranger at the door causes no read, whatever he sends', async () => {
  const before = reads();
  const item = { subscriptionId: 'x', tenantId: simulator.tenantId, clientState: 'guess', resourceData: { id: 'x' } };
  const send = (path: string, body: string, type = 'application/json') =>
    fetch(`${hooks}/${path}`, { method: 'POST', headers: { 'content-type': type }, body });
  expect((await send('guessed/notify', JSON.stringify({ value: [item] }))).status).toBe(404);
  expect((await send('guessed/notify?validationToken=%3Cscript%3E', '', 'text/plain')).status).toBe(404);
  expect((await send('', '{')).status).toBe(404);
  expect((await fetch(`${hooks}/guessed/notify`)).status).toBe(405);
  await quiet();
  expect(reads()).toBe(before);
}, 60_000);
