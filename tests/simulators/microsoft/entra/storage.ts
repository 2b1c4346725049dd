import type { Adapter, AdapterPayload } from 'oidc-provider';

import type { Tenant } from '../tenant.ts';

type Stored = { readonly payload: AdapterPayload; readonly expiresAt: number };

/** What `oidc-provider` keeps, in memory. Applications come from the tenant, so that their registration can change at any time. */
export function entraStorage(tenant: Tenant): (model: string) => Adapter {
  const kept = new Map<string, Stored>();
  return (model) => new MemoryAdapter(model, kept, tenant);
}

class MemoryAdapter implements Adapter {
  readonly #model: string;
  readonly #kept: Map<string, Stored>;
  readonly #tenant: Tenant;

  constructor(model: string, kept: Map<string, Stored>, tenant: Tenant) {
    this.#model = model;
    this.#kept = kept;
    this.#tenant = tenant;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#forgetExpired();
    const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
    this.#kept.set(this.#key(id), { payload, expiresAt });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.#model === 'Client') return registration(this.#tenant, id);
    return this.#alive(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    for (const [key, { payload }] of this.#kept) {
      if (key.startsWith(`${this.#model} `) && payload.uid === uid) return this.#alive(key);
    }
    return undefined;
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const payload = this.#alive(this.#key(id));
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.#kept.delete(this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, { payload }] of this.#kept) if (payload.grantId === grantId) this.#kept.delete(key);
  }

  #key(id: string): string {
    return `${this.#model} ${id}`;
  }

  #alive(key: string): AdapterPayload | undefined {
    const stored = this.#kept.get(key);
    return stored !== undefined && stored.expiresAt > Date.now() ? stored.payload : undefined;
  }

  #forgetExpired(): void {
    const now = Date.now();
    for (const [key, { expiresAt }] of this.#kept) if (expiresAt <= now) this.#kept.delete(key);
  }
}

/** `oidc-provider` knows no other schemes for web clients; the broker's `brk-…` never redirects over the wire. */
function webAddresses(uris: readonly string[]): string[] {
  return uris.filter((uri) => /^https?:/.test(uri));
}

function registration(tenant: Tenant, clientId: string): AdapterPayload | undefined {
  const base = { client_id: clientId, id_token_signed_response_alg: 'RS256', response_types: ['code'] } as const;
  if (clientId === tenant.clientId) {
    const redirectUris = webAddresses([...tenant.redirectUris, 'https://unused.invalid/']);
    return {
      ...base,
      client_secret: tenant.clientSecret,
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials', 'authorization_code', 'refresh_token'],
      redirect_uris: redirectUris,
    };
  }
  if (clientId !== tenant.addinClientId) return undefined;
  return {
    ...base,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    redirect_uris: webAddresses([...tenant.addinRedirectUris, 'https://unused.invalid/']),
  };
}
