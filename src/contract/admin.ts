/** Requests of the console, `/admin/api/…`, with the console's session cookie. Answers are the bridge's own views. */
import { z } from 'zod';
import { displayMinutes, longestStatusMessage } from '../domain/call-display.ts';
import { modes } from '../domain/settings.ts';
import { timeWindow } from './rules.ts';

export const signInRequestSchema = z.strictObject({ code: z.string().min(1).max(200) });
export const modeRequestSchema = z.strictObject({ mode: z.enum(modes) });
export const holdRequestSchema = z.strictObject({ hold: z.boolean() });

const names = z.array(z.string().trim().min(1).max(200)).max(2_000);

const zone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'must be a time zone such as Europe/Berlin');

/** Who takes part: the whole of it, as `GET /admin/api/scope` shows it under `scope`. */
export const scopeRequestSchema = z.strictObject({
  include: z.union([z.literal('all'), names.min(1)]),
  exclude: names,
  hide: names,
  hours: z.strictObject({ zone, windows: z.array(timeWindow).min(1).max(50) }).nullable(),
  mayPause: z.boolean(),
});

const minutes = z.int().min(displayMinutes.least).max(displayMinutes.most);

/** What shows in Microsoft 365 during a call; null is off. Nothing of it is without an end. */
export const callDisplayRequestSchema = z.strictObject({
  statusMessage: z.strictObject({ text: z.string().trim().min(1).max(longestStatusMessage), minutes }).nullable(),
  preferredPresence: z.strictObject({ availability: z.enum(['Busy', 'DoNotDisturb']), minutes }).nullable(),
});

/** A file of rules as it is read, to be checked; nothing is kept. */
export const rulesCheckRequestSchema = z.strictObject({ text: z.string().max(2_000_000) });

export const trustRequestSchema = z.strictObject({
  fingerprint256: z.string().regex(/^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i, 'must be a SHA-256 fingerprint'),
});

/** Without an account the configured one is tested. */
export const lampTestRequestSchema = z.strictObject({
  account: z.strictObject({ login: z.string().min(1).max(64), password: z.string().min(1).max(256) }).nullish(),
});

/** Of requests that carry nothing. */
export const emptyRequestSchema = z.strictObject({});

export type ModeRequest = z.infer<typeof modeRequestSchema>;
export type HoldRequest = z.infer<typeof holdRequestSchema>;
export type ScopeRequest = z.infer<typeof scopeRequestSchema>;
export type RulesCheckRequest = z.infer<typeof rulesCheckRequestSchema>;
export type TrustRequest = z.infer<typeof trustRequestSchema>;
export type LampTestRequest = z.infer<typeof lampTestRequestSchema>;
