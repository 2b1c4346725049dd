/** One request for an application token, by MSAL: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node';
import type { AuthenticationResult, Configuration } from '@azure/msal-node';
import type { Clock } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { HttpExchange } from '../http-exchange.ts';
import type { ClientProof } from './credential.ts';
import { MsalNetwork } from './msal-network.ts';
import { tokenError } from './token-error.ts';

export type Registration = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly proof: ClientProof;
  /** `https://login.microsoftonline.com`, without the tenant and without a slash at the end. */
  readonly authority: string;
};

export type IssuedToken = { readonly accessToken: string; readonly lifetimeMs: number };

/** Rejects with an OutsideError and nothing else. */
export type RequestToken = (claims?: string) => Promise<IssuedToken>;

export function createTokenRequest(options: {
  readonly registration: Registration;
  readonly scope: string;
  readonly http: HttpExchange;
  readonly clock: Clock;
}): RequestToken {
  const { registration, scope, http, clock } = options;
  return async (claims) => {
    const network = new MsalNetwork(http);
    const application = new ConfidentialClientApplication(msalConfiguration(registration, network));
    let result: AuthenticationResult | null;
    try {
      result = await application.acquireTokenByClientCredential({
        scopes: [scope],
        skipCache: true,
        ...(claims === undefined ? {} : { claims }),
      });
    } catch {
      throw errorOf(network, clock.now());
    }
    if (result === null || result.expiresOn === null) throw errorOf(network, clock.now());
    // MSAL names the end by the machine's clock; the span is taken over to the clock that was given.
    return { accessToken: result.accessToken, lifetimeMs: result.expiresOn.getTime() - Date.now() };
  };
}

/**
 * A fresh application for each request: MSAL keeps tokens, throttling and failed look-ups of the authority in memory by
 * its own clock, all of which the token source does.
 */
export function msalConfiguration(registration: Registration, network: MsalNetwork): Configuration {
  const { tenantId, clientId, proof, authority } = registration;
  return {
    auth: {
      clientId,
      authority: `${authority}/${tenantId}`,
      ...knownAuthorities(authority),
      // Continuous access evaluation: a withdrawn consent is told at once, by a challenge that the client must take.
      clientCapabilities: ['cp1'],
      ...proof,
    },
    system: {
      networkClient: network,
      disableInternalRetries: true,
      loggerOptions: { loggerCallback: () => undefined, piiLoggingEnabled: false, logLevel: LogLevel.Error },
    },
  };
}

/** MSAL knows the endpoints of the global cloud; any other authority has to be named with its port, or it asks the global one. */
function knownAuthorities(authority: string): { readonly knownAuthorities?: string[] } {
  const { host } = new URL(authority);
  return host === 'login.microsoftonline.com' ? {} : { knownAuthorities: [host] };
}

export function errorOf(network: MsalNetwork, now: number): OutsideError {
  if (network.failure !== null) return network.failure;
  if (network.answer !== null) return tokenError(network.answer, now);
  const message = 'The request for a token could not be made: tenant, client id or authority is wrong';
  return new OutsideError('microsoft', 'unauthorized', 'microsoft.token-refused', message);
}
