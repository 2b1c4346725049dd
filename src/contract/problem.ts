/**
 * Errors of the API: `application/problem+json` (RFC 9457) with a stable `code`.
 * Plain data without a schema library, because the browser programs load it.
 */
export const problemCodes = [
  'auth.required',
  'auth.forbidden',
  'not-found',
  'starface.not-linked',
  'starface.no-account',
  'capability.missing',
  'starface.wrong-credentials',
  'starface.other-account',
  'starface.sign-in-refused',
  'starface.sign-in-stale',
  'number.invalid',
  'number.refused',
  'mode.pinned',
  'request.invalid',
  'busy',
  'starface.unavailable',
  'microsoft.unavailable',
  'internal',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** The one table code → HTTP status. */
export const statusOfProblem: Readonly<Record<ProblemCode, number>> = {
  'auth.required': 401,
  'auth.forbidden': 403,
  'not-found': 404,
  'starface.not-linked': 409,
  'starface.no-account': 409,
  'capability.missing': 409,
  'mode.pinned': 409,
  'starface.sign-in-stale': 409,
  'starface.wrong-credentials': 422,
  'starface.other-account': 422,
  'starface.sign-in-refused': 422,
  'number.invalid': 422,
  'number.refused': 422,
  'request.invalid': 422,
  busy: 429,
  'starface.unavailable': 503,
  'microsoft.unavailable': 503,
  internal: 500,
};

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  /** The member of the request that is wrong. */
  readonly field?: string;
};
