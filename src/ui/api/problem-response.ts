/** Reads problem documents (RFC 9457) off HTTP answers. */
import { problemCodes, type ProblemCode } from '../../contract/problem.ts';
import { ApiProblem, type FailureCode } from './api-problem.ts';

const known: ReadonlySet<string> = new Set(problemCodes);

/** Answers of proxies in between carry no code of ours: their status says what they mean. */
const codeOfStatus: Readonly<Partial<Record<number, ProblemCode>>> = {
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'not-found',
  429: 'busy',
};

export async function problemOf(response: Response, now: number): Promise<ApiProblem> {
  const body = await bodyOf(response);
  const code = typeof body['code'] === 'string' && known.has(body['code']) ? (body['code'] as ProblemCode) : undefined;
  return new ApiProblem({
    code: code ?? codeFor(response.status),
    status: response.status,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), now),
    field: typeof body['field'] === 'string' ? body['field'] : undefined,
  });
}

function codeFor(status: number): FailureCode {
  if (status >= 502 && status <= 504) return 'unreachable';
  return codeOfStatus[status] ?? 'unknown';
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from `now`; null where it is neither. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
