/** What the bridge tells the browser about people and calls: present state only, never a history. */
import type { Call, TelephonyState } from './call.ts';
import type { MatchKind } from './person.ts';
import type { Mode } from './settings.ts';

export type PresenceView = { readonly availability: string; readonly activity: string };

export type MeView = {
  readonly name: string;
  readonly upn: string;
  readonly match: { readonly kind: MatchKind; readonly login: string } | null;
  readonly linked: boolean;
  readonly mode: Mode;
  readonly dnd: {
    readonly on: boolean | null;
    readonly origin: 'person' | 'bridge' | null;
    /** ISO 8601; only where the DND has an end. */
    readonly until?: string;
    /** ISO 8601: since when it is on; only where the bridge saw it begin. */
    readonly since?: string;
  };
  readonly telephonyState: TelephonyState | null;
  /** All three are null where nothing was read yet; `asOf` is ISO 8601. */
  readonly microsoft: {
    readonly availability: string | null;
    readonly activity: string | null;
    readonly asOf: string | null;
  };
  readonly capabilities: readonly Capability[];
  /** What only a right of the person's own account at the PBX keeps from him; absent where that is nothing. */
  readonly denied?: readonly Capability[];
  /** ISO 8601: until then an administrator has decisions about the person written down; absent where he has not. */
  readonly loggedUntil?: string;
};

/** What the connected PBX and the person's own account make possible; the pane hides the rest and says why. */
export const capabilities = [
  'dnd',
  'call.place',
  'call.hangUp',
  'call.hold',
  'call.forward',
  'call.conference',
  'callList',
  'voicemail',
  'chatStatus',
  'redirections',
  'functionKeys',
  'primaryPhone',
] as const;

export type Capability = (typeof capabilities)[number];

export type ColleagueView = {
  readonly id: string;
  readonly name: string;
  readonly upn: string;
  readonly telephonyState: TelephonyState | null;
  readonly dnd: boolean | null;
  readonly microsoft: PresenceView | null;
  /** ISO 8601 of the older of what is shown; null where nothing was read yet. */
  readonly asOf: string | null;
  /** That time is so long ago that what is shown may no longer hold. */
  readonly stale: boolean;
};

/** Older than this, milliseconds, a state is shown with its time. */
export const staleAfterMs = 10 * 60_000;

export type TeamView = {
  /** Ids of colleagues, in the order in which they were chosen. */
  readonly favourites: readonly string[];
  /** Null where the PBX does not show its groups. Without those in which the person sees nobody. */
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[] | null;
  /** The number at the PBX, the internal one before an external, by id of the colleague; empty where it tells none. */
  readonly numbers: Readonly<Record<string, string>>;
};

export type CallView = Pick<Call, 'id' | 'state' | 'number' | 'name'> & {
  /** ISO 8601; null before the call is connected. */
  readonly connectedAt: string | null;
};

export type LiveEvent =
  | { readonly type: 'me'; readonly data: MeView }
  | { readonly type: 'colleague'; readonly data: ColleagueView }
  | { readonly type: 'call'; readonly data: CallView };

export type Snapshot = {
  readonly me: MeView;
  readonly colleagues: readonly ColleagueView[];
  readonly calls: readonly CallView[];
};
