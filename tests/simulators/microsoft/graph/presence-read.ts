import { isGuid } from '../guid.ts';
import type { SimulatedMicrosoftPerson } from '../person.ts';
import { badRequest, noSuchResource } from './answer.ts';
import type { Answer } from './answer.ts';
import { membersOf } from './call.ts';
import type { GraphCall } from './call.ts';
import type { GraphSettings, GraphWorld, Operation } from './operation.ts';

/** https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid */
const maxIds = 650;

const readAll = ['Presence.Read.All', 'Presence.ReadWrite.All'];

/** https://learn.microsoft.com/graph/api/resources/presence; values in PascalCase, as every example on the wire has them. */
export function presenceResource(person: SimulatedMicrosoftPerson, settings: GraphSettings): Record<string, unknown> {
  const { availability, activity } = person.observed();
  const message = person.messageShown();
  return {
    id: person.id,
    availability,
    activity,
    // Expiry and time of publication are left out of another person's message.
    statusMessage: message === undefined ? null : { message: { content: message.content, contentType: 'text' } },
    outOfOfficeSettings: { message: null, isOutOfOffice: person.isOutOfOffice },
    ...(settings.sequenceNumbers ? { sequenceNumber: person.sequenceNumber() } : {}),
  };
}

const getPresencesByUserId: Operation = {
  name: 'getPresencesByUserId',
  method: 'POST',
  path: '/communications/getPresencesByUserId',
  application: readAll,
  delegated: ['Presence.Read.All'],
  limit: 'presence',
  changes: false,
  handle({ body }, { directory, settings, graphUrl }): Answer {
    const { ids } = membersOf(body, 'getPresencesByUserId', ['ids']);
    // Too many ids are refused with 400; the wording, and the refusal of an empty list, are assumed.
    if (!Array.isArray(ids) || ids.length === 0)
      throw badRequest('Invalid request. ids must be a non-empty collection.');
    if (ids.length > maxIds) throw badRequest(`Invalid request. The number of ids exceeds the limit of ${maxIds}.`);
    const stranger: unknown = ids.find((id) => !isGuid(id));
    if (stranger !== undefined) throw badRequest(`Invalid request. '${JSON.stringify(stranger)}' is not a user id.`);
    // What becomes of an id that is there twice is not written; one entry for it is assumed.
    const value = [...new Set(ids.map(String))].flatMap((id) => {
      const person = directory.byId(id);
      if (person !== undefined) return [presenceResource(person, settings)];
      const unknown = { id, availability: 'PresenceUnknown', activity: 'PresenceUnknown', statusMessage: null };
      return settings.unknownIds === 'missing' ? [] : [unknown];
    });
    return { status: 200, body: { '@odata.context': `${graphUrl}/v1.0/$metadata#Collection(presence)`, value } };
  },
};

function readOne(idOf: (call: GraphCall) => string) {
  return (call: GraphCall, { directory, settings, graphUrl }: GraphWorld): Answer => {
    const id = idOf(call);
    const person = directory.find(id);
    if (person === undefined) throw noSuchResource(id);
    const context = `${graphUrl}/v1.0/$metadata#users('${person.id}')/presence/$entity`;
    return { status: 200, body: { '@odata.context': context, ...presenceResource(person, settings) } };
  };
}

const readOneBase = {
  name: 'getPresence',
  method: 'GET',
  application: readAll,
  delegated: ['Presence.Read.All'],
  delegatedForSelf: ['Presence.Read'],
  limit: 'presence',
  changes: false,
} as const;

export const presenceReadOperations: readonly Operation[] = [
  getPresencesByUserId,
  { ...readOneBase, path: '/users/{id}/presence', handle: readOne((call) => call.path['id'] ?? '') },
  { ...readOneBase, path: '/communications/presences/{id}', handle: readOne((call) => call.path['id'] ?? '') },
  {
    ...readOneBase,
    path: '/me/presence',
    application: undefined,
    handle: readOne((call) => call.caller.userId ?? ''),
  },
];
