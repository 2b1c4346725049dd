import { json } from '../http/exchange.ts';
import { accounts } from '../pbx/accounts.ts';
import type { RestRoute } from './rest-request.ts';

/** Everything that can be dialled, local and federated; no right is needed (assumed: lamps are chosen from it). */
export const accountRoutes: readonly RestRoute[] = [
  { method: 'GET', path: '/accounts', operation: 'getAccounts', handle: (request) => json(accounts(request.pbx)) },
];
