import { beforeEach, expect, test } from '@jest/globals';
import { CallbackHook } from '../../../../src/adapters/starface/uci/callback-hook.ts';
import type { Callback } from '../../../../src/adapters/starface/uci/callback-hook.ts';
import { readMethodResponse } from '../../../../src/adapters/starface/uci/xml-rpc/read.ts';
import type { MethodCall } from '../../../../src/adapters/starface/uci/xml-rpc/read.ts';
import { writeMethodCall } from '../../../../src/adapters/starface/uci/xml-rpc/write.ts';
import { random } from '../support/surroundings.ts';
import { ManualClock } from '../support/manual-clock.ts';

const event = writeMethodCall('ucp.v30.events.call.receiveCallState', [{ id: 'c', state: 'RINGING' }]);
let hook: CallbackHook;
let received: MethodCall[];
let callback: Callback;
let secret: string;
let clock: ManualClock;
let overflows: number;

const nobody = { receive: () => undefined, overflow: () => undefined };

beforeEach(() => {
  clock = new ManualClock();
  overflows = 0;
  hook = new CallbackHook('https://bridge.example.com/base/', random, clock);
  received = [];
  callback = hook.open('0101', { receive: (call) => received.push(call), overflow: () => (overflows += 1) });
  secret = callback.address.path.split('/').at(-1) ?? '';
});

function post(target: string, body = event, method = 'POST') {
  return hook.handle({ method, target, headers: {}, body: Buffer.from(body), remoteAddress: '127.0.0.1' });
}

test('each session has an address of its own that nobody can guess', () => {
  const other = hook.open('0101', nobody);
  expect(callback.address).toMatchObject({ host: 'bridge.example.com', port: 443, type: 'https' });
  expect(callback.address.path).toMatch(/^\/base\/hooks\/uci\/[\w-]{43}$/);
  expect(other.address.path).not.toBe(callback.address.path);
});

test.each([
  ['http://127.0.0.1:3000', { host: '127.0.0.1', port: 3000, type: 'http' }],
  ['http://bridge', { host: 'bridge', port: 80, type: 'http' }],
  ['https://bridge:8443', { host: 'bridge', port: 8443, type: 'https' }],
])('%s is told to the PBX in its parts', (base, expected) => {
  expect(new CallbackHook(base, random, clock).open('0101', nobody).address).toMatchObject(expected);
});

test('an event is answered with true and handed on', async () => {
  const answer = await post(`${secret}?de.vertico.starface.user=0101`);
  expect(answer.status).toBe(200);
  expect(readMethodResponse(Buffer.from(answer.body ?? ''))).toEqual({ kind: 'value', value: true });
  expect(received).toEqual([
    { method: 'ucp.v30.events.call.receiveCallState', parameters: [{ id: 'c', state: 'RINGING' }] },
  ]);
});

test('a leading slash, a trailing slash and a missing login are put up with', async () => {
  expect((await post(`/${secret}/`)).status).toBe(200);
  expect((await post(`${secret}?`)).status).toBe(200);
  expect(received).toHaveLength(2);
});

test('a wrong path is unknown', async () => {
  for (const target of ['', 'x', `${secret}x`, secret.slice(1), `${secret}/more`, `x/${secret}`]) {
    expect((await post(target)).status).toBe(404);
  }
  expect(received).toEqual([]);
});

test('an event in the name of somebody else is answered and ignored', async () => {
  expect((await post(`${secret}?de.vertico.starface.user=0102`)).status).toBe(200);
  expect(received).toEqual([]);
});

test('nothing but POST and nothing but XML-RPC is taken', async () => {
  expect((await post(secret, '', 'GET')).status).toBe(405);
  expect((await post(secret, '<!DOCTYPE x><methodCall/>')).status).toBe(400);
  expect((await post(secret, 'not xml')).status).toBe(400);
  expect(received).toEqual([]);
});

test('after the session is closed its address is unknown', async () => {
  callback.close();
  expect((await post(secret)).status).toBe(404);
});

test('a flood is answered but not read, and everything is read again instead', async () => {
  for (let count = 0; count < 5_000; count += 1) expect((await post(secret)).status).toBe(200);
  expect(received).toHaveLength(100);
  expect(overflows).toBe(1);
  await clock.advance(1_000);
  await post(secret);
  expect(received).toHaveLength(101);
});
