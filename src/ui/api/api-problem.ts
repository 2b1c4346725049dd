/** What can go wrong between browser and bridge, as one kind of error with a stable code. */
import type { ProblemCode } from '../../contract/problem.ts';

/** The bridge's codes, and those that arise before an answer of the bridge is there. */
export type FailureCode =
  | ProblemCode
  | 'unreachable'
  | 'signed-out'
  /** The browser did not let the sign-in window open. */
  | 'sign-in-blocked'
  /** An administrator has to allow the sign-in. */
  | 'sign-in-refused'
  | 'unknown';

export type ProblemDetails = {
  readonly code: FailureCode;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** From `Retry-After`; null where the bridge named no time. */
  readonly retryAfterMs: number | null;
  /** The member of the request that is wrong. */
  readonly field?: string | undefined;
};

export class ApiProblem extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly retryAfterMs: number | null;
  readonly field: string | undefined;

  constructor(details: ProblemDetails, cause?: unknown) {
    super(`The bridge answered ${details.code} (${details.status})`, { cause });
    this.name = 'ApiProblem';
    this.code = details.code;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.field = details.field;
  }
}

export function unreachable(cause: unknown): ApiProblem {
  return new ApiProblem({ code: 'unreachable', status: 0, retryAfterMs: null }, cause);
}

/** Why there is no token, by the `reason` that the sign-in gives. */
export function withoutToken(cause: unknown): ApiProblem {
  const reason = typeof cause === 'object' && cause !== null && 'reason' in cause ? cause.reason : null;
  if (reason === 'offline') return unreachable(cause);
  const code = reason === 'blocked' ? 'sign-in-blocked' : reason === 'not-allowed' ? 'sign-in-refused' : 'signed-out';
  return new ApiProblem({ code, status: 0, retryAfterMs: null }, cause);
}

/** Turns whatever was thrown into an `ApiProblem`, so that there is always a code to show a text for. */
export function problemFrom(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem({ code: 'unknown', status: 0, retryAfterMs: null }, error);
}
