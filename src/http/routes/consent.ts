/**
 * The console's page "Microsoft 365": what the application may do, and the administrator's consent.
 *
 *   POST /admin/api/consent ──▶ Microsoft ──▶ GET /oauth/callback/microsoft (twice) ──▶ 303 /admin/#microsoft
 *
 * The way back tells the browser nothing: what came of it is kept here and read with the session.
 */
import type { FastifyInstance } from 'fastify';
import { OutsideError, type AdminConsent, type ConsentStanding, type MicrosoftPermission } from '../../bridge/ports.ts';
import { ConsentFlows, flowLifeMs, type ConsentResult, type Flow } from '../consent-flows.ts';
import { ProblemError } from '../errors.ts';
import type { HttpOptions } from '../options.ts';
import { RateLimit } from '../rate-limit.ts';
import type { AdminDoor } from './admin.ts';

/** Answer of `GET /admin/api/microsoft`. */
export type MicrosoftView = {
  readonly tenantId: string;
  readonly clientId: string | null;
  /** Registered as a web redirect exactly so. */
  readonly redirectUri: string;
  readonly credential: {
    readonly kind: 'secret' | 'certificate';
    /** ISO 8601; null where only Entra ID knows. */
    readonly expiresAt: string | null;
    readonly warning: 'expired' | 3 | 14 | 30 | null;
  };
  /** Null where it cannot be read now; `problem` says why. */
  readonly permissions: readonly (MicrosoftPermission & { readonly granted: boolean })[] | null;
  /** Names of granted permissions that the bridge does not use. */
  readonly unneeded: readonly string[];
  readonly problem: string | null;
  readonly lastConsent: ConsentResult | null;
};

const beginsAMinute = 10;
const landing = '/admin/#microsoft';
const callback = '/oauth/callback/microsoft';

export function registerConsent(app: FastifyInstance, options: HttpOptions, door: AdminDoor): void {
  const { consent } = options;
  if (consent === undefined) return;
  const { config, clock, random, log } = options;
  const { own, sessions, cookie } = door;
  const flows = new ConsentFlows(clock, random);
  const begins = new RateLimit(beginsAMinute, clock);
  const secure = config.publicUrl.startsWith('https:');
  const flowCookie = secure ? '__Host-consent' : 'consent';
  const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;

  const isOther = (token: string, flow: Flow): boolean => {
    const name = sessions.nameOf(token);
    return name !== null && name !== flow.session;
  };

  /** Where to go on, or null where this was the end, whose result is then kept. */
  const comeBack = async (flow: Flow, query: string): Promise<string | null> => {
    try {
      const step = await consent.comeBack(flow.name, query);
      if (step.step === 'goTo') return step.address;
      if (step.step === 'refused') {
        log.warn('a way back from a consent was refused', { code: step.code });
        flows.note(flow.session, 'refused', step.code);
        return null;
      }
      const missing = step.missing.map(({ name }) => name);
      log.info('an administrator consented for the organisation', { by: step.by.objectId, missing });
      flows.note(flow.session, 'done', null);
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      log.warn('a consent could not be checked', { code: error.code });
      flows.note(flow.session, 'failed', error.code);
    }
    return null;
  };

  app.route({
    method: 'GET',
    url: '/admin/api/microsoft',
    ...own,
    handler: async (request): Promise<MicrosoftView> => {
      const session = sessions.nameOf(request.cookies[cookie]) ?? '';
      return { ...(await viewOf(consent, config)), lastConsent: flows.resultOf(session) };
    },
  });

  app.route({
    method: 'POST',
    url: '/admin/api/consent',
    ...own,
    handler: async (request, reply) => {
      const session = sessions.nameOf(request.cookies[cookie]);
      if (session === null) throw new ProblemError('auth.required');
      begins.count(session);
      const { token, flow } = flows.open(session);
      try {
        const step = await consent.begin(flow.name);
        if (step.step !== 'goTo') throw new ProblemError('microsoft.unavailable');
        log.info('an administrator began the consent');
        reply.setCookie(flowCookie, token, { ...cookieOptions, maxAge: flowLifeMs / 1_000 });
        return { goTo: step.address };
      } catch (error) {
        flows.close(token);
        if (!(error instanceof OutsideError)) throw error;
        flows.note(session, 'failed', error.code);
        throw new ProblemError('microsoft.unavailable', { detail: error.code });
      }
    },
  });

  app.route({
    method: 'GET',
    url: callback,
    // Whoever comes back has no session cookie with him; the flow's own cookie and the state stand for it.
    config: { access: 'open' },
    handler: async (request, reply) => {
      const token = request.cookies[flowCookie];
      const flow = flows.find(token);
      const beside = request.cookies[cookie];
      if (flow === null || !sessions.isOpen(flow.session) || (beside !== undefined && isOther(beside, flow))) {
        log.warn('a way back from a consent was refused', { code: 'consent.no-session' });
        return reply.redirect(landing, 303);
      }
      const next = await comeBack(flow, queryOf(request.raw.url));
      if (next !== null) return reply.redirect(next, 303);
      // A state that does not fit may be anybody's: it must not end the flow of the administrator.
      if (flows.resultOf(flow.session)?.code !== 'consent.state-invalid') {
        flows.close(token);
        reply.clearCookie(flowCookie, cookieOptions);
      }
      return reply.redirect(landing, 303);
    },
  });
}

async function viewOf(
  consent: AdminConsent,
  { publicUrl, microsoft }: HttpOptions['config'],
): Promise<Omit<MicrosoftView, 'lastConsent'>> {
  const { kind, expiresAt, warning } = consent.credential();
  const base = {
    tenantId: microsoft.tenantId,
    clientId: microsoft.clientId ?? null,
    redirectUri: publicUrl + callback,
    credential: { kind, expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(), warning },
  };
  try {
    const standing = await consent.standing();
    return { ...base, permissions: permissionsOf(standing), unneeded: standing.unneeded, problem: null };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return { ...base, permissions: null, unneeded: [], problem: error.code };
  }
}

function permissionsOf({ needed, missing }: ConsentStanding): MicrosoftView['permissions'] {
  const lacks = new Set(missing.map(({ name }) => name));
  return needed.map((permission) => ({ ...permission, granted: !lacks.has(permission.name) }));
}

/** As it came: the adapter looks for members that are there twice. */
function queryOf(url = ''): string {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start + 1);
}
