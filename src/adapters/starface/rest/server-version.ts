import { z } from 'zod';
import { isOutsideError } from '../starface-error.ts';
import type { RestClient } from './client.ts';

const versionShape = z.looseObject({ version: z.string().min(1).max(40) });

/** `GET /server/version`, from STARFACE 7 on and with a right of its own: null where it is not told. */
export async function readServerVersion(rest: RestClient, signal?: AbortSignal): Promise<string | null> {
  try {
    const ask = { method: 'GET', path: '/server/version', priority: 'poll', operation: 'read the version' } as const;
    const answer = versionShape.safeParse(await rest.ask({ ...ask, signal }));
    return answer.success ? answer.data.version : null;
  } catch (error) {
    if (!isOutsideError(error)) throw error;
    // 500 is what a version that does not know the address may answer; an outage has other words.
    const isTold =
      error.code !== 'starface.server-error' && !['forbidden', 'notFound', 'rejected'].includes(error.kind);
    if (isTold) throw error;
    return null;
  }
}
