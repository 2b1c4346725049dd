/**
 * What the sign-in's window does, which is loaded twice: first with the pane's question, from which it goes to
 * Microsoft, then with Microsoft's answer, which it hands to the pane.
 *
 * It begins nothing unless Outlook opened it with a question. Whoever else opens it gets nothing either way: the
 * answer goes to our own origin only.
 */
import type { Language } from '../../ui/locales/translator.ts';
import { questionIn, questionOf, type SignInAnswer, type SignInQuestion } from '../../ui/sign-in/dialog-message.ts';
import type { RedirectSignIn } from '../../ui/sign-in/redirect-sign-in.ts';
import { SignInError, signInErrorOf } from '../../ui/sign-in/sign-in-error.ts';

export type WindowView =
  | { readonly kind: 'waiting' | 'done' | 'refused' }
  | { readonly kind: 'failed'; readonly error: SignInError; readonly again: () => void };

export type WindowLook = { readonly language: Language; readonly theme: 'light' | 'dark' | null };

export type SignInWindow = {
  /** Of the address, with its `#`. */
  readonly fragment: string;
  /** Takes the fragment out of the address. */
  readonly clearFragment: () => void;
  /** Holds the question while the window is at Microsoft, and ends with the window. */
  readonly memory: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Null where Outlook did not open the window. */
  readonly findParent: () => Promise<{ readonly tell: (text: string) => void } | null>;
  readonly loadSignIn: () => Promise<RedirectSignIn>;
  readonly show: (view: WindowView, look: WindowLook) => void;
  /** Where no question tells it. */
  readonly language: Language;
};

const memoryKey = 'sign-in-question';

/** Never rejects: whatever goes wrong is shown. Resolves when nothing more happens by itself. */
export async function runSignIn(window: SignInWindow): Promise<void> {
  const { memory, fragment } = window;
  const fresh = questionIn(fragment);
  if (fresh) {
    memory.setItem(memoryKey, JSON.stringify(fresh));
    window.clearFragment();
  }
  const question = fresh ?? questionOf(memory.getItem(memoryKey));
  const look: WindowLook = question ?? { language: window.language, theme: null };
  const show = (view: WindowView): void => window.show(view, look);
  show({ kind: 'waiting' });
  const parent = await window.findParent();
  if (!parent || !question) return show({ kind: 'refused' });
  const tell = (answer: SignInAnswer): void => parent.tell(JSON.stringify(answer));
  await answer(question, { ...window, show, tell, isFresh: fresh !== null });
}

type Tools = Pick<SignInWindow, 'loadSignIn' | 'memory'> & {
  readonly show: (view: WindowView) => void;
  readonly tell: (answer: SignInAnswer) => void;
  readonly isFresh: boolean;
};

async function answer(question: SignInQuestion, tools: Tools): Promise<void> {
  const { loadSignIn, memory, show, tell, isFresh } = tools;
  const { state } = question;
  const fail = (cause: unknown): void => {
    const error = signInErrorOf(cause);
    show({ kind: 'failed', error, again: () => void again() });
    tell({ kind: 'failed', state, reason: error.reason, code: error.code });
  };
  const again = (): Promise<void> => answer(question, { ...tools, isFresh: true });

  if (isFresh) show({ kind: 'waiting' });
  try {
    const signIn = await loadSignIn();
    const signedIn = await signIn.returned();
    if (signedIn) {
      memory.removeItem(memoryKey);
      show({ kind: 'done' });
      return tell({ kind: 'done', state, ...signedIn });
    }
    if (isFresh) return await signIn.leave(question);
  } catch (cause) {
    return fail(cause);
  }
  // Back from Microsoft by the button of the browser, or loaded again: leaving by itself would catch the person here.
  show({ kind: 'failed', error: new SignInError('needs-person', 'no_answer'), again: () => void again() });
}
