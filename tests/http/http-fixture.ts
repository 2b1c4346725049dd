/** The web server on fakes of everything behind it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { InboundHook, Log, RawRequest } from '../../src/bridge/ports.ts';
import { problemSchema } from '../../src/contract/api.ts';
import { personIdOf } from '../../src/domain/person.ts';
import { buildApp, type HttpConfig, type RequestLimits } from '../../src/http/app.ts';
import { FakeConsent } from '../support/fake-consent.ts';
import { FakeAdmin, FakePersons } from '../support/fake-services.ts';
import { FakeSync, FakeTelephone } from '../support/fake-telephone.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { annaId, clientId, FakeEntra, tenantId } from './fake-entra.ts';

export const anna = personIdOf(tenantId, annaId);
export const code = 'the-code-of-this-start';

export class RecordedLog implements Log {
  readonly lines: string[] = [];
  info(message: string, fields?: object): void {
    this.lines.push(JSON.stringify({ level: 'info', message, ...fields }));
  }
  warn(message: string, fields?: object): void {
    this.lines.push(JSON.stringify({ level: 'warn', message, ...fields }));
  }
  error(message: string, fields?: object): void {
    this.lines.push(JSON.stringify({ level: 'error', message, ...fields }));
  }
  child(): Log {
    return this;
  }
}

export class FakeHook implements InboundHook {
  readonly requests: RawRequest[] = [];
  async handle(request: RawRequest): ReturnType<InboundHook['handle']> {
    this.requests.push(request);
    return { status: 202, headers: { 'content-type': 'text/xml' }, body: '<ok/>' };
  }
}

export type Fixture = {
  readonly app: FastifyInstance;
  readonly entra: FakeEntra;
  readonly persons: FakePersons;
  readonly telephone: FakeTelephone;
  readonly sync: FakeSync;
  readonly admin: FakeAdmin;
  readonly hooks: { readonly uci: FakeHook; readonly graph: FakeHook };
  readonly clock: ManualClock;
  readonly log: RecordedLog;
  readonly stop: () => Promise<void>;
};

const page = (title: string): string => `<!doctype html>
<html><head><meta name="csp-nonce" content="__CSP_NONCE__" /><title>${title}</title>
<script nonce="__CSP_NONCE__" src="__OFFICE_JS_URL__"></script></head></html>`;

export async function startFixture(
  changes: {
    readonly config?: Partial<HttpConfig>;
    readonly oneTimeCode?: () => string | null;
    readonly withoutConsent?: boolean;
    readonly limits?: RequestLimits;
  } = {},
): Promise<Fixture> {
  const clock = new ManualClock(Date.parse('2026-03-02T09:00:00Z'));
  const entra = new FakeEntra(() => clock.now());
  const authority = await entra.start();
  const distFolder = mkdtempSync(join(tmpdir(), 'bridge-dist-'));
  for (const program of ['addin', 'admin']) {
    mkdirSync(join(distFolder, program, 'static'), { recursive: true });
    mkdirSync(join(distFolder, program, 'assets'));
    writeFileSync(join(distFolder, program, 'index.html'), page(program));
    writeFileSync(join(distFolder, program, 'sign-in.html'), page(program));
    writeFileSync(join(distFolder, program, 'static', 'main.0a1b2c.js'), 'export {};');
    writeFileSync(join(distFolder, program, 'assets', 'icon-16.png'), 'png');
  }
  const [persons, admin, log] = [new FakePersons(), new FakeAdmin(), new RecordedLog()];
  const [telephone, sync] = [new FakeTelephone(), new FakeSync()];
  const hooks = { uci: new FakeHook(), graph: new FakeHook() };
  let tokens = 0;
  const app = await buildApp({
    config: {
      publicUrl: 'https://bridge.example.com',
      microsoft: { tenantId, authority },
      addin: { clientId, officeJsUrl: 'https://office.example.com/office.js', frameAncestors: [] },
      ...changes.config,
    },
    persons,
    telephone,
    sync,
    admin,
    consent: changes.withoutConsent === true ? undefined : new FakeConsent(),
    hooks,
    distFolder,
    oneTimeCode: changes.oneTimeCode ?? (() => code),
    clock,
    log,
    random: { number: () => 0.5, token: () => `token-${(tokens += 1)}` },
    ...(changes.limits === undefined ? {} : { limits: changes.limits }),
  });
  return {
    app,
    entra,
    persons,
    telephone,
    sync,
    admin,
    hooks,
    clock,
    log,
    stop: async () => {
      await app.close();
      await entra.stop();
      rmSync(distFolder, { recursive: true, force: true });
    },
  };
}

/** Status and code of a problem document, after checking that it is one. */
export function problemOf(response: LightMyRequestResponse): {
  status: number;
  code: string;
  field?: string | undefined;
} {
  if (!String(response.headers['content-type']).startsWith('application/problem+json')) {
    throw new Error(`no problem document but ${response.statusCode} ${response.body}`);
  }
  const { status, code: problemCode, field } = problemSchema.parse(response.json());
  if (status !== response.statusCode) throw new Error('the status differs from that of the answer');
  return { status, code: problemCode, ...(field === undefined ? {} : { field }) };
}

/** A session cookie of the console. */
export async function signIn(app: FastifyInstance): Promise<string> {
  const response = await app.inject({ method: 'POST', url: '/admin/api/session', payload: { code } });
  if (response.statusCode !== 204) throw new Error(`the sign-in failed: ${response.body}`);
  return String(response.headers['set-cookie']).split(';')[0] ?? '';
}
