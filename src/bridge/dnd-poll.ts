/** Reads everybody's DND in turn, the longest unread first, with what the budget of the PBX leaves over. */
import type { PersonId } from '../domain/person.ts';
import type { Clock, Pbx } from './ports.ts';
import { Repeat } from './repeat.ts';

const roundMs = 500;
/** Rule 4: at least every 60 s; half of that where the budget allows. */
const everyMs = 30_000;

export type DndPollOptions = {
  readonly clock: Clock;
  readonly pbx: Pick<Pbx, 'budget'>;
  readonly people: () => readonly PersonId[];
  /** Milliseconds since 1970 of the last reading; null where there was none. */
  readonly readAt: (personId: PersonId) => number | null;
  /** Starts a reading; false where the person's place is taken. */
  readonly read: (personId: PersonId) => boolean;
};

export class DndPoll {
  readonly #options: DndPollOptions;
  readonly #repeat: Repeat;
  /** Failed reads must not take the turn of everybody else. */
  readonly #triedAt = new Map<PersonId, number>();

  constructor(options: DndPollOptions) {
    this.#options = options;
    this.#repeat = new Repeat(options.clock, () => this.#round());
  }

  start(): void {
    this.#repeat.start();
  }

  stop(): Promise<void> {
    return this.#repeat.stop();
  }

  async #round(): Promise<number> {
    const { clock, pbx, people, readAt, read } = this.#options;
    const now = clock.now();
    const { perSecond, waiting } = pbx.budget();
    const room = Math.max(0, Math.ceil((perSecond * roundMs) / 1_000) - waiting);
    const due = people()
      .map((personId) => ({ personId, at: Math.max(readAt(personId) ?? 0, this.#triedAt.get(personId) ?? 0) }))
      .filter(({ at }) => now - at >= everyMs)
      .sort((one, other) => one.at - other.at)
      .slice(0, room);
    for (const { personId } of due) {
      this.#triedAt.set(personId, now);
      read(personId);
    }
    return roundMs;
  }
}
