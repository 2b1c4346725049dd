/**
 * Each oddity of a STARFACE that programs of others rely on or have to put up with, by name. Requests are written out
 * byte for byte, with none of the product's code in between.
 */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { anna, ben } from './testing/people.ts';

const sha512 = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex');

let pbx: StarfaceSimulator;
let token: string;

beforeEach(async () => {
  pbx = await startStarface({ people: [anna, ben] });
  token = await logIn(pbx.admin.login, pbx.admin.password);
});

afterEach(() => pbx.stop());

async function logIn(login: string, password: string): Promise<string> {
  const offer = (await (await fetch(`${pbx.url}/rest/login`)).json()) as { loginType: string; nonce: string };
  const secret = `${login}:${sha512(login + offer.nonce + sha512(password))}`;
  const body = JSON.stringify({ ...offer, secret });
  const answer = await fetch(`${pbx.url}/rest/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return ((await answer.json()) as { token: string }).token;
}

function rest(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${pbx.url}/rest${path}`, { ...init, headers: { authToken: token, ...init.headers } });
}

/** Node's fetch refuses a body on GET; public clients in .NET and PHP send one. */
async function restByHand(method: string, path: string, body: string): Promise<number> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const sent = request(
      `${pbx.url}/rest${path}`,
      {
        method,
        headers: { authToken: token, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

const hash = `0101:${sha512(`0101*${sha512('Geheim-Anna-1')}`)}`;

async function uci(
  xml: string,
  query = `de.vertico.starface.auth=${hash}`,
): Promise<{ readonly status: number; readonly text: string; readonly cookie: string | null }> {
  const answer = await fetch(`${pbx.url}/xml-rpc?${query}`, { method: 'POST', body: xml });
  return { status: answer.status, text: await answer.text(), cookie: answer.headers.get('set-cookie') };
}

const call = (method: string, params = ''): string =>
  `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${params}</params></methodCall>`;
const ofType = (typed: string): string => `<param><value>${typed}</value></param>`;

describe('REST', () => {
  test.each(['/users/', '/users?', '/users/?', '//users', '/users/me/', '/permissions/?x='])(
    'a slash or a question mark at the end is put up with: %s',
    async (path) => {
      expect((await rest(path)).status).toBe(200);
    },
  );

  test('absent parameters are sent as empty ones', async () => {
    expect((await rest('/redirects?actOnBehalfOf=')).status).toBe(200);
    expect((await rest('/contacts?userId=&tags=&searchTerms=&page=&pagesize=')).status).toBe(200);
  });

  test('booleans are written with a capital', async () => {
    const numbers = (await (await rest('/phonenumbers?assigned=True')).json()) as unknown[];
    expect(numbers.length).toBeGreaterThan(0);
  });

  test('GET and DELETE may bear a body', async () => {
    expect(await restByHand('GET', '/users', '{}')).toBe(200);
    expect(await restByHand('DELETE', '/contacts/tags/nothing', '{}')).toBe(404);
  });

  test('the version header may be there or not', async () => {
    expect((await rest('/users/me', { headers: { 'x-version': '2' } })).status).toBe(200);
    expect((await rest('/users/me')).status).toBe(200);
  });

  test('the token counts in `authToken` and, from version 10 on, in `Authorization`', async () => {
    const form = new URLSearchParams({
      grant_type: 'password',
      client_id: pbx.restClient.id,
      client_secret: pbx.restClient.secret,
      scope: 'login',
      username: pbx.admin.login,
      password: pbx.admin.password,
    });
    const answer = await fetch(`${pbx.url}/auth/realms/pbx/oauth2/token`, { method: 'POST', body: form });
    const { access_token: bearer } = (await answer.json()) as { access_token: string };
    const headers = { authorization: `Bearer ${bearer}`, 'x-version': '2' };
    expect((await fetch(`${pbx.url}/rest/users/me`, { headers })).status).toBe(200);
  });

  test('a login that is a number in JSON is taken, its digits as they are', async () => {
    const body = JSON.stringify({ login: 777, firstName: 'Zoe', familyName: 'Zahl', email: '', password: 'Geheim-7' });
    const headers = { 'content-type': 'application/json' };
    expect((await rest('/users', { method: 'POST', headers, body })).status).toBe(201);
    expect(pbx.person('Zoe').login).toBe('777');
  });

  test('a login with leading zeros is text and keeps them', async () => {
    const me = (await (await rest('/users/me')).json()) as { login: unknown };
    expect(me.login).toBe('0001');
  });

  test('success without content is 204 with nothing in it, also where there is no picture', async () => {
    const { userId } = pbx.person('Anna');
    const config = await (await rest(`/users/${userId}/phoneconfig`)).text();
    const written = await rest(`/users/${userId}/phoneconfig`, { method: 'PUT', body: config });
    expect([written.status, await written.text()]).toEqual([204, '']);
    expect((await rest(`/users/${userId}/avatar`)).status).toBe(204);
  });

  test('401 is JSON with a code in words', async () => {
    const answer = await fetch(`${pbx.url}/rest/users`);
    const { code, message } = (await answer.json()) as { code: unknown; message: unknown };
    expect([answer.status, typeof code, typeof message]).toEqual([401, 'string', 'string']);
  });

  test('403 names the user and the right in free text', async () => {
    const own = await logIn('0101', 'Geheim-Anna-1');
    const answer = await rest('/groups', { headers: { authToken: own } });
    const { message } = (await answer.json()) as { message: string };
    expect(answer.status).toBe(403);
    expect(message).toContain(String(pbx.person('Anna').userId));
    expect(message).toContain('admin_group_perm');
  });

  test('a nonce is used up by the first answer, right or wrong', async () => {
    const offer = (await (await fetch(`${pbx.url}/rest/login`)).json()) as { nonce: string };
    const post = async (secret: string): Promise<number> => {
      const body = JSON.stringify({ loginType: 'Internal', nonce: offer.nonce, secret });
      return (await fetch(`${pbx.url}/rest/login`, { method: 'POST', body })).status;
    };
    expect(await post('0001:wrong')).toBe(400);
    const right = `0001:${sha512(`0001${offer.nonce}${sha512(pbx.admin.password)}`)}`;
    expect(await post(right)).toBe(400);
  });

  test('a redirection is one slot of a number and a trigger: three triggers for each number, none can be made', async () => {
    const { userId } = pbx.person('Anna');
    const slots = (await (await rest(`/redirects?actOnBehalfOf=${userId}`)).json()) as {
      phoneNumber: string;
      redirectTrigger: { redirectTriggerType: string };
    }[];
    const triggers = new Map<string, string[]>();
    for (const { phoneNumber, redirectTrigger } of slots) {
      triggers.set(phoneNumber, [...(triggers.get(phoneNumber) ?? []), redirectTrigger.redirectTriggerType]);
    }
    expect(triggers.size).toBe(2);
    for (const kinds of triggers.values()) expect(kinds).toEqual(['ALWAYS', 'BUSY', 'TIMEOUT']);
    expect((await rest('/redirects', { method: 'POST', body: '{}' })).status).toBe(405);
  });

  test('pages begin at 0 and hold 20 where nothing is said', async () => {
    const list = (await (await rest('/contacts')).json()) as { metadata: Record<string, unknown> };
    expect(list.metadata).toMatchObject({ page: 0, pagesize: 20 });
  });

  test('PUT of the numbers of a phone comes with a body or without', async () => {
    const { userId } = pbx.person('Anna');
    const [phone] = (await (await rest(`/users/${userId}/phoneconfig/phones`)).json()) as { phoneId: number }[];
    const path = `/users/${userId}/phoneconfig/phones/${phone?.phoneId}/numbers`;
    expect((await rest(path, { method: 'PUT' })).status).toBe(204);
    expect((await rest(path, { method: 'PUT', body: await (await rest(path)).text() })).status).toBe(204);
  });
});

describe('UCI', () => {
  test('the answer bears a cookie, and no client has to keep it', async () => {
    expect((await uci(call('ucp.v30.requests.connection.login'))).cookie).toContain('JSESSIONID');
    expect((await uci(call('ucp.v30.requests.call.getCallIds'))).text).toContain('<array>');
  });

  test('an empty body is 400', async () => {
    expect((await uci('')).status).toBe(400);
  });

  test('faults are answered with 200', async () => {
    const answer = await uci(call('ucp.v30.requests.call.getCallIds'));
    expect([answer.status, answer.text.includes('<fault>')]).toEqual([200, true]);
  });

  test.each([
    'ucp.v20.server.connection.login',
    'ucp.v22.server.connection.login',
    'ucp.v22.requests.connection.login',
    'ucp.v30.requests.connection.login',
    'ucp.v30.server.communication.connection.login',
  ])('methods are spelt as %s, too', async (method) => {
    expect((await uci(call(method))).text).toContain('<boolean>1</boolean>');
  });

  test.each(['<nil/>', '<ex:nil xmlns:ex="http://ws.apache.org/xmlrpc/namespaces/extensions"/>', '<string/>', ''])(
    'what is not given may be %j',
    async (absent) => {
      await uci(call('ucp.v30.requests.connection.login'));
      const params = ofType('+49301') + ofType(absent) + ofType(absent);
      expect((await uci(call('ucp.v30.requests.call.placeCallWithPhone', params))).text).toMatch(
        /<string>[0-9a-f-]{36}<\/string>/,
      );
      pbx.person('Anna').hangsUp();
    },
  );

  test('a refused call is an empty id and no fault, an unknown call an empty state', async () => {
    await uci(call('ucp.v30.requests.connection.login'));
    const refused = ofType('no number') + ofType('') + ofType('');
    expect((await uci(call('ucp.v30.requests.call.placeCallWithPhone', refused))).text).toContain('<string></string>');
    expect((await uci(call('ucp.v30.requests.call.getCallState', ofType('x')))).text).toContain('<struct></struct>');
  });

  test('the version of the server is told before login', async () => {
    expect((await uci(call('ucp.v30.requests.system.getServerVersion'))).text).toContain('10.0.2.6');
  });

  test('tokens: the static hash, its forms before 6.4.2, Active Directory, and a JWT in address or header', async () => {
    const password = 'Geheim-Anna-1';
    const md5 = createHash('md5').update(`0101*${password}`).digest('hex');
    const base64 = Buffer.from(`0101*${password}`).toString('base64');
    const form = new URLSearchParams({
      grant_type: 'password',
      client_id: pbx.restClient.id,
      client_secret: pbx.restClient.secret,
      username: '0101',
      password,
    });
    pbx.person('Anna').grant('oauth_password_grant');
    const answer = await fetch(`${pbx.url}/auth/realms/pbx/oauth2/token`, { method: 'POST', body: form });
    const { access_token: jwt } = (await answer.json()) as { access_token: string };
    const user = 'de.vertico.starface.user=0101';
    for (const query of [
      `de.vertico.starface.auth=${encodeURIComponent(hash)}`,
      `${user}&de.vertico.starface.auth=0101:${md5}`,
      `${user}&de.vertico.starface.auth=${md5}`,
      `${user}&de.vertico.starface.auth=${encodeURIComponent(base64)}`,
      `de.vertico.starface.jwt=${jwt}`,
    ]) {
      expect((await uci(call('ucp.v30.requests.connection.login'), query)).text).toContain('<boolean>1</boolean>');
    }
    const byHeader = await fetch(`${pbx.url}/xml-rpc`, {
      method: 'POST',
      headers: { authorization: `Bearer ${jwt}` },
      body: call('ucp.v30.requests.connection.login'),
    });
    expect(await byHeader.text()).toContain('<boolean>1</boolean>');
  });

  test('a client may leave right after dialling: the call lives on', async () => {
    await uci(call('ucp.v30.requests.connection.login'));
    const params = ofType('+49301') + ofType('') + ofType('');
    await uci(call('ucp.v30.requests.call.placeCallWithPhone', params));
    expect((await uci(call('ucp.v30.requests.connection.logout'))).text).toContain('<boolean>1</boolean>');
    expect(pbx.person('Anna').state().calls).toHaveLength(1);
  });

  test('a DOCTYPE is refused', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${call('ucp.v30.requests.connection.login')}`;
    expect((await uci(bomb)).status).toBe(400);
  });
});
