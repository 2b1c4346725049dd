import { randomUUID } from 'node:crypto';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

import { generate } from 'selfsigned';

import type { SeedPerson } from '../simulator.ts';
import { startMicrosoft } from './index.ts';
import type { MicrosoftOptions, MicrosoftSimulator, TlsMaterial } from './index.ts';

export const anna = { firstName: 'Anna', familyName: 'Albers', upn: 'anna.albers@example.test' };
export const bernd = {
  firstName: 'Bernd',
  familyName: 'Brandt',
  upn: 'bernd.brandt@example.test',
  mail: 'b.brandt@example.test',
};

/** As many invented people as wanted. */
export function crowd(size: number): SeedPerson[] {
  return Array.from({ length: size }, (_, index) => ({
    firstName: `First${index}`,
    familyName: 'Person',
    upn: `person${index}@example.test`,
  }));
}

let certificate: Promise<TlsMaterial> | undefined;

/** A certificate for this machine that every TLS client of this process trusts. */
export function trustedCertificate(): Promise<TlsMaterial> {
  certificate ??= makeCertificate();
  return certificate;
}

async function makeCertificate(): Promise<TlsMaterial> {
  // The name differs each time: of two trusted certificates with one name, OpenSSL looks at the first alone.
  const { private: key, cert } = await generate([{ name: 'commonName', value: randomUUID() }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  setDefaultCACertificates([...getCACertificates('default'), cert]);
  return { key, cert };
}

export async function startTenant(options: Partial<MicrosoftOptions> = {}): Promise<MicrosoftSimulator> {
  return startMicrosoft({ people: [anna, bernd], tls: await trustedCertificate(), ...options });
}

/** A clock that stands still until it is moved. */
export function handClock(start = Date.parse('2026-11-24T09:00:00Z')) {
  let now = start;
  return {
    now: () => now,
    pass: (minutes: number) => void (now += minutes * 60_000),
  };
}

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: unknown };

/** Sends requests to Graph with an application's token, as the bridge would. */
export class GraphClient {
  readonly #simulator: MicrosoftSimulator;
  #token: string | undefined;

  constructor(simulator: MicrosoftSimulator, token?: string) {
    this.#simulator = simulator;
    this.#token = token;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.send('POST', path, body, headers);
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    this.#token ??= await applicationToken(this.#simulator);
    const address = path.startsWith('http') ? path : `${this.#simulator.graphUrl}/v1.0${path}`;
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(address, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...json, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  }

  setPresence(id: string, pair: string, expirationDuration?: string): Promise<Reply> {
    const [availability, activity] = pair.split('/');
    const sessionId = this.#simulator.clientId;
    const lease = expirationDuration === undefined ? {} : { expirationDuration };
    return this.post(`/users/${id}/presence/setPresence`, { sessionId, availability, activity, ...lease });
  }

  clearPresence(id: string): Promise<Reply> {
    return this.post(`/users/${id}/presence/clearPresence`, { sessionId: this.#simulator.clientId });
  }
}

export async function tokenReply(
  simulator: MicrosoftSimulator,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const address = `${simulator.entraUrl}/${form['tenant'] ?? simulator.tenantId}/oauth2/v2.0/token`;
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(form), headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export async function applicationToken(simulator: MicrosoftSimulator): Promise<string> {
  const { body } = await tokenReply(simulator, {
    grant_type: 'client_credentials',
    client_id: simulator.clientId,
    client_secret: simulator.clientSecret,
    scope: 'https://graph.microsoft.com/.default',
  });
  return (body as { access_token: string }).access_token;
}

/** Availability and activity that everybody sees. */
export function seen(simulator: MicrosoftSimulator, name: string): string {
  const { availability, activity } = simulator.person(name).observed();
  return `${availability}/${activity}`;
}
