import { randomBytes } from 'node:crypto';
import type { Person } from '../pbx/person.ts';
import type { OAuthClient } from './clients.ts';

export type AuthorizationCode = {
  readonly person: Person;
  readonly client: OAuthClient;
  readonly scope: string;
  readonly redirectUri: string;
  /** S256. */
  readonly codeChallenge: string;
};

/** Assumed: no source states the life of a code. */
const CODE_LIFE_MS = 60_000;

/** Codes count once. */
export class AuthorizationCodes {
  readonly #now: () => number;
  readonly #codes = new Map<string, AuthorizationCode & { readonly expiresAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(code: AuthorizationCode): string {
    const text = randomBytes(24).toString('base64url');
    this.#codes.set(text, { ...code, expiresAt: this.#now() + CODE_LIFE_MS });
    return text;
  }

  take(text: string): AuthorizationCode | undefined {
    const code = this.#codes.get(text);
    this.#codes.delete(text);
    return code !== undefined && code.expiresAt > this.#now() ? code : undefined;
  }

  clear(): void {
    this.#codes.clear();
  }
}
