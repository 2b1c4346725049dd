import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newKey, signed } from './fake-entra.ts';
import { problemOf, startFixture, type Fixture } from './http-fixture.ts';

const minute = 60_000;
const hour = 60 * minute;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await startFixture();
});
afterEach(() => fixture.stop());

/** Another person each time, so that the limit of requests plays no part. */
let persons = 0;
const nextPerson = (): string => `person-${(persons += 1)}`;

async function ask(token?: string) {
  const authorization = `Bearer ${token ?? (await fixture.entra.token({ oid: nextPerson() }))}`;
  return fixture.app.inject({ method: 'GET', url: '/api/v1/me', headers: { authorization } });
}

/** Reads of the keys; each is preceded by one of the discovery document. */
function reads(): number {
  return fixture.entra.requests.filter((url) => url.endsWith('/keys')).length;
}

/** Asks until a read in the background has had its effect. */
async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('the keys are read once for many requests', async () => {
  const tokens = await Promise.all(Array.from({ length: 20 }, () => fixture.entra.token()));
  const responses = await Promise.all(tokens.map((token) => ask(token)));
  expect(responses.map((response) => response.statusCode)).toEqual(tokens.map(() => 200));
  expect(reads()).toBe(1);
});

test('a new key of Entra ID is known with the first token that it signed', async () => {
  await ask();
  const next = newKey('key-2');
  fixture.entra.published = [next, ...fixture.entra.published];
  fixture.clock.advance(31_000);
  expect((await ask(await signed(fixture.entra.claims(), next))).statusCode).toBe(200);
});

test('two hundred invented key ids lead to one read in 30 s, and genuine tokens go on', async () => {
  await ask();
  fixture.clock.advance(31_000);
  const invented = newKey('invented');
  for (let index = 0; index < 200; index += 1) {
    const token = await signed(fixture.entra.claims(), { ...invented, kid: `invented-${index}` });
    expect((await ask(token)).statusCode).toBe(401);
  }
  expect(reads()).toBe(2);
  expect((await ask()).statusCode).toBe(200);
});

test('a key that Entra ID withdrew is refused after the keys were read again', async () => {
  await ask();
  const withdrawn = fixture.entra.published[0];
  fixture.entra.published = [newKey('key-2')];
  fixture.clock.advance(11 * minute);
  const withOldKey = () => signed({ ...fixture.entra.claims(), oid: nextPerson() }, withdrawn ?? newKey('none'));
  await eventually(async () => (await ask(await withOldKey())).statusCode === 401);
  expect((await ask()).statusCode).toBe(200);
});

test('while Entra ID is down the last keys serve for 24 hours, and not longer', async () => {
  await ask();
  fixture.entra.status = 503;
  fixture.clock.advance(6 * hour);
  expect((await ask()).statusCode).toBe(200);
  fixture.clock.advance(17 * hour);
  expect((await ask()).statusCode).toBe(200);
  fixture.clock.advance(2 * hour);
  const refused = await ask();
  expect(problemOf(refused)).toMatchObject({ status: 503, code: 'microsoft.unavailable' });
  expect(refused.headers['retry-after']).toBe('30');
  fixture.entra.status = 200;
  fixture.clock.advance(minute);
  expect((await ask()).statusCode).toBe(200);
});

test('where Entra ID was never reached, the answer is 503 and the next try follows after 30 s', async () => {
  fixture.entra.status = 500;
  expect(problemOf(await ask())).toMatchObject({ status: 503, code: 'microsoft.unavailable' });
  expect(problemOf(await ask())).toMatchObject({ status: 503 });
  expect(fixture.entra.requests).toHaveLength(1);
  fixture.entra.status = 200;
  fixture.clock.advance(30_000);
  expect((await ask()).statusCode).toBe(200);
});

test('an outage is logged once, and its end', async () => {
  await ask();
  fixture.entra.status = 503;
  for (let index = 0; index < 5; index += 1) {
    fixture.clock.advance(11 * minute);
    await eventually(async () => {
      await ask();
      return fixture.entra.requests.length >= 2 + index + 1;
    });
  }
  expect(fixture.log.lines.filter((line) => line.includes('could not be read'))).toHaveLength(1);
  fixture.entra.status = 200;
  fixture.clock.advance(11 * minute);
  await eventually(async () => (await ask()).statusCode === 200 && reads() === 2);
  await eventually(() => fixture.log.lines.at(-1)?.includes('were read again') === true);
});

test('a key that Microsoft publishes for another issuer signs nothing here', async () => {
  fixture.entra.keyMembers = { issuer: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0' };
  expect((await ask()).statusCode).toBe(401);
});

test('a key for every tenant signs for ours', async () => {
  const { origin } = new URL(fixture.entra.issuer);
  fixture.entra.keyMembers = { issuer: `${origin}/{tenantid}/v2.0` };
  expect((await ask()).statusCode).toBe(200);
});
