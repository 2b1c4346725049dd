/** What goes into `decide` and what comes out of it. */
import type { PreferredPair } from './call-display.ts';
import type { TelephonySource, TelephonyState } from './call.ts';
import type { OwnSync } from './individual.ts';
import type { Failure, Side } from './outside-error.ts';
import type { LeasePair, MicrosoftPresence } from './presence.ts';
import type { ChatStatus, Redirection } from './telephone.ts';
import type { Reason } from './wish-words.ts';

/** Levers whose value is more than on and off: `message` is the status message at Microsoft. */
export type ValueLeverName = 'chat' | 'redirection' | 'message';

export type Fact =
  | { readonly type: 'presenceRead'; readonly presence: MicrosoftPresence }
  | { readonly type: 'dndRead'; readonly on: boolean }
  | { readonly type: 'dndWritten'; readonly on: boolean }
  | { readonly type: 'dndFailed'; readonly failure: Failure }
  | { readonly type: 'chatRead'; readonly value: ChatStatus }
  /** What the PBX pushes of everybody's chat status; null where nothing is known any more. */
  | { readonly type: 'chatSeen'; readonly value: ChatStatus | null }
  | { readonly type: 'redirectionsRead'; readonly value: readonly Redirection[] }
  /** The text beside the person's presence at Microsoft; empty where there is none. */
  | { readonly type: 'messageRead'; readonly value: string }
  | { readonly type: 'leverWritten'; readonly lever: ValueLeverName }
  | { readonly type: 'leverFailed'; readonly lever: ValueLeverName; readonly failure: Failure }
  | { readonly type: 'leaseSet' }
  | { readonly type: 'leaseCleared' }
  | { readonly type: 'leaseFailed'; readonly failure: Failure }
  | { readonly type: 'preferredSet' }
  | { readonly type: 'preferredCleared' }
  | { readonly type: 'preferredFailed'; readonly failure: Failure }
  | { readonly type: 'callsRead'; readonly source: TelephonySource; readonly state: TelephonyState }
  | { readonly type: 'callsLost'; readonly source: TelephonySource | 'all' }
  /** The person's own command in the pane. */
  | { readonly type: 'ownDndWished'; readonly on: boolean; readonly until: number | null }
  /** The PBX did not take the person's own command, and he was told so. */
  | { readonly type: 'ownDndWithdrawn' }
  /** An administrator changed something: no transition. */
  | { readonly type: 'settingsChanged' }
  /** The person changed his own part of the sync: like an administrator's change, no transition. */
  | { readonly type: 'ownSyncChanged'; readonly own: OwnSync }
  /** An administrator says that no other synchronisation is active. */
  | { readonly type: 'guardLifted' }
  | { readonly type: 'woken' }
  | { readonly type: 'left'; readonly side: Side | 'match' }
  | { readonly type: 'joined'; readonly pbxUserId: string };

export type Command =
  | { readonly type: 'readDnd'; readonly priority: 'release' | 'claim' | 'poll' }
  /** Only ever follows a `dndRead` of the same turn, whose reading it is based on. */
  | { readonly type: 'writeDnd'; readonly on: boolean; readonly priority: 'release' | 'claim' }
  | {
      readonly type: 'setPresence';
      readonly pair: LeasePair;
      readonly durationMs: number;
      readonly priority: 'callStart' | 'renewal';
    }
  | { readonly type: 'clearPresence' }
  | { readonly type: 'setPreferredPresence'; readonly pair: PreferredPair; readonly durationMs: number }
  | { readonly type: 'clearPreferredPresence' }
  | { readonly type: 'readMessage' }
  /** An empty text takes the message away. */
  | { readonly type: 'writeMessage'; readonly text: string; readonly durationMs: number }
  | { readonly type: 'readChat' }
  | { readonly type: 'writeChat'; readonly value: ChatStatus }
  | { readonly type: 'readRedirections' }
  | { readonly type: 'writeRedirections'; readonly value: readonly Redirection[] };

/** The "why" of a person's present state. */
export type Decision = Reason & {
  readonly outcome: 'on' | 'off' | 'giveBack' | 'unchanged' | 'unknown';
  /** What keeps the rules from acting, where something does. */
  readonly held: HeldBy | null;
};

export type HeldBy =
  | 'modeOff'
  | 'changingMode'
  | 'paused'
  | 'ownPause'
  | 'outsideHours'
  | 'giveEverythingBack'
  | 'refusedByMicrosoft'
  | 'refusedByStarface'
  | 'leverOff'
  | 'left'
  | 'silence'
  | 'override'
  | 'foreignSync';
