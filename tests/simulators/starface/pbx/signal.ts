/** A typed list of listeners that are called in the order of their subscription. */
export class Signal<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** Answers the function that ends the subscription. */
  on(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}
