/**
 * Issuer and signing keys of Entra ID, from the discovery document of the tenant
 * (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc).
 *
 * Keys are read again after ten minutes, behind the back of the request that notices. An unknown key id leads to a
 * read at most every 30 s, so that invented ids cause no load. While Entra ID does not answer, the last keys serve for
 * 24 hours.
 */
import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Clock, Log } from '../bridge/ports.ts';

const freshMs = 10 * 60_000;
const coolDownMs = 30_000;
const staleIfErrorMs = 24 * 3_600_000;
const timeoutMs = 5_000;

const discoverySchema = z.object({ issuer: z.string().min(1), jwks_uri: z.url() });
const keysSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string(), issuer: z.string().optional() })) });

type Known = { readonly issuer: string; readonly key: JWTVerifyGetKey; readonly at: number };

/** No keys are known and none can be had. */
export class KeysUnavailable extends Error {}

export class KeySet {
  readonly #discoveryUrl: string;
  readonly #tenantId: string;
  readonly #clock: Clock;
  readonly #log: Log;
  #known: Known | null = null;
  #lastTry = -Infinity;
  #reading: Promise<void> | null = null;
  #failing = false;

  constructor(options: { authority: string; tenantId: string; clock: Clock; log: Log }) {
    this.#discoveryUrl = `${options.authority}/${options.tenantId}/v2.0/.well-known/openid-configuration`;
    this.#tenantId = options.tenantId;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** The issuer that a token must name. Rejects with `KeysUnavailable`. */
  async issuer(): Promise<string> {
    return (await this.#current()).issuer;
  }

  /** For jose: the key that the token's header names. */
  readonly key: JWTVerifyGetKey = async (header, token) => {
    // Several keys without an id would make jose try them all.
    if (header.kid === undefined || header.kid === '') throw new errors.JWKSNoMatchingKey();
    const known = await this.#current();
    try {
      return await known.key(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !this.#mayTry()) throw error;
      await this.#read();
      return (await this.#current()).key(header, token);
    }
  };

  async #current(): Promise<Known> {
    const age = this.#known === null ? Infinity : this.#clock.now() - this.#known.at;
    if (age > staleIfErrorMs) {
      if (this.#mayTry() || this.#reading !== null) await this.#read();
    } else if (age > freshMs && this.#mayTry()) {
      void this.#read();
    }
    if (this.#known === null || this.#clock.now() - this.#known.at > staleIfErrorMs) throw new KeysUnavailable();
    return this.#known;
  }

  #mayTry(): boolean {
    return this.#clock.now() - this.#lastTry >= coolDownMs;
  }

  /** One at a time; a failure keeps what is known. Never rejects. */
  #read(): Promise<void> {
    if (this.#reading !== null) return this.#reading;
    this.#lastTry = this.#clock.now();
    this.#reading = this.#fetchKeys()
      .then(
        (known) => {
          if (this.#failing) this.#log.info('the signing keys of Entra ID were read again');
          this.#known = known;
          this.#failing = false;
        },
        (error: unknown) => {
          if (!this.#failing) this.#log.warn('the signing keys of Entra ID could not be read', { error });
          this.#failing = true;
        },
      )
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  async #fetchKeys(): Promise<Known> {
    const { issuer, jwks_uri } = discoverySchema.parse(await readJson(this.#discoveryUrl));
    const { keys } = keysSchema.parse(await readJson(jwks_uri));
    // Microsoft's shared key sets say per key for which tenants it signs.
    const ours = keys.filter((key) => key.issuer === undefined || this.#ownIssuer(key.issuer) === issuer);
    return { issuer, key: createLocalJWKSet({ keys: ours }), at: this.#clock.now() };
  }

  #ownIssuer(template: string): string {
    return template.replace('{tenantid}', this.#tenantId);
  }
}

async function readJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`Entra ID answered ${response.status}`);
  }
  return response.json();
}
