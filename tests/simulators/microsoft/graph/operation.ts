import type { Directory } from '../directory.ts';
import type { Answer } from './answer.ts';
import type { GraphCall } from './call.ts';

export type GraphSettings = {
  /** Whether presences carry `sequenceNumber`. */
  sequenceNumbers: boolean;
  /** What `getPresencesByUserId` does with an id that nobody has; no page says it. */
  unknownIds: 'missing' | 'PresenceUnknown';
  /** Delta links issued before are answered with 410. */
  deltaGeneration: number;
  /** Changes on one page of a delta query. */
  deltaPageSize: number;
};

/** What every operation may use. */
export type GraphWorld = {
  readonly directory: Directory;
  readonly settings: GraphSettings;
  readonly graphUrl: string;
  readonly tenantId: string;
  readonly now: () => number;
};

export type Operation = {
  /** Graph's own name of it. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/v1.0`; `{name}` stands for one part that varies. */
  readonly path: string;
  /** Any one of them is enough; none: no permission is asked for. `undefined`: not supported for this kind of caller. */
  readonly application: readonly string[] | undefined;
  readonly delegated: readonly string[] | undefined;
  /** Delegated permissions that are enough where the path names the signed-in person. */
  readonly delegatedForSelf?: readonly string[];
  /** Which limit it is counted against, with its cost in resource units for the directory. */
  readonly limit: 'presence' | 'none' | ((call: GraphCall) => number);
  /** True where it changes something. */
  readonly changes: boolean;
  readonly handle: (call: GraphCall, world: GraphWorld) => Answer | Promise<Answer>;
};
