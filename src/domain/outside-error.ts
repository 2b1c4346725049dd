/** The closed family of what can go wrong outside. Adapters throw nothing else; nothing secret or personal is in the text. */

export type Side = 'microsoft' | 'starface';

export type OutsideErrorKind =
  /** Credentials refused: 401 after one renewal, or the token endpoint's refusal. Never retried into an account lock. */
  | 'unauthorized'
  /** The right is missing. */
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  /** Come back after `retryAfterMs`. */
  | 'rateLimited'
  /** No answer, 5xx, broken connection, time-out, or an answer that cannot be understood. */
  | 'unavailable'
  /** The request itself is wrong, or the other side declines it; the same request would be declined again. */
  | 'rejected';

export class OutsideError extends Error {
  readonly side: Side;
  readonly kind: OutsideErrorKind;
  /** Stable, `side.reason`, for example `starface.wrong-credentials`. */
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    side: Side,
    kind: OutsideErrorKind,
    code: string,
    message: string,
    options: { readonly cause?: unknown; readonly retryAfterMs?: number } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'OutsideError';
    this.side = side;
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** What of an error the engine needs to know. */
export type Failure = { readonly kind: OutsideErrorKind; readonly retryAfterMs?: number };
