import { errors, jwtVerify } from 'jose';
import type { CryptoKey, JWTPayload } from 'jose';

import { graphApplicationId, graphAudience } from '../tenant.ts';
import type { Tenant } from '../tenant.ts';
import { Refusal } from './answer.ts';
import type { Caller } from './call.ts';

export type BearerOptions = {
  readonly tenant: Tenant;
  readonly key: CryptoKey;
  readonly issuer: string;
  readonly graphUrl: string;
};

/** Verifies access tokens for Graph; each verified one is remembered, since clients send the same one thousands of times. */
export class BearerCheck {
  readonly #options: BearerOptions;
  readonly #verified = new Map<string, JWTPayload>();

  constructor(options: BearerOptions) {
    this.#options = options;
  }

  /** Throws the 401 that Graph gives: https://learn.microsoft.com/graph/resolve-auth-errors */
  async caller(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refused('Access token is empty.');
    const claims = this.#verified.get(token) ?? (await this.#verify(token));
    if ((claims.exp ?? 0) * 1000 <= Date.now()) throw expired();
    this.#refuseOldGeneration(claims);
    const roles = Array.isArray(claims['roles']) ? claims['roles'].map(String) : [];
    const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : undefined;
    return {
      applicationId: text(claims['azp'] ?? claims['appid']),
      tenantId: text(claims['tid']),
      userId: scopes === undefined ? undefined : text(claims['oid']),
      permissions: scopes ?? roles,
    };
  }

  async #verify(token: string): Promise<JWTPayload> {
    const { issuer, key, graphUrl, tenant } = this.#options;
    try {
      const audience = [graphAudience, graphApplicationId, graphUrl];
      const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms: ['RS256'] });
      if (payload['tid'] !== tenant.tenantId) throw refused('Access token validation failure. Invalid issuer.');
      this.#verified.set(token, payload);
      return payload;
    } catch (error) {
      if (error instanceof Refusal) throw error;
      if (error instanceof errors.JWTExpired) throw expired();
      const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : undefined;
      if (claim === 'aud') throw refused('Access token validation failure. Invalid audience.');
      if (claim === 'iss') throw refused('Access token validation failure. Invalid issuer.');
      if (error instanceof errors.JWSSignatureVerificationFailed) {
        throw refused('Access token validation failure. Invalid signature.');
      }
      throw refused('JWT is not well formed, there are no dots (.).');
    }
  }

  /** https://learn.microsoft.com/entra/identity-platform/claims-challenge */
  #refuseOldGeneration(claims: JWTPayload): void {
    const generation = Number(/^(\d+)\./.exec(text(claims['uti']))?.[1] ?? Infinity);
    if (generation >= this.#options.tenant.tokenGeneration) return;
    const wanted = { access_token: { nbf: { essential: true, value: String(Math.floor(Date.now() / 1000)) } } };
    const encoded = Buffer.from(JSON.stringify(wanted)).toString('base64');
    throw refused(
      'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
      `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${encoded}"`,
    );
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function expired(): Refusal {
  return refused('Lifetime validation failed, the token is expired.');
}

function refused(message: string, challenge?: string): Refusal {
  const header =
    challenge ??
    'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  return new Refusal(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': header });
}
