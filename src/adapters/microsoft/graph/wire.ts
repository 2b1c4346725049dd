/**
 * What Graph sends, read tolerantly: only what is used is looked at, and an entry that is not understood is left out
 * without taking its neighbours down.
 */
import { z } from 'zod';

/** A member that may be absent or null; anything but a text counts as null. */
const text = z.string().nullable().catch(null).optional();

/** https://learn.microsoft.com/graph/api/resources/presence: all members but the id may be null, the values are open sets. */
export const presenceEntry = z.object({
  id: z.string(),
  availability: z.string(),
  activity: text,
  sequenceNumber: text,
  outOfOfficeSettings: z.object({ isOutOfOffice: z.boolean().nullish() }).nullable().catch(null).optional(),
});

export type PresenceEntry = z.infer<typeof presenceEntry>;

/** Longer is no number that people write. */
const longestPhone = 64;

function phoneOf(written: unknown): string | null {
  const trimmed = typeof written === 'string' ? written.trim() : '';
  return trimmed.length <= longestPhone && /\p{Nd}/u.test(trimmed) ? trimmed : null;
}

/** An empty list counts as null: a list for each of 10,000 people without a number would have to be kept. */
function phonesOf(list: readonly unknown[]): readonly string[] | null {
  const known = list.map(phoneOf).filter((number) => number !== null);
  return known.length === 0 ? null : known;
}

/** https://learn.microsoft.com/graph/api/resources/user */
export const userEntry = z.object({
  id: z.string(),
  userPrincipalName: text,
  displayName: text,
  mail: text,
  userType: text,
  accountEnabled: z.boolean().nullable().catch(null).optional(),
  proxyAddresses: z.array(z.unknown()).nullable().catch(null).optional(),
  businessPhones: z.array(z.unknown()).transform(phonesOf).nullable().catch(null).optional(),
  mobilePhone: z.string().transform(phoneOf).nullable().catch(null).optional(),
});

export type UserEntry = z.infer<typeof userEntry>;

/** An entry of a delta query: https://learn.microsoft.com/graph/delta-query-overview#resource-representation-in-the-delta-query-response */
export const userDelta = userEntry.extend({ '@removed': z.unknown().optional() });

export type UserDelta = z.infer<typeof userDelta>;

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
