/** What an administrator decided, as far as the engine needs it. Plain values, given to `decide` with every fact. */
import type { Side } from './outside-error.ts';
import type { PresenceRow } from './presence.ts';

export const modes = ['off', 'presence-oauth', 'individual', 'central'] as const;

/** Only one is active for a PBX at any moment. */
export type Mode = (typeof modes)[number];

/** What the direction from the PBX to Microsoft fires on. */
export type ReverseTrigger = 'call' | 'dnd' | 'both' | 'none';

/** A person in the sync, read and shown but not written, or not read and shown nowhere. */
export type Participation = 'inSync' | 'paused' | 'hidden';

export type DndSetting = 'on' | 'off' | 'unchanged';

export type SyncSettings = {
  readonly mode: Mode;
  /** False lets the row *Available* clear a DND that the person set himself. */
  readonly respectManualDnd: boolean;
  readonly silenceHoldMs: number;
  readonly reverseTrigger: ReverseTrigger;
  readonly maxClaimMs: number;
  readonly participation: Participation;
  /** False outside the sync hours. */
  readonly withinHours: boolean;
  /** "Give everything back now": outranks everything until an administrator lifts it. */
  readonly hold: boolean;
  /**
   * The person's table of mode `individual`, with the administrator's defaults and locks applied. `off` stands only in
   * the person's own unlocked rows: anybody else's *off* is `giveBack`, which never clears a DND that he set himself.
   */
  readonly table: Readonly<Record<PresenceRow, DndSetting | 'giveBack'>> | null;
  /** "On a call → Busy/InACall" of the person's table; stands for `reverseTrigger` in mode `individual`. */
  readonly reverseRow: boolean;
  /** Levers that a 403 on a write switched off for the tenant; reading goes on. */
  readonly leversOff: readonly ('dnd' | 'microsoft')[];
  /** Sides that refuse us altogether: everything is given back, as far as the other side still answers. */
  readonly refusedBy: readonly Side[];
  /** Information older than this starts nothing new; a few sweeps long. */
  readonly freshForMs: number;
};

export const defaultSettings: SyncSettings = {
  mode: 'off',
  respectManualDnd: true,
  silenceHoldMs: 10 * 60_000,
  reverseTrigger: 'call',
  maxClaimMs: 12 * 3_600_000,
  participation: 'inSync',
  withinHours: true,
  hold: false,
  table: null,
  reverseRow: true,
  leversOff: [],
  refusedBy: [],
  freshForMs: 30_000,
};
