/** What the configuration file says of the sync; what it leaves open is decided in the console. */
import type { CallDisplay } from '../domain/call-display.ts';
import type { Rule } from '../domain/central/rule.ts';
import type { IndividualTable } from '../domain/individual.ts';
import type { PinnedScope } from '../domain/scope.ts';
import type { Mode, SyncSettings } from '../domain/settings.ts';

export type PresenceConfig = {
  /** Set in the configuration file: the console cannot change it. */
  readonly mode: Mode | null;
  /** Counts where the store holds no mode yet. */
  readonly initialMode: Mode | null;
  readonly sweepMs: number;
  readonly respectManualDnd: boolean;
  readonly silenceHoldMs: number;
  readonly reverseTrigger: SyncSettings['reverseTrigger'];
  readonly maxClaimMs: number;
  /** Absent or null where the console decides. */
  readonly callDisplay?: CallDisplay | null;
  /** What the file says of the scope; the rest is the console's. */
  readonly scope: PinnedScope;
  /** From a file; null where the console decides. */
  readonly individual: IndividualTable | null;
  readonly rules: readonly Rule[] | null;
  /** Zone of the rules' windows. */
  readonly zone: string;
  readonly language: string;
};
