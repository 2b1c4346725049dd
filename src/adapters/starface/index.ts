import type { AccountCredentials, InboundHook, Pbx, PbxAccounts } from '../../bridge/ports.ts';
import { createClassicLogin } from './login/classic-login.ts';
import { uciToken } from './login/classic-secret.ts';
import { TokenCache } from './login/token-cache.ts';
import { createExchange } from './net/exchange.ts';
import { closeAgent, createAgent } from './net/pinned-agent.ts';
import type { StarfaceOptions } from './options.ts';
import { createPbx } from './pbx.ts';
import { AdaptiveBudget } from './rest/adaptive-budget.ts';
import { createRestClient } from './rest/client.ts';
import { listUsers, readOwnUser } from './rest/users.ts';
import { createAccounts } from './uci/accounts.ts';
import type { Identity } from './uci/accounts.ts';
import { CallbackHook } from './uci/callback-hook.ts';

export type { StarfaceOptions } from './options.ts';

export type Starface = {
  readonly pbx: Pbx;
  readonly accounts: PbxAccounts;
  /** Takes what stands below `/hooks/uci/`, query included. */
  readonly callbacks: InboundHook;
};

/** Everything of one STARFACE PBX, versions 7 to 10. Nothing is asked of it before the first method is called. */
export function createStarface(options: StarfaceOptions): Starface {
  const { clock, random, log } = options;
  const baseUrl = options.url.replace(/\/+$/, '');
  const agent = createAgent(options.tls?.fingerprint256);
  const exchange = createExchange(agent, clock);
  const budget = new AdaptiveBudget(clock, options.budget);
  const callbacks = new CallbackHook(options.callbackUrl, random);

  const tokensOf = (credentials: AccountCredentials): TokenCache =>
    new TokenCache(createClassicLogin(exchange, baseUrl, credentials, clock), clock);

  const tokens = tokensOf({ login: options.login, password: options.password });
  const rest = createRestClient({ baseUrl, exchange, tokens, budget });

  const identityOf = (credentials: AccountCredentials): Identity => ({
    auth: async () => ({ 'de.vertico.starface.auth': uciToken(credentials.login, credentials.password) }),
    async prove() {
      const own = tokensOf(credentials);
      await own.current();
      await own.close();
    },
    async readOwnUser() {
      const own = tokensOf(credentials);
      try {
        return await readOwnUser(createRestClient({ baseUrl, exchange, tokens: own, budget }));
      } finally {
        await own.close();
      }
    },
  });

  return {
    pbx: createPbx({ rest, tokens, budget, authKind: async () => 'classic', close: () => closeAgent(agent, clock) }),
    accounts: createAccounts({
      baseUrl,
      exchange,
      callbacks,
      identityOf,
      listUsers: () => listUsers(rest),
      clock,
      random,
      log,
    }),
    callbacks,
  };
}
