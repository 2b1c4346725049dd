/**
 * `/admin/api/…`: what the console asks for, with its session cookie.
 *
 * A change wants a JSON body and a page of our own origin, so that no other page can make a signed-in browser do it.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { holdRequestSchema, modeRequestSchema, signInRequestSchema } from '../../contract/admin.ts';
import { parseBody, ProblemError } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { RateLimit } from '../rate-limit.ts';
import { sameSecret, Sessions } from '../session.ts';

const signInsAMinute = 10;
const bodyLimit = 16 * 1024;

/** The console's door, for the other routes behind it. */
export type AdminDoor = {
  /** Of a route for which a session is needed. */
  readonly own: {
    readonly config: { readonly access: 'admin' };
    readonly bodyLimit: number;
    readonly onRequest: ((request: FastifyRequest) => Promise<void>)[];
  };
  readonly sessions: Sessions;
  /** Name of the session cookie. */
  readonly cookie: string;
};

export function registerAdmin(app: FastifyInstance, options: HttpOptions): AdminDoor {
  const { admin, config, log } = options;
  const sessions = new Sessions(options.clock, options.random);
  const signIns = new RateLimit(signInsAMinute, options.clock);
  const secure = config.publicUrl.startsWith('https:');
  const cookie = secure ? '__Host-console' : 'console';
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;

  const ownOrigin = async (request: FastifyRequest): Promise<void> => {
    if (request.method !== 'GET' && !isOwnOrigin(request, config.publicUrl)) throw new ProblemError('auth.forbidden');
  };
  const signedIn = async (request: FastifyRequest): Promise<void> => {
    if (!sessions.use(request.cookies[cookie])) throw new ProblemError('auth.required');
  };
  const own = { config: { access: 'admin' as const }, bodyLimit, onRequest: [ownOrigin, signedIn] };

  app.route({
    method: 'POST',
    url: '/admin/api/session',
    config: { access: 'open' },
    bodyLimit,
    onRequest: ownOrigin,
    handler: async (request, reply) => {
      const { code } = parseBody(signInRequestSchema, request.body);
      // One count for all: the code is one, and guesses come from many addresses.
      signIns.count('sign-in');
      const expected = options.oneTimeCode();
      if (expected === null || !sameSecret(code, expected)) {
        log.warn('a sign-in to the console was refused');
        throw new ProblemError('auth.forbidden');
      }
      log.info('an administrator signed in to the console');
      return reply.setCookie(cookie, sessions.open(), cookieOptions).code(204).send();
    },
  });
  app.route({
    method: 'DELETE',
    url: '/admin/api/session',
    ...own,
    handler: async (request, reply) => {
      sessions.close(request.cookies[cookie]);
      return reply.clearCookie(cookie, cookieOptions).code(204).send();
    },
  });
  app.route({ method: 'GET', url: '/admin/api/status', ...own, handler: async () => admin.status() });
  app.route({ method: 'GET', url: '/admin/api/people', ...own, handler: async () => admin.people() });
  app.route({
    method: 'PUT',
    url: '/admin/api/mode',
    ...own,
    handler: async (request, reply) => {
      const { mode } = parseBody(modeRequestSchema, request.body);
      await admin.setMode(mode);
      log.info('an administrator changed the mode', { mode });
      return reply.code(204).send();
    },
  });
  app.route({
    method: 'PUT',
    url: '/admin/api/hold',
    ...own,
    handler: async (request, reply) => {
      const { hold } = parseBody(holdRequestSchema, request.body);
      await admin.setHold(hold);
      log.info(hold ? 'an administrator let everything be given back' : 'an administrator lifted the hold');
      return reply.code(204).send();
    },
  });
  return { own, sessions, cookie };
}

/** Browsers name the page's origin with every change; programs that are no browser have no session to abuse. */
function isOwnOrigin(request: FastifyRequest, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined || origin === new URL(publicUrl).origin) return true;
  // The console may also be opened by another name of this machine, such as localhost.
  const page = URL.parse(origin);
  return page !== null && page.host === request.host && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(page.hostname);
}
