import { expect, test } from '@jest/globals';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import { UciFault } from '../../../../src/adapters/starface/uci/fault.ts';
import { judge, retryAfterMs } from '../../../../src/adapters/starface/uci/recovery.ts';
import type { Proof } from '../../../../src/adapters/starface/uci/recovery.ts';

const wrong = starfaceError('unauthorized', 'wrong-credentials', 'no');
const unauthorized = starfaceError('unauthorized', 'unauthorized', '401');
const away = starfaceError('unavailable', 'unavailable', 'away');
const illegal = new UciFault('de.vertico.UciIllegalAccessException: no', 2);

test.each([
  ['a wrong password', wrong],
  ['whatever is thrown as one', starfaceError('unauthorized', 'wrong-credentials', 'again')],
])('%s is a refusal without further proof', async (_, error) => {
  const never = (): Promise<Proof> => Promise.reject(new Error('asked'));
  expect(await judge(error, 0, never)).toBe('refused');
});

test.each([
  ['a 401', unauthorized],
  ['a 403', starfaceError('forbidden', 'forbidden', '403')],
  ['a fault that denies access', illegal],
])('%s is believed only where the password is proven wrong', async (_, error) => {
  expect(await judge(error, 0, () => Promise.reject(wrong))).toBe('refused');
  expect(await judge(error, 0, () => Promise.reject(unauthorized))).toBe('again');
  expect(await judge(error, 0, () => Promise.reject(away))).toBe('again');
  expect(await judge(error, 0, async () => 'unchanged')).toBe('rightMissing');
});

test('with a new token the next attempt is soon, and a right is missing only if that fails too', async () => {
  expect(await judge(illegal, 0, async () => 'renewed')).toBe('again');
  expect(await judge(illegal, 1, async () => 'renewed')).toBe('rightMissing');
});

test.each([
  ['a PBX that is away', away],
  ['a session that was forgotten', new UciFault('UcpNotConnectedException', 1)],
  ['a defect', new TypeError('oops')],
])('%s proves nothing and is asked for nothing', async (_, error) => {
  const never = (): Promise<Proof> => Promise.reject(new Error('asked'));
  expect(await judge(error, 0, never)).toBe('again');
});

test('the waits double from 1 s to 20 s, of which half is chance, and treble where a right is missing', () => {
  const longest = [0, 1, 2, 3, 4, 5, 50].map((retries) => retryAfterMs('again', retries, 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  expect(retryAfterMs('again', 50, 0)).toBe(10_000);
  expect(retryAfterMs('rightMissing', 50, 1)).toBe(60_000);
});

test.each([
  ['UciIllegalAccessException', 'illegalAccess', 'forbidden'],
  ['UcpNotConnectedException', 'notConnected', 'unavailable'],
  ['UcpCommunicationException', 'communication', 'unavailable'],
  ['java.lang.NoSuchMethodException: x', 'unknownMethod', 'rejected'],
  ['No such handler: ucp.v30', 'unknownMethod', 'rejected'],
  ['something about Anna', 'other', 'rejected'],
])('the fault %p is %s, for callers %s', (text, kind, outside) => {
  const fault = new UciFault(text, 7);
  expect(fault.kind).toBe(kind);
  expect(fault.message).not.toContain('Anna');
  expect(fault.toOutsideError('try')).toMatchObject({ side: 'starface', kind: outside });
});
