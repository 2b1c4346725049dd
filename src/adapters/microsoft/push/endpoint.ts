/**
 * One subscription's place at our door: an unguessable path, and a client state of which only the digest is kept.
 *
 * A validation token is given back only while a request of ours to Graph is under way that names this path.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../../bridge/ports.ts';
import type { NotificationItem } from './notifications.ts';

export class Endpoint {
  readonly path: string;
  readonly tenantId: string;
  readonly watched: ReadonlySet<string>;
  readonly #clientState: Buffer;
  #subscriptionId: string | null = null;
  #asking = false;

  private constructor(path: string, tenantId: string, watched: ReadonlySet<string>, clientState: Buffer) {
    this.path = path;
    this.tenantId = tenantId;
    this.watched = watched;
    this.#clientState = clientState;
  }

  /** The client state is returned once, to be sent to Graph, and is not kept. */
  static make(
    tenantId: string,
    userIds: readonly string[],
    random: Random,
  ): { readonly endpoint: Endpoint; readonly clientState: string } {
    const clientState = random.token(32);
    const watched = new Set(userIds.map((id) => id.toLowerCase()));
    return {
      endpoint: new Endpoint(random.token(32), tenantId.toLowerCase(), watched, digest(clientState)),
      clientState,
    };
  }

  get isAsking(): boolean {
    return this.#asking;
  }

  get subscriptionId(): string | null {
    return this.#subscriptionId;
  }

  /** Runs the request that Graph answers with its handshake. */
  async whileAsking<T>(ask: () => Promise<T>): Promise<T> {
    this.#asking = true;
    try {
      return await ask();
    } finally {
      this.#asking = false;
    }
  }

  belongsTo(subscriptionId: string): void {
    this.#subscriptionId = subscriptionId;
  }

  /** Every member counts: the subscription, the tenant and the client state. */
  isGenuine(item: NotificationItem): boolean {
    const isKnown = item.subscriptionId === this.#subscriptionId && item.tenantId.toLowerCase() === this.tenantId;
    return timingSafeEqual(this.#clientState, digest(item.clientState)) && isKnown;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
