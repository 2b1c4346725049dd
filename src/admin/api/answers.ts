/** Answers of `/admin/api`, as the bridge's services give them; a test compares the two. */
import type { RuleFault } from '../../contract/rule-faults.ts';
import type { CallDisplay } from '../../domain/call-display.ts';
import type { NeverFires } from '../../domain/central/never-fires.ts';
import type { Rule } from '../../domain/central/rule.ts';
import type { IndividualTable } from '../../domain/individual.ts';
import type { PersonId, MatchKind, Unmatched } from '../../domain/person.ts';
import type { Mode } from '../../domain/settings.ts';
import type { TelephonySource, TelephonyState } from '../../domain/call.ts';
import type { PresenceView } from '../../domain/views.ts';

export type Connection = {
  readonly side: 'microsoft' | 'starface' | 'store';
  readonly state: 'connecting' | 'ok' | 'unavailable' | 'refused';
  readonly problem: string | null;
  /** ISO 8601. */
  readonly lastSuccess: string | null;
  readonly details: Readonly<Record<string, string | number | null>>;
};

type RequestClass = 'release' | 'callStart' | 'renewal' | 'sweep' | 'housekeeping';
type RequestFigures = {
  readonly sent: number;
  readonly waiting: number;
  readonly throttled: number;
  readonly failed: number;
};

export type Status = {
  readonly version: string;
  readonly mode: Mode;
  readonly modePinned: boolean;
  readonly hold: boolean;
  /** Whether another synchronisation undoes our DND: then nothing is set until the next try. */
  readonly foreignSync: {
    readonly stopped: boolean;
    /** ISO 8601. */
    readonly until: string | null;
    readonly writes: number;
    readonly reverted: number;
    readonly persons: number;
  };
  readonly connections: readonly Connection[];
  /** Absent where the bridge keeps no figures of Microsoft 365. */
  readonly microsoft?:
    | {
        readonly requests: Readonly<Record<RequestClass, RequestFigures>>;
        readonly credential: {
          readonly kind: 'secret' | 'certificate';
          /** Milliseconds since 1970; null where only Entra ID knows. */
          readonly expiresAt: number | null;
          readonly warning: 'expired' | 3 | 14 | 30 | null;
        };
      }
    | undefined;
  /** Absent where Microsoft is not asked to tell of changes. `problems`: codes of what keeps it from telling. */
  readonly hints?:
    | {
        readonly accepted: number;
        readonly dropped: number;
        readonly watched: number;
        readonly unwatched: number;
        readonly problems: readonly string[];
      }
    | undefined;
  readonly people: {
    readonly matched: number;
    readonly linked: number;
    readonly unmatched: number;
    readonly claims: number;
    readonly leases: number;
    readonly changing: number;
    readonly guarded: number;
  };
};

export type PersonRow = {
  readonly id: PersonId;
  readonly name: string;
  readonly upn: string;
  readonly login: string;
  readonly match: MatchKind;
  readonly linked: boolean;
  readonly microsoft: PresenceView | null;
  readonly dnd: boolean | null;
  readonly telephonyState: TelephonyState | null;
  readonly telephonySource: TelephonySource | null;
  readonly claim: boolean;
  readonly lease: boolean;
  readonly decision: { readonly rule: string; readonly cause: string; readonly outcome: string } | null;
};

export type People = { readonly matched: readonly PersonRow[]; readonly unmatched: readonly Unmatched[] };

export type RulesAnswer = {
  readonly rules: readonly Rule[];
  readonly pinned: boolean;
  readonly hints: readonly NeverFires[];
};

export type CallDisplayAnswer = { readonly display: CallDisplay; readonly pinned: boolean };

export type TableAnswer = { readonly table: IndividualTable; readonly pinned: boolean };

/** A file of rules, checked as a whole. */
export type RulesCheck =
  | { readonly ok: true; readonly rules: readonly Rule[]; readonly hints: readonly NeverFires[] }
  | { readonly ok: false; readonly faults: readonly RuleFault[] };
