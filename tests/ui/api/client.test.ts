import { expect, test } from '@jest/globals';
import { createApi, type Api } from '../../../src/ui/api/client.ts';

type Sent = {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly type: string | null;
};

function setUp(answer: () => Response | Promise<Response>, timeoutMs?: number): { api: Api; sent: Sent[] } {
  const sent: Sent[] = [];
  const api = createApi({
    baseUrl: '/api/v1',
    tokens: { getToken: async () => 'token' },
    fetch: async (url, init) => {
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
      sent.push({ method: init?.method, url, body, type: new Headers(init?.headers).get('content-type') });
      const aborted = new Promise<never>((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('late', 'TimeoutError'))),
      );
      return Promise.race([answer(), aborted]);
    },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  return { api, sent };
}

const empty = (): Response => new Response(null, { status: 204 });
const json = 'application/json';

test.each<[string, (api: Api) => Promise<unknown>, Sent]>([
  [
    'link',
    (api) => api.link({ login: '0101', password: 'p' }),
    { method: 'PUT', url: '/api/v1/me/starface', body: { login: '0101', password: 'p' }, type: json },
  ],
  ['unlink', (api) => api.unlink(), { method: 'DELETE', url: '/api/v1/me/starface', body: undefined, type: null }],
  [
    'silent',
    (api) => api.setDnd({ on: true, until: '2026-03-10T13:00:00Z' }),
    { method: 'PUT', url: '/api/v1/me/dnd', body: { on: true, until: '2026-03-10T13:00:00Z' }, type: json },
  ],
  [
    'hang up',
    (api) => api.hangUp('a/b c'),
    { method: 'DELETE', url: '/api/v1/calls/a%2Fb%20c', body: undefined, type: null },
  ],
])('%s is one request as the contract has it', async (_name, ask, expected) => {
  const { api, sent } = setUp(empty);
  await ask(api);
  expect(sent).toEqual([expected]);
});

test.each<[string, (api: Api) => Promise<unknown>]>([
  ['/api/v1/me', (api) => api.me()],
  ['/api/v1/calls', (api) => api.calls()],
  ['/api/v1/colleagues', (api) => api.colleagues()],
])('%s is read as JSON', async (url, ask) => {
  const { api, sent } = setUp(() => new Response('[{"id":"1"}]'));
  expect(await ask(api)).toEqual([{ id: '1' }]);
  expect(sent).toEqual([{ method: 'GET', url, body: undefined, type: null }]);
});

test('a placed call comes back with its id', async () => {
  const { api, sent } = setUp(() => new Response('{"id":"7","state":"ringingOut","number":"+4930"}', { status: 201 }));
  expect(await api.placeCall({ number: '+4930' })).toEqual({ id: '7', state: 'ringingOut', number: '+4930' });
  expect(sent[0]).toMatchObject({ method: 'POST', url: '/api/v1/calls', body: { number: '+4930' } });
});

test('a problem document rejects with its code', async () => {
  const { api } = setUp(() => new Response('{"code":"starface.wrong-credentials"}', { status: 422 }));
  await expect(api.link({ login: '1', password: 'x' })).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
});

test('a bridge that never answers counts as unreachable', async () => {
  const { api } = setUp(() => new Promise<Response>(() => undefined), 20);
  await expect(api.me()).rejects.toMatchObject({ code: 'unreachable' });
});
