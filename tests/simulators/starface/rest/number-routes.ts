import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { JsonObject, Person } from '../pbx/person.ts';
import type { PhoneNumber } from '../pbx/phone-numbers.ts';
import { CALL_SERVICES } from './call-service-routes.ts';
import { accessible } from './phone-config-routes.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const CONFIG = '/users/{userId}/phonenumberconfig';

const configBody = z.looseObject({
  primaryExternalNumberId: z.number().int(),
  primaryInternalNumberId: z.number().int().nullish(),
  signalingNumberId: z.number().int().nullish(),
});

const assignmentsBody = z.array(
  z.looseObject({ phoneNumberId: z.number().int(), serviceId: z.number().int().nullish() }),
);

const writes = (request: RestRequest): unknown => request.peekBody();
const writesFor = (request: RestRequest): string => request.targetName();

export const numberRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/phonenumbers',
    operation: 'getPhoneNumbers',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      const type = request.query('type');
      const assigned = request.flag('assigned');
      const found = [...request.pbx.numbers.values()].filter(
        (number) =>
          (type === undefined || number.type === type) && (assigned === undefined || isAssigned(number) === assigned),
      );
      return json(found);
    },
  },
  {
    method: 'GET',
    path: '/phonenumbers/{phoneNumberId}',
    operation: 'getPhoneNumber',
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_user_perm');
      return json(numberOf(request, Number(request.param('phoneNumberId'))));
    },
  },
  {
    method: 'GET',
    path: CONFIG,
    operation: 'getPhoneNumberConfig',
    handle: (request, caller) => json(config(request, accessible(request, caller))),
  },
  {
    method: 'PUT',
    path: CONFIG,
    operation: 'setPhoneNumberConfig',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const body = request.checked(configBody);
      person.primaryExternalNumberId = body.primaryExternalNumberId;
      person.primaryInternalNumberId = body.primaryInternalNumberId ?? person.primaryInternalNumberId;
      person.signalingNumberId = body.signalingNumberId ?? person.signalingNumberId;
      return json(config(request, person));
    },
  },
  {
    method: 'GET',
    path: `${CONFIG}/phonenumbers`,
    operation: 'getNumberAssignments',
    handle: (request, caller) => json(assignments(request, accessible(request, caller))),
  },
  ...(['POST', 'PUT'] as const).map((method): RestRoute => ({
    method,
    path: `${CONFIG}/phonenumbers`,
    operation: method === 'POST' ? 'assignNumbers' : 'setNumberAssignments',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      demand(request.pbx, caller, 'admin_user_perm');
      const wanted = request.checked(assignmentsBody);
      const numbers = wanted.map(({ phoneNumberId }) => free(request, phoneNumberId, person));
      // Assumed: PUT takes the place of what was assigned, POST adds to it.
      if (method === 'PUT') for (const number of request.pbx.numbersOf(person)) delete number.assignedUserAccountId;
      for (const [index, number] of numbers.entries()) {
        number.assignedUserAccountId = person.userId;
        number.assignedServiceId = wanted[index]?.serviceId ?? DEFAULT_SERVICE;
      }
      return json(assignments(request, person));
    },
  })),
  {
    method: 'POST',
    path: `${CONFIG}/phonenumbers/delete`,
    operation: 'unassignNumbers',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      demand(request.pbx, caller, 'admin_user_perm');
      for (const { phoneNumberId } of request.checked(assignmentsBody)) unassign(request, person, phoneNumberId);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: `${CONFIG}/phonenumbers/{phoneNumberId}`,
    operation: 'getNumberAssignment',
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const id = Number(request.param('phoneNumberId'));
      const found = assignments(request, person).find(({ phoneNumberId }) => phoneNumberId === id);
      if (found === undefined) throw badRequest('The number is not assigned to the user.');
      return json(found);
    },
  },
  {
    method: 'DELETE',
    path: `${CONFIG}/phonenumbers/{phoneNumberId}`,
    operation: 'unassignNumber',
    writes: (request) => Number(request.param('phoneNumberId')),
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      demand(request.pbx, caller, 'admin_user_perm');
      unassign(request, person, Number(request.param('phoneNumberId')));
      return noContent;
    },
  },
];

const DEFAULT_SERVICE = CALL_SERVICES[0].serviceId;

function isAssigned(number: PhoneNumber): boolean {
  return number.assignedUserAccountId !== undefined || number.assignedGroupAccountId !== undefined;
}

function numberOf(request: RestRequest, id: number): PhoneNumber {
  const number = request.pbx.numbers.get(id);
  if (number === undefined) throw notFound(`There is no number ${id}.`);
  return number;
}

function free(request: RestRequest, id: number, person: Person): PhoneNumber {
  const number = request.pbx.numbers.get(id);
  if (number === undefined) throw badRequest(`There is no number ${id}.`);
  const isTaken = isAssigned(number) && number.assignedUserAccountId !== person.userId;
  if (isTaken) throw badRequest(`The number ${id} is assigned to another account.`);
  return number;
}

function unassign(request: RestRequest, person: Person, id: number): void {
  const number = request.pbx.numbers.get(id);
  if (number?.assignedUserAccountId !== person.userId) throw badRequest('The number is not assigned to the user.');
  delete number.assignedUserAccountId;
}

function assignments(
  request: RestRequest,
  person: Person,
): readonly (JsonObject & { readonly phoneNumberId: number })[] {
  return request.pbx.numbersOf(person).map(({ id, assignedServiceId }) => ({
    accountId: person.userId,
    phoneNumberId: id,
    serviceId: assignedServiceId ?? DEFAULT_SERVICE,
  }));
}

function config(request: RestRequest, person: Person): JsonObject {
  return {
    possibleSignalnumbers: request.pbx.numbersOf(person),
    primaryExternalNumberId: person.primaryExternalNumberId,
    primaryInternalNumberId: person.primaryInternalNumberId,
    signalingNumberId: person.signalingNumberId,
  };
}
