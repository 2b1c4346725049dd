/** What a stranger may try at the door for notifications. Only the genuine ones may have an effect, and that is a hint. */
import { beforeEach, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { Endpoint } from '../../../../src/adapters/microsoft/push/endpoint.ts';
import { NotificationHook } from '../../../../src/adapters/microsoft/push/notification-hook.ts';
import { realRandom } from '../stage.ts';
import { rawRequest } from './hook-server.ts';

const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const userId = 'fa8bf3dc-eca7-46b7-bad1-db199b62afc3';
const subscriptionId = '76222963-cc7b-42d2-882d-8aaa69cb2ba3';

let endpoint: Endpoint;
let clientState: string;
let hook: NotificationHook;
let effects: string[];

beforeEach(() => {
  ({ endpoint, clientState } = Endpoint.make(tenantId, [userId], realRandom));
  endpoint.belongsTo(subscriptionId);
  effects = [];
  hook = new NotificationHook((path) => (path === endpoint.path ? endpoint : undefined), {
    changed: (id) => void effects.push(`changed ${id}`),
    lifecycle: (_endpoint, event) => void effects.push(`lifecycle ${event}`),
  });
});

function genuine(change: object = {}): Record<string, unknown> {
  return { subscriptionId, tenantId, clientState, changeType: 'updated', resourceData: { id: userId }, ...change };
}

async function post(value: unknown, kind = 'notify'): Promise<number> {
  return postText(JSON.stringify({ value }), kind);
}

async function postText(text: string | Uint8Array, kind = 'notify'): Promise<number> {
  const body = Buffer.from(text);
  return (await hook.handle(rawRequest(`${endpoint.path}/${kind}`, { body }))).status;
}

test('the documented notification has its effect, and that is a hint', async () => {
  const file = new URL('../../../fixtures/graph/examples/notification-basic.json', import.meta.url);
  const { body } = JSON.parse(readFileSync(file, 'utf8')) as { readonly body: { readonly value: readonly object[] } };
  expect(await post(body.value.map((item) => ({ ...item, clientState })))).toBe(202);
  expect(effects).toEqual([`changed ${userId}`]);
});

test.each(['missed', 'reauthorizationRequired', 'subscriptionRemoved'])(
  'the documented event %s arrives',
  async (event) => {
    const file = new URL(`../../../fixtures/graph/examples/lifecycle-${event}.json`, import.meta.url);
    const { body } = JSON.parse(readFileSync(file, 'utf8')) as { readonly body: { readonly value: readonly object[] } };
    expect(
      await post(
        body.value.map((item) => ({ ...item, clientState })),
        'lifecycle',
      ),
    ).toBe(202);
    expect(effects).toEqual([`lifecycle ${event}`]);
  },
);

// W1: forged notifications
test.each<[string, object]>([
  ['no client state', { clientState: undefined }],
  ['an empty client state', { clientState: '' }],
  ['another client state of the same length', { clientState: 'A'.repeat(43) }],
  ['a client state that is no text', { clientState: { $ne: '' } }],
  ['a client state in a list', { clientState: ['x'] }],
  ['an unknown subscription', { subscriptionId: '00000000-0000-4000-8000-000000000000' }],
  ['no subscription', { subscriptionId: null }],
  ['another tenant', { tenantId: '11111111-1111-4111-8111-111111111111' }],
  ['no tenant', { tenantId: undefined }],
  ['a person who is not watched', { resourceData: { id: '66825e03-7ef5-42da-9069-724602c31f6b' } }],
  ['no person', { resourceData: undefined }],
  ['a person who is a path', { resourceData: { id: '../users' } }],
])('a notification with %s has no effect, and the answer does not say so', async (_name, change) => {
  expect(await post([genuine(change)])).toBe(202);
  expect(effects).toEqual([]);
  expect(await post([genuine()])).toBe(202);
  expect(effects).toHaveLength(1);
});

test('of 20,000 well-formed forgeries none has an effect', async () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ABCabc019_-'), minLength: 43, maxLength: 43 });
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 100, maxLength: 100 }), async (guesses) => {
      expect(await post(guesses.map((guess) => genuine({ clientState: guess })))).toBe(202);
      expect(effects).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(hook.figures()).toEqual({ accepted: 0, dropped: 20_000, validations: 0 });
});

test('a genuine notification that lies about its content is only a hint', async () => {
  const lie = { availability: 'DoNotDisturb', activity: 'DoNotDisturb' };
  await post([genuine({ resourceData: { id: userId, ...lie }, encryptedContent: { data: 'AAAA' } })]);
  expect(effects).toEqual([`changed ${userId}`]);
});

// W3: mixed items
test('in any mixture exactly the genuine items have an effect', async () => {
  const kinds = fc.constantFrom<object>(
    {},
    { tenantId: '11111111-1111-4111-8111-111111111111' },
    { subscriptionId: 'other' },
    { clientState: 'guess' },
    { resourceData: 7 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(kinds, { maxLength: 50 }), async (changes) => {
      effects = [];
      expect(await post(changes.map((change) => genuine(change)))).toBe(202);
      expect(effects).toHaveLength(changes.filter((change) => Object.keys(change).length === 0).length);
    }),
  );
});

// W4: size
test('more than a thousand items and compressed bodies are refused', async () => {
  expect(await post(Array.from({ length: 1_001 }, () => genuine()))).toBe(400);
  const compressed = rawRequest(`${endpoint.path}/notify`, {
    headers: { 'content-encoding': 'gzip' },
    body: Buffer.from(JSON.stringify({ value: [genuine()] })),
  });
  expect((await hook.handle(compressed)).status).toBe(415);
  expect(effects).toEqual([]);
});

// W5: malformed bodies
test.each<[string, string | Uint8Array]>([
  ['nothing', ''],
  ['half of it', '{"value":[{'],
  ['a number', '1e999'],
  ['a list', '[]'],
  ['a value that is no list', '{"value":{}}'],
  ['bytes that are no text', Buffer.from([0x7b, 0xff, 0xfe])],
  ['depth without end', '['.repeat(100_000)],
  ['a prototype for a list', '{"__proto__":{"value":[]}}'],
])('%s is refused and does no harm', async (_name, text) => {
  expect(await postText(text)).toBe(400);
  expect(effects).toEqual([]);
});

test('a body with a byte-order mark or doubled members is read as it would be by anybody', async () => {
  const doubled = `\ufeff{"value":[],"value":[${JSON.stringify(genuine())}]}`;
  expect(await postText(doubled)).toBe(202);
  expect(effects).toHaveLength(1);
});

test('no body makes it fail or changes what every object inherits', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.array(fc.jsonValue()).map((value) => JSON.stringify({ value })),
      ),
      async (text) => {
        expect([202, 400]).toContain(await postText(text));
      },
    ),
  );
  await postText('{"value":[{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}]}');
  expect({}).not.toHaveProperty('polluted');
  expect(effects).toEqual([]);
});

// W6: the handshake
const asked = (query: string, method = 'POST') =>
  hook.handle(rawRequest(`${endpoint.path}/notify?${query}`, { method }));

test('a token is given back, decoded and inert, while a request of ours is under way', async () => {
  const file = new URL('../../../fixtures/graph/examples/notification-validation.json', import.meta.url);
  const { request, response } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly request: { readonly url: string };
    readonly response: { readonly body: string };
  };
  const query = request.url.split('?')[1] ?? '';
  const answer = await endpoint.whileAsking(() => asked(query));
  expect(answer).toMatchObject({ status: 200, body: response.body });
  expect(answer.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cache-control': 'no-store',
  });
});

test('a script is given back as text that runs nowhere', async () => {
  const script = '<script>alert(document.domain)</script>';
  const answer = await endpoint.whileAsking(() => asked(`validationToken=${encodeURIComponent(script)}`));
  expect(answer).toMatchObject({ status: 200, body: script });
  expect(answer.headers?.['content-type']).toContain('text/plain');
});

test('before and after our request the same token is not found', async () => {
  const query = 'validationToken=Validation%3A+x';
  expect((await asked(query)).status).toBe(404);
  await endpoint.whileAsking(async () => expect((await asked(query)).status).toBe(200));
  expect((await asked(query)).status).toBe(404);
  await expect(endpoint.whileAsking(() => Promise.reject(new Error('refused')))).rejects.toThrow();
  expect((await asked(query)).status).toBe(404);
});

test.each([
  ['none', 'validationToken='],
  ['two', 'validationToken=a&validationToken=b'],
  ['one with a line break', 'validationToken=a%0d%0aSet-Cookie:%20x'],
  ['one with a zero', 'validationToken=a%00b'],
  ['one that is too long', `validationToken=${'a'.repeat(2_049)}`],
])('a token that is %s is not given back', async (_name, query) => {
  await endpoint.whileAsking(async () => {
    const answer = await asked(query);
    expect(answer.status).toBe(404);
    expect(answer.body).toBeUndefined();
  });
});

// W9: other paths and methods
test.each(['GET', 'PUT', 'DELETE', 'HEAD', 'TRACE'])('%s is refused, also during the handshake', async (method) => {
  await endpoint.whileAsking(async () => {
    expect((await asked('validationToken=a', method)).status).toBe(405);
  });
});

test('every other path is not found', async () => {
  const { path } = endpoint;
  const targets = ['', path, `${path}/`, `${path}/other`, `${path}/notify/x`, `x${path}/notify`, `../${path}/notify`];
  for (const target of [...targets, `${path.slice(0, -1)}/notify`, `${path.toLowerCase()}X/notify`]) {
    const body = Buffer.from(JSON.stringify({ value: [genuine()] }));
    expect((await hook.handle(rawRequest(target, { body }))).status).toBe(404);
  }
  expect(effects).toEqual([]);
});

// W8: forged lifecycle events
test('10,000 forged ends of the subscription have no effect', async () => {
  const forged = { ...genuine({ clientState: 'guess' }), lifecycleEvent: 'subscriptionRemoved' };
  for (let batch = 0; batch < 10; batch += 1)
    await post(
      Array.from({ length: 1_000 }, () => forged),
      'lifecycle',
    );
  expect(effects).toEqual([]);
});

test('two endpoints have nothing in common, and nothing that can be guessed', () => {
  const made = Array.from({ length: 100 }, () => Endpoint.make(tenantId, [], realRandom));
  const words = made.flatMap((one) => [one.endpoint.path, one.clientState]);
  expect(new Set(words).size).toBe(200);
  for (const word of words) expect(word).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(endpoint)).not.toContain(clientState);
});
