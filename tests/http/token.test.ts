import { createHmac, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, SignJWT } from 'jose';
import { annaId, clientId, newKey, signed, tenantId } from './fake-entra.ts';
import { problemOf, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

async function ask(authorization: string | undefined) {
  return fixture.app.inject({
    method: 'GET',
    url: '/api/v1/me',
    // A minute for each case, so that the limit of requests plays no part.
    headers: authorization === undefined ? {} : { authorization },
  });
}

const otherTenant = '22222222-2222-3333-4444-555555555555';
const otherClient = '88888888-8888-7777-6666-555555555555';
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(fixture.clock.now() / 1_000);

test('a token for our API is accepted, and the person is tenant and object id', async () => {
  const response = await ask(`Bearer ${await fixture.entra.token()}`);
  expect(response.statusCode).toBe(200);
  expect(fixture.persons.asked.at(-1)?.caller).toBe(`${tenantId}/${annaId}`);
});

test('mail, UPN and name in a token do not decide who asks', async () => {
  await ask(`Bearer ${await fixture.entra.token({ preferred_username: 'ben@example.com', email: 'ben@example.com' })}`);
  expect(fixture.persons.asked.at(-1)?.caller).toBe(`${tenantId}/${annaId}`);
});

test.each<[string, Record<string, unknown>]>([
  ['ids in capitals', { aud: clientId.toUpperCase(), azp: clientId.toUpperCase(), tid: tenantId.toUpperCase() }],
  ['several scopes', { scp: 'openid access_as_user profile' }],
  ['a name alone missing', { name: undefined, preferred_username: undefined }],
  ['a clock that is 59 s behind', { nbf: 59 }],
  ['an expiry 59 s ago', { exp: -59 }],
  ['unknown claims', { xms_new: { a: 1 } }],
])('a token with %s is accepted', async (_what, changes) => {
  const times = Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [name, typeof value === 'number' ? seconds() + value : value]),
  );
  expect((await ask(`Bearer ${await fixture.entra.token(times)}`)).statusCode).toBe(200);
});

type Case = readonly [what: string, expected: 401 | 403, authorization: () => string | undefined | Promise<string>];

/** A genuine token with one thing wrong. */
const claim = (what: string, expected: 401 | 403, changes: Record<string, unknown>): Case => [
  what,
  expected,
  async () => `Bearer ${await fixture.entra.token(changes)}`,
];
const time = (what: string, changes: Record<string, number>): Case => [
  what,
  401,
  async () => {
    const moved = Object.entries(changes).map(([name, offset]) => [name, seconds() + offset] as const);
    return `Bearer ${await fixture.entra.token(Object.fromEntries(moved))}`;
  },
];
const header = (what: string, changes: Record<string, unknown>): Case => [
  what,
  401,
  async () => `Bearer ${await fixture.entra.token({}, changes)}`,
];
const text = (what: string, authorization: string | undefined): Case => [what, 401, () => authorization];
/** Cuts a genuine token into its three parts and joins what the case makes of them. */
const parts = (what: string, join: (head: string, body: string, signature: string) => string): Case => [
  what,
  401,
  async () => {
    const [head = '', body = '', signature = ''] = (await fixture.entra.token()).split('.');
    return `Bearer ${join(head, body, signature)}`;
  },
];

const cases: readonly Case[] = [
  text('no header', undefined),
  text('an empty header', ''),
  text('the word alone', 'Bearer'),
  text('the word and spaces', 'Bearer    '),
  text('one part', 'Bearer abc'),
  text('two parts', 'Bearer abc.def'),
  text('empty parts', 'Bearer ..'),
  text('no JSON', 'Bearer abc.def.ghi'),
  text('Basic', `Basic ${Buffer.from('0101:password').toString('base64')}`),
  text('a list of tokens', 'Bearer a.b.c, Bearer d.e.f'),
  text('control characters', 'Bearer a.b.c\u0001'),
  text('a token beyond all size', `Bearer ${'a'.repeat(9_000)}.${'b'.repeat(5_000)}.${'c'.repeat(1_000)}`),
  ['the token without the word', 401, () => fixture.entra.token()],
  ['the token as a MAC', 401, async () => `MAC ${await fixture.entra.token()}`],
  ['an encrypted token of five parts', 401, async () => `Bearer ${await fixture.entra.token()}.x.y`],

  parts('no signature', (head, body) => `${head}.${body}.`),
  parts('two signatures', (head, body, signature) => `${head}.${body}.${signature}${signature}`),
  parts('a signature cut short', (head, body, signature) => `${head}.${body}.${signature.slice(0, -8)}`),
  parts('a changed body', (head, body, signature) => {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    return `${head}.${base64url({ ...claims, oid: 'bbbbbbbb-0000-0000-0000-000000000002' })}.${signature}`;
  }),
  parts('a changed header', (_head, body, signature) => {
    return `${base64url({ alg: 'RS256', kid: 'key-1', typ: 'other' })}.${body}.${signature}`;
  }),
  parts('alg none', (_head, body) => `${base64url({ alg: 'none', typ: 'JWT' })}.${body}.`),
  parts(
    'alg none with the signature',
    (_head, body, sig) => `${base64url({ alg: 'none', kid: 'key-1' })}.${body}.${sig}`,
  ),
  parts('alg None', (_head, body) => `${base64url({ alg: 'None', kid: 'key-1' })}.${body}.`),
  parts('alg missing', (_head, body, signature) => `${base64url({ kid: 'key-1' })}.${body}.${signature}`),
  parts('alg unknown', (_head, body, signature) => `${base64url({ alg: 'XX1', kid: 'key-1' })}.${body}.${signature}`),
  parts(
    'alg as a list',
    (_head, body, signature) => `${base64url({ alg: ['RS256'], kid: 'key-1' })}.${body}.${signature}`,
  ),
  parts('a body that is no object', (head, _body, signature) => `${head}.${base64url('text')}.${signature}`),
  [
    'HS256 with the public key as secret',
    401,
    async () => {
      const [key] = fixture.entra.published;
      const secret = key === undefined ? '' : await exportSPKI(key.publicKey);
      const head = base64url({ alg: 'HS256', kid: 'key-1', typ: 'JWT' });
      const body = base64url(fixture.entra.claims());
      return `Bearer ${head}.${body}.${createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')}`;
    },
  ],
  [
    'HS256 with an empty secret',
    401,
    () =>
      new SignJWT(fixture.entra.claims())
        .setProtectedHeader({ alg: 'HS256', kid: 'key-1' })
        .sign(createSecretKey(Buffer.alloc(32)))
        .then((token) => `Bearer ${token}`),
  ],
  header('RS384', { alg: 'RS384' }),
  header('RS512', { alg: 'RS512' }),
  header('PS256', { alg: 'PS256' }),
  [
    'ES256 with a key inside the header',
    401,
    async () => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const jwk = await exportJWK(pair.publicKey);
      const token = new SignJWT(fixture.entra.claims()).setProtectedHeader({ alg: 'ES256', kid: 'key-1', jwk });
      return `Bearer ${await token.sign(pair.privateKey)}`;
    },
  ],
  [
    'a key of its own in the header (jwk)',
    401,
    async () => {
      const own = newKey('own');
      const jwk = await exportJWK(own.publicKey);
      return `Bearer ${await signed(fixture.entra.claims(), own, { jwk })}`;
    },
  ],
  [
    'a key address in the header (jku)',
    401,
    async () => `Bearer ${await signed(fixture.entra.claims(), newKey('x'), { jku: `${fixture.entra.issuer}/keys` })}`,
  ],
  [
    'a certificate in the header (x5u, x5c)',
    401,
    async () => `Bearer ${await signed(fixture.entra.claims(), newKey('x'), { x5u: 'https://x', x5c: ['AA=='] })}`,
  ],
  ['an unknown key id', 401, async () => `Bearer ${await signed(fixture.entra.claims(), newKey('unknown'))}`],
  ['our key id with another key', 401, async () => `Bearer ${await signed(fixture.entra.claims(), newKey('key-1'))}`],
  header('no key id', { kid: undefined }),
  header('an empty key id', { kid: '' }),
  header('an unknown critical extension', { crit: ['exp2'], exp2: 1 }),

  time('an expiry an hour ago', { exp: -3_600 }),
  time('an expiry 61 s ago', { exp: -61 }),
  time('a start in an hour', { nbf: 3_600 }),
  time('a start in 61 s', { nbf: 61 }),
  claim('no expiry', 401, { exp: undefined }),
  claim('an expiry as text', 401, { exp: '9999999999' }),

  claim('another audience', 401, { aud: otherClient }),
  claim('Graph as audience', 401, { aud: '00000003-0000-0000-c000-000000000000' }),
  claim('the address form of the audience', 401, { aud: `api://${clientId}` }),
  claim('no audience', 401, { aud: undefined }),
  claim('an empty audience', 401, { aud: '' }),
  claim('several audiences, ours among them', 401, { aud: [clientId, otherClient] }),
  claim('an audience that ends like ours', 401, { aud: `x${clientId}` }),
  claim('no issuer', 401, { iss: undefined }),
  claim('the issuer of another tenant', 401, { iss: `https://login.microsoftonline.com/${otherTenant}/v2.0` }),
  claim('the issuer of version 1', 401, { iss: `https://sts.windows.net/${tenantId}/` }),
  claim('an issuer without a host', 401, { iss: tenantId }),
  [
    'our issuer with a slash more',
    401,
    async () => `Bearer ${await fixture.entra.token({ iss: `${fixture.entra.issuer}/` })}`,
  ],

  claim('another tenant', 403, { tid: otherTenant }),
  claim('no tenant', 403, { tid: undefined }),
  claim('the tenant of private accounts', 403, { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }),
  claim('no object id', 403, { oid: undefined }),
  claim('an empty object id', 403, { oid: '' }),
  claim('an object id as a list', 403, { oid: [annaId] }),
  claim('another client of the tenant', 403, { azp: otherClient }),
  claim('no client', 403, { azp: undefined }),
  claim('the client by its old name only', 403, { azp: undefined, appid: clientId }),
  claim('version 1', 403, { ver: '1.0' }),
  claim('no version', 403, { ver: undefined }),
  claim('an id token', 403, { scp: undefined, azp: undefined, nonce: 'x', sub: annaId }),
  claim('no scope', 403, { scp: undefined }),
  claim('an empty scope', 403, { scp: '' }),
  claim('another scope', 403, { scp: 'User.Read' }),
  claim('a scope that begins like ours', 403, { scp: 'access_as_user2 access_as_users' }),
  claim('our scope in capitals', 403, { scp: 'ACCESS_AS_USER' }),
  claim('scopes as a list', 403, { scp: ['access_as_user'] }),
  claim('roles of an application only', 403, { scp: undefined, roles: ['access_as_user'] }),
  claim('an application beside a scope', 403, { idtyp: 'app', roles: ['PresenceBridge.Admin'] }),
];

test('there are more than sixty ways to be refused here', () => {
  expect(cases.length).toBeGreaterThan(60);
  expect(new Set(cases.map(([what]) => what)).size).toBe(cases.length);
});

test.each(cases)('%s is refused with %i', async (_what, expected, authorization) => {
  fixture.clock.advance(1_000);
  const before = fixture.persons.asked.length;
  const response = await ask(await authorization());
  expect(problemOf(response)).toEqual({
    status: expected,
    code: expected === 401 ? 'auth.required' : 'auth.forbidden',
  });
  expect(response.headers['www-authenticate']).toBe(expected === 401 ? 'Bearer' : undefined);
  expect(fixture.persons.asked).toHaveLength(before);
});
