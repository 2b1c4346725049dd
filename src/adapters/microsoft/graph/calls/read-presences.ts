import type { PresenceReading } from '../../../../bridge/ports.ts';
import { OutsideError } from '../../../../domain/outside-error.ts';
import type { GraphClient } from '../graph-client.ts';
import { collection, presenceEntry, understood } from '../wire.ts';

export const mostIds = 650;

export type NumberedReading = PresenceReading & { readonly sequenceNumber: string | null };

/**
 * Reads up to 650 people at once: https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid
 *
 * Who is missing in the answer, or has no availability in it, is missing in the result.
 *
 * @param ids object ids in lower case, each once
 */
export async function readPresences(
  client: GraphClient,
  ids: readonly string[],
  signal?: AbortSignal,
): Promise<readonly NumberedReading[]> {
  if (ids.length === 0) return [];
  const body = await client.json({
    operation: 'getPresencesByUserId',
    method: 'POST',
    path: '/communications/getPresencesByUserId',
    body: { ids },
    priority: 'sweep',
    signal,
  });
  const answer = collection.safeParse(body);
  if (!answer.success) throw notACollection();
  const asked = new Set(ids);
  return understood(presenceEntry, answer.data.value).flatMap((entry) => {
    const { availability, activity, outOfOfficeSettings, sequenceNumber } = entry;
    const userId = entry.id.toLowerCase();
    if (!asked.has(userId)) return [];
    const outOfOffice = outOfOfficeSettings?.isOutOfOffice === true;
    const presence = { availability, activity: activity ?? availability, outOfOffice };
    return [{ userId, presence, sequenceNumber: sequenceNumber ?? null }];
  });
}

export function tooMany(count: number): OutsideError {
  const message = `Microsoft Graph reads ${mostIds} people at once, not ${count}; nothing was sent`;
  return new OutsideError('microsoft', 'rejected', 'microsoft.request-rejected', message);
}

function notACollection(): OutsideError {
  const message = 'The answer of Microsoft Graph to getPresencesByUserId was not understood';
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
