/** The second listener: for the supervisor of the process and the collector of metrics, not for browsers. */
import fastify, { type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Log, MicrosoftCredentialState } from '../bridge/ports.ts';
import type { Status } from '../bridge/console-words.ts';
import { errorHandler, sendProblem } from './errors.ts';

export type HealthOptions = {
  readonly status: () => Status;
  readonly metrics: Registry;
  readonly log: Log;
};

/** Live: the process answers. Ready: the store works and both sides answer; otherwise 503 with the state of each. */
export async function buildHealthApp({ status, metrics, log }: HealthOptions): Promise<FastifyInstance> {
  const app = fastify({ logger: false, forceCloseConnections: true });
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, 'not-found'));
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    const { mode, connections, microsoft } = status();
    const ready = (['store', 'microsoft', 'starface'] as const).every((side) => {
      const ofSide = connections.filter((connection) => connection.side === side);
      return ofSide.length > 0 && ofSide.every((connection) => connection.state === 'ok');
    });
    return reply.code(ready ? 200 : 503).send({
      status: ready ? 'ready' : 'not ready',
      mode,
      connections: connections.map(({ side, state, problem, lastSuccess }) => ({ side, state, problem, lastSuccess })),
      // No reason to be taken out of service, and one to be told.
      ...(microsoft === undefined ? {} : { microsoftCredential: credentialOf(microsoft.credential) }),
    });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  await app.ready();
  return app;
}

function credentialOf({ kind, expiresAt, warning }: MicrosoftCredentialState) {
  return { kind, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(), warning };
}
