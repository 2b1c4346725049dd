/** What a person's telephone offers beside the running calls, in the product's words. */
import type { ProfilePhone } from './person.ts';

export type Phone = {
  /** Such as `SIP/16`. */
  readonly id: string;
  readonly name: string;
  readonly primary: boolean;
  /** Null where the PBX does not tell. */
  readonly registered: boolean | null;
};

export type CallListEntry = {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly result: 'answered' | 'missed' | null;
  readonly number: string | null;
  readonly name: string | null;
  /** Milliseconds since 1970; null where the PBX's time cannot be read. */
  readonly at: number | null;
  readonly durationSeconds: number | null;
  /** Name of the group that was called; null for calls to the person. */
  readonly group: string | null;
};

export type CallListQuery = {
  readonly direction: 'in' | 'out' | null;
  readonly missedOnly: boolean;
  /** 0 is the newest. */
  readonly offset: number;
  /** 1 to 100 */
  readonly limit: number;
};

export type CallListPage = { readonly entries: readonly CallListEntry[]; readonly total: number };

export type Voicemail = {
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly at: number | null;
  readonly durationSeconds: number | null;
  readonly heard: boolean | null;
};

export type RedirectionTrigger = 'always' | 'busy' | 'timeout';

export type RedirectionTarget =
  { readonly kind: 'number'; readonly number: string } | { readonly kind: 'mailbox'; readonly mailboxId: string };

/** One slot of the PBX: a number of the person and a trigger. Slots can be switched and retargeted, not made. */
export type Redirection = {
  readonly id: string;
  readonly trigger: RedirectionTrigger;
  readonly enabled: boolean;
  /** Null where no target was ever set or it is of an unknown kind. */
  readonly target: RedirectionTarget | null;
  /** The number that it applies to; null for all. */
  readonly number: string | null;
};

export type FunctionKey = {
  readonly id: string;
  readonly name: string;
  /** The PBX's own word, such as `QUICKDIAL`. */
  readonly kind: string;
  readonly lamp: 'free' | 'ringing' | 'busy' | null;
};

export const chatStates = ['available', 'away', 'doNotDisturb', 'extendedAway', 'freeForChat', 'unavailable'] as const;

export type ChatState = (typeof chatStates)[number];

export type ChatStatus = { readonly state: ChatState | null; readonly text: string };

/** Contacts of one page of a search; a page with fewer is the last. */
export const contactsPageSize = 25;

/** `label` is the PBX's own word; `kind` is ours, of a number out of the profile at Microsoft 365. */
export type ContactNumber = {
  readonly label: string;
  readonly number: string;
  readonly kind?: ProfilePhone['kind'] | undefined;
};

export type Contact = {
  readonly id: string;
  readonly name: string;
  readonly company: string | null;
  readonly emails: readonly string[];
  readonly numbers: readonly ContactNumber[];
  /** Folders of the address book that it stands in, by name. Empty or absent where the PBX tells none. */
  readonly tags?: readonly string[] | undefined;
  /** Somebody of the tenant, with all his addresses: another address is somebody else. Absent for the address book. */
  readonly source?: 'tenant' | undefined;
};

/** Who takes the call that comes now. With DND on, a "busy" or "timeout" redirection acts at once. */
export type CallersGet =
  | { readonly kind: 'phone' }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'mailbox' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'unknown' };

/**
 * What callers get with DND as given. Redirections that apply to single numbers count like those for all: the answer is
 * for the person, and the first that acts wins in the order always, busy, timeout.
 */
export function callersGet(dnd: boolean | null, redirections: readonly Redirection[] | null): CallersGet {
  if (redirections === null || dnd === null) return { kind: 'unknown' };
  const triggers: readonly RedirectionTrigger[] = dnd ? ['always', 'busy', 'timeout'] : ['always'];
  for (const trigger of triggers) {
    const acting = redirections.find((one) => one.enabled && one.trigger === trigger && one.target !== null);
    if (acting?.target?.kind === 'number') return { kind: 'number', number: acting.target.number };
    if (acting?.target?.kind === 'mailbox') return { kind: 'mailbox' };
  }
  return { kind: dnd ? 'busy' : 'phone' };
}
