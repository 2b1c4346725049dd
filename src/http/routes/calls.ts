import { z } from 'zod';
import { callSchema, placeCallRequestSchema } from '../../contract/api.ts';
import { apiRoute } from './api-route.ts';

export const callRoutes = [
  apiRoute({
    method: 'GET',
    path: '/calls',
    operationId: 'listCalls',
    summary: 'The own running calls.',
    answer: { status: 200, schema: z.array(callSchema) },
    problems: ['starface.not-linked', 'starface.no-account'],
    handle: ({ persons, caller }) => persons.calls(caller),
  }),
  apiRoute({
    method: 'POST',
    path: '/calls',
    operationId: 'placeCall',
    summary: 'Dials a number with the own telephone, at most ten times a minute.',
    body: placeCallRequestSchema,
    answer: { status: 201, schema: callSchema },
    problems: [
      'starface.not-linked',
      'starface.no-account',
      'starface.unavailable',
      'capability.missing',
      'number.invalid',
      'number.refused',
    ],
    dials: true,
    handle: ({ persons, caller, body }) => {
      const { number, phoneId } = body;
      return persons.placeCall(caller, { number, ...(phoneId === undefined ? {} : { phoneId }) });
    },
  }),
  apiRoute({
    method: 'DELETE',
    path: '/calls/{id}',
    operationId: 'hangUp',
    summary: 'Hangs up one of the own calls.',
    answer: { status: 204 },
    problems: ['starface.not-linked', 'starface.no-account', 'starface.unavailable', 'capability.missing'],
    handle: ({ persons, caller, param }) => persons.hangUp(caller, param('id')),
  }),
];
