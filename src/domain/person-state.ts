/**
 * What the bridge knows of one person and what it holds for him: plain JSON.
 *
 * `durable` is written before a command leaves; `seen` are the ages of the knowledge, which change with every read and
 * are written along with `durable` and, where something is held, from time to time.
 */
import type { Retry } from './backoff.ts';
import type { TelephonySource } from './call.ts';
import type { ChatToSet } from './central/chat-to-set.ts';
import type { Preferred } from './preferred-presence.ts';
import type { LeasePair, MicrosoftPresence, PresenceRow } from './presence.ts';
import type { OwnSync } from './individual.ts';
import type { Side } from './outside-error.ts';
import type { Mode } from './settings.ts';
import type { RedirectionWish } from './central/rule.ts';
import type { ChatState, ChatStatus, Redirection } from './telephone.ts';
import { idleLever, type ValueLever } from './value-lever.ts';
import type { Outcome, Reason } from './wish-words.ts';

/**
 * A value of a lever that the bridge set and must give back.
 *
 * `intended` before the call that sets it · `confirmed` after it · `releasing` before the call that gives it back.
 */
export type Claim = Reason & {
  readonly status: 'intended' | 'confirmed' | 'releasing';
  /** Milliseconds since 1970 at which the claim was made. */
  readonly at: number;
  /** The call that gives it back has left at least once: DND found off may be our own doing. */
  readonly asked?: boolean;
};

/** A change that a person made; it holds until the next transition. */
export type Override = {
  readonly on: boolean;
  readonly at: number;
  readonly by: 'phone' | 'pane' | 'maxClaim';
};

/** A DND that the person set in the pane and that the bridge carries out, with its end. */
export type OwnDnd = {
  readonly on: boolean;
  readonly until: number | null;
  readonly status: 'intended' | 'confirmed';
};

/** Our session at Microsoft. */
export type Lease = Reason & {
  readonly status: 'intended' | 'confirmed' | 'releasing';
  readonly pair: LeasePair;
  readonly at: number;
  /** Milliseconds since 1970 of the last successful set. */
  readonly renewedAt: number;
  /** At the latest now Microsoft has forgotten it. */
  readonly expiresAt: number;
};

export type ChatLever = ValueLever<ChatStatus, ChatToSet>;

/** The slots of one trigger, as they were and as they are set. */
export type RedirectionLever = ValueLever<readonly Redirection[], RedirectionWish>;

/** The status message at Microsoft; only ours is kept here, a person's own never. */
export type MessageLever = ValueLever<string, string>;

export type Durable = {
  readonly mode: Mode;
  /** The last information; an echo leaves it as it is. */
  readonly presence: MicrosoftPresence | null;
  readonly row: PresenceRow | null;
  /** The last outcome that was not *unchanged*. */
  readonly outcome: (Reason & { readonly value: Outcome }) | null;
  readonly dndOn: boolean | null;
  readonly claim: Claim | null;
  readonly override: Override | null;
  readonly ownDnd: OwnDnd | null;
  readonly lease: Lease | null;
  readonly chat: ChatLever;
  readonly redirection: RedirectionLever;
  readonly message: MessageLever;
  readonly preferred: Preferred | null;
  /** After a lease: its value counts as ours until then, or until another was read. */
  readonly shadow: { readonly pair: LeasePair; readonly until: number } | null;
  readonly guard: Guard | null;
  /** What the person decided for himself; null where nothing. */
  readonly own: OwnSync | null;
  /** The PBX user that claims stand on; a person matched with another one is given back first and begins anew. */
  readonly pbxUserId: string | null;
  /**
   * The side on which the person no longer exists, or `match` where the two no longer belong together: what is held is
   * given back, then the person is forgotten.
   */
  readonly left: Side | 'match' | null;
};

/** Foreign-sync guard of one person. */
export type Guard = {
  /** Time of the confirmed write that is to be read again, or null. */
  readonly recheckAt: number | null;
  /** The last three confirmed writes, newest last: true where one was reverted without our doing. */
  readonly reverted: readonly boolean[];
  readonly pausedUntil: number | null;
  /** How often the person was paused in a row: 30 minutes first, then a day. */
  readonly pauses: number;
};

export type Seen = {
  /** What Microsoft last showed, our own echo included: for people to look at, never for the rules. */
  readonly shown: MicrosoftPresence | null;
  readonly informationAt: number | null;
  /** When the outcome was last fresh. */
  readonly outcomeAt: number | null;
  readonly dndAt: number | null;
  /** When DND was found to have become what it is; null where no change of it was seen. */
  readonly dndSince: number | null;
  /** The last chat state that a person set, for rules; null where nothing is known. */
  readonly chatState?: ChatState | null;
  /** The chat state that we set, and until when the same value counts as ours although the claim has ended. */
  readonly ownChat?: { readonly state: ChatState; readonly until: number } | null;
  /** When the wish for the lever was last fresh. */
  readonly chatAt?: number | null;
  readonly redirectionAt?: number | null;
  readonly telephony: SeenTelephony | null;
  /** When the call behind a lease was last confirmed. */
  readonly callEvidenceAt: number | null;
  /** Times of the sets of the last minute, per lever. */
  readonly sets: { readonly dnd: readonly number[]; readonly microsoft: readonly number[] };
  readonly retry: {
    readonly dnd: Retry | null;
    readonly microsoft: Retry | null;
    readonly chat?: Retry | null;
    readonly redirection?: Retry | null;
    readonly message?: Retry | null;
    readonly preferred?: Retry | null;
  };
};

export type SeenTelephony = {
  readonly source: TelephonySource;
  readonly state: 'idle' | 'ringing' | 'onCall';
  /** When the calls were last confirmed. */
  readonly at: number;
};

export type PersonState = { readonly durable: Durable; readonly seen: Seen };

export const newPersonState: PersonState = {
  durable: {
    mode: 'off',
    presence: null,
    row: null,
    outcome: null,
    dndOn: null,
    claim: null,
    override: null,
    ownDnd: null,
    lease: null,
    chat: idleLever,
    redirection: idleLever,
    message: idleLever,
    preferred: null,
    shadow: null,
    guard: null,
    own: null,
    pbxUserId: null,
    left: null,
  },
  seen: {
    shown: null,
    informationAt: null,
    outcomeAt: null,
    dndAt: null,
    dndSince: null,
    telephony: null,
    callEvidenceAt: null,
    sets: { dnd: [], microsoft: [] },
    retry: { dnd: null, microsoft: null },
  },
};
