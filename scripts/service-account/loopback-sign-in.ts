/** Signs a person in by a browser that comes back to this machine: https://www.rfc-editor.org/rfc/rfc8252#section-7.3 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { ServiceAccountSignIn, ServiceAccountStep } from '../../src/adapters/microsoft/index.ts';

export const callbackPath = '/service-account';

export type SignedIn = Extract<ServiceAccountStep, { readonly step: 'signedIn' }>;

const headers = {
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Resolves when somebody has come back signed in. A way back that does not fit is told to the browser and changes nothing:
 * anybody on this machine may call the address.
 */
export async function signInByLoopback(options: {
  readonly flow: ServiceAccountSignIn;
  readonly port: number;
  /** Told where the browser has to go. */
  readonly goTo: (address: string) => void;
  readonly refused: (code: string) => void;
  readonly signal: AbortSignal;
}): Promise<SignedIn> {
  const { flow, port, goTo, refused, signal } = options;
  const session = randomUUID();
  const { promise, resolve, reject } = Promise.withResolvers<SignedIn>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const answer = (status: number, text: string): void => void response.writeHead(status, headers).end(`${text}\n`);
    if (request.method !== 'GET' || url.pathname !== callbackPath) return answer(404, 'Not found.');
    flow.comeBack(session, url.searchParams).then(
      (step) => {
        if (step.step === 'signedIn') {
          answer(200, 'Signed in. You can close this page.');
          return resolve(step);
        }
        answer(400, `The sign-in was refused: ${step.code}.`);
        refused(step.code);
        // What is no answer to our question must not end it.
        if (step.code !== 'consent.state-invalid') reject(new Error(`The sign-in was refused: ${step.code}`));
      },
      (error: unknown) => {
        answer(502, 'Microsoft 365 could not be reached.');
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
  const giveUp = (): void => reject(new Error('Nobody signed in within ten minutes'));
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await listen(server, port);
    goTo(await flow.begin(session));
    return await promise;
  } finally {
    signal.removeEventListener('abort', giveUp);
    server.close();
    server.closeIdleConnections();
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', resolve);
  });
}
