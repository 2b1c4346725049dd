import type { Clock } from '../../../bridge/ports.ts';

/** A wait that can be cut short; a ring while nobody waits cuts the next wait short. */
export class Alarm {
  readonly #clock: Clock;
  #finish: (() => void) | null = null;
  #rung = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wait(ms: number): Promise<void> {
    if (this.#rung || ms <= 0) {
      this.#rung = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = this.#clock.after(ms, () => this.#finish?.());
      this.#finish = () => {
        cancel();
        this.#finish = null;
        resolve();
      };
    });
  }

  ring(): void {
    if (this.#finish === null) this.#rung = true;
    else this.#finish();
  }
}
