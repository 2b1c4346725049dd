import { expect, test } from '@jest/globals';
import { authorizedFetch, type Fetch } from '../../../src/ui/api/authorized-fetch.ts';
import type { TokenSource } from '../../../src/ui/api/tokens.ts';

type Asked = Parameters<TokenSource['getToken']>[0];

function setUp(answers: (Response | Error)[], token: () => string = () => 'token') {
  const sent: { url: string; bearer: string | null; credentials: unknown }[] = [];
  const asked: Asked[] = [];
  const fetch: Fetch = async (url, init) => {
    sent.push({ url, bearer: new Headers(init?.headers).get('authorization'), credentials: init?.credentials });
    const answer = answers.shift();
    if (!answer) throw new Error('More requests than answers');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const tokens: TokenSource = {
    getToken: async (options) => {
      asked.push(options);
      return `${token()}-${asked.length}`;
    },
  };
  return { send: authorizedFetch(fetch, tokens), sent, asked };
}

const refused = (challenge?: string): Response =>
  new Response('{}', { status: 401, headers: challenge === undefined ? {} : { 'www-authenticate': challenge } });

test('the token goes in the header, and no cookie goes along', async () => {
  const { send, sent } = setUp([new Response('ok')]);
  await send('/me');
  expect(sent).toEqual([{ url: '/me', bearer: 'Bearer token-1', credentials: 'omit' }]);
});

test('a refused token is replaced once by a fresh one', async () => {
  const { send, sent, asked } = setUp([refused(), new Response('ok')]);
  expect((await send('/me')).status).toBe(200);
  expect(sent.map(({ bearer }) => bearer)).toEqual(['Bearer token-1', 'Bearer token-2']);
  expect(asked).toEqual([undefined, { forceRefresh: true }]);
});

test('a second refusal is the answer', async () => {
  const { send, sent } = setUp([refused(), refused()]);
  expect((await send('/me')).status).toBe(401);
  expect(sent).toHaveLength(2);
});

test('a claims challenge is handed to the sign-in', async () => {
  const claims = '{"access_token":{"nbf":{"essential":true}}}';
  const { send, asked } = setUp([refused(`Bearer error="x", claims="${btoa(claims)}"`), new Response('ok')]);
  await send('/me');
  expect(asked[1]).toEqual({ forceRefresh: true, claims });
});

test('claims that are no base64 are left out', async () => {
  const { send, asked } = setUp([refused('Bearer claims="%%%"'), new Response('ok')]);
  await send('/me');
  expect(asked[1]).toEqual({ forceRefresh: true });
});

test('no answer is “unreachable”, with its cause', async () => {
  const cause = new TypeError('Failed to fetch');
  const { send } = setUp([cause]);
  await expect(send('/me')).rejects.toMatchObject({ code: 'unreachable', cause });
});

test('an abort stays an abort', async () => {
  const abort = new AbortController();
  abort.abort();
  const cause = new Error('stopped');
  const { send } = setUp([cause]);
  await expect(send('/me', { signal: abort.signal })).rejects.toBe(cause);
});

test.each([
  ['needs-person', 'signed-out'],
  ['cancelled', 'signed-out'],
  ['failed', 'signed-out'],
  ['blocked', 'sign-in-blocked'],
  ['not-allowed', 'sign-in-refused'],
  ['offline', 'unreachable'],
])('no token for the reason %s is %s, and nothing is sent', async (reason, code) => {
  const { send, sent } = setUp([], () => {
    throw Object.assign(new Error('no token'), { reason });
  });
  await expect(send('/me')).rejects.toMatchObject({ code });
  expect(sent).toEqual([]);
});
