import type { RecordedWrite, RequestStats } from '../../simulator.ts';

/** Counts what arrived and remembers the changing requests; Graph and Entra ID share one. */
export class Ledger {
  #requests = 0;
  #maxPerSecond = 0;
  #lastSecond: number[] = [];
  readonly #byOperation: Record<string, number> = {};
  readonly #byStatus: Record<string, number> = {};
  readonly #writes: RecordedWrite[] = [];

  /** One request whose head has arrived. */
  arrived(): void {
    this.#requests += 1;
    const now = performance.now();
    const firstKept = this.#lastSecond.findIndex((at) => at > now - 1000);
    this.#lastSecond = firstKept === -1 ? [] : this.#lastSecond.slice(firstKept);
    this.#lastSecond.push(now);
    this.#maxPerSecond = Math.max(this.#maxPerSecond, this.#lastSecond.length);
  }

  /** The items of a batch are counted here too, beside the `$batch` itself: each costs like a request of its own. */
  operation(name: string): void {
    this.#byOperation[name] = (this.#byOperation[name] ?? 0) + 1;
  }

  /** The HTTP status; `down` or `reset` where that fault left no answer, `closed` where the client was gone before it. */
  answered(status: number | 'down' | 'reset' | 'closed'): void {
    this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
  }

  wrote(write: Omit<RecordedWrite, 'at' | 'target'>): void {
    this.#writes.push({ at: new Date().toISOString(), target: 'microsoft', ...write });
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
    return this.#writes.filter((write) => since === undefined || write.at >= since.toISOString());
  }
}
