/** Subscriptions from the sign-in of a service account to the hint, against the simulated Microsoft 365. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createMicrosoft365 } from '../../../../src/adapters/microsoft/index.ts';
import type { MicrosoftConnection, PresencePush } from '../../../../src/adapters/microsoft/index.ts';
import type { Hint } from '../../../../src/adapters/microsoft/push/hints.ts';
import { BrowserWalk } from '../../../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../../../simulators/microsoft/index.ts';
import { startTenant } from '../../../simulators/microsoft/scenario.ts';
import { HandClock, keptLog, realClock, realRandom, settled } from '../stage.ts';
import { startHookServer } from './hook-server.ts';

const redirectUri = 'https://bridge.example.test/oauth/callback/microsoft';

/** Stands still for subscriptions and gathering; the time limit of a request is real time, as the requests are. */
class StageClock extends HandClock {
  override after(ms: number, callback: () => void): () => void {
    return ms === 10_000 ? realClock.after(ms, callback) : super.after(ms, callback);
  }
}

let clock: StageClock;
let simulator: MicrosoftSimulator;
let door: Awaited<ReturnType<typeof startHookServer>>;
let microsoft: MicrosoftConnection;
let push: PresencePush;
let secret: string | null = null;
let hints: Hint[] = [];

function connect(): MicrosoftConnection {
  return createMicrosoft365({
    tenantId: simulator.tenantId,
    clientId: simulator.clientId,
    credential: { kind: 'secret', secret: simulator.clientSecret },
    authority: simulator.entraUrl,
    graphUrl: simulator.graphUrl,
    clock,
    random: realRandom,
    log: keptLog().log,
  });
}

function openPush(): PresencePush {
  const account = { id: 'account', secret: { read: () => secret, keep: (text: string) => void (secret = text) } };
  const opened = microsoft.presencePush({ hookUrl: door.hookUrl, accounts: [account] });
  door.open(opened.hook);
  return opened;
}

async function signIn(): Promise<void> {
  const flow = microsoft.serviceAccountSignIn({ redirectUri });
  const { url } = await new BrowserWalk().open(await flow.begin('session'));
  const step = await flow.comeBack('session', url.searchParams);
  if (step.step !== 'signedIn') throw new Error(step.code);
  expect(step.by).toEqual({ tenantId: simulator.tenantId, objectId: simulator.person('bernd').id });
  secret = step.cache;
}

/** Lets real requests come and go until this is so. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 5_000 && !isSo(); turn += 1) {
    await settled();
    await new Promise((resolve) => realClock.after(1, () => resolve(undefined)));
  }
  expect(isSo()).toBe(true);
}

const stands = () => push.figures().accounts[0]?.standing === true;
const operations = () => ({ ...simulator.stats().byOperation });
const count = (operation: string) => operations()[operation] ?? 0;
const anna = () => simulator.person('anna');

async function begin(userIds: readonly string[] = [anna().id]): Promise<void> {
  push.watch(userIds);
  push.start((hint) => void hints.push(hint));
  await clock.pass(0);
  await until(stands);
  await clock.pass(1_000);
  hints = [];
}

async function reconciled(): Promise<void> {
  const before = count('listSubscriptions');
  await clock.pass(60_000);
  await until(() => count('listSubscriptions') > before && clock.waiting > 0);
}

beforeAll(async () => {
  clock = new StageClock(Date.now());
  simulator = await startTenant({
    redirectUris: [redirectUri],
    now: () => clock.now(),
    strict: true,
  });
  simulator.tenant.browserUser = 'bernd.brandt@example.test';
  door = await startHookServer();
});

beforeEach(async () => {
  clock = new StageClock(clock.now());
  simulator.setFault({ kind: 'none' });
  Object.assign(simulator.delivery, { delayMs: 0, copies: 1, lossRate: 0 });
  microsoft = connect();
  if (secret === null) await signIn();
  hints = [];
  push = openPush();
});

afterEach(async () => {
  await push.stop();
  await microsoft.stop();
});

afterAll(async () => {
  await simulator.stop();
  await door.end();
});

test('a change at Microsoft becomes a hint to read that person, and nothing else', async () => {
  await begin();
  anna().is('Busy', 'InAMeeting');
  await simulator.notificationsSettled();
  await clock.pass(1_000);
  expect(hints).toEqual([[anna().id.toLowerCase()]]);
  expect(push.figures()).toMatchObject({
    accepted: 1,
    dropped: 0,
    validations: 2,
    accounts: [{ id: 'account', watched: 1, standing: true, problem: null }],
    watched: 1,
    unwatched: 0,
    problems: [],
  });
});

test('whoever is watched anew is read once, for the changes in between', async () => {
  push.watch([anna().id]);
  push.start((hint) => void hints.push(hint));
  await clock.pass(0);
  await until(stands);
  await clock.pass(1_000);
  expect(hints).toEqual([[anna().id.toLowerCase()]]);
});

test('ten copies of a notification are one hint', async () => {
  await begin();
  simulator.delivery.copies = 10;
  anna().is('Away', 'Away');
  await simulator.notificationsSettled();
  await clock.pass(1_000);
  expect(hints).toEqual([[anna().id.toLowerCase()]]);
});

test('the subscription is renewed before its end and lives on for hours', async () => {
  await begin();
  const created = count('createSubscription');
  for (let minute = 0; minute < 130; minute += 1) await reconciled();
  expect(count('createSubscription')).toBe(created);
  expect(count('updateSubscription')).toBeGreaterThanOrEqual(3);
  anna().is('Busy', 'Busy');
  await simulator.notificationsSettled();
  await clock.pass(1_000);
  expect(hints).toHaveLength(1);
}, 60_000);

test('a subscription that Graph has ended is made anew within a minute, and who was watched is read', async () => {
  await begin();
  const created = count('createSubscription');
  simulator.sendLifecycle('subscriptionRemoved');
  await simulator.notificationsSettled();
  await clock.pass(1_000);
  await until(() => count('createSubscription') === created + 1);
  await until(stands);
  await clock.pass(2_000);
  expect(hints[0]).toBe('everybody');
});

test('a storm of genuine lifecycle events makes it ask Graph once, and write nothing', async () => {
  await begin();
  const before = [count('listSubscriptions'), count('createSubscription'), count('deleteSubscription')];
  for (let wave = 0; wave < 3; wave += 1) {
    for (let event = 0; event < 20; event += 1) simulator.sendLifecycle('missed');
    await simulator.notificationsSettled();
    await clock.pass(1_000);
    await until(() => count('listSubscriptions') > (before[0] ?? 0) && clock.waiting > 0);
  }
  expect([count('listSubscriptions') - 1, count('createSubscription'), count('deleteSubscription')]).toEqual(before);
});

test('a request for a new authorization is answered by renewing', async () => {
  await begin();
  const renewed = count('updateSubscription');
  simulator.sendLifecycle('reauthorizationRequired');
  await simulator.notificationsSettled();
  await clock.pass(0);
  await until(() => count('updateSubscription') === renewed + 1);
});

test('other people mean another subscription; the same people in another order do not', async () => {
  const bernd = simulator.person('bernd');
  await begin([anna().id, bernd.id]);
  const created = count('createSubscription');
  push.watch([bernd.id.toUpperCase(), anna().id]);
  await reconciled();
  expect(count('createSubscription')).toBe(created);
  push.watch([bernd.id]);
  await clock.pass(0);
  await until(() => count('createSubscription') === created + 1);
  await until(() => push.figures().accounts[0]?.watched === 1);
});

test('a start after a crash ends what the earlier one left, for its client state is lost', async () => {
  await begin();
  const [deleted, created] = [count('deleteSubscription'), count('createSubscription')];
  push = openPush();
  await begin();
  expect(count('deleteSubscription')).toBe(deleted + 1);
  expect(count('createSubscription')).toBe(created + 1);
});

test('an outage is a problem that is named, and ends by itself', async () => {
  await begin();
  simulator.setFault({ kind: 'status', status: 503 });
  await clock.pass(60_000);
  await until(() => push.figures().accounts[0]?.problem === 'microsoft.unavailable');
  simulator.setFault({ kind: 'none' });
  await reconciled();
  await until(() => push.figures().accounts[0]?.problem === null);
});

test('without a sign-in nothing is asked of Graph, and the reason is named', async () => {
  const kept = secret;
  secret = null;
  const before = operations();
  push.watch([anna().id]);
  push.start((hint) => void hints.push(hint));
  await clock.pass(0);
  await until(() => push.figures().accounts[0]?.problem === 'microsoft.sign-in-needed');
  expect(operations()).toEqual(before);
  secret = kept;
});

test('stopping ends the subscription and leaves no timer', async () => {
  await begin();
  const deleted = count('deleteSubscription');
  await push.stop();
  expect(count('deleteSubscription')).toBe(deleted + 1);
  expect(clock.waiting).toBe(0);
});
