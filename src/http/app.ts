/** Builds the bridge's web server from its parts; listening is the caller's. */
import fastifyCookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { errorHandler, sendProblem } from './errors.ts';
import type { HttpOptions, RequestLimits } from './options.ts';
import { keepRouteTable } from './route-table.ts';
import { registerAdmin } from './routes/admin.ts';
import { registerPbx } from './routes/admin-pbx.ts';
import { registerSettings } from './routes/admin-settings.ts';
import { registerApi } from './routes/api.ts';
import { registerConsent } from './routes/consent.ts';
import { registerHooks } from './routes/hooks.ts';
import { registerPages } from './routes/pages.ts';
import { commonHeaders } from './security-headers.ts';

export { buildHealthApp } from './health.ts';
export type { HttpConfig, HttpOptions, RequestLimits } from './options.ts';

/** Streams are answers and not affected. Node itself would look only every 30 s. */
const productionLimits: RequestLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  checkEveryMs: 2_000,
  maxConnections: 2_000,
  maxHeaderBytes: 16 * 1024,
};

export async function buildApp(options: HttpOptions): Promise<FastifyInstance> {
  const headers = commonHeaders(options.config);
  const { limits = productionLimits } = options;
  const app = fastify({
    logger: false,
    trustProxy: 'loopback',
    exposeHeadRoutes: false,
    requestTimeout: limits.requestTimeoutMs,
    forceCloseConnections: 'idle',
    http: {
      headersTimeout: limits.headersTimeoutMs,
      connectionsCheckingInterval: limits.checkEveryMs,
      maxHeaderSize: limits.maxHeaderBytes,
    },
    // An address that cannot be decoded, or a part of it beyond all size.
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply.headers(headers), 'not-found');
    },
  });
  app.server.maxConnections = limits.maxConnections;

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
  app.setErrorHandler(errorHandler(options.log));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found'));
  acceptJsonOnly(app);

  keepRouteTable(app);
  await app.register(fastifyCookie);
  registerPages(app, options);
  registerApi(app, options);
  const door = registerAdmin(app, options);
  registerSettings(app, options, door);
  registerPbx(app, options, door);
  registerConsent(app, options, door);
  registerHooks(app, options);
  await app.ready();
  return app;
}

/** No body at all is no fault of JSON: browsers name the type with a DELETE too. */
function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}
