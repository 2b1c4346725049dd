import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tokenRefusal } from '../../../../src/adapters/microsoft/entra/aadsts.ts';
import { tokenError } from '../../../../src/adapters/microsoft/entra/token-error.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

/** As Entra ID answers: https://learn.microsoft.com/entra/identity-platform/reference-error-codes#handling-error-codes-in-your-application */
function refusal(number: number, error: string) {
  return {
    status: error === 'invalid_client' ? 401 : 400,
    headers: {},
    body: JSON.stringify({
      error,
      error_description: `AADSTS${number}: canary text about 'app canary'. Trace ID: 1 Correlation ID: 2`,
      error_codes: [number],
      timestamp: '2026-11-24 12:00:00Z',
      trace_id: '0f1d1a5c-9a7f-4b1e-8f9e-3a5d3c6e2b00',
      correlation_id: '7b0f6d0e-53a1-4f6d-9c2c-0a9b7c1d2e3f',
    }),
  };
}

test.each([
  [7000215, 'invalid_client', 'unauthorized', 'microsoft.secret-wrong'],
  [7000216, 'invalid_client', 'unauthorized', 'microsoft.secret-wrong'],
  [7000218, 'invalid_client', 'unauthorized', 'microsoft.secret-wrong'],
  [7000222, 'invalid_client', 'unauthorized', 'microsoft.secret-expired'],
  [700027, 'invalid_client', 'unauthorized', 'microsoft.certificate-wrong'],
  [700023, 'invalid_client', 'unauthorized', 'microsoft.certificate-wrong'],
  [700024, 'invalid_client', 'unauthorized', 'microsoft.clock-wrong'],
  [700016, 'unauthorized_client', 'unauthorized', 'microsoft.unknown-application'],
  [70001, 'unauthorized_client', 'unauthorized', 'microsoft.unknown-application'],
  [7000112, 'unauthorized_client', 'unauthorized', 'microsoft.application-disabled'],
  [500014, 'invalid_resource', 'unauthorized', 'microsoft.application-disabled'],
  [90002, 'invalid_request', 'unauthorized', 'microsoft.tenant-not-found'],
  [900023, 'invalid_request', 'unauthorized', 'microsoft.tenant-not-found'],
  [65001, 'invalid_grant', 'unauthorized', 'microsoft.consent-missing'],
  [7000229, 'invalid_client', 'unauthorized', 'microsoft.consent-missing'],
  [500011, 'invalid_resource', 'unauthorized', 'microsoft.cloud-mismatch'],
  [53003, 'invalid_grant', 'unauthorized', 'microsoft.blocked-by-policy'],
  [530035, 'invalid_grant', 'unauthorized', 'microsoft.blocked-by-policy'],
  [50076, 'interaction_required', 'unauthorized', 'microsoft.sign-in-needed'],
  [50173, 'invalid_grant', 'unauthorized', 'microsoft.sign-in-needed'],
  [90033, 'temporarily_unavailable', 'unavailable', 'microsoft.unavailable'],
  [50196, 'server_error', 'rateLimited', 'microsoft.throttled'],
  [999999, 'invalid_client', 'unauthorized', 'microsoft.credential-refused'],
  [999999, 'something_new', 'unauthorized', 'microsoft.token-refused'],
] as const)('AADSTS%i (%s) is %s, %s', (number, error, kind, code) => {
  const thrown = tokenError(refusal(number, error), now);
  expect(thrown).toMatchObject({ side: 'microsoft', kind, code });
  expect(thrown.message).toContain(`AADSTS${number}`);
  expect(thrown.message).toContain('trace id 0f1d1a5c');
  expect(thrown.message).not.toContain('canary');
});

test.each([
  [429, { 'retry-after': '60' }, 'rateLimited', 60_000],
  [429, {}, 'rateLimited', undefined],
  [503, { 'retry-after': '5' }, 'unavailable', 5_000],
  [500, {}, 'unavailable', undefined],
  [302, {}, 'unavailable', undefined],
] as const)('the status %i with %j is %s, whatever the body says', (status, headers, kind, retryAfterMs) => {
  for (const body of ['', '<html>', refusal(7000215, 'invalid_client').body]) {
    const thrown = tokenError({ status, headers, body }, now);
    expect(thrown.kind).toBe(kind);
    expect(thrown.retryAfterMs).toBe(retryAfterMs);
  }
});

test('the number is read from the text where the list is missing', () => {
  const body = JSON.stringify({
    error: 'invalid_client',
    error_description: 'AADSTS7000222: The provided keys are expired.',
  });
  expect(tokenError({ status: 401, headers: {}, body }, now).code).toBe('microsoft.secret-expired');
});

test('of several numbers the first that is known speaks', () => {
  expect(tokenRefusal([1, 7000222, 700016], 'invalid_client').code).toBe('microsoft.secret-expired');
});

test('an error named like a part of every object is only an unknown error', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(tokenRefusal([], name).code).toBe('microsoft.token-refused');
  }
});

test('no answer, however broken, makes it fail or say something of its own', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.string(), fc.json()), (status, body) => {
      const thrown = tokenError({ status, headers: {}, body }, now);
      expect(thrown.code).toMatch(/^microsoft\.[a-z-]+$/);
    }),
  );
});
