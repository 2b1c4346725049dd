/** What programs of others send, written out as their libraries write it: nothing of the product's own code is in between. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';

const sha512 = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex');
const hash = `0101:${sha512(`0101*${sha512('Geheim-Anna-1')}`)}`;

let pbx: StarfaceSimulator;
const servers: Server[] = [];

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await pbx.stop();
});

const valueOf = (xml: string): string => /<value>(?:<\w+>)?([^<]*)/.exec(xml)?.[1] ?? '';

/** A web server that answers each event with nothing but 200 and remembers the bodies. */
async function listen(): Promise<{
  readonly port: number;
  readonly bodies: string[];
  until(count: number): Promise<void>;
}> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => (body += text));
    request.on('end', () => {
      bodies.push(body);
      response.end();
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const until = async (count: number): Promise<void> => {
    while (bodies.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  return { port: (server.address() as AddressInfo).port, bodies, until };
}

test('a PHP library (XMLWriter, v22 and v30, absent parameters as nil) places a call and watches it', async () => {
  const events = await listen();
  const query =
    `de.vertico.starface.user=0101&de.vertico.starface.auth=${hash}` +
    `&de.vertico.starface.callback.host=127.0.0.1&de.vertico.starface.callback.port=${events.port}` +
    `&de.vertico.starface.callback.path=%2Fcallback.php%3Fkey%3Dsecret&de.vertico.starface.callback.type=http`;
  const call = async (version: string, method: string, ...params: readonly (string | null)[]): Promise<string> => {
    const values = params.map((value) =>
      value === null
        ? '<param><value><nil/></value></param>'
        : `<param><value><string>${value}</string></value></param>`,
    );
    const answer = await fetch(`${pbx.url}/xml-rpc?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=UTF-8' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<methodCall><methodName>ucp.${version}.requests.${method}</methodName><params>${values.join('')}</params></methodCall>\n`,
    });
    return answer.text();
  };
  for (const version of ['v22', 'v30']) {
    events.bodies.length = 0;
    expect(valueOf(await call(version, 'connection.login'))).toBe('1');
    expect(valueOf(await call(version, 'service.subscribeEvents', `ucp.${version}.events.call`))).toBe('1');
    expect(await call(version, 'phone.getPhoneIds')).toMatch(/<string>SIP\/\d+<\/string>/);
    const id = valueOf(await call(version, 'call.placeCallWithPhone', '+49 911 777-777', null, null));
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await events.until(2);
    expect(events.bodies.at(-1)).toContain(`<methodName>ucp.${version}.events.call.receiveCallState</methodName>`);
    for (const member of ['id', 'state', 'timestamp', 'callerNumber', 'callerName', 'calledNumber', 'calledName']) {
      expect(events.bodies.at(-1)).toContain(`<name>${member}</name>`);
    }
    expect(await call(version, 'call.getCallState', id)).toContain('<string>RINGBACK</string>');
    expect(valueOf(await call(version, 'call.hangupCall', id))).toBe('1');
    await events.until(3);
    expect(valueOf(await call(version, 'connection.logout'))).toBe('1');
  }
});

test('Python’s own XML-RPC module (one line an element, numbers as int) reads the call list', async () => {
  pbx.person('Anna').hadCall({ direction: 'in', with: '+49301', at: new Date('2026-11-24T08:00:00Z'), seconds: 0 });
  const call = async (method: string, params: readonly string[]): Promise<string> => {
    const lines = params.map((value) => `<param>\n<value>${value}</value>\n</param>\n`).join('');
    const answer = await fetch(`${pbx.url}/xml-rpc?de.vertico.starface.auth=${encodeURIComponent(hash)}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', 'user-agent': 'Python-xmlrpc/3.12' },
      body: `<?xml version='1.0'?>\n<methodCall>\n<methodName>${method}</methodName>\n<params>\n${lines}</params>\n</methodCall>\n`,
    });
    return answer.text();
  };
  await call('ucp.v30.requests.connection.login', []);
  const list = await call('ucp.v30.requests.callList.getCallList', [
    '<dateTime.iso8601>20261231T23:59:59</dateTime.iso8601>',
    '<dateTime.iso8601>20260101T00:00:00</dateTime.iso8601>',
    '<string></string>',
    '<string>MISSED</string>',
    '<string>NON_GROUP</string>',
    '<string>startTime</string>',
    '<string>DESCENDING</string>',
    '<int>0</int>',
    '<int>50</int>',
  ]);
  expect(list).toContain('<name>totalCount</name><value><int>1</int></value>');
  expect(list).toContain('<name>callerNumber</name><value><string>+49301</string></value>');
});

test('a browser demo on another web server asks first, logs in, switches a redirection and logs out', async () => {
  const origin = 'http://demo.example.com';
  const ask = await fetch(`${pbx.url}/rest/redirects`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'authtoken,content-type,x-version',
    },
  });
  expect(ask.ok).toBe(true);
  expect(ask.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authtoken');
  const headers: Record<string, string> = { origin, 'content-type': 'application/json', 'x-version': '2' };
  const offer = (await (await fetch(`${pbx.url}/rest/login`, { headers })).json()) as Record<string, string>;
  offer['secret'] = `0101:${sha512(`0101${offer['nonce']}${sha512('Geheim-Anna-1')}`)}`;
  const login = await fetch(`${pbx.url}/rest/login`, { method: 'POST', headers, body: JSON.stringify(offer) });
  headers['authToken'] = ((await login.json()) as { token: string }).token;
  const list = (await (await fetch(`${pbx.url}/rest/redirects`, { headers })).json()) as Record<string, unknown>[];
  const slot: Record<string, unknown> = { ...list[0], enabled: true };
  const path = `${pbx.url}/rest/redirects/${String(slot['id'])}`;
  expect((await fetch(path, { method: 'PUT', headers, body: JSON.stringify(slot) })).status).toBe(204);
  expect((await fetch(`${pbx.url}/rest/login`, { method: 'DELETE', headers })).status).toBe(204);
  expect((await fetch(`${pbx.url}/rest/redirects`, { headers })).status).toBe(401);
});

test('the vendor’s library of 2010 (v20) provides its service, is called back, and ignores nothing it needs', async () => {
  const events = await listen();
  const query =
    `de.vertico.starface.user=0101&de.vertico.starface.auth=${createHash('md5').update('0101*Geheim-Anna-1').digest('hex')}` +
    `&de.vertico.starface.callback.type=http&de.vertico.starface.callback.host=127.0.0.1` +
    `&de.vertico.starface.callback.port=${events.port}&de.vertico.starface.callback.path=/ucp`;
  const call = async (method: string, params = ''): Promise<string> => {
    const body = `<?xml version="1.0" encoding="UTF-8"?><methodCall><methodName>ucp.v20.server.${method}</methodName><params>${params}</params></methodCall>`;
    return (await fetch(`${pbx.url}/xml-rpc?${query}`, { method: 'POST', body })).text();
  };
  expect(valueOf(await call('connection.login'))).toBe('1');
  const provided =
    '<param><value><array><data><value>ucp.v20.client.communication.call</value></data></array></value></param>';
  expect(valueOf(await call('connection.setProvidedServices', provided))).toBe('1');
  const text = (value: string): string => `<param><value>${value}</value></param>`;
  const id = valueOf(await call('communication.call.placeCall', text('0911777777') + text('') + text('')));
  await events.until(2);
  expect(events.bodies.at(-1)).toContain('<methodName>ucp.v20.client.communication.call.receiveCallState</methodName>');
  expect(events.bodies.at(-1)).toContain('<string>PROCEEDING</string>');
  expect(events.bodies.at(-1)).not.toContain('groupID');
  expect(valueOf(await call('connection.probe'))).toBe('1');
  expect(valueOf(await call('communication.call.hangupCall', text(id)))).toBe('1');
});

test('a .NET client keeps what it does not know, and the PBX keeps it, too', async () => {
  const form = new URLSearchParams({
    grant_type: 'password',
    client_id: pbx.restClient.id,
    client_secret: pbx.restClient.secret,
    scope: 'login',
    username: pbx.admin.login,
    password: pbx.admin.password,
  });
  const granted = await fetch(`${pbx.url}/auth/realms/pbx/oauth2/token`, { method: 'POST', body: form });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'x-version': '2', 'content-type': 'application/json' };
  const users = (await (await fetch(`${pbx.url}/rest/users`, { headers })).json()) as { id: number; email: string }[];
  const user = users.find(({ email }) => email === 'ben.oeztuerk@example.com');
  const path = `${pbx.url}/rest/users/${user?.id}/phoneconfig/`;
  const config = (await (await fetch(path, { headers })).json()) as Record<string, unknown>;
  const body = JSON.stringify({ ...config, doNotDisturb: true, laterMember: 7 });
  expect((await fetch(path, { method: 'PUT', headers, body })).status).toBe(204);
  expect(await (await fetch(path, { headers })).json()).toEqual({ ...config, doNotDisturb: true, laterMember: 7 });
  expect(pbx.person('Ben').state().dnd).toBe(true);
});
