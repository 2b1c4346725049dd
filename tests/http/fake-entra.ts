/**
 * The part of Entra ID that the API asks: discovery document and keys, and tokens signed with them.
 * Claims as in https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, SignJWT, type JWK } from 'jose';

export const tenantId = '11111111-2222-3333-4444-555555555555';
export const clientId = '99999999-8888-7777-6666-555555555555';
export const annaId = 'aaaaaaaa-0000-0000-0000-000000000001';
export const benId = 'bbbbbbbb-0000-0000-0000-000000000002';

export type SigningKey = { readonly kid: string; readonly privateKey: KeyObject; readonly publicKey: KeyObject };

export function newKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

/** Made once: a key costs a good part of a second. */
const firstKey = newKey('key-1');

export class FakeEntra {
  readonly #server: Server;
  readonly #now: () => number;
  readonly requests: string[] = [];
  published: SigningKey[] = [firstKey];
  /** Members added to each published key. */
  keyMembers: JWK | Record<string, string> = {};
  /** Answers with this status instead. */
  status = 200;
  issuer = '';

  constructor(now: () => number) {
    this.#now = now;
    this.#server = createServer((request, response) => {
      this.requests.push(request.url ?? '');
      void this.#answer(request.url ?? '').then((body) => {
        response.writeHead(body === null ? 404 : this.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const authority = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    this.issuer = `${authority}/${tenantId}/v2.0`;
    return authority;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The claims of Anna's token for our API. */
  claims(): Record<string, unknown> {
    const now = Math.floor(this.#now() / 1_000);
    return {
      aud: clientId,
      iss: this.issuer,
      iat: now,
      nbf: now,
      exp: now + 3_600,
      azp: clientId,
      azpacr: '0',
      name: 'Anna Berg',
      oid: annaId,
      preferred_username: 'anna@example.com',
      scp: 'access_as_user',
      sub: 'anna-at-our-api',
      tid: tenantId,
      ver: '2.0',
    };
  }

  /** A token with claims and header replaced; `undefined` takes a claim away. */
  async token(changes: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Promise<string> {
    const [key] = this.published;
    if (key === undefined) throw new Error('no key is published');
    return signed({ ...this.claims(), ...changes }, key, header);
  }

  async #answer(url: string): Promise<unknown> {
    if (url === `/${tenantId}/v2.0/.well-known/openid-configuration`) {
      const origin = new URL(this.issuer).origin;
      return { issuer: this.issuer, jwks_uri: `${origin}/${tenantId}/discovery/v2.0/keys` };
    }
    if (url !== `/${tenantId}/discovery/v2.0/keys`) return null;
    const keys = this.published.map(async ({ kid, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      use: 'sig',
      ...this.keyMembers,
    }));
    return { keys: await Promise.all(keys) };
  }
}

export async function signed(
  claims: Record<string, unknown>,
  key: SigningKey,
  header: Record<string, unknown> = {},
): Promise<string> {
  const kept = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  const full = { alg: 'RS256', typ: 'JWT', kid: key.kid, ...header };
  return new SignJWT(kept)
    .setProtectedHeader(
      Object.fromEntries(Object.entries(full).filter(([, value]) => value !== undefined)) as { alg: string },
    )
    .sign(key.privateKey, { crit: { exp2: true } });
}
