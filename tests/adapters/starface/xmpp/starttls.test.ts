import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { XmppLogin } from '../../../../src/adapters/starface/xmpp/chat-account.ts';
import { makeCertificate, Stage } from './stage.ts';
import type { Certificate } from './stage.ts';

let certificate: Certificate;
let stage: Stage;
let credentials: XmppLogin;
let passwordsAsked: number;

beforeAll(async () => {
  certificate = await makeCertificate('localhost');
});

beforeEach(async () => {
  passwordsAsked = 0;
  stage = await Stage.open(certificate);
  credentials = stage.credentials('0900', password);
});

afterEach(() => stage.close());

const password = (): Promise<string> => {
  passwordsAsked += 1;
  return Promise.resolve('Geheim-Technik-9');
};

async function reasonOf(change: Parameters<Stage['watch']>[0]): Promise<string> {
  const { events } = stage.watch({ credentials, ...change });
  await stage.until('given up', () => events.includes('lost'));
  expect(passwordsAsked).toBe(0);
  return stage.log.lines.join();
}

test('a server that offers no encryption is refused before the password is even looked up', async () => {
  stage.xmpp.offersStarttls = false;
  expect(await reasonOf({})).toContain('no encryption');
});

test('another certificate than the confirmed one is refused before the password is looked up', async () => {
  stage.xmpp.useCertificate(await makeCertificate('localhost'));
  expect(await reasonOf({})).toContain('starface.certificate-changed');
});

test('a certificate that no authority signed is refused', async () => {
  expect(await reasonOf({ tls: {} })).toContain('starface.certificate-untrusted');
});

test('a certificate of a trusted authority for another name is refused', async () => {
  expect(await reasonOf({ tls: { ca: certificate.cert } })).toContain('starface.certificate-untrusted');
});

test('the name in the certificate may be given where it is neither host nor domain', async () => {
  const { told } = stage.watch({ credentials, tls: { ca: certificate.cert, serverName: 'localhost' } });
  await stage.until('signed in', () => told.size === 2);
  expect(passwordsAsked).toBe(1);
});

test('the certificate is held against the host, not against the domain of the addresses', async () => {
  const { told } = stage.watch({ host: 'localhost', domain: '127.0.0.1', tls: { ca: certificate.cert } });
  await stage.until('signed in', () => told.size === 2);
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE x [<!ENTITY a "b">]><stream:stream>`],
  ['something else than XML', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ['a head without end', `<stream:stream a='${'x'.repeat(100_000)}`],
  ['a features element nested without end', `<stream:stream xmlns:stream='s'>${'<a>'.repeat(100)}`],
  ['a refusal', `<stream:stream xmlns:stream='s'><failure/>`],
])('a server that sends %s is left at once', async (_, bytes) => {
  const { server, port, sockets } = await serve(bytes);
  try {
    await reasonOf({ port });
    await stage.until('left', () => sockets.every((socket) => socket.destroyed));
  } finally {
    server.close();
  }
});

test('what is slipped in unencrypted behind the go-ahead is not read as if it were encrypted', async () => {
  const features = `<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>`;
  const { server, port } = await serve(
    `<stream:stream xmlns:stream='http://etherx.jabber.org/streams'><stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>`,
    `<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>${features}`,
  );
  try {
    const { events } = stage.watch({ credentials, port });
    await stage.clock.advance(0);
    await stage.until('given up', () => events.includes('lost'));
    expect(passwordsAsked).toBe(0);
  } finally {
    server.close();
  }
});

/** Answers each packet with the next of the texts. */
async function serve(...answers: readonly string[]): Promise<{ server: Server; port: number; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let next = 0;
    socket.on('data', () => {
      const answer = answers[next++];
      if (answer === undefined) socket.destroy();
      else socket.write(answer);
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port, sockets };
}
