/**
 * An access token for Graph, the application's or a service account's.
 *
 * One request at a time, however many ask. A token is renewed in its last quarter (at most 15 minutes before its end) and
 * used to its end while Entra ID cannot be reached. A failed request is remembered for a short while, so that callers in
 * their hundreds do not become requests in their hundreds.
 */
import type { Clock, Log, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { backOffMs } from '../budget/back-off.ts';
import type { TokenSource } from '../graph/graph-client.ts';
import { tokenClaims } from './token-claims.ts';
import type { TokenClaims } from './token-claims.ts';
import type { RequestToken } from './token-request.ts';

type HeldToken = {
  readonly accessToken: string;
  readonly issuedAt: number;
  readonly renewAt: number;
  readonly endsAt: number;
  readonly claims: TokenClaims | null;
};

type Failure = {
  readonly error: OutsideError;
  readonly by: 'entra' | 'graph';
  readonly until: number;
  readonly attempt: number;
};

const earliestRenewalMs = 15 * 60_000;
/** Requests on their way must not arrive with a dead token. */
const reserveMs = 5_000;
/** After a refusal Entra ID is asked again four times a minute: what an administrator mends is seen within 15 s. */
const refusalPolicy = { firstMs: 15_000, longestMs: 15_000 };
const outagePolicy = { firstMs: 1_000, longestMs: 10_000 };
/** A token younger than this has the newest roles. */
const freshMs = 20_000;

export class AccessToken implements TokenSource {
  readonly #request: RequestToken;
  readonly #tenantId: string;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #log: Log;
  #held: HeldToken | null = null;
  #pending: Promise<HeldToken> | null = null;
  #failure: Failure | null = null;

  constructor(options: {
    readonly request: RequestToken;
    readonly tenantId: string;
    readonly clock: Clock;
    readonly random: Random;
    readonly log: Log;
  }) {
    this.#request = options.request;
    this.#tenantId = options.tenantId.toLowerCase();
    this.#clock = options.clock;
    this.#random = options.random;
    this.#log = options.log;
  }

  async current(): Promise<string> {
    const now = this.#clock.now();
    const held = this.#held;
    if (held === null || now >= held.endsAt) return (await this.#obtain()).accessToken;
    if (now >= held.renewAt && this.#blocked() === null) {
      // In the background: the failure is remembered, and the token in hand is good for a while.
      this.#obtain().catch(() => undefined);
    }
    return held.accessToken;
  }

  async renew(refused: string, claims?: string): Promise<void> {
    if (this.#held !== null && this.#held.accessToken !== refused) return;
    try {
      await this.#obtain(claims);
    } catch (error) {
      // Graph and Entra ID refuse both: Graph is not asked again with it. Where Entra ID is only away, Graph may have erred.
      const isRefusal = error instanceof OutsideError && error.kind === 'unauthorized';
      if (isRefusal && this.#held?.accessToken === refused) this.#held = null;
      throw error;
    }
  }

  refusedAgain(token: string): void {
    if (this.#held?.accessToken !== token) return;
    this.#held = null;
    const message = 'Microsoft Graph refuses the token, a fresh one too';
    this.#remember(new OutsideError('microsoft', 'unauthorized', 'microsoft.token-refused', message), 'graph');
  }

  accepted(): void {
    if (this.#failure?.by === 'graph') this.#recovered();
  }

  async rolesChanged(forbidden: string): Promise<boolean> {
    const held = this.#held;
    if (held === null) return false;
    if (held.accessToken !== forbidden) return true;
    if (this.#clock.now() - held.issuedAt < freshMs || this.#blocked() !== null) return false;
    const next = await this.#obtain();
    return next.claims === null || next.claims.roles.join() !== held.claims?.roles.join();
  }

  /** Roles of a token that is at most 20 s old; `unavailable` where tokens cannot be read. */
  async roles(): Promise<readonly string[]> {
    const held = this.#held;
    const isFresh = held !== null && this.#clock.now() - held.issuedAt < freshMs;
    const { claims } = isFresh ? held : await this.#obtain();
    if (claims !== null) return claims.roles;
    const message = 'The roles of the application cannot be read from its token';
    throw new OutsideError('microsoft', 'unavailable', 'microsoft.roles-unknown', message);
  }

  /** Roles of the token in use, or null where they cannot be read. */
  async rolesInUse(): Promise<readonly string[] | null> {
    await this.current();
    return this.#held?.claims?.roles ?? null;
  }

  /** Milliseconds since 1970 at which the token in hand ends, and the code of the last failure that still stands. */
  figures(): { readonly endsAt: number | null; readonly problem: string | null } {
    return { endsAt: this.#held?.endsAt ?? null, problem: this.#failure?.error.code ?? null };
  }

  async #obtain(claims?: string): Promise<HeldToken> {
    const blocked = this.#blocked();
    if (blocked !== null) throw blocked;
    this.#pending ??= this.#ask(claims).finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #ask(claims: string | undefined): Promise<HeldToken> {
    try {
      const { accessToken, lifetimeMs } = await this.#request(claims);
      const now = this.#clock.now();
      const held = {
        accessToken,
        issuedAt: now,
        renewAt: now + Math.max(lifetimeMs * 0.75, lifetimeMs - earliestRenewalMs),
        endsAt: now + lifetimeMs - reserveMs,
        claims: tokenClaims(accessToken),
      };
      this.#checkTenant(held.claims);
      // Where Graph refused the tokens, only Graph can say that it takes them again.
      if (this.#failure?.by === 'entra') this.#recovered();
      this.#held = held;
      return held;
    } catch (error) {
      throw this.#remember(error, 'entra');
    }
  }

  /** The tenant is what the token says, never what a configuration or a redirect says. */
  #checkTenant(claims: TokenClaims | null): void {
    if (claims === null || claims.tenantId === null || claims.tenantId === this.#tenantId) return;
    const isName = !/^[\da-f-]{36}$/.test(this.#tenantId);
    if (isName) return;
    throw new OutsideError('microsoft', 'unauthorized', 'microsoft.other-tenant', 'The token is for another tenant');
  }

  #blocked(): OutsideError | null {
    return this.#failure !== null && this.#clock.now() < this.#failure.until ? this.#failure.error : null;
  }

  #recovered(): void {
    this.#failure = null;
    this.#log.info('Microsoft 365 accepts the credential again');
  }

  #remember(thrown: unknown, by: Failure['by']): OutsideError {
    const error = thrown instanceof OutsideError ? thrown : unexpected(thrown);
    const attempt = this.#failure === null ? 0 : this.#failure.attempt + 1;
    const policy = error.kind === 'unauthorized' ? refusalPolicy : outagePolicy;
    const waitMs = error.retryAfterMs ?? backOffMs(attempt, policy, this.#random.number());
    if (this.#failure?.error.code !== error.code) {
      this.#log.warn('Microsoft 365 does not accept the credential', { code: error.code, reason: error.message });
    }
    this.#failure = { error, by, until: this.#clock.now() + waitMs, attempt };
    return error;
  }
}

function unexpected(thrown: unknown): OutsideError {
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  return new OutsideError('microsoft', 'unavailable', 'microsoft.unavailable', `The token request failed (${name})`);
}
