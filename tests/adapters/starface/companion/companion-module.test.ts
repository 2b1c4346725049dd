import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { CompanionFeed } from '../../../../src/adapters/starface/companion/companion-feed.ts';
import { telephonyStateOf } from '../../../../src/domain/call.ts';
import type { TelephonyState } from '../../../../src/domain/call.ts';
import { registerHooks } from '../../../../src/http/routes/hooks.ts';
import type { CompanionModule } from '../../../simulators/starface/companion/companion-module.ts';
import { startStarface, type StarfaceSimulator } from '../../../simulators/starface/index.ts';
import { eventually, realClock, RecordingLog } from '../support/surroundings.ts';

const secret = 'a secret of thirty-two characters';

let simulator: StarfaceSimulator;
let app: FastifyInstance;
let feed: CompanionFeed;
let module: CompanionModule | null;
let states: Map<string, TelephonyState>;
let port: number;

beforeEach(async () => {
  simulator = await startStarface({
    people: [
      { login: '0101', firstName: 'Anna', familyName: 'Muster', internalNumber: '101' },
      { login: '0102', firstName: 'Ben', familyName: 'Öztürk', internalNumber: '102' },
    ],
  });
  states = new Map();
  module = null;
  feed = new CompanionFeed({ secret, pbx: 'pbx.example.com' }, realClock, new RecordingLog());
  feed.watch(
    simulator
      .people()
      .map(({ login, userId }) => ({ id: String(userId), login, email: null, firstName: '', familyName: '' })),
  );
  await listen(0);
});

afterEach(async () => {
  module?.stop();
  await feed.stop();
  await app.close();
  await simulator.stop();
});

/** The bridge's own routes, on a port of its own. */
async function listen(wanted: number): Promise<void> {
  app = Fastify({ forceCloseConnections: true });
  registerHooks(app, { hooks: { companion: feed } });
  await app.listen({ host: '127.0.0.1', port: wanted });
  port = (app.server.address() as { port: number }).port;
}

function run(change: { readonly secret?: string } = {}): CompanionModule {
  const address = `http://127.0.0.1:${port}/hooks/companion/pbx.example.com`;
  module = simulator.runCompanionModule({ address, secret, retryAfterMs: 10, snapshotEveryMs: 60_000, ...change });
  return module;
}

function startFeed(): Promise<void> {
  return feed.start({
    calls: (userId, calls) => states.set(userId, telephonyStateOf(calls)),
    unknown: (userId) => states.delete(userId),
    lost: () => states.clear(),
  });
}

const stateOf = (name: string) => states.get(String(simulator.person(name).userId));

test('a module that follows the page tells everybody’s calls, from its first snapshot on', async () => {
  simulator.person('Anna').call('connected', '+49301');
  await startFeed();
  run();
  await eventually('the snapshot', () => stateOf('Anna') === 'onCall' && stateOf('Ben') === 'idle');
  simulator.person('Ben').call('ringing', '+49302');
  await eventually('it rings', () => stateOf('Ben') === 'ringing');
  simulator.person('Anna').hangsUp();
  await eventually('it is over', () => stateOf('Anna') === 'idle');
  expect(module?.answers.every(({ status, body }) => status === 200 && body.taken === true)).toBe(true);
});

test('while the bridge starts it is told to come back, and does', async () => {
  const sender = run();
  await eventually('told', () => sender.answers.some(({ status }) => status === 503));
  await startFeed();
  await eventually('the snapshot', () => stateOf('Anna') === 'idle');
});

test('what happened while the bridge was away is told by the snapshot afterwards', async () => {
  await startFeed();
  const sender = run();
  await eventually('the snapshot', () => stateOf('Anna') === 'idle');
  await app.close();
  simulator.person('Anna').call('connected', '+49301');
  simulator.person('Ben').call('connected', '+49302');
  simulator.person('Ben').hangsUp();
  await listen(port);
  await eventually('known again', () => stateOf('Anna') === 'onCall');
  expect(stateOf('Ben')).toBe('idle');
  expect(sender.answers.at(-1)).toMatchObject({ status: 200, body: { taken: true } });
});

test('a bridge that starts anew asks for a snapshot', async () => {
  await startFeed();
  const sender = run();
  await eventually('the snapshot', () => stateOf('Anna') === 'idle');
  simulator.person('Anna').call('connected', '+49301');
  await eventually('a call', () => stateOf('Anna') === 'onCall');
  await app.close();
  await feed.stop();
  const people = simulator.people();
  feed = new CompanionFeed({ secret, pbx: 'pbx.example.com' }, realClock, new RecordingLog());
  feed.watch(
    people.map(({ login, userId }) => ({ id: String(userId), login, email: null, firstName: '', familyName: '' })),
  );
  states.clear();
  await startFeed();
  await listen(port);
  simulator.person('Ben').call('ringing', '+49302');
  await eventually('everybody', () => stateOf('Anna') === 'onCall' && stateOf('Ben') === 'ringing');
  await eventually('it is content', () => sender.answers.at(-1)?.body.snapshotWanted === false);
});

test('a module with another secret is not believed', async () => {
  await startFeed();
  const sender = run({ secret: 'another secret of many characters' });
  await eventually('refused', () => sender.answers.some(({ status }) => status === 401));
  expect(states.size).toBe(0);
});
