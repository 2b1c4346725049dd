/** Every request that the adapter sends, every answer that the simulator gives: judged by Microsoft's own description. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createHttpExchange, type HttpExchange } from '../../../src/adapters/microsoft/http-exchange.ts';
import { createMicrosoft365, type MicrosoftConnection } from '../../../src/adapters/microsoft/index.ts';
import { BrowserWalk } from '../../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../../simulators/microsoft/index.ts';
import { startTenant } from '../../simulators/microsoft/scenario.ts';
import { eventually } from '../../support/eventually.ts';
import { faultsOf, notificationFaults, operationOf, type Exchange } from '../../support/graph-description.ts';
import { startHookServer } from './push/hook-server.ts';
import { keptLog, realClock, realRandom } from './stage.ts';

const redirectUri = 'https://bridge.example.test/oauth/callback/microsoft';
const exchanges: Exchange[] = [];
const notifications: unknown[] = [];

let simulator: MicrosoftSimulator;
let microsoft: MicrosoftConnection;
let door: Awaited<ReturnType<typeof startHookServer>>;

const jsonOf = (text: string | undefined): unknown =>
  text === undefined || text === '' ? undefined : (JSON.parse(text) as unknown);

/** The real way to the network, with a witness of what goes to Graph. */
function witnessed(): HttpExchange {
  const real = createHttpExchange(realClock);
  return {
    ...real,
    async send(request, signal) {
      const answer = await real.send(request, signal);
      const version = `${simulator.graphUrl}/v1.0`;
      if (request.url.startsWith(version)) {
        const [sent, answered] = [jsonOf(request.body), jsonOf(answer.body)];
        const path = decodeURIComponent(request.url.slice(version.length));
        exchanges.push({ method: request.method, path, sent, status: answer.status, answered });
      }
      return answer;
    },
  };
}

beforeAll(async () => {
  simulator = await startTenant({ redirectUris: [redirectUri], strict: true });
  simulator.tenant.browserUser = 'bernd.brandt@example.test';
  door = await startHookServer();
  microsoft = createMicrosoft365({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: simulator.clientSecret },
    authority: simulator.entraUrl,
    graphUrl: simulator.graphUrl,
    clock: realClock,
    random: realRandom,
    log: keptLog().log,
    http: witnessed(),
  });
  await presenceOfADay();
  await aSubscription();
  await refusals();
}, 60_000);

afterAll(async () => {
  await microsoft.stop();
  await door.end();
  await simulator.stop();
});

async function presenceOfADay(): Promise<void> {
  const { id } = simulator.person('anna');
  simulator.person('anna').is('Busy', 'InAMeeting');
  simulator.person('anna').setStatusMessage('On tour', undefined);
  const lease = { durationMs: 300_000, priority: 'callStart' } as const;
  await microsoft.readPresences([id, simulator.person('bernd').id]);
  await microsoft.setPresence(id, { availability: 'Busy', activity: 'InACall' }, lease);
  await microsoft.setPresence(
    id,
    { availability: 'Busy', activity: 'InAConferenceCall' },
    { ...lease, durationMs: 14_400_000 },
  );
  await microsoft.clearPresence(id);
  await microsoft.clearPresence(id);
  await microsoft.callDisplay.setPreferredPresence(
    id,
    { availability: 'DoNotDisturb', activity: 'DoNotDisturb' },
    3_600_000,
  );
  await microsoft.callDisplay.clearPreferredPresence(id);
  await microsoft.callDisplay.setStatusMessage(id, 'On the phone', 600_000);
  await microsoft.callDisplay.readStatusMessage(id);
  await microsoft.callDisplay.setStatusMessage(id, '', 300_000);
}

async function aSubscription(): Promise<void> {
  const flow = microsoft.serviceAccountSignIn({ redirectUri });
  const { url } = await new BrowserWalk().open(await flow.begin('session'));
  const step = await flow.comeBack('session', url.searchParams);
  if (step.step !== 'signedIn') throw new Error(step.code);
  const accounts = [{ id: 'push', secret: { read: () => step.cache, keep: () => undefined } }];
  const push = microsoft.presencePush({ hookUrl: door.hookUrl, accounts });
  door.open({
    handle: async (request) => {
      if (request.body.length > 0) notifications.push(jsonOf(Buffer.from(request.body).toString()));
      return push.hook.handle(request);
    },
  });
  push.watch([simulator.person('anna').id]);
  push.start(() => undefined);
  const standing = () => push.figures().watched === 1;
  await eventually(standing, Boolean);
  simulator.person('anna').is('Available');
  await simulator.notificationsSettled();
  simulator.sendLifecycle('reauthorizationRequired');
  await simulator.notificationsSettled();
  await eventually(() => exchanges.some(({ method }) => method === 'PATCH'), Boolean);
  await push.stop();
}

async function refusals(): Promise<void> {
  const quietly = (call: Promise<unknown>) => call.catch(() => undefined);
  const nobody = '00000000-0000-4000-8000-000000000000';
  await quietly(microsoft.clearPresence(nobody));
  for (const fault of [{ status: 503 }, { status: 400 }, { status: 429, retryAfter: 1 }]) {
    simulator.setFault({ kind: 'status', ...fault });
    await quietly(microsoft.callDisplay.setStatusMessage(nobody, 'x', 600_000));
    await quietly(microsoft.readPresences([nobody]));
  }
  simulator.setFault({ kind: 'none' });
}

test('nothing is sent or answered that the description does not allow', () => {
  expect(exchanges.flatMap((exchange) => faultsOf(exchange).map((fault) => `${exchange.path}: ${fault}`))).toEqual([]);
});

test('the whole vocabulary of the adapter was spoken, in success and in refusal', () => {
  expect([...new Set(exchanges.map((exchange) => operationOf(exchange)))].sort()).toEqual([
    'DELETE /subscriptions/{subscription-id}',
    'GET /subscriptions',
    'GET /users/{user-id}/presence',
    'PATCH /subscriptions/{subscription-id}',
    'POST /communications/getPresencesByUserId',
    'POST /subscriptions',
    'POST /users/{user-id}/presence/clearPresence',
    'POST /users/{user-id}/presence/clearUserPreferredPresence',
    'POST /users/{user-id}/presence/setPresence',
    'POST /users/{user-id}/presence/setStatusMessage',
    'POST /users/{user-id}/presence/setUserPreferredPresence',
  ]);
  expect([...new Set(exchanges.map(({ status }) => status))].sort()).toEqual([200, 201, 204, 400, 404, 429, 503]);
});

test('notifications and lifecycle events are as described', () => {
  expect(notifications.length).toBeGreaterThanOrEqual(2);
  expect(notifications.flatMap(notificationFaults)).toEqual([]);
});

test.each<[string, Partial<Exchange>]>([
  ['another member in the request', { sent: { ids: [], all: true } }],
  ['too many ids', { sent: { ids: Array.from({ length: 651 }, () => 'x') } }],
  ['a request without its ids', { sent: {} }],
  ['another type in the answer', { answered: { value: [{ id: 7 }] } }],
  ['another member in the answer', { answered: { value: [{ id: 'x', mood: 'good' }] } }],
  ['an error without a code', { status: 400, answered: { error: { message: 'no' } } }],
  ['another path', { path: '/communications/presencesByUserId' }],
])('the judge is no yes-man: %s is a fault', (_what, change) => {
  const path = '/communications/getPresencesByUserId';
  const good = { method: 'POST', path, sent: { ids: ['x'] }, status: 200, answered: { value: [{ id: 'x' }] } };
  expect(faultsOf(good)).toEqual([]);
  expect(faultsOf({ ...good, ...change })).not.toEqual([]);
});
