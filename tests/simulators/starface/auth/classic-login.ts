import { randomBytes, randomUUID } from 'node:crypto';
import { badRequest, Refusal } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import { loginSecret, sameSecret, type LoginType } from './secrets.ts';

/** Source: vendor wiki, REST page of 6.x. Absolute, not sliding: assumed. */
const TOKEN_LIFE_MS = 4 * 60 * 60 * 1000;
/** Assumed: no source states how long a nonce lives; that it counts once is common to all public clients. */
const NONCE_LIFE_MS = 5 * 60 * 1000;

export type LoginBody = { readonly loginType: LoginType; readonly nonce: string; readonly secret: string };

/** Nonce, secret, token: the login of STARFACE 6.4.2 to 10. */
export class ClassicLogin {
  /** Version 10 with an external identity provider knows no local passwords. */
  enabled = true;
  loginType: LoginType = 'Internal';
  readonly #pbx: Pbx;
  readonly #nonces = new Map<string, number>();
  readonly #tokens = new Map<string, { readonly person: Person; readonly expiresAt: number }>();

  constructor(pbx: Pbx) {
    this.#pbx = pbx;
  }

  offer(): { loginType: LoginType; nonce: string; secret: null } {
    const now = this.#pbx.now();
    for (const [nonce, expiresAt] of this.#nonces) if (expiresAt < now) this.#nonces.delete(nonce);
    const nonce = randomUUID();
    this.#nonces.set(nonce, now + NONCE_LIFE_MS);
    return { loginType: this.loginType, nonce, secret: null };
  }

  /** Source: Swagger 6.7.0.22, POST /login: 400 for whatever is wrong with the secret. */
  redeem(body: LoginBody): { token: string } {
    if (!this.enabled) throw new Refusal(403, 'FORBIDDEN', 'The local login is switched off.');
    const expiresAt = this.#nonces.get(body.nonce);
    this.#nonces.delete(body.nonce);
    if (expiresAt === undefined || expiresAt < this.#pbx.now()) throw badRequest('The nonce is unknown or used.');
    const person = this.#personOf(body);
    if (person === undefined) throw badRequest('Login failed.');
    if (person.mustChangePassword) throw badRequest('The password must be changed in the web interface first.');
    const token = randomBytes(24).toString('hex');
    this.#tokens.set(token, { person, expiresAt: this.#pbx.now() + TOKEN_LIFE_MS });
    return { token };
  }

  personOfToken(token: string): Person | undefined {
    const entry = this.#tokens.get(token);
    if (entry === undefined) return undefined;
    const alive = entry.expiresAt > this.#pbx.now() && this.#pbx.byId(entry.person.userId) === entry.person;
    if (!alive) this.#tokens.delete(token);
    return alive ? entry.person : undefined;
  }

  revoke(token: string): void {
    this.#tokens.delete(token);
  }

  /** Expires every token at once: a restart, or a test of the silent second login. */
  revokeAll(): void {
    this.#tokens.clear();
    this.#nonces.clear();
  }

  #personOf({ loginType, nonce, secret }: LoginBody): Person | undefined {
    const named =
      loginType === 'Internal'
        ? this.#pbx.byLogin(secret.slice(0, Math.max(0, secret.indexOf(':'))))
        : this.#directoryPerson(nonce, secret);
    if (named === undefined) return undefined;
    if (sameSecret(secret, loginSecret(loginType, named.login, nonce, named.password))) return named;
    named.refusedLogins += 1;
    return undefined;
  }

  #directoryPerson(nonce: string, secret: string): Person | undefined {
    const plain = Buffer.from(secret, 'base64').toString('utf8');
    const end = plain.indexOf(nonce);
    return end === -1 ? undefined : this.#pbx.byLogin(plain.slice(0, end));
  }
}
