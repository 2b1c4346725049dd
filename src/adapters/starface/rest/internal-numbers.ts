import { z } from 'zod';
import { toFlag } from '../net/flag.ts';
import { starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const accountShape = z.looseObject({ accountId: text, type: z.literal('USER'), primaryInternalPhoneNumber: text });

/**
 * `GET /accounts`: the primary internal number of each local user that has one, by the user's id. Accounts and users
 * share their numbers (assumed: both stand in the same parameters of the public specification).
 */
export async function readInternalNumbers(rest: RestClient): Promise<ReadonlyMap<string, string>> {
  const operation = 'list the accounts';
  const answer = await rest.ask({ method: 'GET', path: '/accounts', priority: 'poll', operation });
  if (!Array.isArray(answer)) {
    throw starfaceError('unavailable', 'unreadable-answer', 'The list of accounts is no list');
  }
  const numbers = new Map<string, string>();
  for (const entry of answer) {
    const parsed = accountShape.safeParse(entry);
    // A federated account of the same number is somebody else.
    if (!parsed.success || toFlag(parsed.data.local) === false || parsed.data.primaryInternalPhoneNumber === '')
      continue;
    numbers.set(parsed.data.accountId, parsed.data.primaryInternalPhoneNumber);
  }
  return numbers;
}
