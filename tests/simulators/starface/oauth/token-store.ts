import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { OAuthClient } from './clients.ts';

/** Seconds. Source: live clients of version 10. */
export const ACCESS_LIFE_SECONDS = 300;

export type Grant = { readonly person: Person; readonly client: OAuthClient; readonly scope: string };

export type TokenAnswer = {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_expires_in: number;
  readonly token_type: 'Bearer';
  readonly scope: string;
};

type Timed<T> = { readonly value: T; readonly expiresAt: number };
type Keys = { readonly privateKey: CryptoKey; readonly publicJwk: JWK };

/** Access tokens are RS256 JWTs for 300 s, refresh tokens count once. */
export class TokenStore {
  readonly #pbx: Pbx;
  readonly #access = new Map<string, Timed<Person>>();
  readonly #refresh = new Map<string, Timed<Grant>>();
  #keys: Promise<Keys> | undefined;

  constructor(pbx: Pbx) {
    this.#pbx = pbx;
  }

  async issue(issuer: string, grant: Grant): Promise<TokenAnswer> {
    const { person, client, scope } = grant;
    const { privateKey } = await this.#keyPair();
    const now = this.#pbx.now();
    const issuedAt = Math.floor(now / 1000);
    // Which claims a real token bears beside these is unknown.
    const accessToken = await new SignJWT({ preferred_username: person.login, azp: client.id, scope, typ: 'Bearer' })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KEY_ID })
      .setIssuer(issuer)
      .setSubject(String(person.userId))
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_LIFE_SECONDS)
      .setJti(randomUUID())
      .sign(privateKey);
    const refreshToken = randomBytes(32).toString('base64url');
    this.#forgetExpired();
    this.#access.set(accessToken, { value: person, expiresAt: now + ACCESS_LIFE_SECONDS * 1000 });
    this.#refresh.set(refreshToken, { value: grant, expiresAt: now + client.refreshLifeSeconds * 1000 });
    return {
      access_token: accessToken,
      expires_in: ACCESS_LIFE_SECONDS,
      refresh_token: refreshToken,
      refresh_expires_in: client.refreshLifeSeconds,
      token_type: 'Bearer',
      scope,
    };
  }

  personOf(accessToken: string): Person | undefined {
    const person = this.#alive(this.#access, accessToken);
    return person !== undefined && this.#pbx.byId(person.userId) === person ? person : undefined;
  }

  /** The grant behind a refresh token, which is void from now on. */
  takeRefresh(refreshToken: string): Grant | undefined {
    const grant = this.#alive(this.#refresh, refreshToken);
    this.#refresh.delete(refreshToken);
    return grant;
  }

  revoke(token: string): void {
    this.#access.delete(token);
    this.#refresh.delete(token);
  }

  /** Ends access tokens only: the next request is 401 and a refresh helps. */
  expireAccess(): void {
    this.#access.clear();
  }

  revokeAll(): void {
    this.#access.clear();
    this.#refresh.clear();
  }

  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: [(await this.#keyPair()).publicJwk] };
  }

  #alive<T>(store: Map<string, Timed<T>>, token: string): T | undefined {
    const entry = store.get(token);
    return entry !== undefined && entry.expiresAt > this.#pbx.now() ? entry.value : undefined;
  }

  #forgetExpired(): void {
    const now = this.#pbx.now();
    for (const [token, { expiresAt }] of this.#access) if (expiresAt <= now) this.#access.delete(token);
    for (const [token, { expiresAt }] of this.#refresh) if (expiresAt <= now) this.#refresh.delete(token);
  }

  #keyPair(): Promise<Keys> {
    this.#keys ??= makeKeys();
    return this.#keys;
  }
}

const KEY_ID = 'key-1';

async function makeKeys(): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' } };
}
