import { expect, test } from '@jest/globals';
import { AccessToken } from '../../../../src/adapters/microsoft/entra/access-token.ts';
import type { IssuedToken } from '../../../../src/adapters/microsoft/entra/token-request.ts';
import { OutsideError } from '../../../../src/domain/outside-error.ts';
import { HandClock, keptLog, settled, steadyRandom } from '../stage.ts';

const tenantId = '84bd8158-6d4d-4958-8b9f-9d6445542f95';
const hour = 3_600_000;

/** An unsigned token with these claims: nobody but Graph checks the signature. */
function tokenOf(number: number, claims: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ tid: tenantId, n: number, ...claims })}.signature`;
}

function stage(lifetimeMs = hour) {
  const clock = new HandClock();
  const { log, lines } = keptLog();
  const world = { asked: [] as (string | undefined)[], claims: {} as object, error: null as OutsideError | null };
  const hold = { answer: Promise.resolve() };
  const request = async (claims?: string): Promise<IssuedToken> => {
    world.asked.push(claims);
    const number = world.asked.length;
    await hold.answer;
    if (world.error !== null) throw world.error;
    return { accessToken: tokenOf(number, world.claims), lifetimeMs };
  };
  const token = new AccessToken({ request, tenantId, clock, random: steadyRandom(0), log });
  return { clock, lines, world, hold, token };
}

function refused(code = 'microsoft.secret-expired'): OutsideError {
  return new OutsideError('microsoft', 'unauthorized', code, 'refused');
}

function down(retryAfterMs?: number): OutsideError {
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  return new OutsideError('microsoft', 'unavailable', 'microsoft.unreachable', 'down', wait);
}

test('100 callers at once become one request', async () => {
  const { token, world } = stage();
  const tokens = await Promise.all(Array.from({ length: 100 }, () => token.current()));
  expect(new Set(tokens).size).toBe(1);
  expect(world.asked).toHaveLength(1);
});

test('100 callers whose token was refused become one request', async () => {
  const { token, world } = stage();
  const first = await token.current();
  await Promise.all(Array.from({ length: 100 }, () => token.renew(first, '{"claims":1}')));
  await token.renew(first);
  expect(world.asked).toEqual([undefined, '{"claims":1}']);
  expect(await token.current()).not.toBe(first);
});

test('a token is renewed in the background 15 minutes before its end', async () => {
  const { token, world, clock } = stage();
  const first = await token.current();
  clock.jump(45 * 60_000 - 1);
  expect(await token.current()).toBe(first);
  expect(world.asked).toHaveLength(1);
  clock.jump(1);
  expect(await token.current()).toBe(first);
  expect(world.asked).toHaveLength(2);
  await settled();
  expect(await token.current()).not.toBe(first);
});

test('a long-lived token of continuous access evaluation is renewed 15 minutes before its end too', async () => {
  const { token, world, clock } = stage(28 * hour);
  await token.current();
  clock.jump(27 * hour);
  await token.current();
  expect(world.asked).toHaveLength(1);
  clock.jump(45 * 60_000);
  await token.current();
  expect(world.asked).toHaveLength(2);
});

test('while Entra ID is down a token is used to its end, and asked for anew with growing pauses', async () => {
  const { token, world, clock, lines } = stage();
  const first = await token.current();
  clock.jump(45 * 60_000);
  world.error = down();
  let minute = 0;
  for (; minute < 15 * 60 - 6; minute += 1) {
    expect(await token.current()).toBe(first);
    await settled();
    clock.jump(1_000);
  }
  expect(world.asked.length).toBeGreaterThan(80);
  expect(world.asked.length).toBeLessThan(200);
  clock.jump(2_000);
  await expect(token.current()).rejects.toMatchObject({ kind: 'unavailable' });
  world.error = null;
  clock.jump(10_000);
  await expect(token.current()).resolves.toEqual(expect.any(String));
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'info']);
});

test('a refusal is remembered: within 15 s nothing is asked, then once', async () => {
  const { token, world, clock, lines } = stage();
  world.error = refused();
  for (let call = 0; call < 100; call += 1) {
    await expect(token.current()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.secret-expired' });
  }
  expect(world.asked).toHaveLength(1);
  for (let second = 0; second < 60; second += 1) {
    clock.jump(1_000);
    await token.current().catch(() => undefined);
  }
  expect(world.asked.length).toBeLessThanOrEqual(9);
  expect(lines).toHaveLength(1);
  expect(token.figures()).toEqual({ endsAt: null, problem: 'microsoft.secret-expired' });

  world.error = null;
  clock.jump(15_000);
  await token.current();
  expect(token.figures().problem).toBeNull();
});

test('a time that Entra ID names is waited for', async () => {
  const { token, world, clock } = stage();
  world.error = down(120_000);
  await expect(token.current()).rejects.toThrow('down');
  clock.jump(119_999);
  await expect(token.current()).rejects.toThrow('down');
  expect(world.asked).toHaveLength(1);
  clock.jump(1);
  await expect(token.current()).rejects.toThrow('down');
  expect(world.asked).toHaveLength(2);
});

test('a fresh token that Graph refuses too is not asked with again for a while', async () => {
  const { token, world, clock, lines } = stage();
  const first = await token.current();
  await token.renew(first);
  token.refusedAgain(await token.current());
  await expect(token.current()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.token-refused' });
  expect(world.asked).toHaveLength(2);
  clock.jump(15_000);
  const third = await token.current();
  // A token alone says nothing: only Graph can say that it takes the application again.
  expect(token.figures().problem).toBe('microsoft.token-refused');
  token.refusedAgain(third);
  clock.jump(15_000);
  await token.current();
  token.accepted();
  expect(token.figures().problem).toBeNull();
  expect(lines.map(({ level }) => level)).toEqual(['warn', 'info']);
});

test('a late word about a token that is no longer in use changes nothing', async () => {
  const { token } = stage();
  const first = await token.current();
  await token.renew(first);
  token.refusedAgain(first);
  await expect(token.current()).resolves.toEqual(expect.any(String));
});

test('after a 403 the next token is asked for, at most every 20 s, and says whether the roles are others', async () => {
  const { token, world, clock } = stage();
  world.claims = { roles: ['User.ReadBasic.All'] };
  const first = await token.current();
  expect(await token.rolesChanged(first)).toBe(false);
  expect(world.asked).toHaveLength(1);
  clock.jump(20_000);
  expect(await token.rolesChanged(first)).toBe(false);
  expect(world.asked).toHaveLength(2);

  clock.jump(20_000);
  world.claims = { roles: ['User.ReadBasic.All', 'Presence.ReadWrite.All'] };
  const second = await token.current();
  expect(await token.rolesChanged(second)).toBe(true);
  expect(await token.rolesChanged(second)).toBe(true);
  expect(world.asked).toHaveLength(3);
});

test('the roles are those of a token that is at most 20 s old', async () => {
  const { token, world, clock } = stage();
  world.claims = { roles: ['b', 'a'] };
  expect(await token.roles()).toEqual(['a', 'b']);
  world.claims = {};
  clock.jump(19_999);
  expect(await token.roles()).toEqual(['a', 'b']);
  clock.jump(1);
  expect(await token.roles()).toEqual([]);
  expect(await token.rolesInUse()).toEqual([]);
});

test('a token that cannot be read works, and its roles are unknown, not none', async () => {
  const clock = new HandClock();
  const request = async () => ({ accessToken: 'opaque', lifetimeMs: hour });
  const token = new AccessToken({ request, tenantId, clock, random: steadyRandom(0), log: keptLog().log });
  expect(await token.current()).toBe('opaque');
  expect(await token.rolesInUse()).toBeNull();
  await expect(token.roles()).rejects.toMatchObject({ code: 'microsoft.roles-unknown' });
});

test('a token for another tenant is refused', async () => {
  const { token, world } = stage();
  world.claims = { tid: '11111111-1111-4111-8111-111111111111' };
  await expect(token.current()).rejects.toMatchObject({ kind: 'unauthorized', code: 'microsoft.other-tenant' });
});

test('whatever a request throws becomes an error of the closed family', async () => {
  const clock = new HandClock();
  const token = new AccessToken({
    request: () => Promise.reject(new TypeError('canary')),
    tenantId,
    clock,
    random: steadyRandom(0),
    log: keptLog().log,
  });
  const thrown: unknown = await token.current().catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(OutsideError);
  expect((thrown as Error).message).not.toContain('canary');
});
