/** What any client of Graph relies on, whatever it asks for: versions, ids of requests, methods, error bodies. */
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { anna, applicationToken, bernd, GraphClient, startTenant } from '../scenario.ts';
import type { MicrosoftSimulator } from '../index.ts';

let simulator: MicrosoftSimulator;
let token: string;

beforeAll(async () => {
  simulator = await startTenant();
  token = await applicationToken(simulator);
});
afterEach(() => simulator.setFault({ kind: 'none' }));
afterAll(() => simulator.stop());

function ask(path: string, options: RequestInit = {}): Promise<Response> {
  return fetch(simulator.graphUrl + path, {
    ...options,
    headers: { authorization: `Bearer ${token}`, ...options.headers },
  });
}

type ErrorBody = {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly innerError: Readonly<Record<'date' | 'request-id' | 'client-request-id', string>>;
  };
};

test.each(['/v1.0', '/beta'])('%s answers, and its presence has the documented members', async (version) => {
  const answer = await ask(`${version}/users/${anna.upn}/presence`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(Object.keys((await answer.json()) as object)).toEqual(
    expect.arrayContaining(['@odata.context', 'id', 'availability', 'activity', 'statusMessage']),
  );
});

test.each(['/users', '/v2.0/users', '/'])('%s has no version and is refused', async (path) => {
  const answer = await ask(path);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as ErrorBody).error).toMatchObject({ code: 'BadRequest' });
});

test.each([
  ['GET', '/v1.0/communications/getPresencesByUserId'],
  ['DELETE', '/v1.0/users'],
  ['POST', `/v1.0/users/${anna.upn}/presence`],
])('%s %s exists for another method only', async (method, path) => {
  const answer = await ask(path, { method });
  expect([answer.status, ((await answer.json()) as ErrorBody).error.code]).toEqual([405, 'Request_BadRequest']);
});

test('an error names the request in its body as in its headers, and gives the client its own id back', async () => {
  const own = 'b2a7bd1c-65f2-4a0c-8f2b-0d6a6e0f8a11';
  for (const fault of ['none', 'status'] as const) {
    simulator.setFault({ kind: fault, status: 503 });
    const answer = await ask('/v1.0/users/nobody', { headers: { 'client-request-id': own } });
    const { error } = (await answer.json()) as ErrorBody;
    expect(error.innerError).toEqual({
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      'request-id': answer.headers.get('request-id'),
      'client-request-id': own,
    });
    expect(answer.headers.get('client-request-id')).toBe(own);
  }
});

test('a client without an id of its own is given that of the request', async () => {
  const { headers } = await ask('/v1.0/users');
  expect(headers.get('client-request-id')).toBe(headers.get('request-id'));
  expect(headers.get('request-id')).toMatch(/^[\da-f-]{36}$/);
});

test('429 and 503 carry Retry-After in whole seconds', async () => {
  simulator.setFault({ kind: 'status', status: 429, retryAfter: 17 });
  const answer = await ask('/v1.0/users');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '17']);
  expect(((await answer.json()) as ErrorBody).error.code).toBe('TooManyRequests');
});

test.each([
  `users/${bernd.upn}`,
  `users('${bernd.upn}')`,
  `USERS/${encodeURIComponent(bernd.upn)}`,
  `users/${bernd.upn}?$select=id,mail`,
])('a person is found as %s', async (path) => {
  expect(await (await ask(`/v1.0/${path}`)).json()).toMatchObject({
    id: simulator.person('bernd').id,
    mail: bernd.mail,
  });
});

test('a list is filtered by several addresses at once, and ordered', async () => {
  const graph = new GraphClient(simulator, token);
  const names = async (query: string) =>
    ((await graph.get(`/users?${query}`)).body as { value: { displayName: string }[] }).value.map(
      (one) => one.displayName,
    );
  expect(await names(`$filter=mail in ('${bernd.mail}','${anna.upn}')&$orderby=displayName desc`)).toEqual([
    'Bernd Brandt',
    'Anna Albers',
  ]);
  expect(await names("$filter=mail in ('nobody@example.test')")).toEqual([]);
  expect(await graph.get('/users?$orderby=mail')).toMatchObject({
    status: 400,
    body: { error: { code: 'Request_UnsupportedQuery' } },
  });
});
