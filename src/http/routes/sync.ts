/** Why the own state is what it is, and the own part of the sync. */
import * as contract from '../../contract/sync.ts';
import type { PresenceRow } from '../../domain/presence.ts';
import { ProblemError } from '../errors.ts';
import { apiRoute } from './api-route.ts';

export const syncRoutes = [
  apiRoute({
    method: 'GET',
    path: '/me/why',
    operationId: 'explainMe',
    summary: 'The present facts, the rule that holds, and what the bridge holds for the person. No history.',
    answer: { status: 200, schema: contract.whySchema },
    handle: ({ sync, caller }) => sync.why(caller),
  }),
  apiRoute({
    method: 'GET',
    path: '/me/sync',
    operationId: 'getOwnSync',
    summary: 'The own table of mode individual, with the locks of the administrator, and the own pause.',
    answer: { status: 200, schema: contract.ownSyncSchema },
    handle: ({ sync, caller }) => sync.ownSync(caller),
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/sync/pause',
    operationId: 'pauseSync',
    summary: 'Switches the sync off for oneself, for good or until a time, and on again.',
    body: contract.pauseRequestSchema,
    answer: { status: 204 },
    problems: ['starface.no-account'],
    handle: ({ sync, caller, body: { off, until }, now }) => {
      const at = until === undefined || until === null ? null : Date.parse(until);
      if (at !== null && at <= now) {
        throw new ProblemError('request.invalid', { field: 'until', detail: 'The end must lie in the future.' });
      }
      return sync.pauseSync(caller, { off, until: at });
    },
  }),
  apiRoute({
    method: 'PUT',
    path: '/me/sync/table',
    operationId: 'changeOwnTable',
    summary: 'Changes rows of the own table; rows left out stay as they are.',
    body: contract.tableRequestSchema,
    answer: { status: 204 },
    problems: ['starface.no-account'],
    handle: ({ sync, caller, body }) => {
      return sync.changeTable(caller, {
        rows: given(body.rows),
        ...(body.chat === undefined ? {} : { chat: given(body.chat) }),
        ...(body.reverse === undefined ? {} : { reverse: body.reverse }),
      });
    },
  }),
];

/** Only the rows that the request names. */
function given<Value>(
  rows: Partial<Record<PresenceRow, Value>>,
): Partial<Record<PresenceRow, Exclude<Value, undefined>>> {
  return Object.fromEntries(Object.entries(rows).filter(([, value]) => value !== undefined));
}
