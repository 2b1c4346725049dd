import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { createExchange } from '../../../../src/adapters/starface/net/exchange.ts';
import { createAgent } from '../../../../src/adapters/starface/net/pinned-agent.ts';
import { realClock } from '../support/surroundings.ts';

let certificate: { readonly key: string; readonly cert: string };
let fingerprint: string;
let server: Server;
let url: string;
let requests: string[];
const sockets = new Set<Duplex>();

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }]);
  certificate = { key: made.private, cert: made.cert };
  fingerprint = new X509Certificate(made.cert).fingerprint256;
});

beforeEach(async () => {
  requests = [];
  server = createServer(certificate, (request, response) => {
    requests.push(`${request.method} ${request.headers.authtoken?.toString()}`);
    response.end('{}');
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

async function ask(pin: string | undefined, times = 1): Promise<unknown> {
  const agent = createAgent(() => pin ?? null);
  const exchange = createExchange(agent, realClock);
  try {
    for (let round = 1; round < times; round += 1) {
      await exchange({ method: 'GET', url, headers: { authToken: 'canary', connection: 'close' }, operation: 'try' });
    }
    return await exchange({ method: 'GET', url, headers: { authToken: 'canary' }, operation: 'try' });
  } catch (error) {
    return error;
  } finally {
    await agent.destroy();
  }
}

test('the confirmed certificate is accepted, however its print is written', async () => {
  expect(await ask(fingerprint)).toMatchObject({ status: 200 });
  expect(await ask(fingerprint.replaceAll(':', '').toLowerCase())).toMatchObject({ status: 200 });
});

test('it is looked at on every new connection', async () => {
  expect(await ask(fingerprint, 4)).toMatchObject({ status: 200 });
  expect(requests).toHaveLength(4);
});

test('with another print no byte of a request leaves', async () => {
  const other = fingerprint.startsWith('A') ? fingerprint.replace('A', 'B') : fingerprint.replace(/^./, 'A');
  expect(await ask(other)).toMatchObject({ kind: 'unavailable', code: 'starface.certificate-changed' });
  expect(await ask('')).toMatchObject({ code: 'starface.certificate-changed' });
  expect(requests).toEqual([]);
});

test('without a print a certificate that no authority signed is not accepted', async () => {
  expect(await ask(undefined)).toMatchObject({ kind: 'unavailable', code: 'starface.certificate-untrusted' });
  expect(requests).toEqual([]);
});
