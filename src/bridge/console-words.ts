/** What the console may ask of the bridge, and what it is shown. */
import type { NeverFires } from '../domain/central/never-fires.ts';
import type { Rule } from '../domain/central/rule.ts';
import type { CallDisplay } from '../domain/call-display.ts';
import type { CertificateView, DryRunView, LampTestStep, PbxView, ScopeView } from '../domain/console-views.ts';
import type { IndividualTable } from '../domain/individual.ts';
import type { TelephonySource } from '../domain/call.ts';
import type { PersonId, Unmatched } from '../domain/person.ts';
import type { SyncScope } from '../domain/scope.ts';
import type { Mode } from '../domain/settings.ts';
import type { Microsoft365Figures, PresenceHintFigures } from './ports.ts';
import type { DecisionLogView, Why } from './why-words.ts';

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
