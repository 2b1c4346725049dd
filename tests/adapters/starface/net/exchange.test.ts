import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Agent } from 'undici';
import { createExchange } from '../../../../src/adapters/starface/net/exchange.ts';
import type { Exchange } from '../../../../src/adapters/starface/net/exchange.ts';
import { FakePbx, json } from '../support/fake-pbx.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { eventually } from '../support/surroundings.ts';

const clock = new ManualClock();
let agent: Agent;
let pbx: FakePbx;
let url: string;
let exchange: Exchange;

beforeEach(async () => {
  agent = new Agent();
  pbx = new FakePbx((_, response) => json(response, {}));
  url = await pbx.start();
  exchange = createExchange(agent, clock);
});

afterEach(async () => {
  await pbx.stop();
  await agent.destroy();
});

test('an answer comes with status, headers, body and the wish to wait', async () => {
  pbx.answer = (_, response) => json(response, { a: 1 }, 503, { 'retry-after': '7' });
  const answer = await exchange({ method: 'GET', url, operation: 'try' });
  expect(answer).toMatchObject({ status: 503, retryAfterMs: 7_000 });
  expect(Buffer.from(answer.body).toString()).toBe('{"a":1}');
});

test('a PBX that never answers is given up after 15 s, before the 20 s in which a dead link must be found', async () => {
  pbx.answer = () => undefined;
  const waiting = exchange({ method: 'GET', url, operation: 'try' });
  const outcome = expect(waiting).rejects.toMatchObject({ kind: 'unavailable', code: 'starface.timeout' });
  await eventually('the request arrived', () => pbx.received.length === 1);
  await clock.advance(15_000);
  await outcome;
  expect(clock.pending()).toBe(0);
});

test('a PBX that answers after 10 s is waited for', async () => {
  pbx.answer = (_, response) => clock.after(10_000, () => json(response, {}));
  const waiting = exchange({ method: 'GET', url, operation: 'try' });
  await eventually('the request arrived', () => pbx.received.length === 1);
  await clock.advance(10_000);
  expect((await waiting).status).toBe(200);
});

test('an answer that stops in the middle is given up', async () => {
  pbx.answer = (_, response) => response.writeHead(200, { 'content-length': '100' }).write('half');
  const waiting = exchange({ method: 'GET', url, operation: 'try' });
  const outcome = expect(waiting).rejects.toMatchObject({ code: 'starface.timeout' });
  await eventually('the request arrived', () => pbx.received.length === 1);
  await clock.advance(15_000);
  await outcome;
});

test('an answer without end is cut off', async () => {
  pbx.answer = (_, response) => {
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    const pour = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', pour);
    pour();
  };
  const waiting = exchange({ method: 'GET', url, limitBytes: 1024 * 1024, operation: 'try' });
  await expect(waiting).rejects.toMatchObject({ kind: 'unavailable', code: 'starface.unreadable-answer' });
});

test('a redirect is an answer, not a way to somewhere else', async () => {
  pbx.answer = (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
  expect((await exchange({ method: 'GET', url, operation: 'try' })).status).toBe(302);
  expect(pbx.received).toHaveLength(1);
});

test('a refused connection and a broken one are the PBX being away', async () => {
  pbx.answer = (_, response) => response.destroy();
  await expect(exchange({ method: 'GET', url, operation: 'try' })).rejects.toMatchObject({ kind: 'unavailable' });
  await pbx.stop();
  const refused = exchange({ method: 'GET', url, operation: 'try' });
  await expect(refused).rejects.toMatchObject({ kind: 'unavailable', code: 'starface.unavailable' });
  await expect(refused).rejects.toThrow('ECONNREFUSED');
  pbx = new FakePbx(() => undefined);
  await pbx.start();
});

test('whoever gave up before or while it ran gets no answer', async () => {
  pbx.answer = () => undefined;
  const abort = new AbortController();
  const waiting = exchange({ method: 'GET', url, signal: abort.signal, operation: 'try' });
  const outcome = expect(waiting).rejects.toMatchObject({ code: 'starface.stopped' });
  await eventually('the request arrived', () => pbx.received.length === 1);
  abort.abort();
  await outcome;
  const late = exchange({ method: 'GET', url, signal: abort.signal, operation: 'try' });
  await expect(late).rejects.toMatchObject({ code: 'starface.stopped' });
  expect(pbx.received).toHaveLength(1);
});

test('no error names the address, for the address may hold a token', async () => {
  await pbx.stop();
  const error: unknown = await exchange({ method: 'GET', url: `${url}/?secret=canary`, operation: 'try' }).catch(
    (reason: unknown) => reason,
  );
  expect(JSON.stringify(error) + String(error) + String((error as Error).stack)).not.toContain('canary');
  expect((error as Error).cause).toBeUndefined();
  pbx = new FakePbx(() => undefined);
  await pbx.start();
});

test('a read is asked again where its connection breaks, once; an order is not', async () => {
  pbx.answer = (_, response) => (pbx.received.length === 1 ? response.destroy() : json(response, {}));
  expect((await exchange({ method: 'GET', url, again: true, operation: 'try' })).status).toBe(200);
  expect(pbx.received).toHaveLength(2);
  pbx.answer = (_, response) => response.destroy();
  const broken = { kind: 'unavailable', code: 'starface.unavailable' };
  await expect(exchange({ method: 'GET', url, again: true, operation: 'try' })).rejects.toMatchObject(broken);
  expect(pbx.received).toHaveLength(4);
  await expect(exchange({ method: 'PUT', url, operation: 'try' })).rejects.toMatchObject(broken);
  expect(pbx.received).toHaveLength(5);
});
