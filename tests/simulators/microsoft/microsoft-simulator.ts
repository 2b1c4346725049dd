import type { SeedPerson, Simulator } from '../simulator.ts';
import type { MintOptions } from './entra/mint.ts';
import type { GraphSettings } from './graph/operation.ts';
import type { DeliverySettings } from './graph/delivery.ts';
import type { LifecycleEvent } from './graph/subscription-book.ts';
import type { ThrottleSettings } from './graph/throttle.ts';
import type { SimulatedMicrosoftPerson } from './person.ts';
import type { Tenant } from './tenant.ts';
import type { SocketTrouble } from './traffic/faults.ts';

export type TlsMaterial = { readonly key: string; readonly cert: string };

export type MicrosoftOptions = {
  readonly people: readonly SeedPerson[];
  /** 0 or absent: any free one. */
  readonly graphPort?: number;
  readonly entraPort?: number;
  /** Address to listen at; 127.0.0.1 unless told. */
  readonly host?: string;
  /** Certificate of Entra ID, for `localhost` and the host: MSAL refuses plain http. */
  readonly tls: TlsMaterial;
  /** Makes Graph speak https too. */
  readonly graphTls?: TlsMaterial;
  readonly tenantId?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly addinClientId?: string;
  /** PEM of the certificate that is uploaded to the bridge's registration. */
  readonly clientCertificate?: string;
  /** Redirect addresses of the bridge's registration (web). */
  readonly redirectUris?: readonly string[];
  /** Redirect addresses of the add-in's registration (single-page). */
  readonly addinRedirectUris?: readonly string[];
  /** Application permissions that are consented to; the two that the product needs unless told. */
  readonly roles?: readonly string[];
  /** Application permissions that an accepted admin consent gives; the same two unless told. */
  readonly requestedRoles?: readonly string[];
  /** Milliseconds since the epoch. Leases, fading and limits follow it; tokens always follow the real clock, as MSAL does. */
  readonly now?: () => number;
  /** 0 to 1; decides which requests a fault with a rate hits. */
  readonly random?: () => number;
  /** `stop` fails where Graph was asked for something that does not exist here. */
  readonly strict?: boolean;
};

export interface MicrosoftSimulator extends Simulator {
  /** Without `/v1.0` and without a slash at the end. */
  readonly graphUrl: string;
  /** The authority without the tenant, without a slash at the end. */
  readonly entraUrl: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly addinClientId: string;
  /** By UPN, object id or first name; throws where nobody is called so. */
  person(name: string): SimulatedMicrosoftPerson;
  people(): readonly SimulatedMicrosoftPerson[];
  /** A new account. */
  join(seed: SeedPerson): SimulatedMicrosoftPerson;
  /** An access token of a person for the bridge's API, good or bad. */
  mintUserToken(options: MintOptions): Promise<string>;
  /** Registration, consent and sign-in: change a member and it holds from the next request on. */
  readonly tenant: Tenant;
  readonly throttling: ThrottleSettings;
  readonly graph: GraphSettings;
  /** How change notifications are delivered: delayed, repeated, lost. */
  readonly delivery: DeliverySettings;
  /** Looks for changes that time alone brought, then resolves when every notification has been delivered or given up. */
  notificationsSettled(): Promise<void>;
  /** Sends a lifecycle event for each subscription; `subscriptionRemoved` also ends them. */
  sendLifecycle(event: LifecycleEvent): void;
  /** Every access token issued so far is answered with 401 and a claims challenge. */
  revokeTokens(): void;
  /** Delta links issued so far are answered with 410. */
  expireDeltaTokens(): void;
  setSocketTrouble(trouble: SocketTrouble): void;
  /** Method and path of requests to Graph that nothing here knows. */
  unknownRequests(): readonly string[];
}
