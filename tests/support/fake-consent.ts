/** A consent that always leads to Microsoft and never comes back with anything. */
import type { AdminConsent } from '../../src/bridge/ports.ts';

export class FakeConsent implements AdminConsent {
  async begin(): ReturnType<AdminConsent['begin']> {
    return { step: 'goTo', address: 'https://login.example.com/consent' };
  }

  async comeBack(): ReturnType<AdminConsent['comeBack']> {
    return { step: 'refused', code: 'consent.state-invalid' };
  }

  async standing(): ReturnType<AdminConsent['standing']> {
    return { needed: [], missing: [], unneeded: [] };
  }

  credential(): ReturnType<AdminConsent['credential']> {
    return { kind: 'secret', expiresAt: null, warning: null };
  }
}
