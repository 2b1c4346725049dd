/** Time that stands still until it is moved: timers fire in order, and between two of them every promise settles. */
import type { Clock } from '../../src/bridge/ports.ts';

type Timer = { readonly at: number; readonly order: number; readonly callback: () => void };

export class VirtualClock implements Clock {
  #now: number;
  #order = 0;
  /** Binary heap, earliest first. */
  readonly #timers: Timer[] = [];
  readonly #cancelled = new Set<Timer>();

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    this.#order += 1;
    const timer = { at: this.#now + Math.max(ms, 0), order: this.#order, callback };
    push(this.#timers, timer);
    return () => this.#cancelled.add(timer);
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  async runUntil(end: number): Promise<void> {
    await settle();
    for (let next = this.#timers[0]; next !== undefined && next.at <= end; next = this.#timers[0]) {
      pop(this.#timers);
      if (this.#cancelled.delete(next)) continue;
      this.#now = next.at;
      next.callback();
      await settle();
    }
    this.#now = Math.max(this.#now, end);
  }
}

/** Lets every microtask run: those of promises come before the next immediate. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function before(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function push(heap: Timer[], timer: Timer): void {
  heap.push(timer);
  for (let index = heap.length - 1; index > 0;) {
    const parent = (index - 1) >> 1;
    if (!swapIfEarlier(heap, index, parent)) return;
    index = parent;
  }
}

function pop(heap: Timer[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  heap[0] = last;
  for (let index = 0; ;) {
    const left = 2 * index + 1;
    const right = left + 1;
    const a = heap[left];
    const b = heap[right];
    if (a === undefined) return;
    const child = b !== undefined && before(b, a) ? right : left;
    if (!swapIfEarlier(heap, child, index)) return;
    index = child;
  }
}

function swapIfEarlier(heap: Timer[], child: number, parent: number): boolean {
  const a = heap[child];
  const b = heap[parent];
  if (a === undefined || b === undefined || !before(a, b)) return false;
  heap[child] = b;
  heap[parent] = a;
  return true;
}
