import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { JsonObject, Person, Phone } from '../pbx/person.ts';
import { accessible } from './phone-config-routes.ts';
import type { RestRequest, RestRoute } from './rest-request.ts';

const PHONES = '/users/{userId}/phoneconfig/phones';

const assignmentBody = z.looseObject({
  phoneId: z.number().int(),
  phoneName: z.string().nullish(),
  active: z.boolean().nullish(),
  isIFMC: z.boolean().nullish(),
});

const numbersBody = z.array(z.looseObject({ phoneNumberId: z.number().int(), active: z.boolean() }));

const writesFor = (request: RestRequest): string => request.targetName();

export const phoneRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: PHONES,
    operation: 'getPhones',
    handle: (request, caller) => {
      const person = accessible(request, caller);
      return json(person.phones.map((phone) => assignment(person, phone)));
    },
  },
  {
    method: 'POST',
    path: PHONES,
    operation: 'assignPhone',
    writes: (request) => request.peekBody(),
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const { phoneId, phoneName, active, isIFMC } = request.checked(assignmentBody);
      if (person.phones.some((phone) => phone.phoneId === phoneId)) throw badRequest('The phone is assigned already.');
      const name = phoneName ?? `SIP/${phoneId}`;
      person.phones.push({
        phoneId,
        name,
        active: active ?? true,
        isIFMC: isIFMC ?? false,
        phoneType: 'SIP',
        silentNumbers: new Set(),
      });
      request.pbx.presence.followCalls(person);
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    path: `${PHONES}/{phoneId}`,
    operation: 'getPhone',
    handle: (request, caller) => {
      const person = accessible(request, caller);
      return json(assignment(person, phoneOf(request, person)));
    },
  },
  {
    method: 'DELETE',
    path: `${PHONES}/{phoneId}`,
    operation: 'unassignPhone',
    writes: (request) => Number(request.param('phoneId')),
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const phone = phoneOf(request, person);
      person.phones = person.phones.filter((candidate) => candidate !== phone);
      request.pbx.presence.followCalls(person);
      return noContent;
    },
  },
  {
    method: 'GET',
    path: `${PHONES}/{phoneId}/numbers`,
    operation: 'getPhoneNumbersOfPhone',
    handle: (request, caller) => {
      const person = accessible(request, caller);
      return json(numbersOf(request.pbx, person, phoneOf(request, person)));
    },
  },
  {
    method: 'PUT',
    path: `${PHONES}/{phoneId}/numbers`,
    operation: 'setPhoneNumbersOfPhone',
    writes: (request) => request.peekBody(),
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      const phone = phoneOf(request, person);
      // Source: the specification declares no body and its generated client sends none; another client sends the list.
      if (request.exchange.body.length === 0) return noContent;
      for (const { phoneNumberId, active } of request.checked(numbersBody)) {
        if (active) phone.silentNumbers.delete(phoneNumberId);
        else phone.silentNumbers.add(phoneNumberId);
      }
      return noContent;
    },
  },
];

function phoneOf(request: RestRequest, person: Person): Phone {
  const phone = person.phones.find(({ phoneId }) => String(phoneId) === request.param('phoneId'));
  if (phone === undefined) throw notFound('The phone is unknown.');
  return phone;
}

function assignment(person: Person, phone: Phone): JsonObject {
  return {
    userId: person.userId,
    phoneId: phone.phoneId,
    phoneName: phone.name,
    active: phone.active,
    isIFMC: phone.isIFMC,
    phoneType: phone.phoneType,
    starfaceType: phone.isIFMC ? 'IFMC' : 'SIP',
  };
}

function numbersOf(pbx: Pbx, person: Person, phone: Phone): readonly JsonObject[] {
  return pbx.numbersOf(person).map(({ id, number }) => ({
    phoneNumberId: id,
    phoneNumber: number,
    active: !phone.silentNumbers.has(id),
  }));
}
