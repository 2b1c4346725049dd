import { createHash } from 'node:crypto';
import { sameSecret } from '../auth/secrets.ts';
import { json, type Exchange, type Reply } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import type { OAuthClient } from './clients.ts';
import type { Grant, TokenStore } from './token-store.ts';

/** Answered as RFC 6749 section 5.2 has it. */
class OAuthError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

export type TokenEndpointOptions = {
  readonly pbx: Pbx;
  readonly clients: readonly OAuthClient[];
  readonly tokens: TokenStore;
  readonly codes: AuthorizationCodes;
  readonly issuer: () => string;
  /** False with an external identity provider: the PBX has no passwords of its own then. */
  readonly localPasswords: () => boolean;
};

/** `POST …/oauth2/token` and `…/revoke`. */
export class TokenEndpoint {
  readonly #options: TokenEndpointOptions;

  constructor(options: TokenEndpointOptions) {
    this.#options = options;
  }

  async token(exchange: Exchange): Promise<Reply> {
    const { tokens, issuer } = this.#options;
    try {
      const form = readForm(exchange);
      const client = this.#client(exchange, form);
      const grant = this.#grant(client, form);
      const answer = json(await tokens.issue(issuer(), grant));
      return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return json({ error: error.code, error_description: error.message }, error.status);
    }
  }

  /** RFC 7009: 200 whatever the token is. */
  revoke(exchange: Exchange): Reply {
    this.#options.tokens.revoke(readForm(exchange).get('token') ?? '');
    return { status: 200 };
  }

  #client(exchange: Exchange, form: URLSearchParams): OAuthClient {
    const basic = readBasic(exchange.headers.authorization);
    const id = basic?.id ?? form.get('client_id') ?? '';
    const secret = basic?.secret ?? form.get('client_secret') ?? '';
    const client = this.#options.clients.find((candidate) => candidate.id === id);
    if (client === undefined) throw new OAuthError('invalid_client', 'The client is unknown.', 401);
    if (client.secret !== undefined && !sameSecret(client.secret, secret)) {
      throw new OAuthError('invalid_client', 'The client secret is wrong.', 401);
    }
    return client;
  }

  #grant(client: OAuthClient, form: URLSearchParams): Grant {
    const type = form.get('grant_type') ?? '';
    if (type === 'password' && client.grants.includes(type)) return this.#byPassword(client, form);
    if (type === 'authorization_code' && client.grants.includes(type)) return this.#byCode(client, form);
    if (type === 'refresh_token' && client.grants.includes(type)) return this.#byRefresh(client, form);
    const known = ['password', 'authorization_code', 'refresh_token', 'client_credentials'].includes(type);
    // Assumed for client_credentials: it is announced, and no source shows for whom it works.
    throw known
      ? new OAuthError('unauthorized_client', `The client may not use ${type}.`)
      : new OAuthError('unsupported_grant_type', 'The grant type is unknown.');
  }

  #byPassword(client: OAuthClient, form: URLSearchParams): Grant {
    const { pbx, localPasswords } = this.#options;
    if (!localPasswords()) throw invalidGrant('Passwords are checked by the external identity provider only.');
    const person = pbx.byLogin(form.get('username') ?? '');
    if (person === undefined || person.mustChangePassword) throw invalidGrant('Login failed.');
    if (!sameSecret(person.password, form.get('password') ?? '')) {
      person.refusedLogins += 1;
      throw invalidGrant('Login failed.');
    }
    // Source: the user needs the right "API Zugriff mit OAuth Password Grant"; which error tells so is assumed.
    if (!pbx.may(person, 'oauth_password_grant')) throw invalidGrant('The user may not use the password grant.');
    return { person, client, scope: scopeOf(client, form) };
  }

  #byCode(client: OAuthClient, form: URLSearchParams): Grant {
    const { codes } = this.#options;
    const code = codes.take(form.get('code') ?? '');
    if (code === undefined || code.client !== client) throw invalidGrant('The code is unknown, used or expired.');
    if (code.redirectUri !== form.get('redirect_uri')) throw invalidGrant('The redirect_uri is another one.');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== code.codeChallenge) throw invalidGrant('The code_verifier does not fit.');
    return { person: code.person, client, scope: code.scope };
  }

  #byRefresh(client: OAuthClient, form: URLSearchParams): Grant {
    const { pbx, tokens } = this.#options;
    const grant = tokens.takeRefresh(form.get('refresh_token') ?? '');
    const alive = grant !== undefined && grant.client === client && isStillThere(pbx, grant.person);
    if (!alive) throw invalidGrant('The refresh token is unknown, used or expired.');
    return grant;
  }
}

/** The scope that is asked for, or all of the client's. */
export function scopeOf(client: OAuthClient, form: URLSearchParams): string {
  const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  if (asked.length === 0) return client.scopes[0] ?? '';
  if (!asked.every((scope) => client.scopes.includes(scope))) {
    throw new OAuthError('invalid_scope', 'The client may not have this scope.');
  }
  return asked.join(' ');
}

function isStillThere(pbx: Pbx, person: Person): boolean {
  return pbx.byId(person.userId) === person;
}

function invalidGrant(description: string): OAuthError {
  return new OAuthError('invalid_grant', description);
}

/** One vendor page shows the parameters in the query string; the body wins. */
function readForm({ body, query }: Exchange): URLSearchParams {
  const form = new URLSearchParams(body.toString('utf8'));
  for (const [name, value] of query) if (!form.has(name)) form.set(name, value);
  return form;
}

function readBasic(header: string | undefined): { readonly id: string; readonly secret: string } | undefined {
  if (header?.toLowerCase().startsWith('basic ') !== true) return undefined;
  const [id = '', ...secret] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':');
  return { id: decodeURIComponent(id), secret: decodeURIComponent(secret.join(':')) };
}
