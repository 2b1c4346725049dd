import type { RecordedWrite, RequestStats } from '../../simulator.ts';

const FORGET_AFTER = 10_000;

/** Counts what arrives and remembers what would change something; refused and faulted requests count too. */
export class RequestLog {
  readonly #now: () => number;
  readonly #writes: RecordedWrite[] = [];
  readonly #byOperation: Record<string, number> = {};
  readonly #byStatus: Record<string, number> = {};
  readonly #unknown: string[] = [];
  /** Moments of arrival; those before `#windowStart` are older than a second. */
  #arrivals: number[] = [];
  #windowStart = 0;
  #requests = 0;
  #maxPerSecond = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  arrived(operation: string): void {
    this.#requests += 1;
    this.#byOperation[operation] = (this.#byOperation[operation] ?? 0) + 1;
    const at = performance.now();
    this.#arrivals.push(at);
    while ((this.#arrivals[this.#windowStart] ?? at) <= at - 1000) this.#windowStart += 1;
    this.#maxPerSecond = Math.max(this.#maxPerSecond, this.#arrivals.length - this.#windowStart);
    if (this.#windowStart < FORGET_AFTER) return;
    this.#arrivals = this.#arrivals.slice(this.#windowStart);
    this.#windowStart = 0;
  }

  wrote(operation: string, person: string, value: unknown): void {
    this.#writes.push({ at: new Date(this.#now()).toISOString(), target: 'starface', person, operation, value });
  }

  /** A request that no route of the PBX knows: a test may assert that there was none. */
  unknownRequest(what: string): void {
    this.#unknown.push(what);
  }

  /** `outcome` is the HTTP status, or `down` / `reset` where no answer was given. */
  answered(outcome: number | 'down' | 'reset'): void {
    this.#byStatus[outcome] = (this.#byStatus[outcome] ?? 0) + 1;
  }

  stats(): RequestStats {
    return {
      requests: this.#requests,
      writes: this.#writes.length,
      byOperation: { ...this.#byOperation },
      byStatus: { ...this.#byStatus },
      maxPerSecond: this.#maxPerSecond,
    };
  }

  writes(since?: Date): readonly RecordedWrite[] {
    if (since === undefined) return [...this.#writes];
    return this.#writes.filter((write) => Date.parse(write.at) >= since.getTime());
  }

  unknownRequests(): readonly string[] {
    return [...this.#unknown];
  }
}
