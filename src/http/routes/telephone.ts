/** The telephone beside placing and ending calls. */
import { z } from 'zod';
import * as contract from '../../contract/telephone.ts';
import type { CallListEntry, Voicemail } from '../../domain/telephone.ts';
import { parseBody } from '../errors.ts';
import { apiRoute } from './api-route.ts';

const ownTelephone = [
  'starface.not-linked',
  'starface.no-account',
  'starface.unavailable',
  'capability.missing',
] as const;
const ofTheAdministrator = ['starface.no-account', 'starface.unavailable', 'capability.missing'] as const;

function withInstant<Entry extends CallListEntry | Voicemail>(entry: Entry): Omit<Entry, 'at'> & { at: string | null } {
  return { ...entry, at: entry.at === null ? null : new Date(entry.at).toISOString() };
}

export const telephoneRoutes = [
  apiRoute({
    method: 'POST',
    path: '/calls/{id}/hold',
    operationId: 'holdCall',
    summary: 'Holds one of the own calls, or takes it back.',
    answer: { status: 204 },
    problems: ownTelephone,
    handle: ({ telephone, caller, param }) => telephone.hold(caller, param('id')),
  }),
  apiRoute({
    method: 'POST',
    path: '/calls/{id}/forward',
    operationId: 'forwardCall',
    summary: 'Hands a call over to a number, or sends a ringing one there.',
    body: contract.forwardRequestSchema,
    answer: { status: 204 },
    problems: [...ownTelephone, 'number.invalid', 'number.refused'],
    dials: true,
    handle: ({ telephone, caller, param, body }) => telephone.forward(caller, param('id'), body.number),
  }),
  apiRoute({
    method: 'POST',
    path: '/calls/conference',
    operationId: 'joinCalls',
    summary: 'Joins own calls in a conference.',
    body: contract.conferenceRequestSchema,
    answer: { status: 204 },
    problems: ownTelephone,
    handle: ({ telephone, caller, body }) => telephone.conference(caller, body.callIds),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/phones',
    operationId: 'listPhones',
    summary: 'The own phones, and which one rings first.',
    answer: { status: 200, schema: z.array(contract.phoneSchema) },
    problems: ownTelephone,
    handle: ({ telephone, caller }) => telephone.phones(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/phones/primary',
    operationId: 'setPrimaryPhone',
    summary: 'Chooses the phone that is used first.',
    body: contract.primaryPhoneRequestSchema,
    answer: { status: 204 },
    problems: ownTelephone,
    handle: ({ telephone, caller, body }) => telephone.setPrimaryPhone(caller, body.phoneId),
  }),
  apiRoute({
    method: 'GET',
    path: '/call-list',
    operationId: 'listPastCalls',
    summary: 'The own call list of the PBX, newest first. Query: direction, missed, offset, limit.',
    answer: { status: 200, schema: contract.callListPageSchema },
    problems: [...ownTelephone, 'request.invalid'],
    handle: async ({ telephone, caller, query }) => {
      const { direction, missed, offset, limit } = parseBody(contract.callListQuerySchema, query);
      const wanted = { direction: direction ?? null, missedOnly: missed === 'true', offset, limit };
      const { entries, total } = await telephone.callList(caller, wanted);
      return { entries: entries.map(withInstant), total };
    },
  }),
  apiRoute({
    method: 'PUT',
    path: '/call-list/done',
    operationId: 'markPastCalls',
    summary: 'Marks entries of the own call list as done, or takes the marks back.',
    body: contract.callsDoneRequestSchema,
    answer: { status: 204 },
    problems: ['starface.not-linked'],
    handle: ({ telephone, caller, body }) => telephone.markCallsDone(caller, body.ids, body.done),
  }),
  apiRoute({
    method: 'GET',
    path: '/voicemails',
    operationId: 'listVoicemails',
    summary: 'The own voicemails, newest first.',
    answer: { status: 200, schema: z.array(contract.voicemailSchema) },
    problems: ownTelephone,
    handle: async ({ telephone, caller }) => (await telephone.voicemails(caller)).map(withInstant),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/redirections',
    operationId: 'listRedirections',
    summary: 'The own redirections, and what callers get now.',
    answer: { status: 200, schema: contract.redirectionsSchema },
    problems: ofTheAdministrator,
    handle: ({ telephone, caller }) => telephone.redirections(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/redirections/{id}',
    operationId: 'setRedirection',
    summary: 'Switches or retargets one redirection.',
    body: contract.redirectionRequestSchema,
    answer: { status: 204 },
    problems: [...ofTheAdministrator, 'number.invalid'],
    handle: ({ telephone, caller, param, body: { enabled, target } }) =>
      telephone.setRedirection(caller, param('id'), { enabled, ...(target === undefined ? {} : { target }) }),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/function-keys',
    operationId: 'listFunctionKeys',
    summary: 'The own function keys with their lamps.',
    answer: { status: 200, schema: z.array(contract.functionKeySchema) },
    problems: ownTelephone,
    handle: ({ telephone, caller }) => telephone.functionKeys(caller),
  }),
  apiRoute({
    method: 'POST',
    path: '/me/function-keys/{id}/press',
    operationId: 'pressFunctionKey',
    summary: 'Presses one of the own function keys.',
    answer: { status: 204 },
    problems: ownTelephone,
    dials: true,
    handle: ({ telephone, caller, param }) => telephone.pressFunctionKey(caller, param('id')),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/chat-status',
    operationId: 'getChatStatus',
    summary: 'The own chat status at the PBX.',
    answer: { status: 200, schema: contract.chatStatusSchema },
    problems: ownTelephone,
    handle: ({ telephone, caller }) => telephone.chatStatus(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/chat-status',
    operationId: 'setChatStatus',
    summary: 'Sets the text of the own chat status, and the state where it can be set.',
    body: contract.chatStatusRequestSchema,
    answer: { status: 204 },
    problems: ownTelephone,
    handle: ({ telephone, caller, body: { text, state } }) =>
      telephone.setChatStatus(caller, state === undefined ? { text } : { text, state }),
  }),
  apiRoute({
    method: 'POST',
    path: '/contacts/search',
    operationId: 'searchContacts',
    summary: 'Looks into the address book of the PBX. What is looked up stands in the body, never in an address.',
    body: contract.contactSearchRequestSchema,
    answer: { status: 200, schema: z.array(contract.contactSchema) },
    problems: ofTheAdministrator,
    handle: ({ telephone, caller, body: { text, page, source } }) =>
      source === 'tenant' ? telephone.searchTenant(caller, text, page) : telephone.searchContacts(caller, text, page),
  }),
];
