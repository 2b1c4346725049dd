/**
 * What `http` may ask of the bridge. The person is always the one whom the token names.
 *
 * Methods reject with a `ServiceError` where the person's wish cannot be met, with a code of the contract.
 */
import type { PersonId, Unmatched } from '../domain/person.ts';
import type { Mode } from '../domain/settings.ts';
import type { CallView, ColleagueView, LiveEvent, MeView, Snapshot } from '../domain/views.ts';

/** Who asks, out of a verified token. `name` and `upn` serve only where the directory does not know the person. */
export type Caller = { readonly personId: PersonId; readonly name: string; readonly upn: string };

export type ServiceErrorCode =
  | 'not-found'
  | 'starface.not-linked'
  | 'starface.no-account'
  | 'starface.wrong-credentials'
  | 'starface.other-account'
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
  snapshot(caller: Caller): Snapshot;
  /** Changes as they become known, after the snapshot; the returned function ends it. */
  subscribe(caller: Caller, listener: (event: LiveEvent) => void): () => void;
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

export type Status = {
  readonly version: string;
  readonly mode: Mode;
  /** True where the configuration file sets the mode, so that the console cannot. */
  readonly modePinned: boolean;
  readonly hold: boolean;
  readonly connections: readonly Connection[];
  readonly people: {
    readonly matched: number;
    readonly linked: number;
    readonly unmatched: number;
    readonly claims: number;
    readonly leases: number;
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
  readonly claim: boolean;
  readonly lease: boolean;
  /** The rule that holds and what it wants, in words of the glossary. */
  readonly decision: { readonly rule: string; readonly cause: string; readonly outcome: string } | null;
};

export interface AdminServices {
  status(): Status;
  people(): { readonly matched: readonly PersonRow[]; readonly unmatched: readonly Unmatched[] };
  /** Gives back what the old mode holds before the new one starts. Rejects with `mode.pinned`. */
  setMode(mode: Mode): Promise<void>;
  /** "Give everything back now" and its lifting. */
  setHold(hold: boolean): Promise<void>;
}
