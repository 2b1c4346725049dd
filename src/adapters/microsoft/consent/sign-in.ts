/**
 * A sign-in that proves who is in front of the browser: authorization code flow with PKCE and nonce,
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
import { createHash } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import type { Clock, Random } from '../../../bridge/ports.ts';
import { MsalNetwork } from '../entra/msal-network.ts';
import { errorOf, msalConfiguration } from '../entra/token-request.ts';
import type { Registration } from '../entra/token-request.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { notProven, provenIdentity } from './proven-identity.ts';
import type { SignedIn } from './proven-identity.ts';

/** What has to be remembered between the redirect and the way back. */
export type SignInSecrets = { readonly verifier: string; readonly nonce: string };

export interface SignIn {
  secrets(): SignInSecrets;
  /** Where to send the browser. */
  address(state: string, secrets: SignInSecrets): Promise<string>;
  /** Rejects with `unauthorized` where code, PKCE, nonce or the claims of the token do not fit. */
  redeem(code: string, secrets: SignInSecrets): Promise<Redeemed>;
}

export type Redeemed = {
  readonly by: SignedIn;
  /** MSAL's cache with the person's tokens: a secret. */
  readonly cache: string;
};

/** Names nobody's mail and reads nothing: the id token is all that is wanted where no `scope` is given. */
const identityScopes = ['openid', 'profile'];

export function createSignIn(options: {
  readonly registration: Registration;
  readonly redirectUri: string;
  /** A delegated permission to ask for as well, as `{graphUrl}/{name}`. */
  readonly scope?: string;
  readonly http: HttpExchange;
  readonly clock: Clock;
  readonly random: Random;
}): SignIn {
  const { registration, redirectUri, scope, http, clock, random } = options;
  const scopes = scope === undefined ? identityScopes : [...identityScopes, scope];

  return {
    secrets: () => ({ verifier: random.token(48), nonce: random.token(32) }),

    async address(state, { verifier, nonce }) {
      const network = new MsalNetwork(http);
      const application = new ConfidentialClientApplication(msalConfiguration(registration, network));
      const codeChallenge = createHash('sha256').update(verifier).digest('base64url');
      const request = { scopes, redirectUri, state, nonce, codeChallenge, codeChallengeMethod: 'S256' };
      return application.getAuthCodeUrl({ ...request, prompt: 'select_account' }).catch(() => {
        throw errorOf(network, clock.now());
      });
    },

    async redeem(code, { verifier, nonce }) {
      const network = new MsalNetwork(http);
      const application = new ConfidentialClientApplication(msalConfiguration(registration, network));
      let claims: unknown;
      try {
        const result = await application.acquireTokenByCode({
          code,
          scopes,
          redirectUri,
          codeVerifier: verifier,
          nonce,
        });
        claims = result.idTokenClaims;
      } catch {
        // An answer of success that MSAL does not take has the wrong nonce or no token in it.
        throw isSuccess(network) ? notProven() : errorOf(network, clock.now());
      }
      return { by: provenIdentity(claims, registration), cache: application.getTokenCache().serialize() };
    },
  };
}

function isSuccess({ answer, failure }: MsalNetwork): boolean {
  return failure === null && answer !== null && answer.status >= 200 && answer.status < 300;
}
