/** What the simulated Outlook shows at the moment. One object, changed by `steering.ts`, drawn by `page.ts`. */
import type { ClientName } from '../clients.ts';
import type { Appointment, Correspondent, Mail, MailboxContent, MailboxOwner } from '../mailbox.ts';
import type { PageLanguage } from './words.ts';

/** Written into the page by the server. */
export type PageData = {
  readonly paneUrl: string;
  readonly people: readonly MailboxOwner[];
  readonly content: MailboxContent;
};

export type Draft = {
  to: readonly Correspondent[];
  cc: readonly Correspondent[];
  subject: string;
  html: string;
};

export type MeetingDraft = {
  subject: string;
  location: string;
  required: readonly Correspondent[];
  optional: readonly Correspondent[];
  /** ISO 8601 */
  start: string;
  end: string;
  html: string;
};

export type View =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'mail'; readonly mail: Mail }
  | { readonly kind: 'compose'; readonly draft: Draft }
  | { readonly kind: 'appointment'; readonly appointment: Appointment }
  | { readonly kind: 'meeting'; readonly draft: MeetingDraft };

/** How the account behaves when the add-in asks for a token. */
export type SignInMode = 'silent' | 'interaction' | 'cancelled' | 'offline' | 'disabled';

export type State = {
  readonly owner: MailboxOwner;
  readonly client: ClientName;
  language: PageLanguage;
  theme: 'light' | 'dark';
  view: View;
  paneOpen: boolean;
  /** Pins of read and compose mode are apart; appointments know none. */
  pinned: { read: boolean; compose: boolean };
  signIn: SignInMode;
};

export function initialState(data: PageData, address: URL): State {
  const asked = Object.fromEntries(address.searchParams);
  const owner = data.people.find((person) => person.upn === asked['user']) ?? data.people[0];
  if (!owner) throw new Error('The simulated Outlook needs at least one person.');
  const mail = data.content.mails.find(({ id }) => id === asked['mail']) ?? data.content.mails[0];
  return {
    owner,
    client: (asked['client'] ?? 'web') as ClientName,
    language: asked['lang'] === 'en' ? 'en' : 'de',
    theme: asked['theme'] === 'dark' ? 'dark' : 'light',
    view: mail && asked['mail'] !== 'none' ? { kind: 'mail', mail } : { kind: 'nothing' },
    paneOpen: asked['pane'] !== 'closed',
    pinned: { read: asked['pinned'] !== 'no', compose: asked['pinned'] !== 'no' },
    signIn: (asked['signIn'] ?? 'silent') as SignInMode,
  };
}

/** Replaces the placeholder of the person who is signed in. */
export function person(state: State, correspondent: Correspondent): Correspondent {
  if (correspondent.address !== '{me}') return correspondent;
  return { name: state.owner.name, address: state.owner.mail ?? state.owner.upn };
}
