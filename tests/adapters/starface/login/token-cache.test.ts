import { expect, test } from '@jest/globals';
import { TokenCache } from '../../../../src/adapters/starface/login/token-cache.ts';
import type { Credential } from '../../../../src/adapters/starface/login/token-cache.ts';
import { starfaceError } from '../../../../src/adapters/starface/starface-error.ts';
import { ManualClock } from '../support/manual-clock.ts';

function logins(clock: ManualClock, refuse = (): Error | null => null) {
  let count = 0;
  const revoked: string[] = [];
  return {
    count: () => count,
    revoked,
    async obtain(): Promise<Credential> {
      count += 1;
      const token = `token-${count}`;
      await new Promise((resolve) => setImmediate(resolve));
      const error = refuse();
      if (error !== null) throw error;
      return { headers: { authToken: token }, token, renewAfter: clock.now() + 1_000_000 };
    },
    async revoke(credential: Credential) {
      revoked.push(credential.token);
    },
  };
}

test('a hundred who need the token at once cause one login', async () => {
  const clock = new ManualClock();
  const login = logins(clock);
  const tokens = new TokenCache(login, clock);
  await Promise.all(Array.from({ length: 100 }, () => tokens.current()));
  expect(login.count()).toBe(1);
});

test('a hundred 401 on the same token cause one more login', async () => {
  const clock = new ManualClock();
  const login = logins(clock);
  const tokens = new TokenCache(login, clock);
  const used = await tokens.current();
  tokens.proven(used);
  const replaced = await Promise.all(Array.from({ length: 100 }, () => tokens.replace(used)));
  expect(login.count()).toBe(2);
  expect(new Set(replaced.map(({ token }) => token))).toEqual(new Set(['token-2']));
});

test('a token is renewed before its time is over', async () => {
  const clock = new ManualClock();
  const login = logins(clock);
  const tokens = new TokenCache(login, clock);
  await tokens.current();
  await clock.advance(1_000_000);
  expect((await tokens.current()).token).toBe('token-2');
});

test('after a refused password nothing is tried again until it is told to', async () => {
  const clock = new ManualClock();
  const wrong = starfaceError('unauthorized', 'wrong-credentials', 'no');
  const login = logins(clock, () => wrong);
  const tokens = new TokenCache(login, clock);
  for (let round = 0; round < 5; round += 1) {
    await expect(tokens.current()).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
  }
  await clock.advance(86_400_000);
  await expect(tokens.current()).rejects.toMatchObject({ code: 'starface.wrong-credentials' });
  expect(login.count()).toBe(1);
  tokens.forgetRefusal();
  await expect(tokens.current()).rejects.toBe(wrong);
  expect(login.count()).toBe(2);
});

test('an unreachable PBX is no refusal: the next one tries again', async () => {
  const clock = new ManualClock();
  const login = logins(clock, () => (login.count() === 1 ? starfaceError('unavailable', 'unavailable', 'down') : null));
  const tokens = new TokenCache(login, clock);
  await expect(tokens.current()).rejects.toMatchObject({ kind: 'unavailable' });
  expect((await tokens.current()).token).toBe('token-2');
});

test('where no token is ever honoured, the second is the last for a minute', async () => {
  const clock = new ManualClock();
  const login = logins(clock);
  const tokens = new TokenCache(login, clock);
  for (let round = 0; round < 20; round += 1) {
    await tokens.replace(await tokens.current()).catch(() => undefined);
  }
  expect(login.count()).toBe(2);
  await clock.advance(60_000);
  await tokens.replace(await tokens.current());
  expect(login.count()).toBe(3);
});

test('closing gives the token back to the PBX', async () => {
  const clock = new ManualClock();
  const login = logins(clock);
  const tokens = new TokenCache(login, clock);
  await tokens.current();
  await tokens.close();
  await tokens.close();
  expect(login.revoked).toEqual(['token-1']);
});
