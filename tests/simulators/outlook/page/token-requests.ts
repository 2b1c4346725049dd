/**
 * Outlook's side of nested app authentication: MSAL's envelopes in, Outlook's answers out.
 * Shapes as msal-browser reads them (`src/naa/` of https://github.com/AzureAD/microsoft-authentication-library-for-js).
 */
import type { State } from './state.ts';

/** `POST /token` of the simulator. */
export type TokenAnswer = {
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly account: {
    readonly homeAccountId: string;
    readonly environment: string;
    readonly tenantId: string;
    readonly username: string;
    readonly localAccountId: string;
    readonly name: string;
  };
};

type Request = {
  readonly method: 'GetInitContext' | 'GetToken' | 'GetTokenPopup';
  readonly requestId: string;
  readonly tokenParams?: { readonly scope?: string };
};

type Outcome =
  | { readonly success: true; readonly [member: string]: unknown }
  | { readonly success: false; readonly error: { status: string; code: string; description: string } };

export type TokenRequests = { readonly answer: (envelope: string) => Promise<string>; readonly count: () => number };

export function createTokenRequests(options: {
  readonly state: State;
  readonly fetchToken: (upn: string) => Promise<TokenAnswer>;
  /** Asks the person; resolves with what was pressed. */
  readonly ask: () => Promise<'continue' | 'cancel'>;
}): TokenRequests {
  const { state, fetchToken, ask } = options;
  let asked = 0;
  let agreed = false;

  const answer = async ({ method, tokenParams }: Request): Promise<Outcome> => {
    if (state.signIn === 'disabled') return refuse('DISABLED', 'The administrator switched it off.');
    if (method === 'GetInitContext') return initContext((await fetchToken(state.owner.upn)).account);
    asked += 1;
    if (state.signIn === 'offline') return refuse('NO_NETWORK', 'No network.');
    if (!tokenParams?.scope?.includes('/')) return refuse('PERSISTENT_ERROR', 'A scope of a resource must be named.');
    if (method === 'GetToken' && state.signIn !== 'silent' && !agreed) {
      return refuse('USER_INTERACTION_REQUIRED', 'The person must sign in.');
    }
    if (method === 'GetTokenPopup') {
      if (state.signIn === 'cancelled' || (await ask()) === 'cancel') return refuse('USER_CANCEL', 'Cancelled.');
      agreed = true;
    }
    const { accessToken, idToken, expiresIn, account } = await fetchToken(state.owner.upn);
    return {
      success: true,
      token: {
        access_token: accessToken,
        id_token: idToken,
        expires_in: expiresIn,
        scope: tokenParams.scope,
        properties: null,
      },
      account: { ...account, idToken },
    };
  };

  return {
    count: () => asked,
    answer: async (envelope) => {
      const request = JSON.parse(envelope) as Request;
      const outcome = await answer(request).catch(() => refuse('TRANSIENT_ERROR', 'The token service failed.'));
      return JSON.stringify({
        messageType: 'NestedAppAuthResponse',
        requestId: request.requestId,
        ...outcome,
      });
    },
  };
}

function initContext({ homeAccountId, environment, tenantId }: TokenAnswer['account']): Outcome {
  return {
    success: true,
    initContext: {
      sdkName: 'simulated-outlook',
      sdkVersion: '1.0.0',
      capabilities: {},
      accountContext: { homeAccountId, environment, tenantId },
    },
  };
}

function refuse(status: string, description: string): Outcome {
  return { success: false, error: { status, code: status.toLowerCase(), description } };
}
