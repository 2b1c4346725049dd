/** One tenant of Microsoft 365, read and written with the application's own permissions. */
import type { Clock, Log, Microsoft365, Random } from '../../bridge/ports.ts';
import { defaultShare } from './budget/limits.ts';
import { RequestBudget } from './budget/request-budget.ts';
import type { BudgetFigures } from './budget/request-budget.ts';
import { checkCloud } from './clouds.ts';
import { Directory } from './directory.ts';
import { AppToken } from './entra/app-token.ts';
import { prepareCredential } from './entra/credential.ts';
import type { MicrosoftCredential } from './entra/credential.ts';
import { CredentialWatch } from './entra/credential-watch.ts';
import type { CredentialFigures } from './entra/credential-watch.ts';
import { createTokenRequest } from './entra/token-request.ts';
import type { RequestToken } from './entra/token-request.ts';
import { clearPresence } from './graph/calls/clear-presence.ts';
import { setPresence } from './graph/calls/set-presence.ts';
import { GraphClient } from './graph/graph-client.ts';
import { PresenceSweep } from './graph/presence-sweep.ts';
import { createHttpExchange } from './http-exchange.ts';

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
  /** Part of the tenant's 1,500 requests in 30 s that the bridge may use; 0.7 where absent. */
  readonly budgetShare?: number;
};

export type MicrosoftStats = {
  readonly budget: BudgetFigures;
  readonly token: { readonly endsAt: number | null; readonly problem: string | null };
  readonly credential: CredentialFigures;
};

export type { MicrosoftCredential } from './entra/credential.ts';
export { checkPermissions, neededPermissions } from './permissions.ts';
export type { Permission, PermissionCheck, PermissionNeeds } from './permissions.ts';

/** @throws OutsideError `rejected` where the certificate cannot be used or the cloud has no presence */
export function createMicrosoft365(options: MicrosoftOptions): Microsoft365 & { stats(): MicrosoftStats } {
  const { tenantId, clientId, clock, random, log } = options;
  const authority = withoutSlash(options.authority);
  const graphUrl = withoutSlash(options.graphUrl);
  checkCloud(authority, graphUrl);
  const credential = prepareCredential(options.credential);
  const http = createHttpExchange(clock);
  const budget = new RequestBudget({ clock, random, share: options.budgetShare ?? defaultShare });
  const registration = { tenantId, clientId, proof: credential.proof, authority };
  const ask = createTokenRequest({ registration, scope: `${graphUrl}/.default`, http, clock });
  const watch = new CredentialWatch(credential, clock, log);
  const request: RequestToken = (claims) => {
    watch.look();
    return ask(claims);
  };
  const tokens = new AppToken({ request, tenantId, clock, random, log });
  const client = new GraphClient({ graphUrl, http, tokens, budget, clock });
  const directory = new Directory(client, () => tokens.rolesInUse());
  const sweep = new PresenceSweep(client, clock);

  return {
    listUsers: (signal) => directory.users(signal),
    readPresences: (userIds, signal) => sweep.read(userIds, signal),
    setPresence: (userId, pair, lease) => setPresence(client, clientId, userId, pair, lease),
    clearPresence: (userId) => clearPresence(client, clientId, userId),
    grantedRoles: () => tokens.roles(),
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
