/**
 * What `http` may ask of the bridge. The person is always the one whom the token names.
 *
 * Methods reject with a `ServiceError` where the person's wish cannot be met, with a code of the contract.
 */
import type { RowChat } from '../domain/individual.ts';
import type { PersonId } from '../domain/person.ts';
import type { PresenceRow } from '../domain/presence.ts';
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
import type { Why } from './why-words.ts';
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
