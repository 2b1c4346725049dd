/** The console's settings: rules of mode `central`, the table of mode `individual`, who takes part, and a person's "why". */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  callDisplayRequestSchema,
  emptyRequestSchema,
  rulesCheckRequestSchema,
  scopeRequestSchema,
} from '../../contract/admin.ts';
import { faultInWords } from '../../contract/rule-fault-words.ts';
import { checkRules, importRules } from '../../contract/rules.ts';
import { decisionLogRequestSchema } from '../../contract/sync.ts';
import { checkTable } from '../../contract/table.ts';
import type { Rule } from '../../domain/central/rule.ts';
import type { PersonId } from '../../domain/person.ts';
import { parseBody, ProblemError } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { RateLimit } from '../rate-limit.ts';
import type { AdminDoor } from './admin.ts';

/** Two hundred rules with long lists, and a file of them inside a text. */
const rulesBodyLimit = 2 * 1024 * 1024;
const dryRunsAMinute = 60;

export function registerSettings(app: FastifyInstance, { admin, log, clock }: HttpOptions, { own }: AdminDoor): void {
  const dryRuns = new RateLimit(dryRunsAMinute, clock);
  const big = { ...own, bodyLimit: rulesBodyLimit };

  app.route({ method: 'GET', url: '/admin/api/rules', ...own, handler: async () => admin.rules() });
  app.route({
    method: 'PUT',
    url: '/admin/api/rules',
    ...big,
    handler: async (request, reply) => {
      await admin.setRules(rulesOf(request));
      log.info('an administrator changed the rules');
      return reply.code(204).send();
    },
  });
  app.route({
    method: 'POST',
    url: '/admin/api/rules/check',
    ...big,
    handler: async (request) => {
      const read = importRules(parseBody(rulesCheckRequestSchema, request.body).text);
      return read.ok ? { ...read, hints: admin.neverFires(read.rules) } : read;
    },
  });
  app.route({
    method: 'POST',
    url: '/admin/api/rules/dry-run',
    ...big,
    handler: async (request) => {
      const rules = rulesOf(request);
      dryRuns.count('dry-run');
      return admin.dryRun(rules);
    },
  });

  app.route({ method: 'GET', url: '/admin/api/table', ...own, handler: async () => admin.table() });
  app.route({
    method: 'PUT',
    url: '/admin/api/table',
    ...own,
    handler: async (request, reply) => {
      const read = checkTable(request.body);
      if (!read.ok) {
        const [fault] = read.faults;
        throw new ProblemError('request.invalid', { field: fault?.where ?? '', detail: fault?.problem ?? '' });
      }
      await admin.setTable(read.table);
      log.info('an administrator changed the default table');
      return reply.code(204).send();
    },
  });

  app.route({ method: 'GET', url: '/admin/api/call-display', ...own, handler: async () => admin.callDisplay() });
  app.route({
    method: 'PUT',
    url: '/admin/api/call-display',
    ...own,
    handler: async (request, reply) => {
      await admin.setCallDisplay(parseBody(callDisplayRequestSchema, request.body));
      log.info('an administrator changed what shows during a call');
      return reply.code(204).send();
    },
  });

  app.route({ method: 'GET', url: '/admin/api/scope', ...own, handler: async () => admin.scope() });
  app.route({
    method: 'PUT',
    url: '/admin/api/scope',
    ...big,
    handler: async (request, reply) => {
      await admin.setScope(parseBody(scopeRequestSchema, request.body));
      log.info('an administrator changed who takes part');
      return reply.code(204).send();
    },
  });

  app.route({
    method: 'GET',
    url: '/admin/api/people/:id/why',
    ...own,
    handler: async (request) => {
      const why = admin.why(personIn(request));
      if (why === null) throw new ProblemError('not-found');
      return why;
    },
  });
  app.route({
    method: 'GET',
    url: '/admin/api/people/:id/decisions',
    ...own,
    handler: async (request) => {
      const decisions = admin.decisionLog(personIn(request));
      if (decisions === null) throw new ProblemError('not-found');
      return decisions;
    },
  });
  app.route({
    method: 'PUT',
    url: '/admin/api/people/:id/decisions',
    ...own,
    handler: async (request, reply) => {
      const { minutes } = parseBody(decisionLogRequestSchema, request.body);
      if (!admin.logDecisions(personIn(request), minutes === 0 ? null : minutes * 60_000)) {
        throw new ProblemError('not-found');
      }
      log.info('an administrator changed whether decisions about a person are written down', { minutes });
      return reply.code(204).send();
    },
  });
  app.route({
    method: 'POST',
    url: '/admin/api/guard/lift',
    ...own,
    handler: async (request, reply) => {
      parseBody(emptyRequestSchema, request.body);
      await admin.liftGuard();
      return reply.code(204).send();
    },
  });
}

function personIn(request: FastifyRequest): PersonId {
  return (request.params as { id: string }).id as PersonId;
}

function rulesOf(request: FastifyRequest): readonly Rule[] {
  const read = checkRules(request.body);
  if (read.ok) return read.rules;
  const [fault] = read.faults;
  throw new ProblemError('request.invalid', {
    field: fault?.path.join('.') ?? '',
    detail: fault === undefined ? 'These are no rules.' : faultInWords(fault, 'en'),
  });
}
