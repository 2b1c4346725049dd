import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { readPresences } from '../../../../src/adapters/microsoft/graph/calls/read-presences.ts';
import { OutsideError } from '../../../../src/domain/outside-error.ts';
import { startScriptedGraph } from '../scripted-graph.ts';
import type { ScriptedGraph, Told } from '../scripted-graph.ts';
import { recordedAnswers } from './recorded-answers.ts';

let told: Told = {};
let graph: ScriptedGraph;

beforeAll(async () => {
  graph = await startScriptedGraph(() => told);
});

afterAll(() => graph.end());

async function thrown(answer: Told): Promise<unknown> {
  // One Graph for all: a pause that an answer asked for must not reach the next one.
  await graph.end();
  told = answer;
  graph = await startScriptedGraph(() => told);
  return readPresences(graph.client, ['00000000-0000-4000-8000-000000000001']).then(
    () => undefined,
    (error: unknown) => error,
  );
}

test.each(recordedAnswers.map((recorded) => [recorded.name, recorded] as const))('%s', async (_name, recorded) => {
  const { kind, code, retryAfterMs, ...answer } = recorded;
  const error = await thrown(answer);
  expect(error).toBeInstanceOf(OutsideError);
  expect(error).toMatchObject({ side: 'microsoft', kind, code });
  expect((error as OutsideError).retryAfterMs).toBe(retryAfterMs);
  expect(inspect(error, { depth: 10 })).not.toMatch(/canary|token-\d/);
});

test('an error names the operation, Graph’s code and its request id', async () => {
  const error = await thrown({
    status: 503,
    headers: { 'request-id': '94fb3b52-452a-4535-a601-69e0a90e3aa2' },
    body: { error: { code: 'serviceNotAvailable', message: 'canary' } },
  });
  expect((error as Error).message).toBe(
    'Microsoft Graph answered getPresencesByUserId with 503, serviceNotAvailable, request-id 94fb3b52-452a-4535-a601-69e0a90e3aa2',
  );
});

test('a code or a request id that is no word stays out of the text', async () => {
  const error = await thrown({
    status: 400,
    headers: { 'request-id': 'not an id; canary' },
    body: { error: { code: 'canary.person@example.test is unknown' } },
  });
  expect((error as Error).message).toBe('Microsoft Graph answered getPresencesByUserId with 400');
});

test('an address where nobody listens is unreachable, and the system’s name for it is in the text', async () => {
  const { client } = graph;
  await graph.end();
  graph = await startScriptedGraph(() => ({}));
  const error = await readPresences(client, ['a']).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ kind: 'unavailable' });
});
