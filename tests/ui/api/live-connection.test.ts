import { afterEach, expect, test } from '@jest/globals';
import { ApiProblem, type FailureCode } from '../../../src/ui/api/api-problem.ts';
import type { Fetch } from '../../../src/ui/api/authorized-fetch.ts';
import { createLiveConnection, type LiveConnection, type LiveTimes } from '../../../src/ui/api/live-connection.ts';
import type { LiveState } from '../../../src/ui/api/live-state.ts';
import { createLiveStore, type LiveStore } from '../../../src/ui/api/live-store.ts';
import type { PageActivity } from '../../../src/ui/api/page-activity.ts';
import { me } from '../../addin/support/people.ts';

/** A bridge whose streams a test writes to and ends. */
class Bridge {
  readonly streams: { send: (text: string) => void; end: () => void; readonly closed: Promise<void> }[] = [];
  refuse: (() => Response | Error) | null = null;
  silent = false;
  requests = 0;
  #listeners: (() => void)[] = [];

  readonly fetch: Fetch = async (_url, init) => {
    this.requests += 1;
    this.#listeners.splice(0).forEach((listener) => listener());
    const refusal = this.refuse?.();
    if (refusal instanceof Error) throw refusal;
    if (refusal) return refusal;
    if (this.silent)
      return new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    return new Response(this.#stream(init?.signal ?? null), { headers: { 'content-type': 'text/event-stream' } });
  };

  #stream(signal: AbortSignal | null): ReadableStream<Uint8Array> {
    const closed = Promise.withResolvers<void>();
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        signal?.addEventListener('abort', () => {
          closed.resolve();
          controller.error(new Error('aborted'));
        });
        this.streams.push({
          send: (text) => controller.enqueue(new TextEncoder().encode(text)),
          end: () => controller.close(),
          closed: closed.promise,
        });
      },
    });
  }

  async asked(times: number): Promise<void> {
    while (this.requests < times) await new Promise<void>((resolve) => this.#listeners.push(resolve));
  }
}

const times: LiveTimes = {
  staleAfterMs: 10_000,
  deadAfterMs: 20_000,
  pauseAfterMs: 10_000,
  goodAfterMs: 10_000,
  backOff: { firstMs: 1, maxMs: 2, random: () => 1 },
};

type Setting = {
  readonly bridge: Bridge;
  readonly store: LiveStore;
  readonly connection: LiveConnection;
  readonly states: LiveState[];
  readonly page: { hidden: boolean; tell: (change: 'visibility' | 'online') => void; listeners: number };
  readonly until: (is: (state: LiveState) => boolean) => Promise<LiveState>;
};

let open: LiveConnection | null = null;
afterEach(() => open?.stop());

function setUp(changes: Partial<LiveTimes> = {}, now: () => number = Date.now): Setting {
  const bridge = new Bridge();
  const store = createLiveStore();
  const states: LiveState[] = [];
  store.subscribe(() => states.push(store.get()));
  const listeners = new Set<(change: 'visibility' | 'online') => void>();
  const page = {
    hidden: false,
    tell: (change: 'visibility' | 'online') => listeners.forEach((listener) => listener(change)),
    get listeners() {
      return listeners.size;
    },
  };
  const activity: PageActivity = {
    isHidden: () => page.hidden,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const connection = createLiveConnection({
    url: '/events',
    fetch: bridge.fetch,
    store,
    page: activity,
    now,
    times: { ...times, ...changes },
  });
  open = connection;
  const until: Setting['until'] = async (is) => {
    while (!is(store.get())) {
      await new Promise<void>((resolve) => {
        const stop = store.subscribe(() => {
          stop();
          resolve();
        });
      });
    }
    return store.get();
  };
  return { bridge, store, connection, states, page, until };
}

const refusal =
  (status: number, code: string, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify({ code }), { status, headers });
const snapshot = `event: me\ndata: ${JSON.stringify(me())}\n\nevent: colleagues\ndata: []\n\nevent: calls\ndata: []\n\n`;

/** The stream of that number, as soon as it is open. */
async function stream(bridge: Bridge, index: number): Promise<Bridge['streams'][number]> {
  for (;;) {
    const opened = bridge.streams[index];
    if (opened) return opened;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

test('the snapshot makes the state live', async () => {
  const { bridge, connection, until } = setUp({}, () => 77);
  connection.start();
  (await stream(bridge, 0)).send(snapshot);
  expect(await until(({ colleagues }) => colleagues !== null)).toMatchObject({
    connection: 'live',
    heardAt: 77,
    failure: null,
  });
});

test('a comment keeps the state live without changing it', async () => {
  let now = 1;
  const { bridge, connection, until, store } = setUp({}, () => now);
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await until((state) => state.me !== null);
  const before = store.get().me;
  now = 15_001;
  first.send(': beat\n');
  expect((await until(({ heardAt }) => heardAt === 15_001)).me).toBe(before);
});

test('data that is no JSON, and events of a later version, do no harm', async () => {
  const { bridge, connection, until } = setUp();
  connection.start();
  const first = await stream(bridge, 0);
  first.send('event: me\ndata: {broken\n\nevent: weather\ndata: 1\n\n');
  first.send(snapshot);
  expect((await until((state) => state.me !== null)).connection).toBe('live');
});

test('silence shows as stale, a sign of life ends that', async () => {
  const { bridge, connection, until } = setUp({ staleAfterMs: 5 });
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await until((state) => state.connection === 'stale');
  first.send(': beat\n');
  await until((state) => state.connection === 'live');
});

test('a connection that stays silent is given up and followed by another', async () => {
  const { bridge, connection, states } = setUp({ staleAfterMs: 2, deadAfterMs: 5 });
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await first.closed;
  (await stream(bridge, 1)).send(snapshot);
  expect(states.some((state) => state.connection === 'stale' && state.me !== null)).toBe(true);
});

test('a request that is never answered is given up too', async () => {
  const { bridge, connection, until } = setUp({ deadAfterMs: 5 });
  bridge.silent = true;
  connection.start();
  await bridge.asked(2);
  await until((state) => state.connection === 'offline' && state.failure === 'unreachable');
});

test('a good connection that ends is followed at once, without a word of being offline', async () => {
  const { bridge, connection, until, states } = setUp({ goodAfterMs: 0 });
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await until((state) => state.me !== null);
  first.end();
  (await stream(bridge, 1)).send(snapshot);
  expect(states.map((state) => state.connection)).not.toContain('offline');
});

test('the last data stay while the bridge is away, and the next snapshot brings it back', async () => {
  const { bridge, connection, until } = setUp();
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await until((state) => state.me !== null);
  bridge.refuse = () => new ApiProblem({ code: 'unreachable', status: 0, retryAfterMs: null });
  first.end();
  expect((await until((state) => state.connection === 'offline')).me).not.toBeNull();
  bridge.refuse = null;
  (await stream(bridge, 1)).send(snapshot);
  await until((state) => state.connection === 'live');
});

test.each<[FailureCode, () => Response | Error]>([
  ['auth.required', refusal(401, 'auth.required')],
  ['auth.forbidden', refusal(403, 'auth.forbidden')],
  ['signed-out', () => new ApiProblem({ code: 'signed-out', status: 0, retryAfterMs: null })],
  ['sign-in-blocked', () => new ApiProblem({ code: 'sign-in-blocked', status: 0, retryAfterMs: null })],
])('%s shows as signed out', async (code, refuse) => {
  const { bridge, connection, until } = setUp();
  bridge.refuse = refuse;
  connection.start();
  expect(await until((state) => state.connection === 'signedOut')).toMatchObject({ failure: code });
});

test('“try again” does not wait for the end of the pause that the bridge asked for', async () => {
  const { bridge, connection, until } = setUp();
  bridge.refuse = refusal(503, 'busy', { 'retry-after': '3600' });
  connection.start();
  await until((state) => state.connection === 'offline');
  bridge.refuse = null;
  connection.retry();
  (await stream(bridge, 0)).send(snapshot);
  await until((state) => state.connection === 'live');
});

test('the network coming back ends the pause as well', async () => {
  const { bridge, connection, until, page } = setUp();
  bridge.refuse = refusal(503, 'busy', { 'retry-after': '3600' });
  connection.start();
  await until((state) => state.connection === 'offline');
  bridge.refuse = null;
  page.tell('online');
  (await stream(bridge, 0)).send(snapshot);
  await until((state) => state.connection === 'live');
});

test('a page that nobody has looked at for long falls silent, and is live again when it is looked at', async () => {
  const { bridge, connection, until, page } = setUp({ pauseAfterMs: 5 });
  connection.start();
  const first = await stream(bridge, 0);
  first.send(snapshot);
  await until((state) => state.me !== null);
  page.hidden = true;
  page.tell('visibility');
  await first.closed;
  await until((state) => state.connection === 'paused');
  page.hidden = false;
  page.tell('visibility');
  expect((await until((state) => state.connection !== 'paused')).connection).toBe('stale');
  (await stream(bridge, 1)).send(snapshot);
  await until((state) => state.connection === 'live');
});

test('after the end nothing runs on: no request, no listener', async () => {
  const { bridge, connection, page } = setUp();
  connection.start();
  const first = await stream(bridge, 0);
  connection.stop();
  await first.closed;
  await new Promise<void>((resolve) => setImmediate(resolve));
  expect([bridge.requests, page.listeners]).toEqual([1, 0]);
});
