import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { json, noContent, notFound } from '../http/exchange.ts';
import type { FmcPhone, Person } from '../pbx/person.ts';
import { behalfName, onBehalf } from './on-behalf.ts';
import type { RestRequest, RestRoute } from './rest-request.ts';

/** Source: Swagger 6.7.0.22: 24-hour times from 00:00 to 24:00, both inclusive. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const day = z.boolean();

const timeFrame = z.looseObject({
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  saturday: day,
  sunday: day,
  timeBegin: time,
  timeEnd: time,
});

/** `id` is "required" by the specification, even on POST: whatever a client sends there is ignored. */
const fmcBody = z.looseObject({
  number: z.string().min(1),
  active: z.boolean(),
  confirm: z.boolean(),
  delay: z.number().int().min(0),
  fmcSchedule: z.array(timeFrame),
});

const PATH = '/fmcPhones/{fmcId}';
const writes = (request: RestRequest): unknown => request.peekBody();
const writesFor = (request: RestRequest): string | undefined => behalfName(request, 'userId');

export const fmcRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/fmcPhones',
    operation: 'getFmcPhones',
    handle: (request, caller) => json(onBehalf(request, caller, 'userId').fmcPhones),
  },
  {
    method: 'POST',
    path: '/fmcPhones',
    operation: 'createFmcPhone',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = onBehalf(request, caller, 'userId');
      person.fmcPhones.push({ ...request.checked(fmcBody), id: randomUUID() });
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    path: PATH,
    operation: 'getFmcPhone',
    handle: (request, caller) => json(fmcPhone(request, onBehalf(request, caller, 'userId'))),
  },
  {
    method: 'PUT',
    path: PATH,
    operation: 'updateFmcPhone',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = onBehalf(request, caller, 'userId');
      const known = fmcPhone(request, person);
      const changed = { ...request.checked(fmcBody), id: known.id };
      person.fmcPhones = person.fmcPhones.map((phone) => (phone === known ? changed : phone));
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: PATH,
    operation: 'deleteFmcPhone',
    writes: (request) => request.param('fmcId'),
    writesFor,
    handle: (request, caller) => {
      const person = onBehalf(request, caller, 'userId');
      const known = fmcPhone(request, person);
      person.fmcPhones = person.fmcPhones.filter((phone) => phone !== known);
      return noContent;
    },
  },
];

function fmcPhone(request: RestRequest, person: Person): FmcPhone {
  const phone = person.fmcPhones.find(({ id }) => id === request.param('fmcId'));
  if (phone === undefined) throw notFound('The phone is unknown.');
  return phone;
}
