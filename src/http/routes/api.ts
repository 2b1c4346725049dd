/** `/api/v1`: who asks, how often, with what; then the table's own handler. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createAuthenticate, type Identity } from '../auth.ts';
import { parseBody } from '../errors.ts';
import { openApiDocument } from '../openapi.ts';
import type { HttpOptions } from '../options.ts';
import { RateLimit } from '../rate-limit.ts';
import type { ApiRoute } from './api-route.ts';
import { callRoutes } from './calls.ts';
import { colleagueRoutes } from './colleagues.ts';
import { EventStreams } from './events.ts';
import { meRoutes } from './me.ts';
import { syncRoutes } from './sync.ts';
import { telephoneRoutes } from './telephone.ts';

const requestsAMinute = 240;
const dialsAMinute = 10;
const bodyLimit = 16 * 1024;

export const apiRoutes: readonly ApiRoute[] = [
  ...meRoutes,
  ...callRoutes,
  ...colleagueRoutes,
  ...telephoneRoutes,
  ...syncRoutes,
];

export function registerApi(app: FastifyInstance, options: HttpOptions): void {
  const authenticate = createAuthenticate(options);
  const requests = new RateLimit(requestsAMinute, options.clock);
  const dials = new RateLimit(dialsAMinute, options.clock);
  const identities = new WeakMap<FastifyRequest, Identity>();
  const streams = new EventStreams(options);
  app.addHook('preClose', async () => streams.endAll());

  const onRequest = async (request: FastifyRequest): Promise<void> => {
    const identity = await authenticate(request.headers.authorization);
    requests.count(identity.caller.personId);
    identities.set(request, identity);
  };
  const identityOf = (request: FastifyRequest): Identity => {
    const identity = identities.get(request);
    if (identity === undefined) throw new Error('a route of the API ran without its check of the token');
    return identity;
  };

  for (const route of apiRoutes) {
    app.route({
      method: route.method,
      url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      config: { access: 'person' },
      bodyLimit,
      onRequest,
      handler: async (request, reply) => {
        const { caller } = identityOf(request);
        const body = route.body === undefined ? undefined : parseBody(route.body, request.body);
        if (route.dials === true) dials.count(caller.personId);
        const param = (name: string): string => (request.params as Record<string, string>)[name] ?? '';
        const { persons, telephone, sync, clock } = options;
        const query = request.query;
        const answer = await route.handle({ persons, telephone, sync, caller, body, query, param, now: clock.now() });
        return answerWith(reply, route, answer);
      },
    });
  }
  app.route({
    method: 'GET',
    url: '/api/v1/events',
    config: { access: 'person' },
    onRequest,
    handler: async (request, reply) => streams.start(identityOf(request), reply),
  });

  const document = JSON.stringify(openApiDocument(apiRoutes, options.config));
  app.route({
    method: 'GET',
    url: '/api/v1/openapi.json',
    config: { access: 'open' },
    handler: async (_request, reply) => reply.type('application/json; charset=utf-8').send(document),
  });
}

function answerWith(reply: FastifyReply, route: ApiRoute, answer: unknown): FastifyReply {
  reply.code(route.answer.status);
  return route.answer.schema === undefined ? reply.send() : reply.send(answer);
}
