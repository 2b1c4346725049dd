import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { heartbeatMs } from '../../src/contract/events.ts';
import { aCall, aColleague } from '../support/fake-services.ts';
import { annaId } from './fake-entra.ts';
import { anna, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
let address: string;
beforeEach(async () => {
  fixture = await startFixture();
  await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  address = `http://127.0.0.1:${(fixture.app.server.address() as AddressInfo).port}`;
});
afterEach(() => fixture.stop());

/** A stream of events as a pane reads it. */
class Stream {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #rest = '';

  constructor(response: Response) {
    this.response = response;
    if (response.body === null) throw new Error('no body');
    this.#reader = response.body.getReader();
  }

  /** The next block, up to its blank line; null at the end. */
  async next(): Promise<string | null> {
    while (!this.#rest.includes('\n\n')) {
      const { value, done } = await this.#reader.read();
      if (done) return null;
      this.#rest += this.#decoder.decode(value, { stream: true });
    }
    const end = this.#rest.indexOf('\n\n');
    const block = this.#rest.slice(0, end);
    this.#rest = this.#rest.slice(end + 2);
    return block;
  }

  async event(): Promise<{ event: string; data: unknown } | null> {
    const block = await this.next();
    if (block === null) return null;
    const [event = '', data = '', ...more] = block.split('\n');
    if (!event.startsWith('event: ') || !data.startsWith('data: ') || more.length > 0) throw new Error(`odd: ${block}`);
    return { event: event.slice(7), data: JSON.parse(data.slice(6)) };
  }

  async snapshot(): Promise<void> {
    for (let index = 0; index < 3; index += 1) await this.event();
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }
}

async function open(claims: Record<string, unknown> = {}): Promise<Stream> {
  const headers = { authorization: `Bearer ${await fixture.entra.token(claims)}` };
  return new Stream(await fetch(`${address}/api/v1/events`, { headers }));
}

/** Waits until the server has noticed. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('a stream begins with a snapshot of me, colleagues and calls', async () => {
  const stream = await open();
  expect(stream.response.status).toBe(200);
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.response.headers.get('cache-control')).toBe('no-store');
  expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await stream.event()).toMatchObject({ event: 'me', data: { upn: 'anna@example.com' } });
  expect(await stream.event()).toEqual({ event: 'colleagues', data: [aColleague] });
  expect(await stream.event()).toEqual({ event: 'calls', data: [aCall] });
  await stream.cancel();
});

test('changes follow in their order, those of other people do not', async () => {
  const stream = await open();
  await stream.snapshot();
  const ended = { ...aCall, state: 'ended' } as const;
  fixture.persons.emit('tenant/ben' as typeof anna, { type: 'call', data: aCall });
  fixture.persons.emit(anna, { type: 'call', data: ended });
  fixture.persons.emit(anna, { type: 'colleague', data: aColleague });
  expect(await stream.event()).toEqual({ event: 'call', data: ended });
  expect(await stream.event()).toEqual({ event: 'colleague', data: aColleague });
  await stream.cancel();
});

test('line breaks inside a name cannot forge an event', async () => {
  const stream = await open();
  await stream.snapshot();
  const name = 'x\n\nevent: me\ndata: {}\n\n';
  fixture.persons.emit(anna, { type: 'call', data: { ...aCall, name } });
  expect(await stream.event()).toEqual({ event: 'call', data: { ...aCall, name } });
  await stream.cancel();
});

test('a comment follows every 15 seconds', async () => {
  const stream = await open();
  await stream.snapshot();
  for (let index = 0; index < 3; index += 1) {
    fixture.clock.advance(heartbeatMs);
    expect(await stream.next()).toMatch(/^: /);
  }
  await stream.cancel();
});

test('the stream ends when its token expires', async () => {
  const stream = await open({ exp: Math.floor(fixture.clock.now() / 1_000) + 10 });
  await stream.snapshot();
  fixture.clock.advance(10_000);
  expect(await stream.next()).toBeNull();
  await until(() => fixture.persons.listeners() === 0 && fixture.clock.pending() === 0);
});

test('a client that leaves leaves nothing behind', async () => {
  const stream = await open();
  await stream.snapshot();
  expect(fixture.persons.listeners()).toBe(1);
  await stream.cancel();
  await until(() => fixture.persons.listeners() === 0 && fixture.clock.pending() === 0);
});

test('a client that does not read is cut off instead of buffered for', async () => {
  const stream = await open();
  await stream.snapshot();
  const data = { ...aColleague, name: 'x'.repeat(1024 * 1024) };
  for (let index = 0; index < 40 && fixture.persons.listeners() > 0; index += 1) {
    fixture.persons.emit(anna, { type: 'colleague', data });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => fixture.persons.listeners() === 0);
  await expect(
    (async () => {
      while ((await stream.next()) !== null);
    })(),
  ).rejects.toThrow();
});

test('ten streams of a person are served, the eleventh is busy, other people are not affected', async () => {
  const streams = await Promise.all(Array.from({ length: 10 }, () => open()));
  const eleventh = await open();
  expect(eleventh.response.status).toBe(429);
  expect(eleventh.response.headers.get('retry-after')).toBe('30');
  await eleventh.cancel();
  const other = await open({ oid: 'ben' });
  expect(other.response.status).toBe(200);
  await streams[0]?.cancel();
  await until(() => fixture.persons.listeners() === 10);
  const again = await open({ oid: annaId });
  expect(again.response.status).toBe(200);
  await Promise.all([...streams.slice(1), other, again].map((stream) => stream.cancel()));
});

test('closing the server ends every stream at once', async () => {
  const streams = [await open(), await open({ oid: 'ben' })];
  for (const stream of streams) await stream.snapshot();
  await fixture.app.close();
  for (const stream of streams) expect(await stream.next()).toBeNull();
  expect(fixture.persons.listeners()).toBe(0);
  expect(fixture.clock.pending()).toBe(0);
});

test('a refused token gets a problem document and no stream', async () => {
  const response = await fetch(`${address}/api/v1/events`, { headers: { authorization: 'Bearer x.y.z' } });
  expect(response.status).toBe(401);
  expect(response.headers.get('content-type')).toMatch('application/problem+json');
  await response.body?.cancel();
});
