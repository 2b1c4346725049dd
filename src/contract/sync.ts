/** The person's own part of the sync: `GET /me/why`, `GET /me/sync`, `PUT /me/sync/pause`, `PUT /me/sync/table`. */
import { z } from 'zod';
import { presenceRows } from '../domain/presence.ts';
import { chatStates } from '../domain/telephone.ts';

const instant = z.iso.datetime({ offset: true });
const dndSetting = z.enum(['on', 'off', 'unchanged']);
/** A null state stays as it is, like an empty text. */
const rowChat = z.strictObject({ state: z.enum(chatStates).nullable(), text: z.string().max(200) });

/** The last command on one side, and what answered. */
const commandSchema = z.object({
  side: z.string(),
  command: z.string(),
  at: instant,
  answer: z.string().nullable(),
  answeredAt: instant.nullable(),
});

export const whySchema = z.object({
  mode: z.string(),
  microsoft: z
    .object({
      availability: z.string(),
      activity: z.string(),
      row: z.string(),
      /** What the rules go by; another row where what shows is the bridge's own doing. */
      rulesRow: z.string().nullable(),
    })
    .nullable(),
  informationAt: instant.nullable(),
  rule: z.string(),
  cause: z.string(),
  outcome: z.string(),
  held: z.string().nullable(),
  dnd: z.object({ on: z.boolean().nullable(), readAt: instant.nullable() }),
  claim: z.object({ status: z.string(), rule: z.string(), at: instant }).nullable(),
  override: z.object({ on: z.boolean(), by: z.string(), at: instant }).nullable(),
  telephony: z.object({ source: z.string(), state: z.string(), at: instant }).nullable(),
  lease: z.object({ status: z.string(), cause: z.string(), expiresAt: instant }).nullable(),
  levers: z
    .array(
      z.object({
        lever: z.string(),
        rule: z.string(),
        cause: z.string(),
        wanted: z.string().nullable(),
        status: z.string().nullable(),
        heldSince: instant.nullable(),
        overridden: z.boolean(),
      }),
    )
    .readonly(),
  commands: z.array(commandSchema).readonly(),
  loggedUntil: instant.nullable(),
  nextAt: instant.nullable(),
});

export const decisionLogSchema = z.object({
  until: instant.nullable(),
  entries: z
    .array(
      z.discriminatedUnion('type', [
        z.object({
          type: z.literal('decision'),
          at: instant,
          rule: z.string(),
          cause: z.string(),
          outcome: z.string(),
          held: z.string().nullable(),
        }),
        commandSchema.extend({ type: z.literal('command') }),
      ]),
    )
    .readonly(),
});

/** How long decisions about one person are written down: a day at most, 0 ends it. */
export const decisionLogRequestSchema = z.strictObject({ minutes: z.int().min(0).max(1_440) });

export const ownSyncSchema = z.object({
  off: z.boolean(),
  until: instant.nullable(),
  mayPause: z.boolean(),
  /** `chat` is null where the row leaves the chat status as it is. */
  table: z.array(
    z.object({ row: z.enum(presenceRows), dnd: dndSetting, chat: rowChat.nullable(), locked: z.boolean() }),
  ),
  reverse: z.object({ on: z.boolean(), locked: z.boolean() }),
});

export const pauseRequestSchema = z.strictObject({ off: z.boolean(), until: instant.nullish() });

export const tableRequestSchema = z.strictObject({
  rows: z.partialRecord(z.enum(presenceRows), dndSetting),
  /** Null: the row leaves the chat status as it is, whatever the administrator's default says. */
  chat: z.partialRecord(z.enum(presenceRows), rowChat.nullable()).optional(),
  reverse: z.boolean().optional(),
});

export type DecisionLogAnswer = z.infer<typeof decisionLogSchema>;
export type WhyAnswer = z.infer<typeof whySchema>;
export type OwnSyncAnswer = z.infer<typeof ownSyncSchema>;
export type PauseRequest = z.infer<typeof pauseRequestSchema>;
export type TableRequest = z.infer<typeof tableRequestSchema>;
