import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { problemOf, startFixture, type Fixture } from './http-fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.stop());

test('a request is handed over raw, and the answer of the receiver goes out as it is', async () => {
  const response = await fixture.app.inject({
    method: 'POST',
    url: '/hooks/uci/secret%2Fpath/x?a=%20b',
    headers: { 'content-type': 'text/xml; charset=iso-8859-1', 'x-odd': 'Value' },
    payload: Buffer.from([0x3c, 0xe4, 0x00, 0xff]),
  });
  expect([response.statusCode, response.headers['content-type'], response.body]).toEqual([202, 'text/xml', '<ok/>']);
  const request = fixture.hooks.uci.requests.at(-1);
  expect(request).toMatchObject({
    method: 'POST',
    target: 'secret%2Fpath/x?a=%20b',
    headers: { 'content-type': 'text/xml; charset=iso-8859-1', 'x-odd': 'Value' },
    remoteAddress: '127.0.0.1',
  });
  expect([...(request?.body ?? [])]).toEqual([0x3c, 0xe4, 0x00, 0xff]);
});

test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', undefined])(
  'a body of type %s arrives unparsed',
  async (type) => {
    await fixture.app.inject({
      method: 'POST',
      url: '/hooks/graph/secret',
      headers: type === undefined ? {} : { 'content-type': type },
      payload: Buffer.from('{"broken":'),
    });
    expect(Buffer.from(fixture.hooks.graph.requests.at(-1)?.body ?? []).toString()).toBe('{"broken":');
  },
);

test('a request without a body has an empty one', async () => {
  await fixture.app.inject({ method: 'POST', url: '/hooks/graph/secret?validationToken=x' });
  expect(fixture.hooks.graph.requests.at(-1)).toMatchObject({
    target: 'secret?validationToken=x',
    body: new Uint8Array(),
  });
});

test('512 KiB are taken, one byte more is refused unread', async () => {
  const send = (size: number) =>
    fixture.app.inject({
      method: 'POST',
      url: '/hooks/graph/secret',
      headers: { 'content-type': 'application/json' },
      payload: Buffer.alloc(size),
    });
  expect((await send(512 * 1024)).statusCode).toBe(202);
  const before = fixture.hooks.graph.requests.length;
  expect(problemOf(await send(512 * 1024 + 1)).status).toBe(422);
  expect(fixture.hooks.graph.requests).toHaveLength(before);
});

test.each(['/hooks/companion/pbx', '/hooks/other/x', '/hooks/', '/hooks/uci', '/hooks/%75ci/x'])(
  'there is nothing at %s',
  async (url) => {
    expect(problemOf(await fixture.app.inject({ method: 'POST', url, payload: 'x' })).status).toBe(404);
  },
);

test('an answer without a type is plain text that no browser interprets', async () => {
  const { headers } = await fixture.app.inject({ method: 'POST', url: '/hooks/uci/x' });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  expect(headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'");
});
