/** Joins the hints of Microsoft 365 with the sweep: whoever is said to have changed is read at once, and nothing more. */
import { personIdOf, type PersonId } from '../domain/person.ts';
import { objectIdOf } from './directory.ts';
import type { PresenceHints } from './ports.ts';
import type { Sweep } from './sweep.ts';

export type HintedReadsOptions = {
  readonly tenantId: string;
  /** People to watch: matched and not hidden. */
  readonly people: () => readonly PersonId[];
  readonly sweep: Pick<Sweep, 'now' | 'readSooner'>;
};

export class HintedReads {
  readonly #hints: PresenceHints | undefined;
  readonly #options: HintedReadsOptions;
  readonly #underWay = new Set<Promise<void>>();

  constructor(hints: PresenceHints | undefined, options: HintedReadsOptions) {
    this.#hints = hints;
    this.#options = options;
  }

  start(): void {
    const { tenantId, sweep } = this.#options;
    this.#hints?.start((hint) => {
      if (hint === 'everybody') sweep.now();
      else this.#keep(sweep.readSooner(hint.map((objectId) => personIdOf(tenantId, objectId))));
    });
  }

  /** To be called whenever the people may be others. */
  watch(): void {
    this.#hints?.watch(this.#options.people().map(objectIdOf));
  }

  async stop(): Promise<void> {
    await this.#hints?.stop();
    await Promise.all(this.#underWay);
  }

  /** `readSooner` never rejects. */
  #keep(read: Promise<void>): void {
    const kept = read.finally(() => this.#underWay.delete(kept));
    this.#underWay.add(kept);
  }
}
