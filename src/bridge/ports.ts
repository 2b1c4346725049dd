/**
 * Everything that the bridge needs from outside, as roles. Adapters implement them; `main.ts` joins them.
 *
 * Every method that crosses the network rejects with an `OutsideError` and nothing else.
 */
import type { Call, TelephonySource } from '../domain/call.ts';
import type { PreferredPair } from '../domain/call-display.ts';
import type { ConsentStanding, ConsentStep } from '../domain/consent.ts';
import type { LampTestStep, PbxCertificate } from '../domain/console-views.ts';
import type { LeasePair, MicrosoftPresence } from '../domain/presence.ts';
import type { MicrosoftUser, PbxUser, PersonId } from '../domain/person.ts';
import type { PersonState } from '../domain/person-state.ts';
import type {
  CallListPage,
  CallListQuery,
  ChatStatus,
  Contact,
  FunctionKey,
  Phone,
  Redirection,
  Voicemail,
} from '../domain/telephone.ts';
import type { Capability } from '../domain/views.ts';

export type { ConsentStanding, ConsentStep, MicrosoftPermission } from '../domain/consent.ts';
export { OutsideError } from '../domain/outside-error.ts';
export type { OutsideErrorKind, Side } from '../domain/outside-error.ts';

/* ---------------------------------------------------------------- Microsoft 365 */

/** Order in which requests of a tenant are served under its budget. */
export type MicrosoftPriority = 'release' | 'callStart' | 'renewal' | 'sweep' | 'housekeeping';

export type PresenceReading = { readonly userId: string; readonly presence: MicrosoftPresence };

/** One tenant, seen with the application's own permissions. */
export interface Microsoft365 {
  /** All users of the tenant, guests left out, paged inside. */
  listUsers(signal?: AbortSignal): Promise<readonly MicrosoftUser[]>;
  /** True where the next `listUsers` asks only for what changed, so that it may be asked often; absent: never. */
  listsChanges?(): boolean;
  /**
   * Presence of up to 650 users (https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid).
   * A user that Microsoft leaves out of the answer is left out here: silence for that person, no error.
   */
  readPresences(userIds: readonly string[], signal?: AbortSignal): Promise<readonly PresenceReading[]>;
  /**
   * Sets or renews our session (`sessionId` is the client id) for `durationMs`, 5 minutes to 4 hours.
   * `notFound`: the user is gone. Calling it again with the same values only renews.
   */
  setPresence(
    userId: string,
    pair: LeasePair,
    options: { readonly durationMs: number; readonly priority: MicrosoftPriority },
  ): Promise<void>;
  /** Ends our session; a session that does not exist is success. Never sets "Available". */
  clearPresence(userId: string): Promise<void>;
  /** What an administrator may choose to show beside our session; absent where the adapter does not speak it. */
  readonly callDisplay?: CallDisplayWrites;
  /** Roles of the app-only token, for the checklist: names such as `Presence.ReadWrite.All`. */
  grantedRoles(): Promise<readonly string[]>;
  /** Counts and states for the console and the metrics; absent where the adapter keeps none. */
  figures?(): Microsoft365Figures;
  stop(): Promise<void>;
}

/** Levers that are the person's own; every set carries an end, by which Microsoft takes it back whatever becomes of us. */
export interface CallDisplayWrites {
  /** The text beside the person's presence; empty where there is none. */
  readStatusMessage(userId: string): Promise<string>;
  /** An empty text takes the message away. */
  setStatusMessage(userId: string, text: string, durationMs: number): Promise<void>;
  /** Replaces what the person chose by hand; that cannot be read and not be given back. */
  setPreferredPresence(userId: string, pair: PreferredPair, durationMs: number): Promise<void>;
  /** A choice that does not exist is success. */
  clearPreferredPresence(userId: string): Promise<void>;
}

export type Microsoft365Figures = {
  /** Requests by class since the start. `throttled`: answers that asked for less. */
  readonly requests: Readonly<
    Record<
      MicrosoftPriority,
      { readonly sent: number; readonly waiting: number; readonly throttled: number; readonly failed: number }
    >
  >;
  readonly credential: MicrosoftCredentialState;
};

/** End in milliseconds since 1970, null for a secret; `warning` names the days left that were last passed. */
export type MicrosoftCredentialState = {
  readonly kind: 'secret' | 'certificate';
  readonly expiresAt: number | null;
  readonly warning: 'expired' | 3 | 14 | 30 | null;
};

/**
 * Where Microsoft 365 says by itself that somebody's presence has changed. It may be late, doubled, lost or forged, so it is
 * never data: all it does is to make the next read of these people come sooner.
 */
export interface PresenceHints {
  /** `hint` gets object ids in lower case. */
  start(hint: (userIds: readonly string[] | 'everybody') => void): void;
  /** The people whose changes are wanted, by object id; called again whenever they change. */
  watch(userIds: readonly string[]): void;
  figures(): PresenceHintFigures;
  stop(): Promise<void>;
}

export type PresenceHintFigures = {
  readonly accepted: number;
  readonly dropped: number;
  /** People for whom a subscription stands, and those for whom there is no place. */
  readonly watched: number;
  readonly unwatched: number;
  /** Stable codes of what keeps subscriptions from standing, one for each account that has such a problem. */
  readonly problems: readonly string[];
};

/**
 * The administrator's consent for the whole organisation. `session` names one flow of one browser: a way back is taken
 * only for the session that its state was made for, once, within ten minutes.
 */
export interface AdminConsent {
  begin(session: string): Promise<ConsentStep>;
  /** Takes the query of a redirect back, undecoded. Nothing in it is believed. */
  comeBack(session: string, query: string): Promise<ConsentStep>;
  /** Out of a fresh token of the application. */
  standing(): Promise<ConsentStanding>;
  credential(): MicrosoftCredentialState;
}

/* ---------------------------------------------------------------- the PBX, with the administrator's account */

/** Order in which requests to a PBX are served under its adaptive budget. */
export type PbxPriority = 'release' | 'claim' | 'poll';

export type PbxDescription = {
  readonly version: string | null;
  readonly auth: 'classic' | 'oauth';
  readonly capabilities: readonly Capability[];
};

export type PbxGroup = { readonly name: string; readonly userIds: readonly string[] };

/** What a right of the PBX can stand for. */
export type Righted = Capability | 'contacts';

export type PbxRights = {
  /** The user ids that hold the right; what is not in the map is no information. */
  readonly holders: ReadonlyMap<Righted, ReadonlySet<string>>;
  /** Names of rights that the bridge's own account lacks. */
  readonly missing: readonly string[];
};

/** Numbers by user id; internal ones are short, external ones as the PBX writes them, +E.164 where it can be told. */
export type PbxNumbers = ReadonlyMap<
  string,
  { readonly internal: readonly string[]; readonly external: readonly string[] }
>;

/** A person's phone configuration as read; `basis` goes back unchanged with the write, so that no member is lost. */
export type DndReading = { readonly on: boolean; readonly basis: unknown };

export interface Pbx {
  /** Logs in and reads the version. `unauthorized` is final until the configuration changes. */
  describe(signal?: AbortSignal): Promise<PbxDescription>;
  listUsers(signal?: AbortSignal): Promise<readonly PbxUser[]>;
  /** `GET /users/{id}/phoneconfig`. `notFound`: the user was deleted. */
  readDnd(userId: string, priority: PbxPriority): Promise<DndReading>;
  /**
   * `PUT /users/{id}/phoneconfig` with every other member as it was read.
   * After `unavailable` the caller does not know whether the write arrived and has to read.
   */
  writeDnd(userId: string, on: boolean, basis: unknown, priority: PbxPriority): Promise<void>;
  /** Groups with their members' ids; absent where the adapter does not read them. */
  listGroups?(signal?: AbortSignal): Promise<readonly PbxGroup[]>;
  /** Who may do what at the PBX; null where that is not shown to the account. Absent where the adapter does not read it. */
  readRights?(signal?: AbortSignal): Promise<PbxRights | null>;
  /** Everybody's own numbers; absent where the adapter does not read them. */
  readNumbers?(): Promise<PbxNumbers>;
  /** Redirections and address book; absent where the adapter does not speak them. */
  readonly userSettings?: PbxUserSettings;
  /** Requests a second at present, for the console and the metrics. */
  budget(): { readonly perSecond: number; readonly waiting: number };
  stop(): Promise<void>;
}

/** What the administrator's account reads and writes for a user beside DND. */
export interface PbxUserSettings {
  /** Redirection slots of a user (`GET /redirects?actOnBehalfOf=`). */
  readRedirections(userId: string, priority: PbxPriority): Promise<readonly Redirection[]>;
  /** Switches or retargets one slot; members that we do not know go back as they were read. */
  writeRedirection(userId: string, redirection: Redirection, priority: PbxPriority): Promise<void>;
  /** The address book as the user sees it, a page at a time, from 0 on; an empty text finds nothing. */
  searchContacts(userId: string, text: string, page?: number): Promise<readonly Contact[]>;
  /** The user's phones, for those whose own session does not tell; absent where the adapter does not speak it. */
  phones?(userId: string): Promise<readonly Phone[]>;
  /** `notFound`: he has no such phone. */
  setPrimaryPhone?(userId: string, phoneId: string): Promise<void>;
}

/** What an administrator does about the connection to the PBX beside its use. */
export interface PbxMaintenance {
  /** What the PBX shows now; null where its address is plain http. Nothing beyond the handshake is sent. */
  certificate(): Promise<PbxCertificate | null>;
  /** The only certificate that is trusted, in hex; null where the authorities decide. */
  trusted(): string | null;
  /** True where the configuration file names the certificate. */
  readonly trustPinned: boolean;
  /** From the next connection on. */
  trust(fingerprint256: string): void;
  /** Refused logins are tried once more: the administrator's, the chat server's and those of the lamps. */
  forgetRefusal(): void;
  /** Login of the technical account whose lamps are read; null where there is none. */
  readonly lampLogin: string | null;
  /** Tries what this PBX supports of the lamps; null stands for the configured account. */
  testLamps(credentials: AccountCredentials | null): Promise<readonly LampTestStep[]>;
}

/* ---------------------------------------------------------------- the PBX, as a linked person */

export type AccountCredentials = { readonly login: string; readonly password: string };

/** What a session reports. Listeners must not throw; they are called in the order in which things became known. */
export type AccountEvents = {
  /**
   * The person's calls, whole: after each event of a call, after each re-read, and at least every 30 s while a call
   * lives, as evidence that it still does. An empty list is the knowledge that there is no call.
   * A call that ended is listed once with state `ended`, then no more.
   */
  readonly calls: (calls: readonly Call[]) => void;
  /** The session works again or is lost; while it is lost nothing is known of calls. */
  readonly connected: (connected: boolean) => void;
  /** The PBX refuses the password: the session has stopped and does not try again. */
  readonly refused: () => void;
};

export interface PbxAccount {
  readonly capabilities: () => readonly Capability[];
  /** Dials `number` (digits, optionally led by +). Rejects with `rejected` where the PBX answers an empty call id. */
  placeCall(number: string, phoneId?: string): Promise<Call>;
  hangUp(callId: string): Promise<void>;
  /** Everything beside placing and ending calls; absent where the adapter does not speak it. */
  readonly telephone?: PbxTelephone;
  /** Logs out of the PBX and stops every timer. Calls live on. */
  close(): Promise<void>;
}

/**
 * The rest of a linked person's telephone. Each method rejects with `rejected`, code `starface.not-provided`, where the
 * PBX does not offer it; `capabilities` says so beforehand.
 */
export interface PbxTelephone {
  hold(callId: string): Promise<void>;
  /** Blind transfer of a call, or forward of a ringing one, to a number. */
  forward(callId: string, number: string): Promise<void>;
  conference(callIds: readonly string[]): Promise<void>;
  phones(): Promise<readonly Phone[]>;
  setPrimaryPhone(phoneId: string): Promise<void>;
  callList(query: CallListQuery): Promise<CallListPage>;
  voicemails(): Promise<readonly Voicemail[]>;
  functionKeys(): Promise<readonly FunctionKey[]>;
  pressFunctionKey(keyId: string): Promise<void>;
  chatStatus(): Promise<ChatStatus>;
  setChatText(text: string): Promise<void>;
  /** Whether `setChatStatus` can set the state, too. */
  readonly setsChatState: boolean;
  /** State and text together; a PBX that lets only the text be set keeps the state. */
  setChatStatus(status: ChatStatus): Promise<void>;
}

export interface PbxAccounts {
  /**
   * Proves the credentials and says whose they are. `unauthorized` with code `starface.wrong-credentials` for a wrong
   * password (tried once, never again by itself), `forbidden` where a right is missing.
   */
  verify(credentials: AccountCredentials): Promise<PbxUser>;
  /** Opens the person's session and keeps it: logs in, subscribes, re-reads calls, reconnects with back-off. */
  open(credentials: AccountCredentials, events: AccountEvents): PbxAccount;
}

/** Where calls of people without a link come from: busy lamps or a companion module. */
export interface TelephonyFeed {
  readonly source: TelephonySource;
  /** `userId` is the PBX's id; `calls` is whole for that person. `lost` says that nothing is known any more. */
  start(report: {
    readonly calls: (userId: string, calls: readonly Call[]) => void;
    /** Of this person nothing is known any more: his calls cannot be read at present. */
    readonly unknown: (userId: string) => void;
    readonly lost: () => void;
    /** The password of a technical account is refused: it is not tried again before an administrator says so. */
    readonly refused?: () => void;
  }): Promise<void>;
  /** The people to watch; called again whenever they change. */
  watch(users: readonly PbxUser[]): void;
  stop(): Promise<void>;
}

/** Everybody's chat status as the PBX pushes it. A person who was never reported, or after `lost`, is no information. */
export interface ChatFeed {
  start(report: {
    /** What is new, by the PBX's user id. */
    readonly statuses: (changed: ReadonlyMap<string, ChatStatus>) => void;
    readonly lost: () => void;
    /** The password of the technical account is refused: it is not tried again before an administrator says so. */
    readonly refused: () => void;
  }): Promise<void>;
  /** The people to report; called again whenever they change. */
  watch(users: readonly PbxUser[]): void;
  stop(): Promise<void>;
}

/* ---------------------------------------------------------------- inbound requests of the outside systems */

export type RawRequest = {
  readonly method: string;
  /** Path and query below the hook's prefix, undecoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly remoteAddress: string;
};

export type RawResponse = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** `http` checks path and size and hands the raw request over; the adapter checks its own secret and decodes. */
export interface InboundHook {
  handle(request: RawRequest): Promise<RawResponse>;
}

/* ---------------------------------------------------------------- store */

export type Link = {
  readonly personId: PersonId;
  readonly pbxUserId: string;
  readonly login: string;
  readonly password: string;
};

/**
 * Durable memory of one tenant and PBX. A resolved promise means that the change survives the loss of power.
 * Nothing above it knows whether it is SQLite or PostgreSQL.
 */
export interface Store {
  loadPersons(): Promise<ReadonlyMap<PersonId, PersonState>>;
  /** All or nothing; null deletes. */
  savePersons(changes: ReadonlyMap<PersonId, PersonState | null>): Promise<void>;
  /** Linked accounts with their secrets unsealed. A row that cannot be unsealed is reported and left out. */
  loadLinks(): Promise<readonly Link[]>;
  saveLink(link: Link): Promise<void>;
  /** With the link goes everything that was written by `writePersonSetting`, at once. */
  deleteLink(personId: PersonId): Promise<void>;
  /** What a person keeps here for his pane: plain JSON by key; undefined unsets. */
  readPersonSetting(personId: PersonId, key: string): Promise<unknown>;
  writePersonSetting(personId: PersonId, key: string, value: unknown): Promise<void>;
  /** Values that an administrator changed in the console: plain JSON by key. */
  readSetting(key: string): Promise<unknown>;
  writeSetting(key: string, value: unknown): Promise<void>;
  /** Takes the one place of a writing bridge for this PBX; false where another process holds it. */
  acquireWriter(owner: string, ttlMs: number): Promise<boolean>;
  releaseWriter(owner: string): Promise<void>;
  close(): Promise<void>;
}

/* ---------------------------------------------------------------- the machine */

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back once after `ms`; the returned function cancels. */
  after(ms: number, callback: () => void): () => void;
}

/** State changes only, past tense, ids and never names, numbers or secrets. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
  child(fields: Readonly<Record<string, unknown>>): Log;
}

export interface Random {
  /** 0 ≤ x < 1 */
  number(): number;
  /** Unguessable, base64url. */
  token(bytes: number): string;
}
