/** The numbers that the PBX assigned to its people, read when somebody asks and then kept for ten minutes. */
import type { Clock, Pbx, PbxNumbers } from './ports.ts';

const freshMs = 600_000;

export class PbxNumberCache {
  readonly #options: { readonly pbx: Pick<Pbx, 'readNumbers'>; readonly clock: Clock };
  #numbers: Promise<PbxNumbers> | null = null;
  #readAt = 0;

  constructor(options: { readonly pbx: Pick<Pbx, 'readNumbers'>; readonly clock: Clock }) {
    this.#options = options;
  }

  /** Never rejects; empty where the PBX does not tell them, which is then asked again the next time. */
  async read(): Promise<PbxNumbers> {
    const { pbx, clock } = this.#options;
    if (this.#numbers === null || Math.abs(clock.now() - this.#readAt) >= freshMs) {
      this.#readAt = clock.now();
      this.#numbers = (pbx.readNumbers?.() ?? Promise.resolve(new Map())).catch(() => {
        this.#numbers = null;
        return new Map();
      });
    }
    return this.#numbers;
  }

  /** What is known within `ms`: for answers that hold more than numbers and do not wait for them. */
  async within(ms: number): Promise<PbxNumbers> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(ms, () => resolve(new Map()));
      void this.read().then((numbers) => {
        cancel();
        resolve(numbers);
      });
    });
  }
}
