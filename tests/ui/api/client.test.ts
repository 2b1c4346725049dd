import { expect, test } from '@jest/globals';
import { createApi, type Api } from '../../../src/ui/api/client.ts';
import { createTelephone, type Telephone } from '../../../src/ui/api/telephone.ts';
import { createTransport } from '../../../src/ui/api/transport.ts';

type Sent = {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
  readonly type: string | null;
};

function setUp(
  answer: () => Response | Promise<Response>,
  timeoutMs?: number,
): { api: Api; telephone: Telephone; sent: Sent[] } {
  const sent: Sent[] = [];
  const transport = createTransport({
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
  return { api: createApi(transport), telephone: createTelephone(transport), sent };
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

test.each<[string, (telephone: Telephone) => Promise<unknown>, string, string, unknown]>([
  ['hold', (phone) => phone.hold('a b'), 'POST', '/calls/a%20b/hold', undefined],
  ['forward', (phone) => phone.forward('1', '+4930'), 'POST', '/calls/1/forward', { number: '+4930' }],
  ['conference', (phone) => phone.conference(['1', '2']), 'POST', '/calls/conference', { callIds: ['1', '2'] }],
  ['primary phone', (phone) => phone.setPrimaryPhone('SIP/1'), 'PUT', '/me/phones/primary', { phoneId: 'SIP/1' }],
  [
    'redirection',
    (phone) => phone.setRedirection('2-busy', { enabled: true }),
    'PUT',
    '/me/redirections/2-busy',
    { enabled: true },
  ],
  ['function key', (phone) => phone.pressFunctionKey('k/1'), 'POST', '/me/function-keys/k%2F1/press', undefined],
  ['chat text', (phone) => phone.setChatStatus({ text: 'Lunch' }), 'PUT', '/me/chat-status', { text: 'Lunch' }],
  [
    'pause',
    (phone) => phone.pauseSync({ off: true, until: null }),
    'PUT',
    '/me/sync/pause',
    { off: true, until: null },
  ],
  ['table', (phone) => phone.changeTable({ rows: { busy: 'on' } }), 'PUT', '/me/sync/table', { rows: { busy: 'on' } }],
])('%s is one request of the telephone', async (_name, ask, method, path, body) => {
  const { telephone, sent } = setUp(empty);
  await ask(telephone);
  expect(sent).toMatchObject([{ method, url: `/api/v1${path}`, body }]);
});

test.each<[string, (telephone: Telephone) => Promise<unknown>]>([
  ['/me/phones', (phone) => phone.phones()],
  ['/voicemails', (phone) => phone.voicemails()],
  ['/me/redirections', (phone) => phone.redirections()],
  ['/me/function-keys', (phone) => phone.functionKeys()],
  ['/me/chat-status', (phone) => phone.chatStatus()],
  ['/me/why', (phone) => phone.why()],
  ['/me/sync', (phone) => phone.ownSync()],
  ['/call-list?offset=25&limit=25', (phone) => phone.callList({ missed: false, offset: 25, limit: 25 })],
  ['/call-list?missed=true&offset=0&limit=5', (phone) => phone.callList({ missed: true, offset: 0, limit: 5 })],
])('%s is read', async (path, ask) => {
  const { telephone, sent } = setUp(() => new Response('{}'));
  expect(await ask(telephone)).toEqual({});
  expect(sent).toMatchObject([{ method: 'GET', url: `/api/v1${path}` }]);
});

test('what is looked up in the address book stands in the body, never in an address', async () => {
  const { telephone, sent } = setUp(() => new Response('[]'));
  await telephone.searchContacts('anna@example.com');
  expect(sent).toMatchObject([{ method: 'POST', url: '/api/v1/contacts/search', body: { text: 'anna@example.com' } }]);
});
