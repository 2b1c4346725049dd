import { afterEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { GraphCall } from '../../../../src/adapters/microsoft/graph/graph-client.ts';
import { HandClock, settled } from '../stage.ts';
import { startScriptedGraph } from '../scripted-graph.ts';
import type { Script, ScriptedGraph } from '../scripted-graph.ts';

const graphs: ScriptedGraph[] = [];

async function graphThat(script: Script, clock?: HandClock): Promise<ScriptedGraph> {
  const graph = await startScriptedGraph(script, clock === undefined ? {} : { clock });
  graphs.push(graph);
  return graph;
}

afterEach(async () => {
  for (const graph of graphs.splice(0)) await graph.end();
});

const call: GraphCall = { operation: 'test', method: 'GET', path: '/users', priority: 'housekeeping' };

test('a request carries the token, a request id of its own and asks for JSON', async () => {
  const graph = await graphThat(() => ({ body: {} }));
  await graph.client.json(call);
  await graph.client.call({ ...call, method: 'POST', body: { ids: [] } });
  const [get, post] = graph.asked;
  expect(get).toMatchObject({ method: 'GET', path: '/v1.0/users' });
  expect(get?.headers).toMatchObject({ authorization: 'Bearer token-1', accept: 'application/json' });
  expect(get?.headers).not.toHaveProperty('content-type');
  expect(post?.headers['content-type']).toBe('application/json');
  const ids = graph.asked.map(({ headers }) => String(headers['client-request-id']));
  for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/);
  expect(new Set(ids).size).toBe(2);
});

test('a 401 is answered with one fresh token, and then all is well', async () => {
  const graph = await graphThat(({ headers }) =>
    headers.authorization === 'Bearer token-1' ? { status: 401 } : { body: { value: [] } },
  );
  await expect(graph.client.json(call)).resolves.toEqual({ value: [] });
  expect(graph.tokens.said).toEqual(['renew token-1', 'accepted']);
  expect(graph.asked).toHaveLength(2);
});

test('the claims of a challenge are passed on to the next token request', async () => {
  const file = new URL('../../../fixtures/graph/examples/cae-challenge.json', import.meta.url);
  const example = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly headers: { readonly 'WWW-Authenticate': string };
    readonly decodedClaims: unknown;
  };
  const graph = await graphThat((_asked, number) =>
    number === 1 ? { status: 401, headers: { 'www-authenticate': example.headers['WWW-Authenticate'] } } : { body: {} },
  );
  await graph.client.json(call);
  const claims = graph.tokens.said[0]?.replace('renew token-1 ', '') ?? '';
  expect(JSON.parse(claims)).toEqual(example.decodedClaims);
});

test('a second 401 is final, and the source of tokens is told', async () => {
  const graph = await graphThat(() => ({ status: 401 }));
  await expect(graph.client.json(call)).rejects.toMatchObject({ kind: 'unauthorized' });
  expect(graph.asked).toHaveLength(2);
  expect(graph.tokens.said).toEqual(['renew token-1', 'refused again token-2']);
});

test('a 403 is final where the next token has the same roles', async () => {
  const graph = await graphThat(() => ({ status: 403 }));
  await expect(graph.client.json(call)).rejects.toMatchObject({ kind: 'forbidden' });
  expect(graph.asked).toHaveLength(1);
});

test('a 403 is tried once more where the next token has other roles', async () => {
  const graph = await graphThat((_asked, number) => (number === 1 ? { status: 403 } : { body: 1 }));
  graph.tokens.rolesChange = true;
  await expect(graph.client.json(call)).resolves.toBe(1);
  expect(graph.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test.each(['https://graph.example.test/v1.0/users', 'http://127.0.0.1:1/v1.0/users', 'not an address'])(
  'no token goes to %s, which is not Graph',
  async (path) => {
    const graph = await graphThat(() => ({ body: {} }));
    await expect(graph.client.json({ ...call, path })).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'microsoft.answer-not-understood',
    });
    expect(graph.asked).toEqual([]);
  },
);

test('a path that looks like another host stays below Graph', async () => {
  const graph = await graphThat(() => ({ body: {} }));
  await graph.client.json({ ...call, path: '//evil.example.test/' });
  expect(graph.asked.map(({ path }) => path)).toEqual(['/v1.0//evil.example.test/']);
});

test('an answer that does not come within 10 s is given up', async () => {
  const clock = new HandClock();
  const graph = await graphThat(() => ({ socket: 'never' }), clock);
  const asked = graph.client.json(call);
  const outcome = expect(asked).rejects.toMatchObject({ kind: 'unavailable', code: 'microsoft.timeout' });
  while (graph.asked.length === 0) await settled();
  await clock.pass(9_999);
  expect(graph.budget.figures().inFlight).toBe(1);
  await clock.pass(1);
  await outcome;
  expect(clock.waiting).toBe(0);
});

test('who gives up while the answer is outstanding gets his error at once', async () => {
  const graph = await graphThat(() => ({ socket: 'never' }));
  const patience = new AbortController();
  const asked = graph.client.json({ ...call, signal: patience.signal });
  while (graph.asked.length === 0) await settled();
  patience.abort();
  await expect(asked).rejects.toMatchObject({ kind: 'unavailable' });
});

test('without a token nothing is sent and nothing waits', async () => {
  const graph = await graphThat(() => ({ body: {} }));
  graph.tokens.current = () => Promise.reject(new Error('no token'));
  await expect(graph.client.json(call)).rejects.toThrow('no token');
  expect(graph.asked).toHaveLength(0);
  expect(graph.budget.figures().classes.housekeeping.sent).toBe(0);
});
