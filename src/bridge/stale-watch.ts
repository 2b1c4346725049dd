/**
 * Tells open panes when what is known of somebody has grown old, and when it is fresh again. A new age alone is not sent to
 * them, so they cannot find out by themselves.
 */
import type { PersonId } from '../domain/person.ts';
import type { ColleagueView } from '../domain/views.ts';
import type { Clock } from './ports.ts';
import { Repeat } from './repeat.ts';

const everyMs = 60_000;

export type StaleWatchOptions = {
  readonly clock: Clock;
  readonly people: () => readonly PersonId[];
  readonly colleague: (personId: PersonId) => ColleagueView | null;
  readonly changed: (personId: PersonId) => void;
};

export class StaleWatch {
  readonly #repeat: Repeat;
  #stale: ReadonlySet<PersonId> = new Set();

  constructor({ clock, people, colleague, changed }: StaleWatchOptions) {
    this.#repeat = new Repeat(clock, async () => {
      const before = this.#stale;
      const all = people();
      const now = new Set(all.filter((personId) => colleague(personId)?.stale === true));
      this.#stale = now;
      for (const personId of all) if (before.has(personId) !== now.has(personId)) changed(personId);
      return everyMs;
    });
  }

  start(): void {
    this.#repeat.start();
  }

  stop(): Promise<void> {
    return this.#repeat.stop();
  }
}
