/** The console's consent over HTTP: the real web server and connection, a simulated Microsoft 365, a browser's cookies. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { createMicrosoft365, type MicrosoftConnection } from '../../src/adapters/microsoft/index.ts';
import { checkPermissions, neededPermissions } from '../../src/adapters/microsoft/index.ts';
import type { AdminConsent } from '../../src/bridge/ports.ts';
import { buildApp } from '../../src/http/app.ts';
import { realRandom } from '../adapters/microsoft/stage.ts';
import { BrowserWalk } from '../simulators/microsoft/browser-walk.ts';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { startTenant } from '../simulators/microsoft/scenario.ts';
import { FakeAdmin, FakePersons } from '../support/fake-services.ts';
import { FakeSync, FakeTelephone } from '../support/fake-telephone.ts';
import { code, RecordedLog } from './http-fixture.ts';

export const origin = 'https://bridge.example.test';
export const callback = `${origin}/oauth/callback/microsoft`;
const needs = { writes: true, wholeUsers: false };

export class ConsentFixture {
  readonly log = new RecordedLog();
  skippedMs = 0;
  readonly #clock = {
    now: () => Date.now() + this.skippedMs,
    after: (ms: number, callback: () => void) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
  readonly simulator: MicrosoftSimulator;
  readonly #microsoft: MicrosoftConnection;
  app!: FastifyInstance;

  constructor(simulator: MicrosoftSimulator, tenantId = simulator.tenantId) {
    this.simulator = simulator;
    this.#microsoft = createMicrosoft365({
      tenantId,
      clientId: simulator.clientId,
      credential: { kind: 'secret', secret: simulator.clientSecret },
      authority: simulator.entraUrl,
      graphUrl: simulator.graphUrl,
      clock: this.#clock,
      random: realRandom,
      log: this.log,
    });
  }

  async open(): Promise<this> {
    const microsoft = this.#microsoft;
    const flow = microsoft.adminConsent({ redirectUri: callback, needs: () => needs });
    const consent: AdminConsent = {
      begin: (session) => flow.begin(session),
      comeBack: (session, query) => flow.comeBack(session, new URLSearchParams(query)),
      standing: async () => ({
        needed: neededPermissions(needs),
        ...checkPermissions(await microsoft.grantedRoles(), needs),
      }),
      credential: () => microsoft.stats().credential,
    };
    const { tenantId, clientId } = this.simulator;
    this.app = await buildApp({
      config: {
        publicUrl: origin,
        microsoft: { tenantId, clientId, authority: this.simulator.entraUrl },
        addin: { clientId: 'add-in', officeJsUrl: 'https://office.example.com/office.js', frameAncestors: [] },
      },
      consent,
      persons: new FakePersons(),
      telephone: new FakeTelephone(),
      sync: new FakeSync(),
      admin: new FakeAdmin(),
      hooks: {},
      distFolder: '/nowhere',
      oneTimeCode: () => code,
      clock: this.#clock,
      random: realRandom,
      log: this.log,
    });
    return this;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.#microsoft.stop();
  }
}

export function startConsentTenant(): Promise<MicrosoftSimulator> {
  return startTenant({ redirectUris: [callback], roles: [] });
}

/** A browser at the console: sends `SameSite=Strict` cookies from our own pages only, `Lax` ones with a way back too. */
export class ConsoleBrowser {
  readonly #fixture: ConsentFixture;
  readonly #walk = new BrowserWalk();
  readonly cookies = new Map<string, { readonly value: string; readonly sameSite: string }>();

  constructor(fixture: ConsentFixture) {
    this.#fixture = fixture;
  }

  async signIn(): Promise<this> {
    await this.ask('POST', '/admin/api/session', { code });
    return this;
  }

  async ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<LightMyRequestResponse> {
    return this.#send(method, url, payload, ['Strict', 'Lax']);
  }

  /** The address that the consent begins with. */
  async begin(): Promise<string> {
    const response = await this.ask('POST', '/admin/api/consent', {});
    if (response.statusCode !== 200) throw new Error(`the consent did not begin: ${response.body}`);
    return response.json<{ goTo: string }>().goTo;
  }

  /** Walks at Microsoft to the way back, without taking it. */
  async walk(address: string): Promise<URL> {
    const { url, page } = await this.#walk.open(address);
    if (page !== undefined) throw new Error(`The browser stopped at ${url.href}: ${page.slice(0, 300)}`);
    return url;
  }

  /** What a browser does when Microsoft sends it back here. */
  async comeBack(url: URL | string): Promise<LightMyRequestResponse> {
    const { pathname, search } = new URL(url);
    return this.#send('GET', pathname + search, undefined, ['Lax']);
  }

  /** Up to the second way back, which carries the consent. */
  async walkToConsent(): Promise<{ readonly signIn: URL; readonly consent: URL }> {
    const signIn = await this.walk(await this.begin());
    const next = String((await this.comeBack(signIn)).headers.location);
    return { signIn, consent: await this.walk(next) };
  }

  async view(): Promise<Record<string, unknown>> {
    return (await this.ask('GET', '/admin/api/microsoft')).json();
  }

  async #send(method: 'GET' | 'POST' | 'DELETE', url: string, payload: object | undefined, sites: readonly string[]) {
    const sent = [...this.cookies].filter(([, { sameSite }]) => sites.includes(sameSite));
    const response = await this.#fixture.app.inject({
      method,
      url,
      headers: { cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, sameSite: /SameSite=(\w+)/.exec(line)?.[1] ?? 'Lax' });
    }
    return response;
  }
}
