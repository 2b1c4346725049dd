/**
 * What Graph sends, read tolerantly: only what is used is looked at, and an entry that is not understood is left out
 * without taking its neighbours down.
 */
import { z } from 'zod';

const text = z.string().nullish();

/** https://learn.microsoft.com/graph/api/resources/presence: all members but the id may be null, the values are open sets. */
export const presenceEntry = z.object({
  id: z.string(),
  availability: z.string(),
  activity: text.catch(null),
  sequenceNumber: text.catch(null),
  outOfOfficeSettings: z.object({ isOutOfOffice: z.boolean().nullish() }).nullish().catch(null),
});

export type PresenceEntry = z.infer<typeof presenceEntry>;

/** https://learn.microsoft.com/graph/api/resources/user */
export const userEntry = z.object({
  id: z.string(),
  userPrincipalName: text.catch(null),
  displayName: text.catch(null),
  mail: text.catch(null),
  userType: text.catch(null),
  accountEnabled: z.boolean().nullish().catch(null),
  proxyAddresses: z.array(z.unknown()).nullish().catch(null),
});

export type UserEntry = z.infer<typeof userEntry>;

/** A collection: https://learn.microsoft.com/graph/paging */
export const collection = z.object({
  value: z.array(z.unknown()),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

export function understood<Schema extends z.ZodType>(schema: Schema, entries: readonly unknown[]): z.infer<Schema>[] {
  return entries.flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}
