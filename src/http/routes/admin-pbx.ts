/** The console's page about the PBX: capabilities, certificate, another try after a refusal, self-test of the lamps. */
import type { FastifyInstance } from 'fastify';
import { emptyRequestSchema, lampTestRequestSchema, trustRequestSchema } from '../../contract/admin.ts';
import { parseBody } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { RateLimit } from '../rate-limit.ts';
import type { AdminDoor } from './admin.ts';

/** So that no account is locked by a finger that keeps pressing. */
const triesAMinute = 3;

export function registerPbx(app: FastifyInstance, { admin, log, clock }: HttpOptions, { own }: AdminDoor): void {
  const tries = new RateLimit(triesAMinute, clock);
  const tests = new RateLimit(triesAMinute, clock);

  app.route({ method: 'GET', url: '/admin/api/pbx', ...own, handler: async () => admin.pbx() });
  app.route({ method: 'GET', url: '/admin/api/pbx/certificate', ...own, handler: async () => admin.certificate() });
  app.route({
    method: 'PUT',
    url: '/admin/api/pbx/certificate',
    ...own,
    handler: async (request, reply) => {
      await admin.trustCertificate(parseBody(trustRequestSchema, request.body).fingerprint256);
      return reply.code(204).send();
    },
  });
  app.route({
    method: 'POST',
    url: '/admin/api/pbx/try-again',
    ...own,
    handler: async (request, reply) => {
      parseBody(emptyRequestSchema, request.body);
      tries.count('try-again');
      admin.tryAgain();
      log.info('an administrator asked to try again after a refusal');
      return reply.code(204).send();
    },
  });
  app.route({
    method: 'POST',
    url: '/admin/api/pbx/lamps/test',
    ...own,
    handler: async (request) => {
      const { account } = parseBody(lampTestRequestSchema, request.body);
      tests.count('lamps');
      log.info('an administrator started the self-test of the lamps');
      return admin.testLamps(account ?? null);
    },
  });
}
