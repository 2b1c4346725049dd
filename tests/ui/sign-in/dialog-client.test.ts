import { beforeEach, expect, test } from '@jest/globals';
import { createDialogClient } from '../../../src/ui/sign-in/dialog-client.ts';
import { questionIn, type SignInAnswer, type SignInQuestion } from '../../../src/ui/sign-in/dialog-message.ts';
import type { DialogEvents, SignInDialog } from '../../../src/ui/sign-in/sign-in-dialog.ts';
import { SignInError } from '../../../src/ui/sign-in/sign-in-error.ts';
import type { TokenClient } from '../../../src/ui/sign-in/token-client.ts';

const page = { origin: 'https://bridge.example.com', pathname: '/addin/index.html' };
const hour = 3_600_000;

/** A window of Outlook; the test plays the page in it. */
type Opened = DialogEvents & {
  readonly address: URL;
  readonly question: SignInQuestion;
  closed: boolean;
  readonly answers: (answer: Partial<SignInAnswer>, origin?: string) => void;
};

let windows: Opened[];
let now: number;
let client: TokenClient;
let refuse: SignInError | null;
/** Windows open as soon as they are asked for, unless a test holds them back. */
let gate: Promise<void>;

const dialog: SignInDialog = {
  look: () => ({ locale: 'de-AT', theme: 'dark' }),
  open: async (address, events) => {
    if (refuse) throw refuse;
    const url = new URL(address);
    const question = questionIn(url.hash);
    if (!question) throw new Error(`The address asks nothing: ${address}`);
    const opened: Opened = {
      ...events,
      address: url,
      question,
      closed: false,
      answers: (answer, origin = page.origin) =>
        events.onMessage(
          JSON.stringify({ kind: 'done', state: question.state, expiresAt: now + hour, loginHint: 'anna', ...answer }),
          origin,
        ),
    };
    windows.push(opened);
    await gate;
    return { close: () => (opened.closed = true) };
  },
};

beforeEach(() => {
  [windows, now, refuse, gate] = [[], 1_000_000, null, Promise.resolve()];
  client = createDialogClient({ dialog, page, now: () => now });
});

const lastWindow = (): Opened => {
  const last = windows.at(-1);
  if (!last) throw new Error('No window is open.');
  return last;
};

async function signIn(accessToken: string, expiresAt: number | null = now + hour): Promise<string> {
  const asked = client.interactive({});
  await Promise.resolve();
  lastWindow().answers({ kind: 'done', accessToken, expiresAt });
  return asked;
}

test('nothing opens by itself: without a token the button is needed', async () => {
  await expect(client.silent({})).rejects.toMatchObject({ reason: 'needs-person' });
  expect(client.mayAskUnbidden).toBe(false);
  expect(windows).toEqual([]);
});

test('the window opens beside the pane, told language and theme behind the #, and closes once the token is there', async () => {
  expect(await signIn('token-1')).toBe('token-1');
  const { address, question, closed } = lastWindow();
  expect(address.origin + address.pathname + address.search).toBe('https://bridge.example.com/addin/sign-in.html');
  expect(question).toEqual({ state: expect.stringMatching(/^[0-9a-f]{48}$/), language: 'de', theme: 'dark' });
  await Promise.resolve();
  expect(closed).toBe(true);
  expect(await client.silent({})).toBe('token-1');
});

test('near the end of the token the person is asked for, and is not asked who he is again', async () => {
  await signIn('token-1', now + hour);
  now += hour - 6_000;
  expect(await client.silent({})).toBe('token-1');
  now += 2_000;
  await expect(client.silent({})).rejects.toMatchObject({ reason: 'needs-person', code: 'token_expired' });
  const first = lastWindow().question.state;
  await signIn('token-2');
  expect(lastWindow().question).toMatchObject({ loginHint: 'anna' });
  expect(lastWindow().question.state).not.toBe(first);
  expect(await client.silent({})).toBe('token-2');
});

test('a token whose end is not known serves until the bridge refuses it', async () => {
  await signIn('token-1', null);
  now += 24 * hour;
  expect(await client.silent({})).toBe('token-1');
  await expect(client.silent({ forceRefresh: true })).rejects.toMatchObject({ reason: 'needs-person' });
  // Whoever asks next without the refusal in mind does not get the refused one either.
  await expect(client.silent({})).rejects.toMatchObject({ reason: 'needs-person' });
});

test('a claims challenge goes to Microsoft with the next window, and only with that one', async () => {
  await signIn('token-1');
  await expect(client.silent({ forceRefresh: true, claims: '{"x":1}' })).rejects.toMatchObject({
    reason: 'needs-person',
  });
  await signIn('token-2');
  expect(lastWindow().question.claims).toBe('{"x":1}');
  await signIn('token-3');
  expect(lastWindow().question.claims).toBeUndefined();
});

test('messages of another origin, of another window and rubbish change nothing', async () => {
  const asked = client.interactive({});
  await Promise.resolve();
  const { answers, onMessage } = lastWindow();
  answers({ accessToken: 'foreign' }, 'https://evil.example');
  answers({ accessToken: 'old', state: 'the-state-of-another-window' });
  onMessage('{"kind":"done"}', page.origin);
  onMessage({ kind: 'done' }, page.origin);
  answers({ accessToken: 'right' });
  expect(await asked).toBe('right');
});

test('where the client does not tell who sent a message, its state alone decides', async () => {
  const asked = client.interactive({});
  await Promise.resolve();
  const { onMessage, question } = lastWindow();
  onMessage(JSON.stringify({ kind: 'done', state: 'a-state-that-was-guessed', accessToken: 'x' }), undefined);
  onMessage(JSON.stringify({ kind: 'done', state: question.state, accessToken: 'right' }), undefined);
  expect(await asked).toBe('right');
});

test('a window that the person closes cancels, and one without our page names its code', async () => {
  const closed = client.interactive({});
  await Promise.resolve();
  lastWindow().onEnd(null);
  await expect(closed).rejects.toMatchObject({ reason: 'cancelled', code: 'window_closed' });
  const broken = client.interactive({});
  await Promise.resolve();
  lastWindow().onEnd(12002);
  await expect(broken).rejects.toMatchObject({ reason: 'failed', code: '12002' });
  await Promise.resolve();
  expect(lastWindow().closed).toBe(true);
});

test('what went wrong in the window counts when the person gives up, and a later success wins', async () => {
  const given = client.interactive({});
  await Promise.resolve();
  lastWindow().answers({ kind: 'failed', reason: 'not-allowed', code: 'AADSTS65001' });
  lastWindow().onEnd(null);
  await expect(given).rejects.toMatchObject({ reason: 'not-allowed', code: 'AADSTS65001' });
  const tried = client.interactive({});
  await Promise.resolve();
  lastWindow().answers({ kind: 'failed', reason: 'offline', code: 'network_error' });
  lastWindow().answers({ accessToken: 'after all' });
  expect(await tried).toBe('after all');
});

test('"cancel" at Microsoft ends it without a click more', async () => {
  const asked = client.interactive({});
  await Promise.resolve();
  lastWindow().answers({ kind: 'failed', reason: 'cancelled', code: 'access_denied' });
  await expect(asked).rejects.toMatchObject({ reason: 'cancelled', code: 'access_denied' });
  await Promise.resolve();
  expect(lastWindow().closed).toBe(true);
});

test('why no window opened is passed on', async () => {
  refuse = new SignInError('blocked', '12011');
  await expect(client.interactive({})).rejects.toBe(refuse);
});

test('nothing is waited for for ever, and a window that opens too late is closed', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  client = createDialogClient({ dialog, page, now: () => now, limitMs: 1 });
  await expect(client.interactive({})).rejects.toMatchObject({ reason: 'failed', code: 'no_answer' });
  expect(lastWindow().closed).toBe(false);
  open();
  await gate;
  await Promise.resolve();
  expect(lastWindow().closed).toBe(true);
});
