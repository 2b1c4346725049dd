/** What the bridge is made of: the outside that it is given, and its parts, which its services are written against. */
import type { Activation } from './activation.ts';
import type { PresenceConfig } from './presence-config.ts';
import type { CommandJournal } from './command-journal.ts';
import type { Connections } from './connections.ts';
import type { DecisionLog } from './decision-log.ts';
import type { Directory } from './directory.ts';
import type { Engine } from './engine.ts';
import type { Executor } from './executor.ts';
import type { ForeignSyncGuard } from './foreign-sync-guard.ts';
import type { Linking } from './linking.ts';
import type { Live } from './live.ts';
import type {
  ChatFeed,
  Clock,
  Log,
  Microsoft365,
  Pbx,
  PbxAccounts,
  PbxMaintenance,
  PresenceHints,
  Store,
  TelephonyFeed,
} from './ports.ts';
import type { PbxNumberCache } from './pbx-number-cache.ts';
import type { Profiles } from './profiles.ts';
import type { Sweep } from './sweep.ts';

export type BridgeOptions = {
  readonly version: string;
  readonly tenantId: string;
  readonly presence: PresenceConfig;
  readonly pbx: Pbx;
  readonly accounts: PbxAccounts;
  readonly feeds?: readonly TelephonyFeed[];
  /** Everybody's chat status; null where the PBX's chat server is not configured. */
  readonly chat?: ChatFeed | null;
  /** Absent where there is nothing to maintain: its part of the console is then empty. */
  readonly maintenance?: PbxMaintenance;
  readonly microsoft: Microsoft365;
  /** Makes reads come sooner than the sweep; nothing depends on it. */
  readonly hints?: PresenceHints | undefined;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Names this process among those that share the store. */
  readonly owner: string;
  /** Another process writes now; this one has to end. */
  readonly replaced: () => void;
};

export type BridgeParts = {
  readonly options: BridgeOptions;
  readonly engine: Engine;
  readonly executor: Executor;
  readonly directory: Directory;
  readonly profiles: Profiles;
  readonly pbxNumbers: PbxNumberCache;
  readonly activation: Activation;
  readonly connections: Connections;
  readonly linking: Linking;
  readonly live: Live;
  readonly sweep: Sweep;
  readonly foreignSync: ForeignSyncGuard;
  readonly journal: CommandJournal;
  readonly decisionLog: DecisionLog;
};
