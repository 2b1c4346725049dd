/** Access tokens for the bridge's API, for both browser programs. */
import type { TokenSource } from '../api/tokens.ts';
import { isNested } from './is-nested.ts';
import type { SignInSettings } from './msal-configuration.ts';
import type { SignInDialog } from './sign-in-dialog.ts';
import { SignInError, signInErrorOf } from './sign-in-error.ts';
import type { TokenClient, TokenRequest } from './token-client.ts';

/** MSAL's code where an administrator switched nested app authentication off. */
const switchedOff = 'nested_app_auth_bridge_disabled';

/** A silent request that Outlook never answers must not leave the pane waiting for ever. */
const silentTimeoutMs = 30_000;

export type SignIn = TokenSource & {
  /** For a button: shows Microsoft's sign-in. Rejects with a `SignInError`. In a browser tab it leaves the page. */
  readonly signIn: () => Promise<void>;
};

/**
 * Three ways: Outlook itself where it offers nested app authentication, a window of Outlook where it does not, and in a
 * browser tab the way to Microsoft and back. What is needed loads at the first request for a token. All methods reject
 * with a `SignInError`.
 * @param loadDialog null where nothing around the page opens windows for it
 */
export function createSignIn(
  settings: SignInSettings,
  page: Window,
  loadDialog: (() => Promise<SignInDialog>) | null = null,
): SignIn {
  return createTokenSource(async () => {
    if (isNested(page)) {
      const { createNestedClient } = await import('./nested-client.ts');
      const nested = await createNestedClient(settings, page);
      if (nested) return nested;
      // Where Outlook opens no windows either, leaving the page would only lose the pane.
      if (!loadDialog) throw new SignInError('not-allowed', switchedOff);
    }
    if (loadDialog) {
      const [{ createDialogClient }, dialog] = await Promise.all([import('./dialog-client.ts'), loadDialog()]);
      return createDialogClient({ dialog, page: page.location });
    }
    const { createBrowserClient } = await import('./browser-client.ts');
    return createBrowserClient(settings, page);
  });
}

export function createTokenSource(load: () => Promise<TokenClient>, timeoutMs = silentTimeoutMs): SignIn {
  let client: Promise<TokenClient> | null = null;
  let asking: Promise<string> | null = null;
  let askedUnbidden = false;
  const running = new Map<string, Promise<string>>();

  const ready = async (): Promise<TokenClient> => {
    client ??= load();
    try {
      return await client;
    } catch (cause) {
      // A chunk that did not arrive is asked for again the next time.
      client = null;
      throw cause;
    }
  };
  /** What was switched off in the meantime may leave another way, which `load` finds. */
  const by = async <Value>(work: (msal: TokenClient) => Promise<Value>): Promise<Value> => {
    const msal = await ready();
    const used = client;
    try {
      return await work(msal);
    } catch (cause) {
      if (signInErrorOf(cause).code !== switchedOff) throw cause;
      if (client === used) client = null;
      return work(await ready());
    }
  };
  /** One window at a time, whoever asks. */
  const ask = (msal: TokenClient, request: TokenRequest): Promise<string> => {
    asking ??= msal.interactive(request).finally(() => (asking = null));
    return asking;
  };
  const find = async (msal: TokenClient, request: TokenRequest): Promise<string> => {
    try {
      return await within(timeoutMs, msal.silent(request));
    } catch (cause) {
      const error = signInErrorOf(cause);
      // Once unbidden; after that the person presses a button, or windows would follow every reconnect.
      if (error.reason !== 'needs-person' || !msal.mayAskUnbidden || askedUnbidden) throw error;
      askedUnbidden = true;
      return await ask(msal, request);
    }
  };
  const typed = async <Value>(work: Promise<Value>): Promise<Value> => {
    try {
      return await work;
    } catch (cause) {
      throw signInErrorOf(cause);
    }
  };

  return {
    getToken: ({ forceRefresh, claims } = {}) => {
      const request: TokenRequest = {
        ...(forceRefresh === undefined ? {} : { forceRefresh }),
        ...(claims === undefined ? {} : { claims }),
      };
      const key = JSON.stringify(request);
      const already = running.get(key);
      if (already) return already;
      const token = typed(by((msal) => find(msal, request))).finally(() => running.delete(key));
      running.set(key, token);
      return token;
    },
    signIn: async () => {
      await typed(by((msal) => ask(msal, {})));
    },
  };
}

function within<Value>(timeoutMs: number, work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new SignInError('failed', 'no_answer')), timeoutMs);
  });
  return Promise.race([work, tooLate]).finally(() => clearTimeout(timer));
}
