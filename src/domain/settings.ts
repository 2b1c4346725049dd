/** What an administrator decided, as far as the engine needs it. Plain values, given to `decide` with every fact. */
import type { Side } from './outside-error.ts';
import { noCallDisplay, type CallDisplay } from './call-display.ts';
import type { Rule } from './central/rule.ts';
import type { TimeWindow } from './hours.ts';
import { defaultTable, type IndividualTable } from './individual.ts';

export const modes = ['off', 'presence-oauth', 'individual', 'central'] as const;

/** Only one is active for a PBX at any moment. */
export type Mode = (typeof modes)[number];

/** What the direction from the PBX to Microsoft fires on. */
export type ReverseTrigger = 'call' | 'dnd' | 'both' | 'none';

/** A person in the sync, read and shown but not written, or not read and shown nowhere. */
export type Participation = 'inSync' | 'paused' | 'hidden';

export type SyncSettings = {
  readonly mode: Mode;
  /** False lets the row *Available* clear a DND that the person set himself. */
  readonly respectManualDnd: boolean;
  readonly silenceHoldMs: number;
  readonly reverseTrigger: ReverseTrigger;
  readonly maxClaimMs: number;
  /** What an administrator chose to show at Microsoft beside the session "in a call". */
  readonly callDisplay: CallDisplay;
  readonly participation: Participation;
  /** Sync hours in the zone of the PBX; null for always. */
  readonly hours: { readonly zone: string; readonly windows: readonly TimeWindow[] } | null;
  /** Whether a person may switch the sync off for himself. */
  readonly mayPause: boolean;
  /** "Give everything back now": outranks everything until an administrator lifts it. */
  readonly hold: boolean;
  /** Defaults and locks of mode `individual`. */
  readonly individual: IndividualTable;
  /** Ordered rules of mode `central`, the zone of their windows, and the language of their texts. */
  readonly central: { readonly rules: readonly Rule[]; readonly zone: string; readonly language: string };
  /** The person's groups at the PBX, and his login, UPN and addresses in lower case: for rules. */
  readonly groups: readonly string[];
  readonly names: readonly string[];
  /** Levers that a 403 on a write switched off for the tenant; reading goes on. */
  readonly leversOff: readonly ('dnd' | 'microsoft')[];
  /** Sides that refuse us altogether: everything is given back, as far as the other side still answers. */
  readonly refusedBy: readonly Side[];
  /** Another synchronisation undoes our writes all over the PBX: nothing is set until it is tried again. */
  readonly foreignSync: boolean;
  /** Information older than this starts nothing new; a few sweeps long. */
  readonly freshForMs: number;
};

export const defaultSettings: SyncSettings = {
  mode: 'off',
  respectManualDnd: true,
  silenceHoldMs: 10 * 60_000,
  reverseTrigger: 'call',
  maxClaimMs: 12 * 3_600_000,
  callDisplay: noCallDisplay,
  participation: 'inSync',
  hours: null,
  mayPause: true,
  hold: false,
  individual: defaultTable,
  central: { rules: [], zone: 'Europe/Berlin', language: 'de' },
  groups: [],
  names: [],
  leversOff: [],
  refusedBy: [],
  foreignSync: false,
  freshForMs: 30_000,
};
