import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CompanionFeed } from '../../../../src/adapters/starface/companion/companion-feed.ts';
import { signCompanionMessage } from '../../../../src/adapters/starface/companion/signature.ts';
import type { RawResponse } from '../../../../src/bridge/ports.ts';
import type { Call } from '../../../../src/domain/call.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { RecordingLog } from '../support/surroundings.ts';

const secret = 'shared-secret-canary';
const anna = { id: '17', login: '0101', email: null, firstName: 'Anna', familyName: 'Muster' };
const ben = { id: '18', login: '0102', email: null, firstName: 'Ben', familyName: 'Öztürk' };
const connected = { id: 'c-1', state: 'CONNECTED', number: '+4972112345', name: 'Otto' };

let clock: ManualClock;
let log: RecordingLog;
let feed: CompanionFeed;
let told: { readonly userId: string; readonly calls: readonly Call[] }[];
let unknown: string[];
let losses: number;
let nonces: number;
let sequence: number;

beforeEach(async () => {
  clock = new ManualClock();
  log = new RecordingLog();
  feed = new CompanionFeed({ secret, pbx: 'pbx.example.com:8443' }, clock, log);
  told = [];
  unknown = [];
  losses = 0;
  nonces = 0;
  sequence = 0;
  await feed.start({
    calls: (userId, calls) => told.push({ userId, calls }),
    unknown: (userId) => unknown.push(userId),
    lost: () => (losses += 1),
  });
  feed.watch([anna, ben]);
});

type Spoilt = {
  readonly secret?: string;
  readonly ageMs?: number;
  readonly nonce?: string;
  readonly target?: string;
  readonly method?: string;
  readonly headers?: Record<string, string | undefined>;
};

function postRaw(body: string, spoilt: Spoilt = {}): Promise<RawResponse> {
  const timestamp = String(Math.floor((clock.now() - (spoilt.ageMs ?? 0)) / 1000));
  const nonce = spoilt.nonce ?? `nonce-number-${String((nonces += 1)).padStart(6, '0')}`;
  const bytes = Buffer.from(body);
  return feed.handle({
    method: spoilt.method ?? 'POST',
    target: spoilt.target ?? 'pbx.example.com%3A8443',
    headers: {
      'x-bridge-timestamp': timestamp,
      'x-bridge-nonce': nonce,
      'x-bridge-signature': signCompanionMessage(spoilt.secret ?? secret, timestamp, nonce, bytes),
      ...spoilt.headers,
    },
    body: bytes,
    remoteAddress: '192.0.2.1',
  });
}

function post(people: unknown, more: object = {}, spoilt: Spoilt = {}): Promise<RawResponse> {
  const message = { version: 1, type: 'change', epoch: 'start-1', sequence: (sequence += 1), people, ...more };
  return postRaw(JSON.stringify(message), spoilt);
}

const bodyOf = (response: RawResponse): unknown => JSON.parse(response.body ?? '') as unknown;

test('a change tells the calls of those it names', async () => {
  const response = await post([{ login: '0101', calls: [connected, { id: 'c-2', state: 'RINGING' }] }]);
  expect(response.status).toBe(200);
  expect(told).toEqual([
    {
      userId: '17',
      calls: [
        { id: 'c-1', state: 'connected', number: '+4972112345', name: 'Otto', connectedAt: clock.now() },
        { id: 'c-2', state: 'ringingIn', number: null, name: null, connectedAt: null },
      ],
    },
  ]);
});

test('a snapshot says of everybody it does not name that he has no call', async () => {
  await post([{ login: '0101', calls: [connected] }], { type: 'snapshot' });
  expect(told.map(({ userId, calls }) => [userId, calls.length])).toEqual([
    ['17', 1],
    ['18', 0],
  ]);
});

test('the moment of connecting stays while the call lives', async () => {
  await post([{ login: '0101', calls: [connected] }]);
  const first = told[0]?.calls[0]?.connectedAt;
  await clock.advance(30_000);
  await post([{ login: '0101', calls: [{ ...connected, state: 'CONFERENCE_INACTIVE' }] }], { type: 'snapshot' });
  expect(told[1]?.calls[0]).toMatchObject({ state: 'held', connectedAt: first });
  await post([{ login: '0101', calls: [] }]);
  await post([{ login: '0101', calls: [connected] }]);
  expect(told.at(-1)?.calls[0]?.connectedAt).toBe(clock.now());
});

test.each([
  ['ACTIVE', ['connected']],
  ['ringing', ['ringingIn']],
  ['AVAILABLE', []],
  ['QUEUE_PAUSE', []],
])('a module that knows the state %s alone is understood', async (telephonyState, states) => {
  await post([{ login: '0101', telephonyState }]);
  expect(told[0]?.calls.map(({ state }) => state)).toEqual(states);
});

test('of somebody whose state is a word that nobody knows nothing is known any more', async () => {
  await post([{ login: '0101', telephonyState: 'ACTIVE' }]);
  await post([{ login: '0101', telephonyState: 'DANCING' }]);
  expect(told).toHaveLength(1);
  expect(unknown).toEqual(['17']);
});

test('unknown words, parked calls and strangers are no information', async () => {
  await post([
    { login: '0101', telephonyState: 'DANCING' },
    {
      login: '0102',
      calls: [
        { id: 'p', state: 'PARKED' },
        { id: 'h', state: 'HANGUP' },
        { id: 'x', state: 'NEW' },
      ],
    },
    { login: '9999', calls: [connected] },
  ]);
  expect(told).toEqual([{ userId: '18', calls: [] }]);
});

test('a wrong secret, a changed body, a missing or spoilt header is not believed', async () => {
  const attempts = [
    post([], {}, { secret: 'other' }),
    post([], {}, { headers: { 'x-bridge-signature': undefined } }),
    post([], {}, { headers: { 'x-bridge-signature': 'v1=00' } }),
    post([], {}, { headers: { 'x-bridge-nonce': 'another-nonce-of-length' } }),
    post([], {}, { headers: { 'x-bridge-timestamp': '1' } }),
    post([], {}, { nonce: 'short' }),
  ];
  for (const attempt of attempts) expect((await attempt).status).toBe(401);
  expect(told).toEqual([]);
});

test('the same message again is refused, and so is one that is too old or from the future', async () => {
  expect((await post([], {}, { nonce: 'the-same-nonce-twice' })).status).toBe(200);
  expect((await post([], {}, { nonce: 'the-same-nonce-twice' })).status).toBe(409);
  expect((await post([], {}, { ageMs: 301_000 })).status).toBe(401);
  expect((await post([], {}, { ageMs: -302_000 })).status).toBe(401);
  expect((await post([], {}, { ageMs: 290_000 })).status).toBe(200);
});

test('a nonce is remembered for as long as its timestamp would be believed', async () => {
  await post([], {}, { nonce: 'early-nonce-early-nonce', ageMs: -299_000 });
  await clock.advance(590_000);
  const again = await post([], {}, { nonce: 'early-nonce-early-nonce', ageMs: 291_000 });
  expect(again.status).toBe(409);
});

test('an overtaken message changes nothing, and a new start of the module counts anew', async () => {
  await post([{ login: '0101', calls: [connected] }], { sequence: 8 });
  expect(bodyOf(await post([{ login: '0101', calls: [] }], { sequence: 7 }))).toMatchObject({ taken: false });
  expect(told).toHaveLength(1);
  await post([{ login: '0101', calls: [] }], { sequence: 1, epoch: 'start-2' });
  expect(told).toHaveLength(2);
});

test('a snapshot is asked for until one came, and again where somebody joins or the module starts anew', async () => {
  const wanted = async (more: object = {}): Promise<unknown> => bodyOf(await post([], more));
  expect(await wanted()).toEqual({ taken: true, snapshotWanted: true });
  expect(await wanted({ type: 'snapshot' })).toEqual({ taken: true, snapshotWanted: false });
  feed.watch([anna, ben, { ...ben, id: '19', login: '0103' }]);
  expect(await wanted()).toEqual({ taken: true, snapshotWanted: true });
  await wanted({ type: 'snapshot' });
  expect(await wanted({ epoch: 'start-2', sequence: 1 })).toEqual({ taken: true, snapshotWanted: true });
});

test('a module that falls silent for 90 s is lost, and found when it speaks', async () => {
  await post([], { type: 'snapshot' });
  await clock.advance(89_000);
  expect(losses).toBe(0);
  await clock.advance(2_000);
  expect(losses).toBe(1);
  expect(bodyOf(await post([]))).toMatchObject({ snapshotWanted: true });
  expect(log.lines).toHaveLength(3);
});

test('another path, another method and another shape are refused', async () => {
  expect((await post([], {}, { target: 'other' })).status).toBe(404);
  expect((await post([], {}, { target: '%E0%A4%A' })).status).toBe(404);
  expect((await post([], {}, { method: 'GET' })).status).toBe(405);
  expect((await postRaw('{')).status).toBe(400);
  expect(bodyOf(await post([{ login: '' }]))).toEqual({ error: 'message', field: 'people.0.login' });
  expect((await post([], { version: 2 })).status).toBe(400);
  expect((await postRaw(`"${'x'.repeat(1024 * 1024)}"`)).status).toBe(413);
});

test('before the bridge listens and after it stopped the module is asked to come back', async () => {
  await feed.stop();
  const response = await post([]);
  expect(response).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  expect(clock.pending()).toBe(0);
});

test('no signed message can make it fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.json(), async (body) => {
      expect([200, 400]).toContain((await postRaw(body)).status);
    }),
  );
});

test('nothing secret or personal is written down', async () => {
  await post([{ login: '0101', calls: [connected] }], { type: 'snapshot' });
  await post([], {}, { secret: 'other' });
  expect(log.lines.join()).not.toMatch(/canary|72112345|Otto|0101/);
});
