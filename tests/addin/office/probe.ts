/** A pane for tests: the real Outlook host and the real sign-in, held out to the test instead of being drawn. */
import { findDialogParent, type DialogParent } from '../../../src/addin/office/dialog-parent.ts';
import { openHost } from '../../../src/addin/office/open-host.ts';
import { mailSegments } from '../../../src/addin/office/mail-segments.ts';
import type { OutlookHost } from '../../../src/addin/office/outlook-host.ts';
import { questionIn, type SignInQuestion } from '../../../src/ui/sign-in/dialog-message.ts';
import { createSignIn, type SignIn } from '../../../src/ui/sign-in/token-source.ts';

export type Probe = {
  readonly host: OutlookHost;
  readonly signIn: SignIn;
  readonly mailSegments: typeof mailSegments;
  /** Keys and subjects of the items that were told, oldest first; null for "none is selected". */
  readonly told: (string | null)[];
  themeChanges: number;
};

/** Instead of the sign-in's page, in the window that the pane opens: the test goes and answers for it. */
export type WindowProbe = { readonly parent: DialogParent | null; readonly question: SignInQuestion | null };

const settings = {
  clientId: '9d1b9a9e-0000-4000-8000-000000000001',
  authority: 'https://localhost:9/tenant',
  apiScope: 'api://9d1b9a9e-0000-4000-8000-000000000001/access_as_user',
};

async function start(): Promise<void> {
  const host = await openHost(window);
  const signIn = createSignIn(settings, window, host.loadDialog);
  const probe: Probe = { host, signIn, mailSegments, told: [], themeChanges: 0 };
  host.onItemChanged((item) => void probe.told.push(item?.key ?? null));
  host.theme.subscribe(() => (probe.themeChanges += 1));
  Object.assign(window, { probe });
}

async function startInWindow(): Promise<void> {
  const windowProbe: WindowProbe = { question: questionIn(location.hash), parent: await findDialogParent(window) };
  Object.assign(window, { windowProbe });
}

void (location.pathname.endsWith('/sign-in.html') ? startInWindow() : start());
