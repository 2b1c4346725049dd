import { z } from 'zod';
import type { PbxNumbers } from '../../../bridge/ports.ts';
import { isOutsideError, starfaceError } from '../starface-error.ts';
import type { RestClient } from './client.ts';
import { readInternalNumbers } from './internal-numbers.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const part = text.nullish().catch(null);
const numberShape = z.looseObject({
  number: text,
  type: z.string(),
  assignedUserAccountId: text,
  localPrefix: part,
  nationalPrefix: part,
});

/**
 * Everybody's numbers by the user's id: `GET /phonenumbers?assigned=true`, and `GET /accounts` for the primary internal
 * one, which comes first. External numbers that stand there in parts (country, area, number) are put together as +E.164.
 */
export async function readNumbers(rest: RestClient): Promise<PbxNumbers> {
  const primary = await readInternalNumbers(rest);
  const numbers = new Map<string, { internal: string[]; external: string[] }>();
  const of = (userId: string) => {
    const known = numbers.get(userId) ?? { internal: [], external: [] };
    numbers.set(userId, known);
    return known;
  };
  for (const [userId, number] of primary) of(userId).internal.push(number);
  for (const entry of await readAssigned(rest)) {
    const parsed = numberShape.safeParse(entry);
    if (!parsed.success || parsed.data.number.trim() === '') continue;
    const { internal, external } = of(parsed.data.assignedUserAccountId);
    if (parsed.data.type === 'INTERNAL' && !internal.includes(parsed.data.number)) internal.push(parsed.data.number);
    else if (parsed.data.type === 'EXTERNAL') external.push(written(parsed.data));
  }
  return numbers;
}

/** Reading numbers is a right of its own: without it the internal ones of `/accounts` are what there is. */
async function readAssigned(rest: RestClient): Promise<readonly unknown[]> {
  const operation = 'list the phone numbers';
  const path = '/phonenumbers?assigned=true';
  const answer = await rest.ask({ method: 'GET', path, priority: 'poll', operation }).catch((error: unknown) => {
    if (isOutsideError(error) && ['forbidden', 'notFound', 'rejected'].includes(error.kind)) return [];
    throw error;
  });
  if (Array.isArray(answer)) return answer as readonly unknown[];
  throw starfaceError('unavailable', 'unreadable-answer', 'The list of phone numbers is no list');
}

function written({ number, nationalPrefix, localPrefix }: z.infer<typeof numberShape>): string {
  const country = (nationalPrefix ?? '').replace(/\D/g, '').replace(/^0+/, '');
  const area = (localPrefix ?? '').replace(/\D/g, '').replace(/^0+/, '');
  const isPart = country !== '' && /^\d+$/.test(number) && !number.startsWith('0');
  return isPart ? `+${country}${area}${number}` : number;
}
