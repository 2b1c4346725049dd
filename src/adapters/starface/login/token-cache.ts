import type { Clock } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';

/** What proves a request's identity. */
export type Credential = {
  readonly headers: Readonly<Record<string, string>>;
  /** The bare token, for UCI of STARFACE 10. */
  readonly token: string;
  /** Milliseconds since 1970 after which a new one is fetched before use. */
  readonly renewAfter: number;
  /** The OAuth refresh token that came with it; each is used once. */
  readonly refreshToken?: string;
};

/** A way to log in. `previous` is the last credential, for those that can be refreshed. */
export type Login = {
  obtain(previous: Credential | null): Promise<Credential>;
  /** Tells the PBX that the token is no longer needed; failures do not matter. */
  revoke(credential: Credential): Promise<void>;
};

/** Refusals that asking again cannot change. */
const finalCodes: readonly string[] = ['starface.wrong-credentials', 'starface.oauth-client-refused'];

const NEXT_LOGIN_AFTER_USELESS_ONE_MS = 60_000;

/**
 * One identity's token: fetched when first needed, by one request however many wait for it; replaced after a 401.
 *
 * A refused password ends it: from then on everything is `unauthorized` without a request, so that the account is never
 * locked, until `forgetRefusal`. Where the PBX honours none of its own tokens, it is asked for one once a minute.
 */
export class TokenCache {
  readonly #login: Login;
  readonly #clock: Clock;
  #credential: Credential | null = null;
  #pending: Promise<Credential> | null = null;
  #refusal: Error | null = null;
  #obtainedAt = 0;
  #proven = false;
  /** Tokens in a row that were replaced without ever having worked. */
  #useless = 0;

  constructor(login: Login, clock: Clock) {
    this.#login = login;
    this.#clock = clock;
  }

  current(): Promise<Credential> {
    const credential = this.#credential;
    if (credential !== null && this.#clock.now() < credential.renewAfter) return Promise.resolve(credential);
    return this.#obtain();
  }

  /** After a 401 on `used`: the credential to try once more. */
  replace(used: Credential): Promise<Credential> {
    const credential = this.#credential;
    if (credential !== null && credential !== used) return Promise.resolve(credential);
    const justObtained = Math.abs(this.#clock.now() - this.#obtainedAt) < NEXT_LOGIN_AFTER_USELESS_ONE_MS;
    this.#useless = this.#proven ? 0 : this.#useless + 1;
    if (credential !== null && this.#useless > 1 && justObtained) {
      return Promise.reject(starfaceError('unauthorized', 'unauthorized', 'STARFACE does not honour its own token'));
    }
    return this.#obtain();
  }

  /** The PBX honoured the credential. */
  proven(credential: Credential): void {
    if (credential !== this.#credential) return;
    this.#proven = true;
    this.#useless = 0;
  }

  forgetRefusal(): void {
    this.#refusal = null;
  }

  async close(): Promise<void> {
    const credential = this.#credential;
    this.#credential = null;
    if (credential !== null) await this.#login.revoke(credential).catch(() => undefined);
  }

  #obtain(): Promise<Credential> {
    if (this.#refusal !== null) return Promise.reject(this.#refusal);
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = null;
    });
    return this.#pending;
  }

  async #fetch(): Promise<Credential> {
    try {
      const credential = await this.#login.obtain(this.#credential);
      this.#credential = credential;
      this.#obtainedAt = this.#clock.now();
      this.#proven = false;
      return credential;
    } catch (error) {
      if (isOutsideError(error) && finalCodes.includes(error.code)) {
        this.#refusal = error;
        this.#credential = null;
      }
      throw error;
    }
  }
}
