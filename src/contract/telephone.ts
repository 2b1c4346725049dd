/** Routes of the telephone beside the running calls. They follow the pattern of the fixed part in `api.ts`. */
import { z } from 'zod';
import { chatStates } from '../domain/telephone.ts';

const instant = z.iso.datetime({ offset: true });
const number = z.string().min(1).max(64);

/** `POST /calls/{id}/forward` → 204. `POST /calls/{id}/hold` has no body. */
export const forwardRequestSchema = z.strictObject({ number });

/** `POST /calls/conference` → 204 */
export const conferenceRequestSchema = z.strictObject({ callIds: z.array(z.string().min(1)).min(2).max(10) });

/** `GET /me/phones` → list; `PUT /me/phones/primary` → 204 */
export const phoneSchema = z.object({
  id: z.string(),
  name: z.string(),
  primary: z.boolean(),
  registered: z.boolean().nullable(),
});
export const primaryPhoneRequestSchema = z.strictObject({ phoneId: z.string().min(1).max(64) });

/** `GET /call-list?direction=in|out&missed=true&offset=0&limit=25` */
export const callListQuerySchema = z.strictObject({
  direction: z.enum(['in', 'out']).optional(),
  missed: z.enum(['true', 'false']).optional(),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export const callListPageSchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      direction: z.enum(['in', 'out']),
      result: z.enum(['answered', 'missed']).nullable(),
      number: z.string().nullable(),
      name: z.string().nullable(),
      at: instant.nullable(),
      durationSeconds: z.number().nullable(),
      group: z.string().nullable(),
      /** The person has dealt with it. */
      done: z.boolean(),
    }),
  ),
  total: z.int(),
});

/** `PUT /call-list/done` → 204. Ids of entries; marked for at most 90 days. */
export const callsDoneRequestSchema = z.strictObject({
  ids: z.array(z.string().min(1).max(128)).min(1).max(100),
  done: z.boolean(),
});

/** `GET /voicemails` → list */
export const voicemailSchema = z.object({
  id: z.string(),
  number: z.string().nullable(),
  name: z.string().nullable(),
  at: instant.nullable(),
  durationSeconds: z.number().nullable(),
  heard: z.boolean().nullable(),
});

const target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), number }),
  z.strictObject({ kind: z.literal('mailbox'), mailboxId: z.string().min(1).max(64) }),
]);

export const callersGetSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phone') }),
  z.object({ kind: z.literal('number'), number: z.string() }),
  z.object({ kind: z.literal('mailbox') }),
  z.object({ kind: z.literal('busy') }),
  z.object({ kind: z.literal('unknown') }),
]);

/** `GET /me/redirections`; `PUT /me/redirections/{id}` → 204 */
export const redirectionsSchema = z.object({
  redirections: z.array(
    z.object({
      id: z.string(),
      trigger: z.enum(['always', 'busy', 'timeout']),
      enabled: z.boolean(),
      target: target.nullable(),
      number: z.string().nullable(),
    }),
  ),
  callersGet: callersGetSchema,
});
export const redirectionRequestSchema = z.strictObject({ enabled: z.boolean(), target: target.optional() });

/** `GET /me/function-keys` → list; `POST /me/function-keys/{id}/press` → 204 */
export const functionKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  lamp: z.enum(['free', 'ringing', 'busy']).nullable(),
});

/** `GET /me/chat-status`; `PUT /me/chat-status` → 204 */
export const chatStatusSchema = z.object({
  state: z.enum(chatStates).nullable(),
  text: z.string(),
  /** Whether the state can be set, too: by the PBX's chat server. */
  setsState: z.boolean(),
});
/** Without a state only the text is set. */
export const chatStatusRequestSchema = z.strictObject({
  text: z.string().max(200),
  state: z.enum(chatStates).optional(),
});

/** `POST /contacts/search` → list; the text stands in the body, never in an address. */
export const contactSearchRequestSchema = z.strictObject({
  text: z.string().min(1).max(200),
  /** From 0 on; a page with fewer than 25 is the last. */
  page: z.int().min(0).max(39).default(0),
  /** Only the people of the tenant, at once: for while the address book does not answer. */
  source: z.enum(['tenant']).optional(),
});
export const contactSchema = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string().nullable(),
  emails: z.array(z.string()),
  /** `label` is a word of the PBX; `kind` is there for numbers out of the profile at Microsoft 365. */
  numbers: z.array(
    z.object({ label: z.string(), number: z.string(), kind: z.enum(['business', 'mobile']).optional() }),
  ),
  /** Folders of the address book that it stands in, by name. */
  tags: z.array(z.string()).optional(),
  /** Somebody of the tenant, with all his addresses: another address is somebody else. Absent for the address book. */
  source: z.enum(['tenant']).optional(),
});

export type PhoneAnswer = z.infer<typeof phoneSchema>;
export type CallListAnswer = z.infer<typeof callListPageSchema>;
export type VoicemailAnswer = z.infer<typeof voicemailSchema>;
export type RedirectionsAnswer = z.infer<typeof redirectionsSchema>;
export type FunctionKeyAnswer = z.infer<typeof functionKeySchema>;
export type ChatStatusAnswer = z.infer<typeof chatStatusSchema>;
export type ChatStatusRequest = z.infer<typeof chatStatusRequestSchema>;
export type ContactAnswer = z.infer<typeof contactSchema>;
export type ContactSource = NonNullable<z.infer<typeof contactSearchRequestSchema>['source']>;
