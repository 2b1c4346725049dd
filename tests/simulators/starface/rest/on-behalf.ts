import { notFound } from '../http/exchange.ts';
import type { Person } from '../pbx/person.ts';
import { demand, type RestRequest } from './rest-request.ts';

/** Query parameter that names another account; `actOnBehalfOf` and `userId` mean the same on different paths. */
type Parameter = 'actOnBehalfOf' | 'userId';

/** The caller, or whom he acts for: that needs an administrative right (source: Swagger 6.7.0.22). */
export function onBehalf(request: RestRequest, caller: Person, parameter: Parameter): Person {
  const accountId = request.integer(parameter);
  if (accountId === undefined || accountId === caller.userId) return caller;
  demand(request.pbx, caller, 'admin_user_perm');
  const person = request.pbx.byId(accountId);
  if (person === undefined) throw notFound(`There is no account ${accountId}.`);
  return person;
}

/** Login of whom a request acts for, as far as the request names one. */
export function behalfName(request: RestRequest, parameter: Parameter): string | undefined {
  const accountId = request.query(parameter);
  return accountId === undefined ? undefined : (request.pbx.byId(Number(accountId))?.login ?? accountId);
}
