/**
 * Slow, endless and too many requests on the listening server: each is ended, none reaches a receiver, and others are served
 * meanwhile. The limits are those of production, a fiftieth as long.
 */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { startFixture, type Fixture } from './http-fixture.ts';

const limits = {
  headersTimeoutMs: 200,
  requestTimeoutMs: 300,
  checkEveryMs: 40,
  maxConnections: 50,
  maxHeaderBytes: 16 * 1024,
};
const startOfPost = 'POST /hooks/graph/secret HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

let fixture: Fixture;
let port: number;
const sockets: Socket[] = [];

beforeEach(async () => {
  fixture = await startFixture({ limits });
  await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  port = (fixture.app.server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await fixture.stop();
});

/** A connection that has sent this much; `ended` is everything that was answered, once the server has closed it. */
async function opened(text: string) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  socket.on('data', (part: Buffer) => (answer += part.toString()));
  socket.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(answer)));
  await once(socket, 'connect');
  socket.write(text);
  return { socket, ended };
}

/** Sends a byte at a time, for as long as it is let. */
function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => void (socket.writable ? socket.write(byte) : clearInterval(timer)), 20);
  socket.once('close', () => clearInterval(timer));
}

const served = async () =>
  (await fetch(`http://127.0.0.1:${port}/hooks/graph/secret`, { method: 'POST', body: '{}' })).status;

test('headers that come a byte at a time are ended, and others are served meanwhile', async () => {
  const { socket, ended } = await opened(`${startOfPost}x-slow: `);
  drip(socket, 'a');
  expect(await served()).toBe(202);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
  expect(fixture.hooks.graph.requests).toHaveLength(1);
}, 15_000);

test('a body that comes a byte at a time is ended, and its part reaches no receiver', async () => {
  const { socket, ended } = await opened(`${startOfPost}content-length: 100000\r\n\r\n{`);
  drip(socket, ' ');
  expect(await served()).toBe(202);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 |^$/);
  expect(fixture.hooks.graph.requests).toHaveLength(1);
}, 15_000);

test('a connection that says nothing is ended', async () => {
  const { ended } = await opened('');
  expect(await ended).toMatch(/^HTTP\/1\.1 408 |^$/);
}, 15_000);

test('a body beyond 512 KiB is refused at once, whether it says so or comes in pieces', async () => {
  const told = await opened(`${startOfPost}connection: close\r\ncontent-length: ${512 * 1024 + 1}\r\n\r\n`);
  expect(await told.ended).toMatch(/^HTTP\/1\.1 422 /);
  const piece = 'a'.repeat(64 * 1024);
  const pieces = `10000\r\n${piece}\r\n`.repeat(9);
  const untold = await opened(`${startOfPost}connection: close\r\ntransfer-encoding: chunked\r\n\r\n${pieces}`);
  expect(await untold.ended).toMatch(/^HTTP\/1\.1 422 |^$/);
  expect(fixture.hooks.graph.requests).toHaveLength(0);
});

test('headers beyond 16 KiB are refused', async () => {
  const { ended } = await opened(`${startOfPost}x-long: ${'a'.repeat(17 * 1024)}\r\n\r\n`);
  expect(await ended).toMatch(/^HTTP\/1\.1 431 /);
});

test('a flood of connections that say nothing is bounded, and over a moment after it began', async () => {
  const flood = await Promise.all(Array.from({ length: 80 }, () => opened('')));
  const open = await new Promise<number>((resolve, reject) =>
    fixture.app.server.getConnections((error, count) => (error === null ? resolve(count) : reject(error))),
  );
  expect(open).toBeLessThanOrEqual(limits.maxConnections);
  await Promise.all(flood.map(({ ended }) => ended));
  expect(await served()).toBe(202);
}, 15_000);
