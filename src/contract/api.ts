/** Requests and answers of `/api/v1`. The OpenAPI document is made from these schemas. */
import { z } from 'zod';
import { capabilities } from '../domain/views.ts';
import { modes } from '../domain/settings.ts';

const instant = z.iso.datetime({ offset: true });
const telephonyState = z.enum(['idle', 'ringing', 'onCall']).nullable();

export const meSchema = z.object({
  name: z.string(),
  upn: z.string(),
  match: z.object({ kind: z.enum(['mail', 'upn', 'proxy', 'manual']), login: z.string() }).nullable(),
  linked: z.boolean(),
  mode: z.enum(modes),
  dnd: z.object({
    on: z.boolean().nullable(),
    origin: z.enum(['person', 'bridge']).nullable(),
    until: instant.optional(),
    /** Since when it is on; absent where the bridge did not see it begin. */
    since: instant.optional(),
  }),
  telephonyState,
  microsoft: z.object({
    availability: z.string().nullable(),
    activity: z.string().nullable(),
    asOf: instant.nullable(),
  }),
  capabilities: z.array(z.enum(capabilities)),
  /** What only a right of the person's own account at the PBX keeps from him; absent where that is nothing. */
  denied: z.array(z.enum(capabilities)).optional(),
  /** Until then an administrator has decisions about the person written down; absent where he has not. */
  loggedUntil: instant.optional(),
});

export const colleagueSchema = z.object({
  id: z.string(),
  name: z.string(),
  upn: z.string(),
  telephonyState,
  dnd: z.boolean().nullable(),
  microsoft: z.object({ availability: z.string(), activity: z.string() }).nullable(),
  /** When it was sent last; a new age alone is not sent. */
  asOf: instant.nullable(),
  /** What is shown has grown old; absent where it is up to date. */
  stale: z.boolean().optional(),
});

/** How the colleagues are looked at: the person's own favourites, and the groups of the PBX. Members are ids of colleagues. */
export const teamSchema = z.object({
  favourites: z.array(z.string()),
  /** Null where the PBX does not show its groups. */
  groups: z.array(z.object({ name: z.string(), members: z.array(z.string()) })).nullable(),
  /** The number of a colleague at the PBX, as it is dialled there, by his id. */
  numbers: z.record(z.string(), z.string()).optional(),
});

export const favouriteRequestSchema = z.strictObject({ id: z.string().min(1).max(128), favourite: z.boolean() });

export const callSchema = z.object({
  id: z.string(),
  state: z.enum(['ringingIn', 'ringingOut', 'connected', 'held', 'ended']),
  number: z.string().nullable(),
  name: z.string().nullable(),
  connectedAt: instant.nullable(),
});

export const linkRequestSchema = z.strictObject({
  login: z.string().min(1).max(64),
  password: z.string().min(1).max(256),
});

export const dndRequestSchema = z.strictObject({ on: z.boolean(), until: instant.nullish() });

export const placeCallRequestSchema = z.strictObject({
  number: z.string().min(1).max(64),
  phoneId: z.string().min(1).max(64).optional(),
});

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  field: z.string().optional(),
});

export type Me = z.infer<typeof meSchema>;
export type Colleague = z.infer<typeof colleagueSchema>;
export type Team = z.infer<typeof teamSchema>;
export type CallAnswer = z.infer<typeof callSchema>;
export type LinkRequest = z.infer<typeof linkRequestSchema>;
export type DndRequest = z.infer<typeof dndRequestSchema>;
export type PlaceCallRequest = z.infer<typeof placeCallRequestSchema>;
