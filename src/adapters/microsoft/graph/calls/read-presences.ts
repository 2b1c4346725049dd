import type { PresenceReading } from '../../../../bridge/ports.ts';
import { OutsideError } from '../../../../domain/outside-error.ts';
import type { GraphClient } from '../graph-client.ts';
import type { SequenceNumbers } from '../sequence-numbers.ts';
import { collection, presenceEntry, understood } from '../wire.ts';
import type { PresenceEntry } from '../wire.ts';

export const mostIds = 650;

/**
 * Reads up to 650 people at once: https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid
 *
 * Who is missing in the answer, or has no availability in it, is missing in the result.
 */
export async function readPresences(
  client: GraphClient,
  sequence: SequenceNumbers,
  userIds: readonly string[],
  signal?: AbortSignal,
): Promise<readonly PresenceReading[]> {
  const ids = new Set(userIds.map((id) => id.toLowerCase()));
  if (ids.size > mostIds) throw tooMany(ids.size);
  if (ids.size === 0) return [];
  const body = await client.json({
    operation: 'getPresencesByUserId',
    method: 'POST',
    path: '/communications/getPresencesByUserId',
    body: { ids: [...ids] },
    priority: 'sweep',
    signal,
  });
  const answer = collection.safeParse(body);
  if (!answer.success) throw notACollection();
  return understood(presenceEntry, answer.data.value)
    .map((entry) => ({ ...entry, id: entry.id.toLowerCase() }))
    .filter(({ id, sequenceNumber }) => ids.has(id) && sequence.isNews(id, sequenceNumber))
    .map(readingOf);
}

function readingOf({ id, availability, activity, outOfOfficeSettings }: PresenceEntry): PresenceReading {
  const outOfOffice = outOfOfficeSettings?.isOutOfOffice === true;
  return { userId: id, presence: { availability, activity: activity ?? availability, outOfOffice } };
}

function tooMany(count: number): OutsideError {
  const message = `Microsoft Graph reads ${mostIds} people at once, not ${count}; nothing was sent`;
  return new OutsideError('microsoft', 'rejected', 'microsoft.request-rejected', message);
}

function notACollection(): OutsideError {
  const message = 'The answer of Microsoft Graph to getPresencesByUserId was not understood';
  return new OutsideError('microsoft', 'unavailable', 'microsoft.answer-not-understood', message);
}
