import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the clocks of PBX and bridge may differ, and how long a message may be on its way. */
export const REPLAY_WINDOW_MS = 300_000;
const MOST_NONCES = 100_000;

export type SignedHeaders = {
  /** Seconds since 1970. */
  readonly timestamp: string | undefined;
  /** 16 to 64 characters of base64url, each used once. */
  readonly nonce: string | undefined;
  /** `v1=` and the hex of the HMAC. */
  readonly signature: string | undefined;
};

/** HMAC-SHA256 over version, timestamp, nonce and the body as it is sent. */
export function signCompanionMessage(secret: string, timestamp: string, nonce: string, body: Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`v1:${timestamp}:${nonce}:`, 'utf8').update(body);
  return `v1=${hmac.digest('hex')}`;
}

export type Verdict = 'genuine' | 'forged' | 'stale' | 'replayed';

/** Believes a message once, if it is signed and fresh. */
export class SignatureCheck {
  readonly #secret: string;
  /** Nonce → when it may be forgotten; oldest first. */
  readonly #seen = new Map<string, number>();

  constructor(secret: string) {
    this.#secret = secret;
  }

  judge({ timestamp, nonce, signature }: SignedHeaders, body: Uint8Array, now: number): Verdict {
    if (timestamp === undefined || nonce === undefined || signature === undefined) return 'forged';
    if (!/^\d{1,12}$/.test(timestamp) || !/^[\w-]{16,64}$/.test(nonce)) return 'forged';
    const expected = Buffer.from(signCompanionMessage(this.#secret, timestamp, nonce, body));
    const given = Buffer.from(signature);
    if (expected.length !== given.length || !timingSafeEqual(expected, given)) return 'forged';
    // What follows is said to the holder of the secret alone.
    if (Math.abs(now - Number(timestamp) * 1000) > REPLAY_WINDOW_MS) return 'stale';
    this.#forget(now);
    if (this.#seen.has(nonce)) return 'replayed';
    this.#seen.set(nonce, now + 2 * REPLAY_WINDOW_MS);
    return 'genuine';
  }

  #forget(now: number): void {
    for (const [nonce, until] of this.#seen) {
      if (until > now && this.#seen.size < MOST_NONCES) return;
      this.#seen.delete(nonce);
    }
  }
}
