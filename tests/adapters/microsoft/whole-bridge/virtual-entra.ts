/** The token endpoint for virtual time: unsigned tokens, and the refusals of the simulated Entra ID in its own words. */
import type { HttpAnswer, HttpRequest } from '../../../../src/adapters/microsoft/http-exchange.ts';
import type { Caller } from '../../../simulators/microsoft/graph/call.ts';
import { Refusal } from '../../../simulators/microsoft/graph/answer.ts';
import { aadstsBody, aadstsStatus } from '../../../simulators/microsoft/entra/aadsts.ts';

export const authority = 'https://entra.example.test';

type TokenClaims = {
  readonly tid: string;
  readonly azp: string;
  readonly roles: readonly string[];
  readonly exp: number;
  readonly generation: number;
};

export class VirtualEntra {
  readonly tenantId: string;
  readonly clientId: string;
  readonly #now: () => number;
  roles: readonly string[] = ['Presence.ReadWrite.All', 'User.ReadBasic.All'];
  /** `consentWithdrawn`: the application has no service principal in the tenant any more. */
  state: 'well' | 'consentWithdrawn' | 'secretExpired' = 'well';
  lifetimeSeconds = 3_600;
  /** Tokens of an older generation are refused by Graph with a claims challenge. */
  generation = 1;

  constructor(options: { readonly tenantId: string; readonly clientId: string; readonly now: () => number }) {
    this.tenantId = options.tenantId;
    this.clientId = options.clientId;
    this.#now = options.now;
  }

  answer({ method, url }: HttpRequest): HttpAnswer {
    if (method === 'GET') return json(200, this.#discovery());
    if (!url.startsWith(`${authority}/${this.tenantId}/oauth2/v2.0/token`)) return json(404, {});
    if (this.state === 'consentWithdrawn') return json(aadstsStatus(700016), aadstsBody(700016));
    if (this.state === 'secretExpired') return json(aadstsStatus(7000222), aadstsBody(7000222));
    const claims: TokenClaims = {
      tid: this.tenantId,
      azp: this.clientId,
      roles: this.roles,
      exp: this.#now() + this.lifetimeSeconds * 1_000,
      generation: this.generation,
    };
    const token = [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    const access_token = `${token.join('.')}.`;
    return json(200, { token_type: 'Bearer', expires_in: this.lifetimeSeconds, access_token });
  }

  /** For Graph: who calls, or the 401 that Graph gives. */
  async caller(authorization: string | undefined): Promise<Caller> {
    const payload = /^Bearer [^.]+\.([^.]+)\./.exec(authorization ?? '')?.[1] ?? '';
    const { tid, azp, roles, exp, generation } = JSON.parse(
      Buffer.from(payload, 'base64url').toString(),
    ) as TokenClaims;
    if (exp <= this.#now()) throw refused('Lifetime validation failed, the token is expired.');
    if (generation < this.generation) throw refused('Continuous access evaluation resulted in challenge');
    return { applicationId: azp, tenantId: tid, userId: undefined, permissions: roles };
  }

  #discovery(): unknown {
    const base = `${authority}/${this.tenantId}`;
    return {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    };
  }
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

function refused(message: string): Refusal {
  const claims = Buffer.from('{"access_token":{"nbf":{"essential":true}}}').toString('base64');
  const challenge = `Bearer realm="", error="insufficient_claims", claims="${claims}"`;
  return new Refusal(401, 'InvalidAuthenticationToken', message, { 'www-authenticate': challenge });
}
