/** What the simulated tenant knows about the bridge's registration, and the switches that tests turn. */
export type Tenant = {
  readonly tenantId: string;
  readonly clientId: string;
  readonly addinClientId: string;
  readonly clientSecret: string;
  /** PEM of the certificate that is uploaded to the registration. */
  clientCertificate: string | undefined;
  /** Redirect addresses of the bridge's own registration (web, with a secret). */
  redirectUris: readonly string[];
  /** Redirect addresses of the add-in's registration (single-page). */
  addinRedirectUris: readonly string[];
  /** Application permissions that an administrator has consented to. */
  roles: readonly string[];
  /** Application permissions that the registration asks for: what an accepted admin consent gives. */
  requestedRoles: readonly string[];
  /** `withdrawn`: codes and refresh tokens of people are refused with AADSTS65001. */
  delegatedConsent: 'given' | 'withdrawn';
  /** Delegated permissions of Microsoft Graph that exist here. */
  delegatedScopes: readonly string[];
  /** `absent`: the tenant has no service principal of the application any more. */
  application: 'present' | 'absent';
  credential: 'valid' | 'expired';
  /** What the person at the consent page does; `ask` shows the page and waits for a click. */
  consentAnswer: 'accept' | 'cancel' | 'ask';
  /** UPN of the person whom the browser is signed in as; undefined shows the account picker. */
  browserUser: string | undefined;
  /** Seconds; undefined: 60 to 90 minutes at random, as Entra ID does. */
  tokenLifetimeSeconds: number | undefined;
  /** Tokens of an older generation are refused by Graph with a claims challenge. */
  tokenGeneration: number;
};

/** The roles that the product asks for, and nothing more. */
export const leastRoles: readonly string[] = ['Presence.ReadWrite.All', 'User.ReadBasic.All'];

export const graphAudience = 'https://graph.microsoft.com';

/** Microsoft Graph's own application id, an audience that it accepts too. */
export const graphApplicationId = '00000003-0000-0000-c000-000000000000';
