/**
 * The body of a notification, read strictly where it matters and tolerantly elsewhere. Source:
 * https://learn.microsoft.com/graph/changenotifications-for-presence and /graph/change-notifications-lifecycle-events
 */
import { z } from 'zod';

/** Graph puts several in one request; more than this has never been seen. */
export const mostItems = 1_000;

const short = z.string().max(1_024);

const item = z.object({
  subscriptionId: short,
  tenantId: short,
  clientState: short,
  lifecycleEvent: short.optional().catch(undefined),
  resourceData: z.object({ id: short }).optional().catch(undefined),
});

export type NotificationItem = z.infer<typeof item>;

const envelope = z.object({ value: z.array(z.unknown()).max(mostItems) });

/** Items that are none are left out; null for a body that is no notification at all. */
export function notificationItems(body: Uint8Array): readonly NotificationItem[] | null {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
  const parsed = envelope.safeParse(json);
  if (!parsed.success) return null;
  return parsed.data.value.flatMap((entry) => {
    const one = item.safeParse(entry);
    return one.success ? [one.data] : [];
  });
}
