/**
 * Microsoft's own clients against the simulated tenant: MSAL Node brings the tokens, the Graph client library speaks. What they
 * understand by themselves (paging, batches, errors, waiting after 429) is proof that the simulator says it as Graph does.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type * as Library from '@microsoft/microsoft-graph-client';
import { X509Certificate } from 'node:crypto';
import { makeCertificate } from '../../adapters/microsoft/entra/certificates.ts';
import { crowd, seen, startTenant, trustedCertificate, anna, bernd } from './scenario.ts';
import type { MicrosoftSimulator } from './index.ts';

// A package of CommonJS whose ES module build names its files without an extension.
const graphClient = createRequire(import.meta.url)('@microsoft/microsoft-graph-client') as typeof Library;

type Users = { readonly value: readonly { readonly id: string }[]; readonly '@odata.nextLink'?: string };
type Presences = { readonly value: readonly { readonly id: string; readonly activity: string }[] };

let simulator: MicrosoftSimulator;
let graph: Library.Client;

beforeAll(async () => {
  const people = [anna, bernd, ...crowd(1_998)];
  simulator = await startTenant({ people, graphTls: await trustedCertificate() });
  graph = clientFor(applicationToken({ clientSecret: simulator.clientSecret }));
});

beforeEach(() => simulator.setFault({ kind: 'none' }));
afterAll(() => simulator.stop());

type Proof =
  | { readonly clientSecret: string }
  | { readonly clientCertificate: { readonly thumbprintSha256: string; readonly privateKey: string } };

function applicationToken(proof: Proof): () => Promise<string> {
  const authority = `${simulator.entraUrl}/${simulator.tenantId}`;
  const knownAuthorities = [new URL(authority).host];
  const msal = new ConfidentialClientApplication({
    auth: { clientId: simulator.clientId, authority, knownAuthorities, ...proof },
  });
  return async () => {
    const result = await msal.acquireTokenByClientCredential({ scopes: ['https://graph.microsoft.com/.default'] });
    return result?.accessToken ?? '';
  };
}

/** The host has to be named, or the library keeps the token to itself. */
function clientFor(getAccessToken: () => Promise<string>): Library.Client {
  return graphClient.Client.initWithMiddleware({
    authProvider: { getAccessToken },
    baseUrl: simulator.graphUrl,
    customHosts: new Set([new URL(simulator.graphUrl).hostname]),
  });
}

async function errorOf(request: Promise<unknown>): Promise<Library.GraphError> {
  return request.then(
    () => {
      throw new Error('it was not refused');
    },
    (error: unknown) => error as Library.GraphError,
  );
}

const person = (name: string) => `/users/${simulator.person(name).id}`;
const session = () => ({ sessionId: simulator.clientId });
const call = () => ({ ...session(), availability: 'Busy', activity: 'InACall', expirationDuration: 'PT5M' });
const count = (operation: string) => simulator.stats().byOperation[operation] ?? 0;

test('a certificate opens the door as the secret does', async () => {
  const { key, certificate } = await makeCertificate();
  simulator.tenant.clientCertificate = certificate;
  const thumbprintSha256 = new X509Certificate(certificate).fingerprint256.replaceAll(':', '');
  const own = clientFor(applicationToken({ clientCertificate: { thumbprintSha256, privateKey: key } }));
  const { value } = (await own.api('/users').top(1).get()) as Users;
  expect(value).toHaveLength(1);
});

test('the page iterator walks 2,000 users on three pages and meets each once', async () => {
  const before = count('listUsers');
  const first = (await graph.api('/users').select(['id', 'mail']).top(999).get()) as Users;
  const ids: string[] = [];
  const iterator = new graphClient.PageIterator(
    graph,
    { ...first, value: [...first.value] },
    (user: { id: string }) => {
      ids.push(user.id);
      return true;
    },
  );
  await iterator.iterate();
  expect([ids.length, new Set(ids).size, iterator.isComplete(), count('listUsers') - before]).toEqual([
    2_000,
    2_000,
    true,
    3,
  ]);
});

test('users are found by address and ordered by name', async () => {
  const byMail = (await graph.api('/users').filter(`mail eq '${bernd.mail}'`).get()) as Users;
  expect(byMail.value.map(({ id }) => id)).toEqual([simulator.person('bernd').id]);
  const two = (await graph
    .api('/users')
    .filter(`userPrincipalName in ('${bernd.upn}','${anna.upn}')`)
    .orderby('displayName desc')
    .get()) as Users;
  expect(two.value.map(({ id }) => id)).toEqual([simulator.person('bernd').id, simulator.person('anna').id]);
});

test('650 presences are one request, and a session set with the library is seen in it', async () => {
  await graph.api(`${person('anna')}/presence/setPresence`).post(call());
  const ids = simulator
    .people()
    .slice(0, 650)
    .map(({ id }) => id);
  const { value } = (await graph.api('/communications/getPresencesByUserId').post({ ids })) as Presences;
  expect(value).toHaveLength(650);
  expect(value.find(({ id }) => id === simulator.person('anna').id)?.activity).toBe('InACall');
  expect(await graph.api(`${person('anna')}/presence`).get()).toMatchObject({ activity: 'InACall' });
  expect(await graph.api(`/communications/presences/${simulator.person('anna').id}`).get()).toMatchObject({
    availability: 'Busy',
  });
});

test('a session is cleared once; the second time the library throws a 404 with Graph’s code and ids', async () => {
  await graph.api(`${person('bernd')}/presence/setPresence`).post(call());
  await graph.api(`${person('bernd')}/presence/clearPresence`).post(session());
  expect(seen(simulator, 'bernd')).toBe('Offline/Offline');
  const error = await errorOf(graph.api(`${person('bernd')}/presence/clearPresence`).post(session()));
  expect(error).toMatchObject({ statusCode: 404, code: 'NotFound', message: 'Presence session not found.' });
  expect(error.requestId).toMatch(/^[\da-f-]{36}$/);
  expect(JSON.parse(String(error.body))).toMatchObject({ innerError: { 'request-id': error.requestId } });
});

test.each([
  ['an unknown person', () => graph.api('/users/nobody@example.test').get(), 404, 'Request_ResourceNotFound'],
  [
    'a forbidden pair',
    () => graph.api(`${person('anna')}/presence/setPresence`).post({ ...call(), activity: 'Dozing' }),
    400,
    'BadRequest',
  ],
  ['an unknown resource', () => graph.api('/teapots').get(), 404, 'Request_ResourceNotFound'],
  [
    'a method that the path does not have',
    () => graph.api('/communications/getPresencesByUserId').get(),
    405,
    'Request_BadRequest',
  ],
  ['a delta query without its permission', () => graph.api('/users/delta').get(), 403, 'Authorization_RequestDenied'],
  ['an application’s subscription', () => graph.api('/subscriptions').post({}), 403, 'ExtensionError'],
])('%s is refused in words that the library understands', async (_what, request, statusCode, code) => {
  expect(await errorOf(request())).toMatchObject({ statusCode, code });
});

test('a person’s preferred state and message are set and taken away', async () => {
  const presence = `${person('anna')}/presence`;
  await graph.api(`${presence}/setPresence`).post(call());
  await graph
    .api(`${presence}/setUserPreferredPresence`)
    .post({ availability: 'DoNotDisturb', activity: 'DoNotDisturb' });
  expect(seen(simulator, 'anna')).toBe('DoNotDisturb/DoNotDisturb');
  await graph.api(`${presence}/clearUserPreferredPresence`).post({});
  expect(seen(simulator, 'anna')).toBe('Busy/InACall');
  const statusMessage = { message: { content: 'On tour', contentType: 'text' } };
  await graph.api(`${presence}/setStatusMessage`).post({ statusMessage });
  expect(simulator.person('anna').statusMessage?.content).toBe('On tour');
});

test('a batch of sessions is answered one by one, and read by id', async () => {
  const body = (value: object) => JSON.stringify(value);
  // Without the version: the library takes the path as it is, and Graph wants it relative to the batch.
  const step = (id: string, name: string, action: string, value: object) => ({
    id,
    request: new Request(`https://graph.microsoft.com${person(name)}/presence/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body(value),
    }),
  });
  await graph.api(`${person('bernd')}/presence/setPresence`).post(call());
  await graph.api(`${person('bernd')}/presence/clearPresence`).post(session());
  const content = await new graphClient.BatchRequestContent([
    step('set', 'anna', 'setPresence', call()),
    step('clear', 'bernd', 'clearPresence', session()),
  ]).getContent();
  const answer = (await graph.api('/$batch').post(content)) as never;
  const answers = new graphClient.BatchResponseContent(answer);
  expect(answers.getResponseById('set').status).toBe(200);
  expect(answers.getResponseById('clear').status).toBe(404);
});

test('after 429 with Retry-After the library waits that long and is served', async () => {
  const before = count('getPresence');
  const { throttling } = simulator;
  const kept = { ...throttling };
  Object.assign(throttling, { presenceLimit: 2, presenceWindowMs: 1_500 });
  const read = () => graph.api(`${person('anna')}/presence`).get() as Promise<unknown>;
  const began = Date.now();
  await read();
  await read();
  await read();
  Object.assign(throttling, kept);
  expect(Date.now() - began).toBeGreaterThanOrEqual(990);
  expect(count('getPresence') - before).toBeGreaterThanOrEqual(4);
  expect(simulator.stats().byStatus['429']).toBeGreaterThanOrEqual(1);
}, 30_000);

test('where the trouble lasts, the library gives up and names it', async () => {
  const retries = [new graphClient.RetryHandlerOptions(0, 2)];
  for (const status of [429, 503, 504]) {
    const before = simulator.stats().requests;
    simulator.setFault({ kind: 'status', status, retryAfter: 0 });
    const request = graph
      .api(`${person('anna')}/presence`)
      .middlewareOptions(retries)
      .get() as Promise<unknown>;
    expect(await errorOf(request)).toMatchObject({ statusCode: status, requestId: expect.any(String) });
    expect(simulator.stats().requests - before).toBe(3);
  }
});

test('a withdrawn token is refused with a challenge, and a permission that is gone with 403', async () => {
  const token = await applicationToken({ clientSecret: simulator.clientSecret })();
  const own = clientFor(async () => token);
  simulator.revokeTokens();
  const error = await errorOf(own.api('/users').get());
  expect(error).toMatchObject({ statusCode: 401, code: 'InvalidAuthenticationToken' });
  expect((error.headers as Headers).get('www-authenticate')).toContain('insufficient_claims');
});

test('a signed-in person subscribes, is told of a change, renews and ends it', async () => {
  const told: unknown[] = [];
  const endpoint = createServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken');
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (token !== null) return void response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
      told.push(JSON.parse(text));
      response.writeHead(202).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => endpoint.once('listening', resolve));
  const delegated = clientFor(() =>
    simulator.mintUserToken({
      upn: 'bernd',
      audience: 'https://graph.microsoft.com',
      scope: 'Presence.Read.All Presence.Read',
      authorizedParty: simulator.clientId,
    }),
  );
  const { id } = simulator.person('anna');
  const wanted = {
    changeType: 'updated',
    notificationUrl: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/notify`,
    resource: `/communications/presences?$filter=id in ('${id}')`,
    expirationDateTime: new Date(Date.now() + 3_500_000).toISOString(),
    clientState: 'a secret of the subscriber',
  };
  const made = (await delegated.api('/subscriptions').post(wanted)) as { readonly id: string };
  expect(await errorOf(delegated.api('/subscriptions').post(wanted))).toMatchObject({ statusCode: 409 });
  simulator.person('anna').is('DoNotDisturb', 'Presenting');
  await simulator.notificationsSettled();
  expect(told).toMatchObject([{ value: [{ subscriptionId: made.id, clientState: wanted.clientState }] }]);
  expect(await delegated.api('/me/presence').get()).toMatchObject({ id: simulator.person('bernd').id });
  const expirationDateTime = new Date(Date.now() + 3_590_000).toISOString();
  await delegated.api(`/subscriptions/${made.id}`).patch({ expirationDateTime });
  await delegated.api(`/subscriptions/${made.id}`).delete();
  expect(await errorOf(delegated.api(`/subscriptions/${made.id}`).get())).toMatchObject({ statusCode: 404 });
  endpoint.closeAllConnections();
  await new Promise((resolve) => endpoint.close(resolve));
});
