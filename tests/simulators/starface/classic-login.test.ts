import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startStarface, type StarfaceSimulator } from './index.ts';
import { loginSecret, uciToken } from './auth/secrets.ts';
import { anna } from './testing/people.ts';
import { RestClient } from './testing/rest-client.ts';

let pbx: StarfaceSimulator;
let time: number;

beforeEach(async () => {
  time = Date.parse('2026-11-24T08:00:00Z');
  pbx = await startStarface({ people: [anna], now: () => time });
});

afterEach(() => pbx.stop());

test('the secrets equal the published and the hand-made test vectors', () => {
  expect(loginSecret('Internal', '0001', 'nonce-1', 'foobar')).toBe(
    '0001:2c1ee46be9be8b6269e421431d5cee28c88840a221ec48c69b04c94126201d97259882bb28baf93bea3e91177d4b9b6f83575800a09905a1f55f9cdb791c88aa',
  );
  expect(loginSecret('ActiveDirectory', '0001', 'nonce-1', 'foobar')).toBe('MDAwMW5vbmNlLTFmb29iYXI=');
  expect(uciToken('123', 'Pass123')).toMatch(/^123:81d8af78c98b153485f7d48e3437eb73/);
});

test('the login answers a token that opens REST, with and without the version header', async () => {
  const client = new RestClient(pbx.url);
  expect((await client.login('0101', 'Geheim-Anna-1')).status).toBe(200);
  expect((await client.get('/users/me')).body).toMatchObject({ login: '0101', email: 'anna.muster@example.com' });
  const bare = await fetch(`${pbx.url}/rest/login`);
  expect(await bare.json()).toEqual({ loginType: 'Internal', nonce: expect.any(String), secret: null });
});

test('the Active Directory form of the secret is accepted', async () => {
  const client = new RestClient(pbx.url);
  const { nonce } = (await client.get('/login')).body as { nonce: string };
  const secret = Buffer.from(`0101${nonce}Geheim-Anna-1`).toString('base64');
  const answer = await client.post('/login', { loginType: 'ActiveDirectory', nonce, secret });
  expect(answer.status).toBe(200);
});

test('a wrong password is refused with 400 and counted for the account', async () => {
  const client = new RestClient(pbx.url);
  const answer = await client.login('0101', 'wrong');
  expect(answer).toEqual({ status: 400, body: { code: 'BAD_REQUEST', message: expect.any(String) } });
  expect(pbx.person('Anna').refusedLogins).toBe(1);
});

test('a nonce counts once', async () => {
  const client = new RestClient(pbx.url);
  const { nonce } = (await client.get('/login')).body as { nonce: string };
  const body = { loginType: 'Internal', nonce, secret: loginSecret('Internal', '0101', nonce, 'Geheim-Anna-1') };
  expect((await client.post('/login', body)).status).toBe(200);
  expect((await client.post('/login', body)).status).toBe(400);
});

test('a token ends after four hours', async () => {
  const client = new RestClient(pbx.url);
  await client.login('0101', 'Geheim-Anna-1');
  time += 4 * 60 * 60 * 1000 - 1;
  expect((await client.get('/users/me')).status).toBe(200);
  time += 1;
  expect(await client.get('/users/me')).toEqual({
    status: 401,
    body: { code: 'UNAUTHORIZED', message: expect.any(String) },
  });
});

test('logging out, a forced expiry and a restart void tokens', async () => {
  for (const end of [
    (client: RestClient) => client.delete('/login'),
    async () => pbx.expireTokens(),
    async () => pbx.restart(),
  ]) {
    const client = new RestClient(pbx.url);
    await client.login('0101', 'Geheim-Anna-1');
    await end(client);
    // The first request after a restart may meet a connection that was cut.
    const answer = await client.get('/users/me').catch(() => client.get('/users/me'));
    expect(answer.status).toBe(401);
  }
});

test('an account whose first password was never changed cannot log in', async () => {
  pbx.person('0101').mustChangePassword();
  const client = new RestClient(pbx.url);
  expect((await client.login('0101', 'Geheim-Anna-1')).status).toBe(400);
  pbx.person('0101').changePassword('Neues-Kennwort-1');
  expect((await client.login('0101', 'Neues-Kennwort-1')).status).toBe(200);
});
