import { expect, test } from '@jest/globals';
import { problemOf, retryAfterMs } from '../../../src/ui/api/problem-response.ts';

const now = Date.parse('2026-03-10T11:00:00Z');

function answer(status: number, body: string | object, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}

test('a problem document gives its code, its field and the time to wait', async () => {
  const problem = await problemOf(
    answer(422, { code: 'request.invalid', field: 'number' }, { 'retry-after': '7' }),
    now,
  );
  expect(problem).toMatchObject({ code: 'request.invalid', status: 422, field: 'number', retryAfterMs: 7_000 });
});

test.each([
  [401, 'auth.required'],
  [403, 'auth.forbidden'],
  [404, 'not-found'],
  [429, 'busy'],
  [502, 'unreachable'],
  [504, 'unreachable'],
  [418, 'unknown'],
  [500, 'unknown'],
])('status %d without a document of ours is %s', async (status, code) => {
  expect((await problemOf(answer(status, '<html>proxy</html>'), now)).code).toBe(code);
});

test('a code of a later version is unknown, not trusted', async () => {
  expect((await problemOf(answer(409, { code: 'starface.on-holiday' }), now)).code).toBe('unknown');
});

test.each(['null', '[]', '"text"', ''])('the body %j breaks nothing', async (body) => {
  expect((await problemOf(answer(503, body), now)).code).toBe('unreachable');
});

test.each([
  ['3', 3_000],
  ['0', 0],
  ['-4', 0],
  ['Tue, 10 Mar 2026 11:00:09 GMT', 9_000],
  ['Tue, 10 Mar 2026 10:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  [null, null],
])('Retry-After %j is %j ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});
