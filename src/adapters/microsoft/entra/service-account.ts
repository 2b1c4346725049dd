/**
 * A service account: a person of the tenant who exists for presence subscriptions, which Graph gives to people only
 * (https://learn.microsoft.com/graph/changenotifications-for-presence).
 *
 * He signs in once. What is kept of him is MSAL's cache as text, with a refresh token in it: a secret, to be sealed.
 */
import { ConfidentialClientApplication } from '@azure/msal-node';
import type { AccountInfo, AuthenticationResult } from '@azure/msal-node';
import type { Clock } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { HttpExchange } from '../http-exchange.ts';
import { MsalNetwork } from './msal-network.ts';
import { errorOf, msalConfiguration } from './token-request.ts';
import type { Registration, RequestToken } from './token-request.ts';

export type ServiceAccountSecret = {
  /** Read before each renewal; null where the account has not signed in. */
  read(): string | null;
  /** Told whenever Entra ID has replaced the refresh token. */
  keep(secret: string): void;
};

export function createServiceAccountRequest(options: {
  readonly registration: Registration;
  readonly secret: ServiceAccountSecret;
  /** `{graphUrl}/Presence.Read.All` */
  readonly scope: string;
  readonly http: HttpExchange;
  readonly clock: Clock;
}): RequestToken {
  const { registration, secret, scope, http, clock } = options;
  return async (claims) => {
    const network = new MsalNetwork(http);
    const application = new ConfidentialClientApplication(msalConfiguration(registration, network));
    const cache = application.getTokenCache();
    const account = await restored(cache, secret.read());
    if (account === undefined) throw signInNeeded();
    let result: AuthenticationResult;
    try {
      const request = { account, scopes: [scope], forceRefresh: true };
      result = await application.acquireTokenSilent(claims === undefined ? request : { ...request, claims });
    } catch {
      throw network.answer === null && network.failure === null ? signInNeeded() : errorOf(network, clock.now());
    }
    secret.keep(cache.serialize());
    if (result.expiresOn === null) throw errorOf(network, clock.now());
    return { accessToken: result.accessToken, lifetimeMs: result.expiresOn.getTime() - Date.now() };
  };
}

type Cache = ReturnType<ConfidentialClientApplication['getTokenCache']>;

async function restored(cache: Cache, secret: string | null): Promise<AccountInfo | undefined> {
  if (secret === null) return undefined;
  try {
    cache.deserialize(secret);
    return (await cache.getAllAccounts())[0];
  } catch {
    return undefined;
  }
}

function signInNeeded(): OutsideError {
  const message = 'The service account has to sign in';
  return new OutsideError('microsoft', 'unauthorized', 'microsoft.sign-in-needed', message);
}
