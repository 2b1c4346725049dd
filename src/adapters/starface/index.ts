import type { AccountCredentials, ChatFeed, InboundHook, Pbx, PbxAccounts, TelephonyFeed } from '../../bridge/ports.ts';
import { CompanionFeed } from './companion/companion-feed.ts';
import type { LampOptions, LampParts } from './lamps/lamp-account.ts';
import { LampFeed } from './lamps/lamp-feed.ts';
import { testLamps } from './lamps/self-test.ts';
import type { SelfTestResult } from './lamps/self-test.ts';
import { AuthorizationCode } from './login/authorization-code.ts';
import { createIdentities } from './login/identity.ts';
import { Logins } from './login/login-kind.ts';
import { TokenCache } from './login/token-cache.ts';
import { createExchange } from './net/exchange.ts';
import { closeAgent, createAgent } from './net/pinned-agent.ts';
import type { StarfaceOptions, StarfaceSecrets } from './options.ts';
import { createPbx } from './pbx.ts';
import { AdaptiveBudget } from './rest/adaptive-budget.ts';
import { createRestClient } from './rest/client.ts';
import { readServerVersion } from './rest/server-version.ts';
import { readInternalNumbers } from './rest/internal-numbers.ts';
import { listUsers } from './rest/users.ts';
import { createAccounts } from './uci/accounts.ts';
import { CallbackHook } from './uci/callback-hook.ts';
import { createChatServer } from './xmpp/chat-server.ts';

export { signCompanionMessage } from './companion/signature.ts';
export type { CompanionOptions } from './companion/companion-feed.ts';
export { readCertificate } from './net/certificate.ts';
export type { ShownCertificate } from './net/certificate.ts';
export type { LampOptions } from './lamps/lamp-account.ts';
export type { SelfTestResult } from './lamps/self-test.ts';
export { reportOf as reportOfLampTest, verdictOf as verdictOfLampTest } from './lamps/self-test-report.ts';
export type { AuthorizationCodeOptions } from './login/authorization-code.ts';
export type { StarfaceOptions, StarfaceSecrets } from './options.ts';
export type { XmppOptions } from './xmpp/chat-server.ts';

export type Starface = {
  readonly pbx: Pbx;
  readonly accounts: PbxAccounts;
  /** Sign-in of people in the browser; null where no client for it is configured. */
  readonly signIn: AuthorizationCode | null;
  /** Takes what stands below `/hooks/uci/`, query included. */
  readonly callbacks: InboundHook;
  /** Everybody's chat status; null where no chat server is configured. */
  readonly chat: ChatFeed | null;
  /** Null where no technical account is configured. */
  readonly lamps: TelephonyFeed | null;
  /** Feed and, below `/hooks/companion/`, the hook of a companion module; null where no secret is configured. */
  readonly companion: (TelephonyFeed & InboundHook) | null;
  /** An administrator asks to try refused logins once more: the main account, the chat server's, those of the lamps. */
  forgetRefusal(): void;
  /** Secrets that were replaced while the bridge runs: they count from the next login on, and refusals are forgotten. */
  renew(secrets: StarfaceSecrets): void;
  /** The fingerprint of the one certificate that is trusted; null where the authorities decide. */
  trusted(): string | null;
  /** From the next connection on, only the certificate with this SHA-256 fingerprint is trusted. */
  trust(fingerprint256: string): void;
  /** What this PBX supports of the lamps, step by step; the account need not be the configured one. */
  testLamps(credentials: AccountCredentials): Promise<readonly SelfTestResult[]>;
};

/** Everything of one STARFACE PBX, versions 7 to 10. Nothing is asked of it before the first method is called. */
export function createStarface(options: StarfaceOptions): Starface {
  const { clock, random, log } = options;
  const baseUrl = options.url.replace(/\/+$/, '');
  let trusted = options.tls?.fingerprint256 ?? null;
  const agent = createAgent(() => trusted);
  const exchange = createExchange(agent, clock);
  const budget = new AdaptiveBudget(clock, options.budget);
  const callbacks = new CallbackHook(options.callbackUrl, random, clock);

  // Read at each login, so that an administrator's correction needs no restart.
  const client = options.restClient && { ...options.restClient };
  const credentials = { login: options.login, password: options.password };
  const lampCredentials = (options.lamps?.accounts ?? []).map((account) => ({ ...account }));

  const logins = new Logins({ exchange, baseUrl, auth: options.auth, client, clock });
  const tokensOf = (credentials: AccountCredentials): TokenCache => new TokenCache(logins.of(credentials), clock);

  const tokens = tokensOf(credentials);
  const rest = createRestClient({ baseUrl, exchange, tokens, budget });
  const identityOf = createIdentities({
    logins,
    tokensOf,
    restOf: (own) => createRestClient({ baseUrl, exchange, tokens: own, budget }),
  });

  const lampParts: LampParts = {
    baseUrl,
    exchange,
    callbacks,
    identityOf,
    adminRest: rest,
    listUsers: () => listUsers(rest),
    readVersion: () => readServerVersion(rest),
    clock,
    random,
    log,
  };

  const chatServer =
    options.xmpp === undefined
      ? null
      : createChatServer({
          options: options.xmpp,
          trusted: () => trusted,
          credentials,
          identityOf,
          readInternalNumbers: () => readInternalNumbers(rest),
          clock,
          random,
          log,
        });

  const lamps =
    options.lamps === undefined
      ? null
      : new LampFeed(lampParts, { ...options.lamps, accounts: lampCredentials } satisfies LampOptions);

  function forgetRefusal(): void {
    tokens.forgetRefusal();
    chatServer?.feed.tryAgain();
    lamps?.tryAgain();
  }

  return {
    pbx: createPbx({
      rest,
      ownLogin: options.login,
      tokens,
      budget,
      clock,
      authKind: () => logins.kind(),
      close: () => closeAgent(agent, clock),
    }),
    accounts: createAccounts({
      baseUrl,
      exchange,
      callbacks,
      identityOf,
      openChat: chatServer === null ? null : chatServer.openOwn,
      listUsers: () => listUsers(rest),
      clock,
      random,
      log,
      zone: options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    signIn:
      options.oauth === undefined
        ? null
        : new AuthorizationCode(options.oauth, { exchange, endpoints: () => logins.endpoints(), clock, random }),
    callbacks,
    chat: chatServer?.feed ?? null,
    lamps,
    companion: options.companion === undefined ? null : new CompanionFeed(options.companion, clock, log),
    forgetRefusal,
    renew(secrets) {
      credentials.password = secrets.password;
      for (const [at, password] of secrets.lampPasswords.entries()) {
        const account = lampCredentials[at];
        if (account !== undefined) account.password = password;
      }
      if (client !== undefined && secrets.restClientSecret !== undefined) client.secret = secrets.restClientSecret;
      forgetRefusal();
    },
    trusted: () => trusted,
    trust: (fingerprint256) => {
      trusted = fingerprint256;
    },
    testLamps: (credentials) => testLamps(lampParts, credentials),
  };
}
