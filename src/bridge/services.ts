/**
 * What `http` may ask of the bridge. The person is always the one whom the token names.
 *
 * Methods reject with a `ServiceError` where the person's wish cannot be met, with a code of the contract.
 */
import type { NeverFires } from '../domain/central/never-fires.ts';
import type { Rule } from '../domain/central/rule.ts';
import type { CallDisplay } from '../domain/call-display.ts';
import type { CertificateView, DryRunView, LampTestStep, PbxView, ScopeView } from '../domain/console-views.ts';
import type { IndividualTable, RowChat } from '../domain/individual.ts';
import type { TelephonySource } from '../domain/call.ts';
import type { PersonId, Unmatched } from '../domain/person.ts';
import type { Microsoft365Figures, PresenceHintFigures } from './ports.ts';
import type { PresenceRow } from '../domain/presence.ts';
import type { SyncScope } from '../domain/scope.ts';
import type { Mode } from '../domain/settings.ts';
import type { DndSetting } from '../domain/wish-words.ts';
import type {
  CallersGet,
  CallListEntry,
  CallListQuery,
  ChatState,
  ChatStatus,
  Contact,
  FunctionKey,
  Phone,
  Redirection,
  RedirectionTarget,
  Voicemail,
} from '../domain/telephone.ts';
import type { CallView, ColleagueView, LiveEvent, MeView, Snapshot, TeamView } from '../domain/views.ts';

/** Who asks, out of a verified token. `name` and `upn` serve only where the directory does not know the person. */
export type Caller = { readonly personId: PersonId; readonly name: string; readonly upn: string };

export type ServiceErrorCode =
  | 'not-found'
  | 'starface.not-linked'
  | 'starface.no-account'
  | 'starface.wrong-credentials'
  | 'starface.other-account'
  | 'starface.sign-in-refused'
  | 'starface.sign-in-stale'
  | 'starface.unavailable'
  | 'microsoft.unavailable'
  | 'capability.missing'
  | 'number.invalid'
  | 'number.refused'
  | 'mode.pinned'
  | 'request.invalid'
  | 'busy';

export class ServiceError extends Error {
  readonly code: ServiceErrorCode;
  readonly retryAfterSeconds: number | undefined;
  /** The member of the request that is wrong. */
  readonly field: string | undefined;

  constructor(
    code: ServiceErrorCode,
    message: string,
    options: { readonly retryAfterSeconds?: number; readonly field?: string; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ServiceError';
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.field = options.field;
  }
}

export interface PersonServices {
  me(caller: Caller): MeView;
  linkStarface(caller: Caller, credentials: { readonly login: string; readonly password: string }): Promise<void>;
  /** Removes link and secret; unlinking what is not linked is success. */
  unlinkStarface(caller: Caller): Promise<void>;
  /** `until` is milliseconds since 1970, or null for no end. Resolves when the PBX has taken it. */
  setDnd(caller: Caller, wish: { readonly on: boolean; readonly until: number | null }): Promise<void>;
  calls(caller: Caller): readonly CallView[];
  placeCall(caller: Caller, wish: { readonly number: string; readonly phoneId?: string }): Promise<CallView>;
  hangUp(caller: Caller, callId: string): Promise<void>;
  colleagues(caller: Caller): readonly ColleagueView[];
  team(caller: Caller): Promise<TeamView>;
  /** Keeps a colleague among the favourites, or no longer. `not-found` for whom the person does not see. */
  setFavourite(caller: Caller, colleagueId: string, favourite: boolean): Promise<void>;
  snapshot(caller: Caller): Snapshot;
  /** Changes as they become known, after the snapshot; the returned function ends it. */
  subscribe(caller: Caller, listener: (event: LiveEvent) => void): () => void;
}

/** What a person may do with his telephone beside dialling. `capabilities` of `me` say what will work. */
export interface TelephoneServices {
  hold(caller: Caller, callId: string): Promise<void>;
  forward(caller: Caller, callId: string, number: string): Promise<void>;
  conference(caller: Caller, callIds: readonly string[]): Promise<void>;
  phones(caller: Caller): Promise<readonly Phone[]>;
  setPrimaryPhone(caller: Caller, phoneId: string): Promise<void>;
  callList(
    caller: Caller,
    query: CallListQuery,
  ): Promise<{ readonly entries: readonly (CallListEntry & { readonly done: boolean })[]; readonly total: number }>;
  /** Marks entries of the call list as dealt with, or takes the marks back. */
  markCallsDone(caller: Caller, ids: readonly string[], done: boolean): Promise<void>;
  voicemails(caller: Caller): Promise<readonly Voicemail[]>;
  functionKeys(caller: Caller): Promise<readonly FunctionKey[]>;
  pressFunctionKey(caller: Caller, keyId: string): Promise<void>;
  chatStatus(caller: Caller): Promise<ChatStatus & { readonly setsState: boolean }>;
  /** Without a state only the text is set; a state rejects with `capability.missing` where the PBX sets none. */
  setChatStatus(caller: Caller, wish: { readonly text: string; readonly state?: ChatState }): Promise<void>;
  redirections(
    caller: Caller,
  ): Promise<{ readonly redirections: readonly Redirection[]; readonly callersGet: CallersGet }>;
  setRedirection(
    caller: Caller,
    id: string,
    change: { readonly enabled: boolean; readonly target?: RedirectionTarget },
  ): Promise<void>;
  /**
   * The PBX's address book, by a part of a name, an address or a number, a page of `contactsPageSize` at a time; before
   * its first page stand the people of the tenant that it leaves out, with their numbers at the PBX and of their profiles.
   */
  searchContacts(caller: Caller, text: string, page: number): Promise<readonly Contact[]>;
  /** Only those people of the tenant, on the first page: does not wait for the PBX. */
  searchTenant(caller: Caller, text: string, page: number): Promise<readonly Contact[]>;
}

/** "Why is my state what it is": present facts only. */
export type Why = {
  readonly mode: Mode;
  /**
   * What Microsoft last showed, and the row that it means. `rulesRow` is the row that the rules go by: another one where
   * what shows is the bridge's own doing. Null where the rules know nothing yet.
   */
  readonly microsoft: {
    readonly availability: string;
    readonly activity: string;
    readonly row: string;
    readonly rulesRow: string | null;
  } | null;
  /** ISO 8601. */
  readonly informationAt: string | null;
  readonly rule: string;
  readonly cause: string;
  readonly outcome: string;
  /** What keeps the rules from acting; null where nothing does. */
  readonly held: string | null;
  readonly dnd: { readonly on: boolean | null; readonly readAt: string | null };
  readonly claim: { readonly status: string; readonly rule: string; readonly at: string } | null;
  readonly override: { readonly on: boolean; readonly by: string; readonly at: string } | null;
  readonly telephony: { readonly source: string; readonly state: string; readonly at: string } | null;
  readonly lease: { readonly status: string; readonly cause: string; readonly expiresAt: string } | null;
  /** What the rules want beside DND and the session; only what was ever wanted. */
  readonly levers: readonly WhyLever[];
  /** The last command on each side, newest first. */
  readonly commands: readonly WhyCommand[];
  /** ISO 8601: until then an administrator has decisions about the person written down; null where he has not. */
  readonly loggedUntil: string | null;
  /** ISO 8601 of the next moment at which the state changes by itself. */
  readonly nextAt: string | null;
};

export type WhyLever = {
  readonly lever: 'chat' | 'redirection' | 'message' | 'preferred';
  readonly rule: string;
  readonly cause: string;
  /** What is wanted, in the words of the value; null is "give back". */
  readonly wanted: string | null;
  /** Of the claim; null where nothing is held. */
  readonly status: string | null;
  /** ISO 8601. */
  readonly heldSince: string | null;
  readonly overridden: boolean;
};

export type WhyCommand = {
  readonly side: string;
  readonly command: string;
  /** ISO 8601. */
  readonly at: string;
  /** `done`, or the kind of failure; null while nothing answered. */
  readonly answer: string | null;
  readonly answeredAt: string | null;
};

/** What was decided and commanded for one person since an administrator switched this on. Newest first. */
export type DecisionLogView = {
  readonly until: string | null;
  readonly entries: readonly (
    | {
        readonly type: 'decision';
        readonly at: string;
        readonly rule: string;
        readonly cause: string;
        readonly outcome: string;
        readonly held: string | null;
      }
    | ({ readonly type: 'command' } & WhyCommand)
  )[];
};

export type SyncTableRow = {
  readonly row: PresenceRow;
  readonly dnd: DndSetting;
  /** Null: the row leaves the chat status as it is. */
  readonly chat: RowChat | null;
  /** True where the administrator does not let the person change it. */
  readonly locked: boolean;
};

/** The person's own part of the sync. */
export type OwnSync = {
  /** The person switched the sync off for himself, for good or until a time (ISO 8601). */
  readonly off: boolean;
  readonly until: string | null;
  /** False where the administrator does not allow it. */
  readonly mayPause: boolean;
  readonly table: readonly SyncTableRow[];
  readonly reverse: { readonly on: boolean; readonly locked: boolean };
};

export interface SyncServices {
  why(caller: Caller): Why;
  ownSync(caller: Caller): OwnSync;
  /** `until` is milliseconds since 1970, null for no end. */
  pauseSync(caller: Caller, wish: { readonly off: boolean; readonly until: number | null }): Promise<void>;
  /** Rows left out stay as they are; a locked row rejects with `request.invalid`. */
  changeTable(
    caller: Caller,
    change: {
      readonly rows: Readonly<Partial<Record<PresenceRow, DndSetting>>>;
      readonly chat?: Readonly<Partial<Record<PresenceRow, RowChat | null>>>;
      readonly reverse?: boolean;
    },
  ): Promise<void>;
}

/** A dependency as the console and `/health/ready` show it. */
export type Connection = {
  readonly side: 'microsoft' | 'starface' | 'store';
  readonly state: 'connecting' | 'ok' | 'unavailable' | 'refused';
  /** Stable code of the last error, for example `starface.wrong-credentials`; null while all is well. */
  readonly problem: string | null;
  /** ISO 8601 of the last success; null where there was none. */
  readonly lastSuccess: string | null;
  readonly details: Readonly<Record<string, string | number | null>>;
};

/** Whether another synchronisation undoes our DND on this PBX (the foreign-sync guard). */
export type ForeignSyncStatus = {
  /** True: what we held was given back and nothing new is set. */
  readonly stopped: boolean;
  /** ISO 8601 of the next try; null where it is not stopped. */
  readonly until: string | null;
  /** Of the last writes that were read again, how many were undone, and of how many people. */
  readonly writes: number;
  readonly reverted: number;
  readonly persons: number;
};

export type Status = {
  readonly version: string;
  readonly mode: Mode;
  /** True where the configuration file sets the mode, so that the console cannot. */
  readonly modePinned: boolean;
  readonly hold: boolean;
  readonly foreignSync: ForeignSyncStatus;
  readonly connections: readonly Connection[];
  readonly microsoft?: Microsoft365Figures | undefined;
  /** Absent where no change notifications are asked for. */
  readonly hints?: PresenceHintFigures | undefined;
  readonly people: {
    readonly matched: number;
    readonly linked: number;
    readonly unmatched: number;
    readonly claims: number;
    readonly leases: number;
    /** For whom a former mode still holds something that is being given back. */
    readonly changing: number;
    /** Whom the guard against other synchronisations has paused. */
    readonly guarded: number;
  };
};

export type PersonRow = {
  readonly id: PersonId;
  readonly name: string;
  readonly upn: string;
  readonly login: string;
  readonly match: 'mail' | 'upn' | 'proxy' | 'manual';
  readonly linked: boolean;
  readonly microsoft: { readonly availability: string; readonly activity: string } | null;
  readonly dnd: boolean | null;
  readonly telephonyState: 'idle' | 'ringing' | 'onCall' | null;
  /** Where the telephony state comes from; null where nothing is known of calls. */
  readonly telephonySource: TelephonySource | null;
  readonly claim: boolean;
  readonly lease: boolean;
  /** The rule that holds and what it wants, in words of the glossary. */
  readonly decision: { readonly rule: string; readonly cause: string; readonly outcome: string } | null;
};

export interface AdminServices {
  status(): Status;
  people(): { readonly matched: readonly PersonRow[]; readonly unmatched: readonly Unmatched[] };
  /** The person's "why", as the administrator sees it; null where there is no such person. */
  why(personId: PersonId): Why | null;
  /** Null where there is no such person. */
  decisionLog(personId: PersonId): DecisionLogView | null;
  /** Milliseconds from now; null switches it off and drops what was written down. False where there is no such person. */
  logDecisions(personId: PersonId, forMs: number | null): boolean;
  /** Gives back what the old mode holds before the new one starts. Rejects with `mode.pinned`. */
  setMode(mode: Mode): Promise<void>;
  /** Rules of mode `central` and the default table of mode `individual`; `pinned` where a file sets them. */
  rules(): { readonly rules: readonly Rule[]; readonly pinned: boolean; readonly hints: readonly NeverFires[] };
  setRules(rules: readonly Rule[]): Promise<void>;
  /** What rules would do now; reads the redirections of everybody, politely. Nothing is written. */
  dryRun(rules: readonly Rule[]): Promise<DryRunView>;
  neverFires(rules: readonly Rule[]): readonly NeverFires[];
  table(): { readonly table: IndividualTable; readonly pinned: boolean };
  setTable(table: IndividualTable): Promise<void>;
  /** What shows at Microsoft during a call beside our session; `pinned` where the file sets it. */
  callDisplay(): { readonly display: CallDisplay; readonly pinned: boolean };
  setCallDisplay(display: CallDisplay): Promise<void>;
  scope(): ScopeView;
  /** Rejects with `mode.pinned` where a part differs that the file sets. */
  setScope(scope: SyncScope): Promise<void>;
  /** "Give everything back now" and its lifting. */
  setHold(hold: boolean): Promise<void>;
  /** Ends every pause of the guard against other synchronisations. */
  liftGuard(): Promise<void>;
  pbx(): PbxView;
  certificate(): Promise<CertificateView>;
  /** From now on only this certificate is trusted. `request.invalid` where the PBX shows another one at this moment. */
  trustCertificate(fingerprint256: string): Promise<void>;
  /** After a refusal: logs in once more and reads both directories. */
  tryAgain(): void;
  /** Null stands for the configured account. */
  testLamps(
    credentials: { readonly login: string; readonly password: string } | null,
  ): Promise<readonly LampTestStep[]>;
}
