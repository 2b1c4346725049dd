/** One tenant of Microsoft 365, read and written with the application's own permissions. */
import type { CallDisplayWrites, Clock, Log, Microsoft365, Random } from '../../bridge/ports.ts';
import { defaultShare } from './budget/limits.ts';
import { RequestBudget } from './budget/request-budget.ts';
import type { BudgetFigures } from './budget/request-budget.ts';
import { checkCloud } from './clouds.ts';
import { AdminConsent } from './consent/admin-consent.ts';
import { createSignIn } from './consent/sign-in.ts';
import { Directory } from './directory.ts';
import { AccessToken } from './entra/access-token.ts';
import { prepareCredential } from './entra/credential.ts';
import type { MicrosoftCredential } from './entra/credential.ts';
import { CredentialWatch } from './entra/credential-watch.ts';
import type { CredentialFigures } from './entra/credential-watch.ts';
import { createServiceAccountRequest } from './entra/service-account.ts';
import type { ServiceAccountSecret } from './entra/service-account.ts';
import { createTokenRequest } from './entra/token-request.ts';
import type { RequestToken } from './entra/token-request.ts';
import { clearPresence } from './graph/calls/clear-presence.ts';
import { probe } from './graph/calls/probe.ts';
import { readStatusMessage } from './graph/calls/read-status-message.ts';
import { setPresence } from './graph/calls/set-presence.ts';
import { setStatusMessage } from './graph/calls/set-status-message.ts';
import { clearUserPreferredPresence, setUserPreferredPresence } from './graph/calls/user-preferred-presence.ts';
import { GraphClient } from './graph/graph-client.ts';
import { PresenceSweep } from './graph/presence-sweep.ts';
import { createHttpExchange } from './http-exchange.ts';
import type { HttpExchange } from './http-exchange.ts';
import type { PermissionNeeds } from './permissions.ts';
import { createPresencePush } from './push/presence-push.ts';
import type { PresencePush } from './push/presence-push.ts';
import { ServiceAccountSignIn } from './push/service-account-sign-in.ts';

export type MicrosoftOptions = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: MicrosoftCredential;
  /** `https://login.microsoftonline.com`, without the tenant. */
  readonly authority: string;
  /** `https://graph.microsoft.com`, without the version. */
  readonly graphUrl: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** False leaves the telephone numbers of profiles unread; they are read where absent and the permission shows them. */
  readonly profileNumbers?: boolean;
  /** Part of the tenant's 1,500 requests in 30 s that the bridge may use; 0.7 where absent. */
  readonly budgetShare?: number;
  /** The way to the network; tests listen in or answer themselves. */
  readonly http?: HttpExchange;
};

export type MicrosoftStats = {
  readonly budget: BudgetFigures;
  readonly token: { readonly endsAt: number | null; readonly problem: string | null };
  readonly credential: CredentialFigures;
};

export type { MicrosoftCredential } from './entra/credential.ts';
export type { AdminConsent, ConsentRefusal, ConsentStep } from './consent/admin-consent.ts';
export type { ServiceAccountSecret } from './entra/service-account.ts';
export type { PresencePush, PushFigures } from './push/presence-push.ts';
export type { ServiceAccountSignIn, ServiceAccountStep } from './push/service-account-sign-in.ts';
export { checkPermissions, neededPermissions, requiredResourceAccess } from './permissions.ts';
export type { Permission, PermissionCheck, PermissionNeeds } from './permissions.ts';

/** Beyond the port: what the console and the consent need. */
export type MicrosoftConnection = Microsoft365 & {
  stats(): MicrosoftStats;
  /** One harmless read, to prove that Graph lets the application in. */
  probe(): Promise<void>;
  readonly callDisplay: CallDisplayWrites;
  /** The consent flow of the console; `redirectUri` is registered for the application exactly so. */
  adminConsent(options: { readonly redirectUri: string; readonly needs: () => PermissionNeeds }): AdminConsent;
  /** The one sign-in of a service account for the push, which yields its secret. */
  serviceAccountSignIn(options: { readonly redirectUri: string }): ServiceAccountSignIn;
  /** Off unless asked for. `hookUrl` is `{publicUrl}/hooks/graph`. */
  presencePush(options: {
    readonly hookUrl: string;
    readonly accounts: readonly { readonly id: string; readonly secret: ServiceAccountSecret }[];
  }): PresencePush;
};

/** @throws OutsideError `rejected` where the certificate cannot be used or the cloud has no presence */
export function createMicrosoft365(options: MicrosoftOptions): MicrosoftConnection {
  const { tenantId, clientId, clock, random, log } = options;
  const authority = withoutSlash(options.authority);
  const graphUrl = withoutSlash(options.graphUrl);
  checkCloud(authority, graphUrl);
  const credential = prepareCredential(options.credential);
  const http = options.http ?? createHttpExchange(clock);
  const budget = new RequestBudget({ clock, random, share: options.budgetShare ?? defaultShare });
  const registration = { tenantId, clientId, proof: credential.proof, authority };
  const ask = createTokenRequest({ registration, scope: `${graphUrl}/.default`, http, clock });
  const watch = new CredentialWatch(credential, clock, log);
  const request: RequestToken = (claims) => {
    watch.look();
    return ask(claims);
  };
  const tokens = new AccessToken({ request, tenantId, clock, random, log });
  const client = new GraphClient({ graphUrl, http, tokens, budget, clock });
  const directory = new Directory(client, () => tokens.rolesInUse(), { numbers: options.profileNumbers ?? true });
  const sweep = new PresenceSweep(client, clock);

  const watchScope = `${graphUrl}/Presence.Read.All`;
  const check = { grantedRoles: () => tokens.roles(), probe: () => probe(client) };

  return {
    ...check,
    listUsers: (signal) => directory.users(signal),
    listsChanges: () => directory.listsChanges(),
    readPresences: (userIds, signal) => sweep.read(userIds, signal),
    setPresence: (userId, pair, lease) => setPresence(client, clientId, userId, pair, lease),
    clearPresence: (userId) => clearPresence(client, clientId, userId),
    callDisplay: {
      readStatusMessage: (userId) => readStatusMessage(client, userId),
      setStatusMessage: (userId, text, durationMs) => setStatusMessage(client, userId, text, clock.now() + durationMs),
      setPreferredPresence: (userId, pair, durationMs) => setUserPreferredPresence(client, userId, pair, durationMs),
      clearPreferredPresence: (userId) => clearUserPreferredPresence(client, userId),
    },
    adminConsent: ({ redirectUri, needs }) => {
      const signIn = createSignIn({ registration, redirectUri, http, clock, random });
      const application = { tenantId, clientId, authority, graphUrl, redirectUri };
      return new AdminConsent({ signIn, check, needs, ...application }, { clock, random });
    },
    serviceAccountSignIn: ({ redirectUri }) => {
      const signIn = createSignIn({ registration, redirectUri, scope: watchScope, http, clock, random });
      return new ServiceAccountSignIn(signIn, tenantId, { clock, random });
    },
    presencePush: ({ hookUrl, accounts }) =>
      createPresencePush({
        accounts: accounts.map(({ id, secret }) => {
          const request = createServiceAccountRequest({ registration, secret, scope: watchScope, http, clock });
          const accountLog = log.child({ account: id });
          const own = new AccessToken({ request, tenantId, clock, random, log: accountLog });
          return { id, client: new GraphClient({ graphUrl, http, tokens: own, budget, clock }) };
        }),
        tenantId,
        hookUrl: withoutSlash(hookUrl),
        clock,
        random,
        log,
      }),
    figures: () => ({ requests: budget.figures().classes, credential: watch.figures() }),
    stats: () => ({
      budget: budget.figures(),
      token: tokens.figures(),
      credential: watch.figures(),
    }),
    stop: async () => {
      budget.stop();
      await http.close();
    },
  };
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
