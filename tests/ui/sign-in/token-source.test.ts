import { expect, test } from '@jest/globals';
import { SignInError } from '../../../src/ui/sign-in/sign-in-error.ts';
import type { TokenClient, TokenRequest } from '../../../src/ui/sign-in/token-client.ts';
import { createTokenSource } from '../../../src/ui/sign-in/token-source.ts';

type FakeClient = TokenClient & { readonly silentRequests: TokenRequest[]; asked: number };

const needsPerson = { name: 'InteractionRequiredAuthError', errorCode: 'interaction_required', errorMessage: '' };

function fakeClient(options: {
  readonly silent?: (request: TokenRequest, nth: number) => Promise<string>;
  readonly interactive?: () => Promise<string>;
  readonly mayAskUnbidden?: boolean;
}): FakeClient {
  const silentRequests: TokenRequest[] = [];
  const client: FakeClient = {
    silentRequests,
    asked: 0,
    mayAskUnbidden: options.mayAskUnbidden ?? true,
    silent: (request) => {
      silentRequests.push(request);
      return options.silent?.(request, silentRequests.length) ?? Promise.resolve('silent-token');
    },
    interactive: () => {
      client.asked += 1;
      return options.interactive?.() ?? Promise.resolve('asked-token');
    },
  };
  return client;
}

const refuse = (cause: object): Promise<never> => Promise.reject(Object.assign(new Error('refused'), cause));

test('a token is found silently, and the options are passed on', async () => {
  const client = fakeClient({});
  const source = createTokenSource(async () => client);
  expect(await source.getToken()).toBe('silent-token');
  await source.getToken({ forceRefresh: true, claims: '{}' });
  expect(client.silentRequests).toEqual([{}, { forceRefresh: true, claims: '{}' }]);
});

test('requests at the same time are one, requests with other options are another', async () => {
  const client = fakeClient({});
  const source = createTokenSource(async () => client);
  await Promise.all([source.getToken(), source.getToken(), source.getToken({ forceRefresh: true })]);
  expect(client.silentRequests).toHaveLength(2);
});

test('where the person is needed, Outlook asks once by itself and not again until the button is pressed', async () => {
  const client = fakeClient({
    silent: () => refuse(needsPerson),
    interactive: () => refuse({ errorCode: 'user_canceled' }),
  });
  const source = createTokenSource(async () => client);
  await expect(source.getToken()).rejects.toMatchObject({ reason: 'cancelled' });
  await expect(source.getToken()).rejects.toMatchObject({ reason: 'needs-person' });
  await expect(source.getToken()).rejects.toMatchObject({ reason: 'needs-person' });
  expect(client.asked).toBe(1);
  await expect(source.signIn()).rejects.toMatchObject({ reason: 'cancelled' });
  expect(client.asked).toBe(2);
});

test('in a browser tab nothing is shown before the button is pressed', async () => {
  const client = fakeClient({ silent: () => refuse(needsPerson), mayAskUnbidden: false });
  const source = createTokenSource(async () => client);
  await expect(source.getToken()).rejects.toBeInstanceOf(SignInError);
  expect(client.asked).toBe(0);
});

test('two presses of the button open one window', async () => {
  let finish: (token: string) => void = () => undefined;
  const client = fakeClient({ interactive: () => new Promise((resolve) => (finish = resolve)) });
  const source = createTokenSource(async () => client);
  const both = [source.signIn(), source.signIn()];
  await Promise.resolve();
  while (client.asked === 0) await Promise.resolve();
  finish('token');
  await Promise.all(both);
  expect(client.asked).toBe(1);
});

test('a request that Outlook never answers ends with an error, and the next one is tried', async () => {
  const client = fakeClient({
    silent: (_request, nth) => (nth === 1 ? new Promise<string>(() => undefined) : Promise.resolve('late')),
  });
  const source = createTokenSource(async () => client, 5);
  await expect(source.getToken()).rejects.toMatchObject({ reason: 'failed', code: 'no_answer' });
  expect(await source.getToken()).toBe('late');
});

test('a sign-in that could not be loaded is loaded again the next time', async () => {
  let loads = 0;
  const source = createTokenSource(async () => {
    loads += 1;
    if (loads === 1) throw new Error('Loading chunk 906 failed');
    return fakeClient({});
  });
  await expect(source.getToken()).rejects.toMatchObject({ reason: 'failed' });
  expect(await source.getToken()).toBe('silent-token');
});
