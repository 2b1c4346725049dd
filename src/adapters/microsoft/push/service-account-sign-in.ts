/** The one sign-in of a service account, with the same guards as the administrator's consent. */
import type { Clock, Random } from '../../../bridge/ports.ts';
import { OutsideError } from '../../../domain/outside-error.ts';
import { PendingStates } from '../consent/pending-states.ts';
import type { Redeemed, SignIn, SignInSecrets } from '../consent/sign-in.ts';

export type ServiceAccountStep =
  | ({ readonly step: 'signedIn' } & Redeemed)
  | { readonly step: 'refused'; readonly code: 'consent.state-invalid' | 'consent.denied' | 'consent.sign-in-failed' };

export class ServiceAccountSignIn {
  readonly #signIn: SignIn;
  readonly #tenantId: string;
  readonly #states: PendingStates<SignInSecrets>;

  constructor(signIn: SignIn, tenantId: string, tools: { readonly clock: Clock; readonly random: Random }) {
    this.#signIn = signIn;
    this.#tenantId = tenantId.toLowerCase();
    this.#states = new PendingStates(tools.clock, tools.random);
  }

  /** Where to send the browser of this session. */
  async begin(session: string): Promise<string> {
    const secrets = this.#signIn.secrets();
    return this.#signIn.address(this.#states.open(session, secrets), secrets);
  }

  /** Rejects with an OutsideError where Microsoft 365 cannot be reached. */
  async comeBack(session: string, query: URLSearchParams): Promise<ServiceAccountStep> {
    const [state = '', ...more] = query.getAll('state');
    const secrets = this.#states.take(session, more.length === 0 ? state : '');
    if (secrets === null) return { step: 'refused', code: 'consent.state-invalid' };
    if (query.has('error')) return { step: 'refused', code: 'consent.denied' };
    try {
      const redeemed = await this.#signIn.redeem(query.get('code') ?? '', secrets);
      if (redeemed.by.tenantId === this.#tenantId) return { step: 'signedIn', ...redeemed };
    } catch (error) {
      const isPassing = error instanceof OutsideError && (error.kind === 'unavailable' || error.kind === 'rateLimited');
      if (isPassing) throw error;
    }
    return { step: 'refused', code: 'consent.sign-in-failed' };
  }
}
