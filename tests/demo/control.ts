/** The control routes of the demo: JSON, for tests and by hand. Never subject to the faults that they set. */
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { chatPresences, type StarfaceSimulator } from '../simulators/starface/index.ts';
import type { BridgeProcess } from './bridge-process.ts';
import type { DemoPerson } from './people.ts';

export type ControlOptions = {
  readonly people: readonly DemoPerson[];
  readonly starface: StarfaceSimulator;
  readonly microsoft: MicrosoftSimulator;
  readonly bridge: BridgeProcess;
  readonly bridgeUrl: () => string;
};

const callBody = z.object({
  state: z.enum(['ringing', 'connected', 'idle']),
  with: z.string().default('+493023125999'),
});
const switchBody = z.object({ on: z.boolean() });
const chatBody = z.object({ state: z.enum(chatPresences), text: z.string().default('') });
const presenceBody = z.object({ availability: z.string(), activity: z.string() });
const faultBody = z.object({
  target: z.enum(['starface', 'microsoft']),
  kind: z.enum(['down', 'status', 'latency', 'reset', 'none']),
  status: z.int().optional(),
  retryAfter: z.number().optional(),
  ms: z.number().optional(),
  rate: z.number().min(0).max(1).optional(),
});
const signalBody = z.object({ signal: z.enum(['SIGKILL', 'SIGSTOP', 'SIGCONT', 'SIGTERM']) });
const tokenBody = z.object({
  upn: z.string(),
  audience: z.string().optional(),
  tenant: z.string().optional(),
  expired: z.boolean().optional(),
});
const meAnswer = z.object({ match: z.unknown(), linked: z.boolean() });

export function buildControl(options: ControlOptions): FastifyInstance {
  const { people, starface, microsoft, bridge, bridgeUrl } = options;
  const app = Fastify({ forceCloseConnections: true });
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 404);
    void reply.code(status).send({ error: error.message });
  });

  app.get('/people', async () =>
    Promise.all(
      people.map(async (person) => {
        const { login = null, upn = null } = person;
        const name = `${person.firstName} ${person.familyName}`;
        const me = upn === null ? null : await askMe(upn);
        return { login, upn, name, matched: me?.match != null, linked: me?.linked ?? false };
      }),
    ),
  );

  async function askMe(upn: string): Promise<z.output<typeof meAnswer> | null> {
    const token = await microsoft.mintUserToken({ upn });
    const answer = await fetch(`${bridgeUrl()}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } }).catch(
      () => null,
    );
    return answer?.ok === true ? meAnswer.parse(await answer.json()) : null;
  }

  app.get('/credentials', () => ({
    starface: {
      admin: starface.admin,
      people: people.flatMap(({ login, password }) => (login === undefined ? [] : [{ login, password }])),
      restClient: starface.restClient,
    },
    entra: {
      tenantId: microsoft.tenantId,
      clientId: microsoft.clientId,
      clientSecret: microsoft.clientSecret,
      addinClientId: microsoft.addinClientId,
    },
  }));

  app.post<{ Params: { login: string } }>('/starface/people/:login/call', (request, reply) => {
    const body = callBody.parse(request.body);
    starface.person(request.params.login).call(body.state, body.with);
    void reply.code(204).send();
  });
  app.post<{ Params: { login: string } }>('/starface/people/:login/dnd', (request, reply) => {
    starface.person(request.params.login).setDnd(switchBody.parse(request.body).on);
    void reply.code(204).send();
  });
  app.post<{ Params: { login: string } }>('/starface/people/:login/chat', (request, reply) => {
    const { state, text } = chatBody.parse(request.body);
    starface.person(request.params.login).setChat(state, text);
    void reply.code(204).send();
  });
  /** Somebody who signs in at the PBX with his Microsoft account alone: it knows no password of his any more. */
  app.post<{ Params: { login: string } }>('/starface/people/:login/external-login', (request, reply) => {
    starface.person(request.params.login).changePassword(randomUUID());
    void reply.code(204).send();
  });
  app.get<{ Params: { login: string } }>('/starface/people/:login', (request) =>
    starface.person(request.params.login).state(),
  );

  app.post<{ Params: { upn: string } }>('/microsoft/people/:upn/presence', (request, reply) => {
    const body = presenceBody.parse(request.body);
    microsoft.person(request.params.upn).is(body.availability, body.activity);
    void reply.code(204).send();
  });
  app.get<{ Params: { upn: string } }>('/microsoft/people/:upn', (request) =>
    microsoft.person(request.params.upn).observed(),
  );

  app.post('/fault', (request, reply) => {
    const { target, kind, status, retryAfter, ms, rate } = faultBody.parse(request.body);
    (target === 'starface' ? starface : microsoft).setFault({
      kind,
      ...(status === undefined ? {} : { status }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(ms === undefined ? {} : { ms }),
      ...(rate === undefined ? {} : { rate }),
    });
    void reply.code(204).send();
  });
  app.post('/bridge', (request, reply) => {
    const sent = bridge.signal(signalBody.parse(request.body).signal);
    void reply.code(sent ? 204 : 409).send();
  });
  app.post('/entra/token', async (request) => {
    const { upn, audience, tenant, expired } = tokenBody.parse(request.body);
    const token = await microsoft.mintUserToken({
      upn,
      ...(audience === undefined ? {} : { audience }),
      ...(tenant === undefined ? {} : { tenant }),
      ...(expired === undefined ? {} : { expired }),
    });
    return { access_token: token };
  });
  app.get('/stats', () => ({ starface: starface.stats(), microsoft: microsoft.stats() }));
  app.get<{ Querystring: { since?: string } }>('/writes', (request) => {
    const { since } = request.query;
    const from = since === undefined ? undefined : new Date(since);
    return [...starface.writes(from), ...microsoft.writes(from)].sort((one, other) => one.at.localeCompare(other.at));
  });
  return app;
}
