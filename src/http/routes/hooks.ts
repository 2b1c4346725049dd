/** `/hooks/…`: path and size are checked here; the adapter behind checks its own secret and decodes. */
import type { FastifyInstance } from 'fastify';
import type { InboundHook } from '../../bridge/ports.ts';
import { sendProblem } from '../errors.ts';
import type { HttpOptions } from '../options.ts';

const bodyLimit = 512 * 1024;

export function registerHooks(app: FastifyInstance, options: Pick<HttpOptions, 'hooks'>): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => done(null, body));
    for (const name of ['uci', 'graph', 'companion'] as const) {
      const hook = options.hooks[name];
      if (hook !== undefined) registerHook(scope, `/hooks/${name}/`, hook);
    }
  });
}

function registerHook(scope: FastifyInstance, prefix: string, hook: InboundHook): void {
  scope.route({
    method: ['GET', 'POST', 'PUT'],
    url: `${prefix}*`,
    config: { access: 'hook' },
    bodyLimit,
    handler: async (request, reply) => {
      const url = request.raw.url ?? '';
      if (!url.startsWith(prefix)) return sendProblem(reply, 'not-found');
      const answer = await hook.handle({
        method: request.method,
        target: url.slice(prefix.length),
        headers: Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.join(', ') : value,
          ]),
        ),
        body: Buffer.isBuffer(request.body) ? request.body : new Uint8Array(),
        remoteAddress: request.ip,
      });
      reply.code(answer.status).type('text/plain; charset=utf-8');
      return reply.headers(answer.headers ?? {}).send(answer.body ?? '');
    },
  });
}
