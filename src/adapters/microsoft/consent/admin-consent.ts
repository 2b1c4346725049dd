/**
 * The administrator's consent for the whole organisation, once: https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 *
 *   begin ──▶ sign-in ──▶ back with a code ──▶ consent page ──▶ back with admin_consent ──▶ token, roles, one read
 *
 * The redirects prove nothing: anybody can write `tenant=` and `admin_consent=True` into an address, and Entra ID itself
 * writes the latter beside an error. What counts is the token of the sign-in (which tenant, which person), and afterwards
 * the application's own token (which roles). Each way back has a state of its own that is good once.
 */
import type { Clock, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { checkPermissions } from '../permissions.ts';
import type { PermissionCheck, PermissionNeeds } from '../permissions.ts';
import { PendingStates } from './pending-states.ts';
import type { SignedIn } from './proven-identity.ts';
import type { SignIn, SignInSecrets } from './sign-in.ts';

export type ConsentRefusal =
  /** The state is missing, unknown, used, old, of another browser session, or of the other way back. */
  | 'consent.state-invalid'
  /** The person or a policy said no. */
  | 'consent.denied'
  | 'consent.sign-in-failed'
  /** The person who signed in belongs to another tenant than the one that is set up. */
  | 'consent.other-tenant'
  /** The way back names neither a result nor an error. */
  | 'consent.incomplete';

export type ConsentStep =
  | { readonly step: 'goTo'; readonly address: string }
  | { readonly step: 'refused'; readonly code: ConsentRefusal }
  | ({ readonly step: 'done'; readonly by: SignedIn; readonly granted: readonly string[] } & PermissionCheck);

/** What of the connection to Microsoft 365 the consent needs. */
export type ConsentCheck = {
  /** Roles of a fresh token of the application, whose tenant was checked. */
  grantedRoles(): Promise<readonly string[]>;
  /** One harmless read. */
  probe(): Promise<void>;
};

export type ConsentOptions = {
  readonly signIn: SignIn;
  readonly check: ConsentCheck;
  readonly needs: () => PermissionNeeds;
  readonly tenantId: string;
  readonly clientId: string;
  readonly authority: string;
  readonly graphUrl: string;
  /** Registered for the application exactly so; both ways back lead here. */
  readonly redirectUri: string;
};

type Leg =
  { readonly leg: 'signIn'; readonly secrets: SignInSecrets } | { readonly leg: 'consent'; readonly by: SignedIn };

export class AdminConsent {
  readonly #states: PendingStates<Leg>;
  readonly #options: ConsentOptions;

  constructor(options: ConsentOptions, tools: { readonly clock: Clock; readonly random: Random }) {
    this.#options = options;
    this.#states = new PendingStates(tools.clock, tools.random);
  }

  /** @param session what names the administrator's browser session at the console, and nobody else's */
  async begin(session: string): Promise<ConsentStep> {
    const { signIn } = this.#options;
    const secrets = signIn.secrets();
    const state = this.#states.open(session, { leg: 'signIn', secrets });
    return { step: 'goTo', address: await signIn.address(state, secrets) };
  }

  /** Takes either way back. Rejects with an OutsideError where Microsoft 365 cannot be reached. */
  async comeBack(session: string, query: URLSearchParams): Promise<ConsentStep> {
    const note = this.#states.take(session, only(query, 'state'));
    if (note === null) return refused('consent.state-invalid');
    if (query.has('error')) return refused('consent.denied');
    return note.leg === 'signIn' ? this.#signedIn(session, note.secrets, query) : this.#consented(note.by, query);
  }

  async #signedIn(session: string, secrets: SignInSecrets, query: URLSearchParams): Promise<ConsentStep> {
    const { signIn, tenantId } = this.#options;
    if (query.has('admin_consent')) return refused('consent.state-invalid');
    const code = only(query, 'code');
    if (code === '' || !this.#isOurIssuer(query)) return refused('consent.incomplete');
    let by: SignedIn;
    try {
      ({ by } = await signIn.redeem(code, secrets));
    } catch (error) {
      if (isPassing(error)) throw error;
      return refused('consent.sign-in-failed');
    }
    if (by.tenantId !== tenantId.toLowerCase()) return refused('consent.other-tenant');
    const state = this.#states.open(session, { leg: 'consent', by });
    return { step: 'goTo', address: this.#consentAddress(by.tenantId, state) };
  }

  async #consented(by: SignedIn, query: URLSearchParams): Promise<ConsentStep> {
    if (query.has('code')) return refused('consent.state-invalid');
    if (only(query, 'admin_consent').toLowerCase() !== 'true') return refused('consent.incomplete');
    const { check, needs } = this.#options;
    const granted = await check.grantedRoles();
    const permissions = checkPermissions(granted, needs());
    if (permissions.missing.length === 0) await check.probe();
    return { step: 'done', by, granted, ...permissions };
  }

  /** RFC 9207: where the way back names its issuer, it must be ours. */
  #isOurIssuer(query: URLSearchParams): boolean {
    const { authority, tenantId } = this.#options;
    const expected = `${authority}/${tenantId}/v2.0`.toLowerCase();
    return !query.has('iss') || only(query, 'iss').toLowerCase() === expected;
  }

  #consentAddress(tenantId: string, state: string): string {
    const { authority, clientId, redirectUri, graphUrl } = this.#options;
    const address = new URL(`${authority}/${tenantId}/v2.0/adminconsent`);
    address.search = new URLSearchParams({
      client_id: clientId,
      scope: `${graphUrl}/.default`,
      redirect_uri: redirectUri,
      state,
    }).toString();
    return address.href;
  }
}

/** A parameter that is there exactly once; a second one would be read differently by somebody else. */
function only(query: URLSearchParams, name: string): string {
  const [value = '', ...others] = query.getAll(name);
  return others.length === 0 ? value : '';
}

function refused(code: ConsentRefusal): ConsentStep {
  return { step: 'refused', code };
}

function isPassing(error: unknown): boolean {
  return error instanceof OutsideError && (error.kind === 'unavailable' || error.kind === 'rateLimited');
}
