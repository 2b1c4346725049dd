import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { OutsideError } from '../../../src/bridge/ports.ts';
import { uciToken } from '../../../src/adapters/starface/login/classic-secret.ts';
import { freePorts } from '../../demo/free-ports.ts';
import { joinXmpp, type JoinedXmpp } from '../../simulators/starface/xmpp/index.ts';
import { anna, LinkedPerson } from './support/linked-person.ts';
import { makeCertificate } from './xmpp/stage.ts';

let linked: LinkedPerson;
let chat: JoinedXmpp;
let sent: Set<string>;

/** Whatever leaves by HTTP and would let a reader in: tokens of both logins, answers to nonces, codes of callbacks. */
function collect(message: unknown): void {
  const { path, headers, body } = (message as { request: { path: string; headers: unknown; body: unknown } }).request;
  const head = Array.isArray(headers) ? headers.map(String) : [];
  for (const [at, name] of head.entries()) {
    if (at % 2 === 0 && /^(authtoken|authorization|cookie)$/i.test(name)) keep(head[at + 1]?.replace(/^Bearer /, ''));
  }
  const query = new URLSearchParams(path.split('?')[1] ?? '');
  for (const name of ['auth', 'jwt', 'callback.path']) keep(query.get(`de.vertico.starface.${name}`));
  const text = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body).toString() : '';
  if (text.startsWith('{')) keep((JSON.parse(text) as { secret?: string }).secret);
  const form = new URLSearchParams(text);
  for (const name of ['password', 'client_secret', 'refresh_token', 'token']) keep(form.get(name));
}

function keep(secret: string | null | undefined): void {
  for (const part of [secret, secret?.split(':')[1], secret?.split('/').at(-1)]) {
    if (typeof part === 'string' && part.length > 8) sent.add(part);
  }
}

beforeEach(() => {
  sent = new Set();
  subscribe('undici:request:create', collect);
});

afterEach(async () => {
  unsubscribe('undici:request:create', collect);
  await linked.starface.chat?.stop();
  await linked.stop();
  await chat.stop();
});

/** Everything of an error that anybody could print. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return [error.message, error.stack, JSON.stringify(error), textOf(error.cause ?? null)].join('\n');
}

test.each([
  ['classic', 9],
  ['oauth', 10],
] as const)('in a day with every fault, %s, no credential is written down or thrown', async (auth, version) => {
  const tls = await makeCertificate();
  const [port = 0] = await freePorts(0);
  linked = await LinkedPerson.start(version, {
    auth,
    budget: { startPerSecond: 1_000, ceilingPerSecond: 1_000 },
    xmpp: { host: '127.0.0.1', port, tls: { fingerprint256: tls.print } },
  });
  chat = await joinXmpp(linked.simulator, { tls, port, chatIds: version === 10 ? 'internalNumber' : 'login' });
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
  let chatLosses = 0;
  const statuses: unknown[] = [];
  await starface.chat?.start({
    statuses: (changed) => statuses.push(...changed),
    lost: () => (chatLosses += 1),
    refused: () => undefined,
  });
  starface.chat?.watch(await linked.outcome(starface.pbx.listUsers()));
  await linked.passing('the chat server is connected', 60_000, () => statuses.length > 0);
  const account = await linked.connect();
  await tried(() => account.telephone?.setChatStatus({ state: 'away', text: 'Mittag-canary' }) ?? Promise.resolve());
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
  expect(chatLosses).toBeGreaterThan(0);
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
    'Mittag-canary',
    ...sent,
  ];
  // The session’s token and the answers to nonces, or the tokens of OAuth with what renews them, are among them.
  expect(sent.size).toBeGreaterThan(6);
  const kinds = auth === 'oauth' ? [/^ey/, new RegExp(simulator.restClient.secret)] : [/^0001:/, /^[\w-]{20,}$/];
  for (const kind of kinds) expect([...sent].some((one) => kind.test(one))).toBe(true);
  const written = [...log.lines, ...errors.map(textOf)].join('\n');
  expect(linked.callbackPaths.length).toBeGreaterThan(0);
  expect(written.length).toBeGreaterThan(1_000);
  for (const secret of secrets) expect(written).not.toContain(secret);
});
