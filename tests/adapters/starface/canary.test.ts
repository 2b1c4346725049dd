import { afterEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { OutsideError } from '../../../src/bridge/ports.ts';
import { uciToken } from '../../../src/adapters/starface/login/classic-secret.ts';
import { anna, LinkedPerson } from './support/linked-person.ts';

let linked: LinkedPerson;

afterEach(() => linked.stop());

/** Everything of an error that anybody could print. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return [error.message, error.stack, JSON.stringify(error), textOf(error.cause ?? null)].join('\n');
}

test.each([
  ['classic', 9],
  ['oauth', 10],
] as const)('in a day with every fault, %s, no credential is written down or thrown', async (auth, version) => {
  linked = await LinkedPerson.start(version, { auth, budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 } });
  const { simulator, starface, log, clock } = linked;
  const errors: unknown[] = [];
  const tried = async (work: () => Promise<unknown>): Promise<void> => {
    await linked.outcome(work().catch((error: unknown) => errors.push(error)));
  };
  const everything = async (): Promise<void> => {
    await tried(() => starface.pbx.describe());
    await tried(() => starface.pbx.listUsers());
    await tried(() => starface.pbx.readDnd('4711', 'poll'));
    await tried(() => starface.accounts.verify(anna));
    await tried(() => starface.accounts.verify({ ...anna, password: 'Falsch-canary' }));
  };
  const account = await linked.connect();
  await everything();
  await tried(() => account.placeCall('+4972112345'));
  for (const fault of [
    { kind: 'status', status: 401 },
    { kind: 'status', status: 403 },
    { kind: 'status', status: 500 },
    { kind: 'reset' },
    { kind: 'down' },
  ] as const) {
    simulator.setFault(fault);
    await everything();
    await tried(() => account.placeCall('+4972112345'));
    await tried(() => account.hangUp('no-such-call'));
    await clock.advance(60_000);
  }
  expect(errors.length).toBeGreaterThan(20);
  expect(errors.every((error) => error instanceof OutsideError)).toBe(true);

  const sha512 = (text: string): string => createHash('sha512').update(text).digest('hex');
  const secrets = [
    anna.password,
    'Falsch-canary',
    simulator.admin.password,
    simulator.restClient.secret,
    sha512(anna.password),
    uciToken(anna.login, anna.password),
    uciToken(anna.login, anna.password).slice(5),
    ...linked.callbackPaths.map((path) => path.split('/').at(-1)?.split('?')[0] ?? ''),
    '72112345',
    'Muster',
  ];
  const written = [...log.lines, ...errors.map(textOf)].join('\n');
  expect(linked.callbackPaths.length).toBeGreaterThan(0);
  expect(written.length).toBeGreaterThan(1_000);
  for (const secret of secrets) expect(written).not.toContain(secret);
});
