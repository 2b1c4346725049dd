import { z } from 'zod';
import { colleagueSchema } from '../../contract/api.ts';
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
];
