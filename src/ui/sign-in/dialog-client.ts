/**
 * The sign-in of pages that can neither ask Outlook for a token nor leave for Microsoft: a window of Outlook does the
 * whole sign-in by redirect and hands over the access token.
 *
 * The token lies in the memory of this page only, and nothing can renew it silently: near its end, after a claims
 * challenge or when the bridge refused it, the person presses the button again. Single sign-on then mostly closes the
 * window without a question.
 */
import { languageOf } from '../locales/translator.ts';
import { answerOf, questionFragment, type SignInAnswer } from './dialog-message.ts';
import type { DialogWindow, SignInDialog } from './sign-in-dialog.ts';
import { SignInError, signInErrorOf } from './sign-in-error.ts';
import type { TokenClient } from './token-client.ts';

export type DialogClientOptions = {
  readonly dialog: SignInDialog;
  /** The page itself; the sign-in's page lies beside it. */
  readonly page: Pick<Location, 'origin' | 'pathname'>;
  readonly now?: () => number;
  /** The bridge ends the event stream with the token, so that the button shows at the same moment. */
  readonly marginMs?: number;
  /** Longer than anybody needs to sign in, so that no window is waited for for ever. */
  readonly limitMs?: number;
};

type Held = { readonly accessToken: string; readonly expiresAt: number | null };

export function createDialogClient(options: DialogClientOptions): TokenClient {
  const { dialog, page, now = Date.now, marginMs = 5_000, limitMs = 15 * 60_000 } = options;
  let held: Held | null = null;
  let claims: string | undefined;
  let loginHint: string | undefined;

  const isFresh = ({ expiresAt }: Held): boolean => expiresAt === null || expiresAt - now() > marginMs;

  return {
    mayAskUnbidden: false,
    silent: async (request) => {
      // What was refused is not handed out again; the window keeps no token, so that its next one is always new.
      if (request.forceRefresh || request.claims !== undefined) held = null;
      claims = request.claims ?? claims;
      if (held && isFresh(held)) return held.accessToken;
      throw new SignInError('needs-person', held ? 'token_expired' : 'no_token');
    },
    interactive: async (request) => {
      const asked = request.claims ?? claims;
      const { locale, theme } = dialog.look();
      const state = randomState();
      const fragment = questionFragment({
        state,
        language: languageOf(locale),
        theme,
        ...(asked === undefined ? {} : { claims: asked }),
        ...(loginHint === undefined ? {} : { loginHint }),
      });
      const address = new URL('sign-in.html', page.origin + page.pathname).href + fragment;
      const answer = await ask(dialog, { address, state, origin: page.origin, limitMs });
      held = answer;
      claims = undefined;
      loginHint = answer.loginHint ?? undefined;
      return answer.accessToken;
    },
  };
}

type Asked = { readonly address: string; readonly state: string; readonly origin: string; readonly limitMs: number };

/** Opens the window, waits for its answer and closes it, however it ends. */
function ask(dialog: SignInDialog, { address, state, origin, limitMs }: Asked) {
  type Done = Extract<SignInAnswer, { kind: 'done' }>;
  return new Promise<Done>((resolve, reject) => {
    /** The window shows what went wrong and offers another try; it counts once the person gives up. */
    let failure: SignInError | null = null;
    let opening: Promise<DialogWindow> | null = null;
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      // A window that opens after all this is closed as well.
      opening?.then(({ close }) => close()).catch(() => undefined);
      finish();
    };
    const timer = setTimeout(() => end(() => reject(new SignInError('failed', 'no_answer'))), limitMs);

    opening = dialog.open(address, {
      onMessage: (text, sender) => {
        if (sender !== undefined && sender !== origin) return;
        const answer = answerOf(text);
        if (answer?.state !== state) return;
        if (answer.kind === 'done') return end(() => resolve(answer));
        const error = new SignInError(answer.reason, answer.code);
        failure = error;
        if (answer.reason === 'cancelled') end(() => reject(error));
      },
      onEnd: (code) => {
        const closed = code === null ? new SignInError('cancelled', 'window_closed') : null;
        end(() => reject(failure ?? closed ?? new SignInError('failed', String(code))));
      },
    });
    opening.catch((cause: unknown) => end(() => reject(signInErrorOf(cause))));
  });
}

function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
