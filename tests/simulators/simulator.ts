/**
 * What every simulator has in common: it can be made to fail, it counts, and it remembers the changing requests.
 * The shapes are those of the demo's control routes.
 */

export type FaultTarget = 'starface' | 'microsoft';

export type Fault = {
  /** `down`: connections are refused or closed at once · `reset`: the socket dies in the middle · `none`: no fault */
  readonly kind: 'down' | 'status' | 'latency' | 'reset' | 'none';
  /** HTTP status of `status`; 503 where absent. */
  readonly status?: number;
  /** Seconds of a `Retry-After` header. */
  readonly retryAfter?: number;
  /** Added milliseconds of `latency`. */
  readonly ms?: number;
  /** Share of the requests that are hit, 0 to 1; 1 where absent. */
  readonly rate?: number;
};

export type RequestStats = {
  readonly requests: number;
  readonly writes: number;
  readonly byOperation: Readonly<Record<string, number>>;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly maxPerSecond: number;
};

export type RecordedWrite = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly target: FaultTarget;
  /** Login at the PBX or UPN at Microsoft, as far as the request names one. */
  readonly person: string;
  /** Graph's own name of the action, or `setDnd`, `setRedirect`, `setFunctionKey`, `placeCall`, `hangUp`, `setChatStatus`. */
  readonly operation: string;
  readonly value: unknown;
};

export interface Simulator {
  /** Replaces the fault before. */
  setFault(fault: Fault): void;
  /** Counts every request that reached the simulator, refused and faulted ones too. */
  stats(): RequestStats;
  /** Changing requests, oldest first. */
  writes(since?: Date): readonly RecordedWrite[];
  /** Closes every socket and timer; the port is free afterwards. */
  stop(): Promise<void>;
}

export type SeedPhone = {
  /** As UCI names it, such as `SIP/101.snomd785`. */
  readonly name: string;
  /** As REST tells it, such as `Snom D785`. */
  readonly phoneType: string;
};

/** Invented people that the demo and the tests seed into both sides. */
export type SeedPerson = {
  /** Login-ID at the PBX, with leading zeros; absent where the person has no PBX account. */
  readonly login?: string;
  readonly password?: string;
  readonly firstName: string;
  readonly familyName: string;
  /** E-mail at the PBX. */
  readonly pbxEmail?: string;
  /** Absent where the person is not in Microsoft 365. */
  readonly upn?: string;
  readonly mail?: string;
  readonly objectId?: string;
  readonly internalNumber?: string;
  readonly externalNumber?: string;
  /** At the PBX, the primary one first; one that the PBX names itself where absent. */
  readonly phones?: readonly SeedPhone[];
  /** Stands in the profile at Microsoft 365 only. */
  readonly mobile?: string;
};
