/** Which error a failed token request is: by the network first, then by the answer, then by its AADSTS number. */
import { z } from 'zod';
import { OutsideError } from '../../../domain/outside-error.ts';
import type { HttpAnswer } from '../http-exchange.ts';
import { retryAfterMs } from '../retry-after.ts';
import { tokenRefusal } from './aadsts.ts';

const errorBody = z.object({
  error: z.string().catch(''),
  error_codes: z.array(z.number()).catch([]),
  error_description: z.string().catch(''),
  trace_id: z.string().catch(''),
});

type ErrorBody = z.infer<typeof errorBody>;

export function tokenError(answer: HttpAnswer, now: number): OutsideError {
  const body = bodyOf(answer.body);
  const numbers = numbersOf(body);
  const refusal = tokenRefusal(numbers, body.error);
  const waitMs = retryAfterMs(answer.headers['retry-after'], now);
  const wait = waitMs === undefined ? {} : { retryAfterMs: waitMs };
  const named = [`${answer.status}`, ...numbers.map((number) => `AADSTS${number}`), ...traceOf(body)].join(', ');
  if (answer.status === 429) {
    const message = `Entra ID asks for fewer requests (${named})`;
    return new OutsideError('microsoft', 'rateLimited', 'microsoft.throttled', message, wait);
  }
  if (answer.status >= 500 || answer.status < 400) {
    const message = `Entra ID is not available (${named})`;
    return new OutsideError('microsoft', 'unavailable', 'microsoft.unavailable', message, wait);
  }
  return new OutsideError('microsoft', refusal.kind, refusal.code, `${refusal.says} (${named})`, wait);
}

function numbersOf({ error_codes, error_description }: ErrorBody): readonly number[] {
  if (error_codes.length > 0) return error_codes;
  const written = /AADSTS(\d{4,9})\b/.exec(error_description)?.[1];
  return written === undefined ? [] : [Number(written)];
}

/** Microsoft's support asks for it. */
function traceOf({ trace_id }: ErrorBody): string[] {
  return /^[\da-f-]{36}$/i.test(trace_id) ? [`trace id ${trace_id}`] : [];
}

function bodyOf(text: string): ErrorBody {
  try {
    return errorBody.parse(JSON.parse(text));
  } catch {
    return errorBody.parse({});
  }
}
