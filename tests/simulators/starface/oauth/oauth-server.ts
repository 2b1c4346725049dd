import { json, type Exchange, type Job, type Reply } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import { AuthorizationCodes } from './authorization-codes.ts';
import { AuthorizeEndpoint } from './authorize-endpoint.ts';
import { oauthClients } from './clients.ts';
import { discoveryDocument, DISCOVERY_PATH, discoveryRedirect, REALM } from './discovery.ts';
import { TokenEndpoint } from './token-endpoint.ts';
import { TokenStore } from './token-store.ts';

export type OAuthServerOptions = {
  readonly pbx: Pbx;
  readonly headlessSecret: string;
  readonly redirectUris: readonly string[];
  readonly url: () => string;
  readonly localPasswords: () => boolean;
};

type Endpoint = { readonly operation: string; readonly run: (exchange: Exchange) => Reply | Promise<Reply> };

/** The realm `pbx` of STARFACE 10. */
export class OAuthServer {
  readonly tokens: TokenStore;
  readonly #endpoints: Readonly<Record<string, Endpoint>>;

  constructor({ pbx, headlessSecret, redirectUris, url, localPasswords }: OAuthServerOptions) {
    this.tokens = new TokenStore(pbx);
    const tokens = this.tokens;
    const clients = oauthClients(headlessSecret, redirectUris);
    const codes = new AuthorizationCodes(pbx.now);
    const issuer = (): string => `${url()}${REALM}`;
    const tokenEndpoint = new TokenEndpoint({ pbx, clients, tokens, codes, issuer, localPasswords });
    const authorize = new AuthorizeEndpoint({ pbx, clients, codes, localPasswords });
    const authorizeRun = (exchange: Exchange): Reply => authorize.answer(exchange);
    this.#endpoints = {
      [`GET ${DISCOVERY_PATH}`]: { operation: 'oauthDiscovery', run: () => discoveryRedirect(url()) },
      [`GET ${REALM}${DISCOVERY_PATH}`]: { operation: 'oauthDiscovery', run: () => discoveryDocument(url()) },
      [`GET ${REALM}/oauth2/auth`]: { operation: 'oauthAuthorize', run: authorizeRun },
      [`POST ${REALM}/oauth2/auth`]: { operation: 'oauthAuthorize', run: authorizeRun },
      [`POST ${REALM}/oauth2/token`]: { operation: 'oauthToken', run: (exchange) => tokenEndpoint.token(exchange) },
      [`POST ${REALM}/oauth2/revoke`]: { operation: 'oauthRevoke', run: (exchange) => tokenEndpoint.revoke(exchange) },
      [`GET ${REALM}/oauth2/certs`]: { operation: 'oauthKeys', run: async () => json(await tokens.jwks()) },
      // Source: a live client of version 10; a PBX outside the vendor's cloud has no edge node.
      'GET /rpc/oauth/login-config': {
        operation: 'oauthLoginConfig',
        run: () => json({ oauthConfigUrl: `${url()}${DISCOVERY_PATH}`, edgeNodeId: null, gRpcUrl: null }),
      },
    };
  }

  /** Undefined where the path is not the realm's. */
  plan(exchange: Exchange): Job | undefined {
    const endpoint = this.#endpoints[`${exchange.method} ${exchange.path}`];
    if (endpoint === undefined) return undefined;
    return { operation: endpoint.operation, run: () => endpoint.run(exchange) };
  }
}
