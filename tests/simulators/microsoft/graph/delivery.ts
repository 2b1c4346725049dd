import { setTimeout as sleep } from 'node:timers/promises';

export type DeliverySettings = {
  /** Milliseconds between a change and its notification; Graph's average is under 10 s, its maximum a minute. */
  delayMs: number;
  /** How often each notification comes; 2 is a duplicate. */
  copies: number;
  /** Share of the notifications that are never sent, 0 to 1. */
  lossRate: number;
  /** Waits between the attempts for an endpoint that fails; Graph goes on for four hours. */
  retryAfterMs: readonly number[];
};

/** The allowance of the first attempt: https://learn.microsoft.com/graph/change-notifications-delivery-webhooks */
const answerWithinMs = 3000;
/** The allowance of the handshake: same page. */
const validateWithinMs = 10_000;

/** Sends notifications, and checks endpoints before. */
export class Delivery {
  readonly settings: DeliverySettings = { delayMs: 0, copies: 1, lossRate: 0, retryAfterMs: [200, 1000, 5000] };
  readonly #random: () => number;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The endpoint must give the token back as plain text, decoded, within ten seconds. */
  async validates(url: string): Promise<boolean> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()}`;
    const address = new URL(url);
    address.searchParams.set('validationToken', token);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'text/plain; charset=utf-8' },
        signal: this.#within(validateWithinMs),
      });
      const isPlain = response.headers.get('content-type')?.startsWith('text/plain') === true;
      return (await response.text()) === token && response.status === 200 && isPlain;
    } catch {
      return false;
    }
  }

  /** Returns at once; delayed, repeated or lost as the settings say. */
  send(url: string, item: unknown): void {
    if (this.#random() < this.settings.lossRate) return;
    for (let copy = 0; copy < this.settings.copies; copy += 1) {
      const sending = this.#deliver(url, { value: [item] })
        .catch(() => undefined)
        .finally(() => this.#underWay.delete(sending));
      this.#underWay.add(sending);
    }
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }

  async #deliver(url: string, body: unknown): Promise<void> {
    for (const waitMs of [this.settings.delayMs, ...this.settings.retryAfterMs]) {
      await sleep(waitMs, undefined, { signal: this.#closing.signal });
      if (await this.#arrives(url, body)) return;
    }
  }

  async #arrives(url: string, body: unknown): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: this.#within(answerWithinMs),
      });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  #within(ms: number): AbortSignal {
    return AbortSignal.any([this.#closing.signal, AbortSignal.timeout(ms)]);
  }
}
