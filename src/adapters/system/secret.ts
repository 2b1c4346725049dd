import { inspect } from 'node:util';

const mask = '[secret]';

/** A value that cannot get into a log, an error text or JSON by accident: only `reveal()` shows it. */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return mask;
  }

  toJSON(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
