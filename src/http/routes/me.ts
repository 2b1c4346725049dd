import { dndRequestSchema, linkRequestSchema, meSchema } from '../../contract/api.ts';
import { ProblemError } from '../errors.ts';
import { apiRoute } from './api-route.ts';

export const meRoutes = [
  apiRoute({
    method: 'GET',
    path: '/me',
    operationId: 'getMe',
    summary: 'The person whom the token names, as both systems know him.',
    answer: { status: 200, schema: meSchema },
    handle: ({ persons, caller }) => persons.me(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/starface',
    operationId: 'linkStarface',
    summary: 'Links the own STARFACE account. The PBX proves the password; it is kept sealed.',
    body: linkRequestSchema,
    answer: { status: 204 },
    problems: [
      'starface.no-account',
      'starface.wrong-credentials',
      'starface.other-account',
      'starface.unavailable',
      'capability.missing',
    ],
    handle: ({ persons, caller, body }) => persons.linkStarface(caller, body),
  }),
  apiRoute({
    method: 'DELETE',
    path: '/me/starface',
    operationId: 'unlinkStarface',
    summary: 'Removes the link and its secret.',
    answer: { status: 204 },
    handle: ({ persons, caller }) => persons.unlinkStarface(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/dnd',
    operationId: 'setDnd',
    summary: 'Switches the own DND; with an end, the bridge switches it back then.',
    body: dndRequestSchema,
    answer: { status: 204 },
    problems: ['starface.no-account', 'starface.unavailable', 'capability.missing'],
    handle: ({ persons, caller, body, now }) => {
      const until = body.until === undefined || body.until === null ? null : Date.parse(body.until);
      if (until !== null && until <= now) {
        throw new ProblemError('request.invalid', { field: 'until', detail: 'The end must lie in the future.' });
      }
      return persons.setDnd(caller, { on: body.on, until });
    },
  }),
];
