/** Carries commands out, one at a time per person and side, and turns every outcome into a fact. */
import type { Command, Fact, Failure } from '../domain/facts.ts';
import type { PersonId } from '../domain/person.ts';
import { OutsideError, type DndReading, type Microsoft365, type Pbx, type Side } from './ports.ts';

export type ExecutorOptions = {
  readonly pbx: Pick<Pbx, 'readDnd' | 'writeDnd'>;
  readonly microsoft: Pick<Microsoft365, 'setPresence' | 'clearPresence'>;
  readonly post: (personId: PersonId, fact: Fact) => void;
  /** Object id at Microsoft. */
  readonly microsoftUserId: (personId: PersonId) => string;
  readonly pbxUserId: (personId: PersonId) => string | null;
  /** Every answer of a side, for its connection state. */
  readonly answered: (side: Side, error: OutsideError | null, write: boolean) => void;
};

export class Executor {
  readonly #options: ExecutorOptions;
  readonly #underWay = new Set<string>();
  readonly #readings = new Map<PersonId, DndReading>();

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Commands under way, for a graceful stop. */
  get size(): number {
    return this.#underWay.size;
  }

  execute(personId: PersonId, command: Command): boolean {
    switch (command.type) {
      case 'readDnd':
        return this.#readDnd(personId, command.priority);
      case 'writeDnd':
        return this.#writeDnd(personId, command.on, command.priority);
      case 'setPresence':
        return this.#start(personId, 'microsoft', true, async () => {
          await this.#options.microsoft.setPresence(this.#options.microsoftUserId(personId), command.pair, command);
          return { type: 'leaseSet' };
        });
      case 'clearPresence':
        return this.#start(personId, 'microsoft', true, async () => {
          await this.#options.microsoft.clearPresence(this.#options.microsoftUserId(personId));
          return { type: 'leaseCleared' };
        });
    }
  }

  #readDnd(personId: PersonId, priority: 'release' | 'claim' | 'poll'): boolean {
    const userId = this.#options.pbxUserId(personId);
    if (userId === null) return false;
    return this.#start(personId, 'starface', false, async () => {
      const reading = await this.#options.pbx.readDnd(userId, priority);
      this.#readings.set(personId, reading);
      return { type: 'dndRead', on: reading.on };
    });
  }

  #writeDnd(personId: PersonId, on: boolean, priority: 'release' | 'claim'): boolean {
    const userId = this.#options.pbxUserId(personId);
    const reading = this.#readings.get(personId);
    if (userId === null || reading === undefined) return false;
    return this.#start(personId, 'starface', true, async () => {
      // A reading serves one write: the next one is compared anew.
      this.#readings.delete(personId);
      await this.#options.pbx.writeDnd(userId, on, reading.basis, priority);
      return { type: 'dndWritten', on };
    });
  }

  #start(personId: PersonId, side: Side, write: boolean, run: () => Promise<Fact>): boolean {
    const place = `${side}:${personId}`;
    if (this.#underWay.has(place)) return false;
    this.#underWay.add(place);
    void run()
      .then(
        (fact) => {
          this.#options.answered(side, null, write);
          return fact;
        },
        (error: unknown) => this.#failed(side, write, error),
      )
      .then((fact) => {
        this.#underWay.delete(place);
        this.#options.post(personId, fact);
      });
    return true;
  }

  #failed(side: Side, write: boolean, error: unknown): Fact {
    const outside =
      error instanceof OutsideError
        ? error
        : new OutsideError(side, 'unavailable', `${side}.unexpected`, 'unexpected failure', { cause: error });
    this.#options.answered(side, outside, write);
    const failure: Failure =
      outside.retryAfterMs === undefined
        ? { kind: outside.kind }
        : { kind: outside.kind, retryAfterMs: outside.retryAfterMs };
    return side === 'starface' ? { type: 'dndFailed', failure } : { type: 'leaseFailed', failure };
  }
}
