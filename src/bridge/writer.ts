/** One writing bridge per PBX: takes the place in the store, keeps it, and says when it is lost. */
import type { Clock, Log, Store } from './ports.ts';

const ttlMs = 15_000;
const renewEveryMs = 5_000;
const tryEveryMs = 1_000;

export type WriterOptions = {
  readonly store: Pick<Store, 'acquireWriter' | 'releaseWriter'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly owner: string;
  /** Another process writes now: this one has to stop. */
  readonly lost: () => void;
};

export class Writer {
  readonly #options: WriterOptions;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Resolves when the place is ours; until then another process writes and this one stands by. */
  async take(): Promise<void> {
    const { store, clock, log, owner } = this.#options;
    let waiting = false;
    while (!this.#stopped && !(await store.acquireWriter(owner, ttlMs))) {
      if (!waiting) log.warn('another process writes for this PBX; standing by');
      waiting = true;
      await new Promise<void>((resolve) => {
        this.#cancel = clock.after(tryEveryMs, resolve);
      });
    }
    this.#keep();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#options.store.releaseWriter(this.#options.owner);
  }

  #keep(): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.clock.after(renewEveryMs, () => {
      void this.#options.store.acquireWriter(this.#options.owner, ttlMs).then(
        (ours) => (ours ? this.#keep() : this.#options.lost()),
        () => this.#keep(),
      );
    });
  }
}
