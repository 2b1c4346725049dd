/**
 * Writes that are asked for in the same turn of the event loop share one transaction and one fsync.
 *
 * Each write is still all or nothing, and its promise resolves only after the commit.
 */
type Waiting = {
  readonly write: () => void;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
};

export class GroupCommit {
  readonly #transaction: (work: () => void) => void;
  #waiting: Waiting[] = [];
  #scheduled: NodeJS.Immediate | null = null;

  /** @param transaction runs the work and commits it, or throws and leaves nothing of it. */
  constructor(transaction: (work: () => void) => void) {
    this.#transaction = transaction;
  }

  add(write: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ write, resolve, reject });
      this.#scheduled ??= setImmediate(() => this.flush());
    });
  }

  /** Commits at once what waits. */
  flush(): void {
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    this.#scheduled = null;
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    try {
      this.#transaction(() => {
        for (const { write } of group) write();
      });
      for (const { resolve } of group) resolve();
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) this.#alone(one);
    }
  }

  /** A write that fails takes no other one down: after a failure each is tried by itself. */
  #alone(one: Waiting): void {
    try {
      this.#transaction(one.write);
      one.resolve();
    } catch (error) {
      one.reject(error);
    }
  }
}
