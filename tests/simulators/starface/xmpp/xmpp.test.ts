import { afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { generate } from 'selfsigned';
import { eventually } from '../../../support/eventually.ts';
import { startStarface, type StarfaceSimulator } from '../index.ts';
import { anna, ben } from '../testing/people.ts';
import { joinXmpp, type JoinedXmpp, type XmppCertificate } from './index.ts';
import { head, plain, RawClient } from './testing-client.ts';

let tls: XmppCertificate;
let pbx: StarfaceSimulator;
let joined: JoinedXmpp;
const clients: RawClient[] = [];

beforeAll(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
  tls = { key, cert };
});

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  joined = await joinXmpp(pbx, { tls });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.end();
  await joined.stop();
  await pbx.stop();
});

async function signIn(login: string, password: string, resource: string): Promise<RawClient> {
  const client = await RawClient.signIn(joined.xmpp.port, login, password, resource);
  clients.push(client);
  return client;
}

async function plainClient(): Promise<RawClient> {
  const client = await RawClient.connect(joined.xmpp.port);
  clients.push(client);
  return client;
}

const asAnna = (resource: string): Promise<RawClient> => signIn('0101', 'Geheim-Anna-1', resource);
const asBen = (resource: string): Promise<RawClient> => signIn('0102', 'Geheim-Ben-2', resource);

test('before encryption nothing but STARTTLS is offered, and nothing else is taken', async () => {
  const client = await plainClient();
  const offer = await client.say(head, '</stream:features>');
  expect(offer).toContain('<required/>');
  expect(offer).not.toContain('mechanism');
  await client.say(plain('0101', 'Geheim-Anna-1'), 'policy-violation');
});

test('a wrong password is refused, counted, and not tried without end', async () => {
  const client = await plainClient();
  await client.say(head, '</stream:features>');
  await client.say(`<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>`, '<proceed');
  await client.encrypt();
  await client.say(head, '</stream:features>');
  await client.say(plain('0101', 'wrong'), '<not-authorized/>');
  await client.say(plain('0101', 'wrong'), '<not-authorized/>');
  await client.say(plain('0101', 'wrong'), '</stream:stream>');
  expect(joined.xmpp.refusedLogins.get('0101')).toBe(3);
});

test('the roster holds all colleagues but oneself', async () => {
  const client = await asAnna('x');
  const roster = await client.say(`<iq type='get' id='r'><query xmlns='jabber:iq:roster'/></iq>`, '</iq>');
  expect(roster).toContain(`<item jid='0102@127.0.0.1' name='Ben Öztürk' subscription='both'>`);
  expect(roster).not.toContain("0101@127.0.0.1' name");
});

test('presence of everybody comes unasked, once one is there oneself', async () => {
  pbx.person('Ben').setChat('AWAY', 'Pause');
  const client = await asAnna('x');
  expect(client.received).toBe('');
  const told = await client.say('<presence/>', '<show>away</show>');
  expect(told).toContain(`from='0102@127.0.0.1/starface'`);
  pbx.person('Ben').setChat('DO_NOT_DISTURB', 'Ruhe');
  expect(await client.hear('</presence>')).toContain('<show>dnd</show><status>Ruhe</status>');
});

test('a status set over XMPP is what every other interface of the PBX shows', async () => {
  const client = await asAnna('x');
  const changes: string[] = [];
  pbx.onPresenceChange((login, { chatPresence }) => changes.push(`${login} ${chatPresence}`));
  await client.say(`<presence><show>xa</show><status>Urlaub</status></presence>`, '<show>xa</show>');
  expect(pbx.person('Anna').presence()).toMatchObject({ chatPresence: 'EXTENDED_AWAY', message: 'Urlaub' });
  client.end();
  await new Promise<void>((resolve) => {
    const end = pbx.onPresenceChange(() => {
      end();
      resolve();
    });
  });
  expect(changes).toEqual(['0101 EXTENDED_AWAY', '0101 AVAILABLE']);
});

test('a chat goes where chats are wanted, not to a priority below zero', async () => {
  const app = await asAnna('app');
  const quiet = await asAnna('quiet');
  const sender = await asBen('x');
  await app.say('<presence/>', '0101@127.0.0.1/app');
  await quiet.say('<presence><priority>-1</priority></presence>', '0101@127.0.0.1/quiet');
  await sender.say(
    `<message to='0101@127.0.0.1' type='chat'><body>Hallo</body></message>` +
      `<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>`,
    `id='p'`,
  );
  expect(await app.hear('<body>Hallo</body>')).toContain(`from='0102@127.0.0.1/x'`);
  expect(await quiet.say(`<iq type='get' id='q'><ping xmlns='urn:xmpp:ping'/></iq>`, `id='q'`)).not.toContain('Hallo');
});

test('a resource that is taken is refused', async () => {
  await asAnna('x');
  const second = await RawClient.signIn(joined.xmpp.port, '0101', 'Geheim-Anna-1', 'y');
  clients.push(second);
  expect(joined.xmpp.resources('0101')).toEqual(['x', 'y']);
  await expect(asAnna('x')).resolves.toBeDefined();
  expect(joined.xmpp.resources('0101')).toEqual(['x', 'y']);
});

test('an access token of STARFACE 10 is as good as the password, for its owner only', async () => {
  const answer = await fetch(`${pbx.url}/auth/realms/pbx/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: pbx.restClient.id,
      client_secret: pbx.restClient.secret,
      scope: 'login',
      username: '0101',
      password: 'Geheim-Anna-1',
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await signIn('0101', token, 'x');
  expect(joined.xmpp.resources('0101')).toEqual(['x']);
  await expect(signIn('0102', token, 'x')).rejects.toThrow('not-authorized');
});

test.each([
  ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "c">]>`, 'restricted-xml'],
  ['a comment', `${head}<!-- -->`, 'restricted-xml'],
  ['no XML', `${head}<a></b>`, 'not-well-formed'],
  ['a stanza that never ends', `${head}<a b='${'x'.repeat(200_000)}`, 'policy-violation'],
  ['a stanza nested without end', `${head}${'<a>'.repeat(50)}`, 'policy-violation'],
])('%s ends the stream', async (_, bytes, condition) => {
  const client = await plainClient();
  await client.say(bytes, condition);
});

test('half-open: the connection stays, and nothing comes any more', async () => {
  const client = await asAnna('x');
  joined.xmpp.fallSilent();
  await expect(client.say(`<iq type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>`, `id='p'`, 300)).rejects.toThrow();
  expect(client.closed).toBe(false);
  joined.xmpp.wake();
  await asAnna('y');
});

test.each([
  ['down', { kind: 'down' }, 'closed'],
  ['reset', { kind: 'reset' }, 'closed'],
  ['an error of the server', { kind: 'status', status: 503 }, 'internal-server-error'],
  ['a refusal of everybody', { kind: 'status', status: 401 }, 'not-authorized'],
] as const)('what breaks the PBX breaks its chat server, too: %s', async (_, fault, seen) => {
  const client = await asAnna('x');
  pbx.setFault(fault);
  await gone(client);
  const next = await plainClient();
  if (seen === 'closed') {
    await next.say(head, '</stream:features>').catch(() => undefined);
    expect(next.closed).toBe(true);
  } else if (seen === 'internal-server-error') await next.say(head, seen);
  else await expect(asAnna('y')).rejects.toThrow(seen);
  pbx.setFault({ kind: 'none' });
  await asAnna('z');
});

test('a PBX that answers late has a chat server that answers late, in order', async () => {
  const client = await asAnna('x');
  pbx.setFault({ kind: 'latency', ms: 150 });
  const askedAt = performance.now();
  const ping = (id: string): string => `<iq type='get' id='${id}'><ping xmlns='urn:xmpp:ping'/></iq>`;
  const first = client.say(ping('p1'), `id='p2'`);
  client.send(ping('p2'));
  const heard = await first;
  expect(performance.now() - askedAt).toBeGreaterThanOrEqual(140);
  expect(heard.indexOf(`id='p1'`)).toBeLessThan(heard.indexOf(`id='p2'`));
  pbx.setFault({ kind: 'none' });
  await client.say(ping('p3'), `id='p3'`);
});

test('a restart of the PBX cuts its chat server’s connections', async () => {
  const client = await asAnna('x');
  pbx.restart();
  await gone(client);
  await asAnna('x');
});

async function gone(client: RawClient): Promise<void> {
  await eventually(() => client.closed, Boolean);
}
