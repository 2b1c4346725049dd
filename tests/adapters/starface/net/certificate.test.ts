import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { readCertificate } from '../../../../src/adapters/starface/net/certificate.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { realClock } from '../support/surroundings.ts';

test('the print that the administrator sees is the one that is pinned', async () => {
  const made = await generate([{ name: 'commonName', value: 'pbx.example.com' }]);
  const requests: string[] = [];
  const server = createServer({ key: made.private, cert: made.cert }, ({ url }) => requests.push(url ?? ''));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const shown = await readCertificate(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, realClock);
  expect(shown).toMatchObject({
    fingerprint256: new X509Certificate(made.cert).fingerprint256,
    subject: 'pbx.example.com',
    trusted: false,
  });
  expect(requests).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test('a public authority, one of the company’s own, and nobody are told apart', async () => {
  const name = [{ name: 'commonName', value: 'localhost' }];
  const extensions = [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }];
  const made = await generate(name, { extensions } as Parameters<typeof generate>[1]);
  const server = createServer({ key: made.private, cert: made.cert });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const before = getCACertificates();
  try {
    setDefaultCACertificates([...before, made.cert]);
    expect(await readCertificate(url, realClock)).toMatchObject({ trusted: true, authority: 'own' });
    expect(await readCertificate(url, realClock, [made.cert])).toMatchObject({ trusted: true, authority: 'public' });
  } finally {
    setDefaultCACertificates([...before]);
  }
  expect(await readCertificate(url, realClock)).toMatchObject({ trusted: false, authority: null });
  await new Promise((resolve) => server.close(resolve));
});

test('a host that says nothing is given up after 5 s', async () => {
  const clock = new ManualClock();
  const sockets: { destroy(): void }[] = [];
  const server = createTcpServer((socket) => sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const reading = readCertificate(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, clock);
  const outcome = expect(reading).rejects.toMatchObject({ kind: 'unavailable' });
  await clock.advance(5_000);
  await outcome;
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

test('a closed port and a plain address show no certificate', async () => {
  await expect(readCertificate('https://127.0.0.1:1', realClock)).rejects.toMatchObject({ kind: 'unavailable' });
  await expect(readCertificate('http://127.0.0.1:1', realClock)).rejects.toMatchObject({ kind: 'rejected' });
});
