import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { JsonObject, Person } from '../pbx/person.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

/** Source: Swagger 6.7.0.22, `PhoneConfig`: all four members are required. */
const FIELDS = {
  callWaiting: 'boolean',
  displayNumberId: 'integer',
  doNotDisturb: 'boolean',
  primaryPhoneId: 'integer',
} as const;

export const phoneConfigRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/users/{userId}/phoneconfig',
    operation: 'getPhoneConfig',
    handle: (request, caller) => json(phoneConfig(accessible(request, caller))),
  },
  {
    method: 'PUT',
    path: '/users/{userId}/phoneconfig',
    operation: 'setDnd',
    writes: (request) => (request.peekBody() as JsonObject | null)?.['doNotDisturb'] ?? null,
    writesFor: (request) => request.targetName(),
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const body = request.object();
      checkFields(body);
      const { doNotDisturb, ...others } = body;
      Object.assign(person.phoneConfig, others);
      request.pbx.presence.set(person, { dnd: doNotDisturb === true });
      return noContent;
    },
  },
];

export function phoneConfig(person: Person): JsonObject {
  return { ...person.phoneConfig, doNotDisturb: person.presence.dnd };
}

/** Oneself, or anybody for an administrator of users. */
export function accessible(request: RestRequest, caller: Person): Person {
  const person = request.target();
  if (person !== caller) demand(request.pbx, caller, 'admin_user_perm');
  if (person === undefined) throw notFound(`There is no user ${request.param('userId')}.`);
  return person;
}

function checkFields(body: JsonObject): void {
  for (const [name, kind] of Object.entries(FIELDS)) {
    const value = body[name];
    const fits = kind === 'boolean' ? typeof value === 'boolean' : Number.isInteger(value);
    if (!fits) throw badRequest(`${name} must be of type ${kind}.`);
  }
}
