import { z } from 'zod';
import { badRequest, json, noContent, notFound } from '../http/exchange.ts';
import type { Conference } from '../pbx/conferences.ts';
import type { JsonObject, Person } from '../pbx/person.ts';
import { cut, pagingOf } from './paging.ts';
import { accessible } from './phone-config-routes.ts';
import { demand, type RestRequest, type RestRoute } from './rest-request.ts';

const LIST = '/users/{userId}/managedConferences';

/** Source: Swagger 6.7.0.22; a public client misspells `occurrence`, so it may be missing. */
const conferenceBody = z.looseObject({
  name: z.string().min(1),
  startTime: z.number().int(),
  eMailBody: z.string().nullish(),
  occurrence: z.enum(['ONCE', 'EVERYDAY', 'EVERYWEEK', 'EVERYMONTH']).nullish(),
  participants: z
    .array(z.looseObject({ displayName: z.string().nullish(), phoneNumber: z.string().nullish() }))
    .nullish(),
});

const configurationBody = z.looseObject({
  eMailSubject: z.string(),
  eMailBody: z.string(),
  language: z.enum(['en', 'de', 'es', 'fr', 'nl', 'pl', 'sk']),
  variables: z.array(z.looseObject({ name: z.string(), placeholder: z.string() })),
});

const writes = (request: RestRequest): unknown => request.peekBody();
const writesFor = (request: RestRequest): string => request.targetName();

export const conferenceRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: LIST,
    operation: 'getConferences',
    handle: (request, caller) => {
      const all = request.pbx.conferences.of(accessible(request, caller));
      return json(cut(all, pagingOf(request), ({ content }) => content.name).items.map((one) => summary(one)));
    },
  },
  {
    method: 'POST',
    path: LIST,
    operation: 'createConference',
    writes,
    writesFor,
    handle: (request, caller) => {
      const person = accessible(request, caller);
      request.pbx.conferences.add(person, content(request));
      return { status: 201 };
    },
  },
  {
    method: 'GET',
    path: `${LIST}/{conferenceId}`,
    operation: 'getConference',
    handle: (request, caller) => {
      const conference = conferenceOf(request, caller);
      return json({ ...conference.content, conferenceId: conference.conferenceId });
    },
  },
  {
    method: 'PUT',
    path: `${LIST}/{conferenceId}`,
    operation: 'updateConference',
    writes,
    writesFor,
    handle: (request, caller) => {
      conferenceOf(request, caller).content = content(request);
      return noContent;
    },
  },
  {
    method: 'DELETE',
    path: `${LIST}/{conferenceId}`,
    operation: 'deleteConference',
    writes: (request) => Number(request.param('conferenceId')),
    writesFor,
    handle: (request, caller) => {
      request.pbx.conferences.remove(conferenceOf(request, caller));
      return noContent;
    },
  },
  {
    method: 'PUT',
    path: `${LIST}/{conferenceId}/start`,
    operation: 'startConference',
    writes: (request) => Number(request.param('conferenceId')),
    writesFor,
    handle: (request, caller) => {
      const conference = conferenceOf(request, caller);
      const phoneName = request.query('phoneName');
      const isKnown = phoneName === undefined || conference.owner.phones.some(({ name }) => name === phoneName);
      if (!isKnown) throw badRequest('The phone is unknown.');
      conference.isActive = true;
      return noContent;
    },
  },
  {
    method: 'GET',
    path: '/conferenceConfiguration',
    operation: 'getConferenceConfiguration',
    handle: (request) => json(request.pbx.conferences.configuration),
  },
  {
    method: 'PUT',
    path: '/conferenceConfiguration',
    operation: 'setConferenceConfiguration',
    writes,
    handle: (request, caller) => {
      demand(request.pbx, caller, 'admin_perm');
      if (request.integer('userId') === undefined) throw badRequest('userId is missing.');
      request.pbx.conferences.configuration = request.checked(configurationBody);
      return { status: 200 };
    },
  },
  {
    method: 'GET',
    path: '/conferenceConfiguration/defaults',
    operation: 'getConferenceTexts',
    handle: (request) => {
      const isGerman = (request.query('locale') ?? 'de').startsWith('de');
      return json(
        isGerman
          ? { eMailSubject: 'Einladung zur Telefonkonferenz', eMailBody: 'Sie sind eingeladen: {name}' }
          : { eMailSubject: 'Invitation to a conference call', eMailBody: 'You are invited: {name}' },
      );
    },
  },
];

function content(request: RestRequest): Conference['content'] {
  const { conferenceId: _conferenceId, ...body } = request.checked(conferenceBody) as JsonObject &
    Conference['content'];
  return { occurrence: 'ONCE', eMailBody: '', ...body };
}

function conferenceOf(request: RestRequest, caller: Person): Conference {
  const id = Number(request.param('conferenceId'));
  const found = request.pbx.conferences.of(accessible(request, caller)).find(({ conferenceId }) => conferenceId === id);
  if (found === undefined) throw notFound('The conference is unknown.');
  return found;
}

function summary({ conferenceId, content: { name, startTime }, isActive }: Conference): JsonObject {
  return { conferenceId, name, startTime, isActive, isReadonly: false, isTerminated: false };
}
