/** Requests of the console, `/admin/api/…`, with the console's session cookie. Answers are the bridge's `Status` and people. */
import { z } from 'zod';
import { modes } from '../domain/settings.ts';

export const signInRequestSchema = z.strictObject({ code: z.string().min(1).max(200) });
export const modeRequestSchema = z.strictObject({ mode: z.enum(modes) });
export const holdRequestSchema = z.strictObject({ hold: z.boolean() });

export type ModeRequest = z.infer<typeof modeRequestSchema>;
export type HoldRequest = z.infer<typeof holdRequestSchema>;
