import { z } from 'zod';
import { colleagueSchema, favouriteRequestSchema, teamSchema } from '../../contract/api.ts';
import { apiRoute } from './api-route.ts';

export const colleagueRoutes = [
  apiRoute({
    method: 'GET',
    path: '/colleagues',
    operationId: 'listColleagues',
    summary: 'The colleagues of the same PBX with what both systems show of them.',
    answer: { status: 200, schema: z.array(colleagueSchema) },
    handle: ({ persons, caller }) => persons.colleagues(caller),
  }),
  apiRoute({
    method: 'GET',
    path: '/team',
    operationId: 'getTeam',
    summary: 'The own favourites among the colleagues, and the groups of the PBX, as ids of colleagues.',
    answer: { status: 200, schema: teamSchema },
    handle: ({ persons, caller }) => persons.team(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/team/favourites',
    operationId: 'setFavourite',
    summary: 'Keeps a colleague among the own favourites, or no longer. The newest 200 are kept.',
    body: favouriteRequestSchema,
    answer: { status: 204 },
    problems: ['not-found', 'starface.no-account'],
    handle: ({ persons, caller, body }) => persons.setFavourite(caller, body.id, body.favourite),
  }),
];
