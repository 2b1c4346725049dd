import { sameSecret } from '../auth/secrets.ts';
import type { Exchange, Reply } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import type { AuthorizationCodes } from './authorization-codes.ts';
import type { OAuthClient } from './clients.ts';

export type AuthorizeEndpointOptions = {
  readonly pbx: Pbx;
  readonly clients: readonly OAuthClient[];
  readonly codes: AuthorizationCodes;
  readonly localPasswords: () => boolean;
};

/** `…/oauth2/auth`: a login page; its form comes back by POST and is answered with the redirect. */
export class AuthorizeEndpoint {
  readonly #options: AuthorizeEndpointOptions;

  constructor(options: AuthorizeEndpointOptions) {
    this.#options = options;
  }

  answer(exchange: Exchange): Reply {
    const { clients, codes } = this.#options;
    const { query } = exchange;
    const client = clients.find(({ id }) => id === query.get('client_id'));
    const redirectUri = query.get('redirect_uri') ?? '';
    // RFC 6749 section 4.1.2.1: never redirect to an address that the client does not own.
    if (client === undefined) return page(400, '<p>unauthorized_client</p>');
    if (!client.acceptsRedirect(redirectUri)) return page(400, '<p>invalid redirect_uri</p>');
    const failure = failureOf(client, query);
    if (failure !== undefined) return redirect(redirectUri, query, { error: failure });
    if (exchange.method !== 'POST') return page(200, this.#form());
    const person = this.#login(new URLSearchParams(exchange.body.toString('utf8')));
    if (person === undefined) return page(401, `<p>Login failed.</p>${this.#form()}`);
    const code = codes.issue({
      person,
      client,
      scope: query.get('scope') ?? '',
      redirectUri,
      codeChallenge: query.get('code_challenge') ?? '',
    });
    return redirect(redirectUri, query, { code });
  }

  /** With an external identity provider the password is not the PBX's business: whoever is named is signed in. */
  #login(form: URLSearchParams): Person | undefined {
    const { pbx, localPasswords } = this.#options;
    const person = pbx.byLogin(form.get('username') ?? '');
    if (person === undefined || !localPasswords()) return person;
    if (sameSecret(person.password, form.get('password') ?? '')) return person;
    person.refusedLogins += 1;
    return undefined;
  }

  #form(): string {
    const password = this.#options.localPasswords()
      ? '<label>Passwort <input name="password" type="password"></label>'
      : '';
    return `<form method="post"><label>Login-ID <input name="username"></label>${password}<button>Anmelden</button></form>`;
  }
}

function failureOf(client: OAuthClient, query: URLSearchParams): string | undefined {
  if (query.get('response_type') !== 'code') return 'unsupported_response_type';
  // Source: PKCE with S256 is asked of the PBX's own app too.
  if (query.get('code_challenge_method') !== 'S256' || (query.get('code_challenge') ?? '') === '') {
    return 'invalid_request';
  }
  const scopes = (query.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
  // Source: the scope `openid` is refused on 10.0.2.6.
  return scopes.length > 0 && scopes.every((scope) => client.scopes.includes(scope)) ? undefined : 'invalid_scope';
}

function redirect(uri: string, query: URLSearchParams, result: Readonly<Record<string, string>>): Reply {
  const location = new URL(uri);
  for (const [name, value] of Object.entries(result)) location.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) location.searchParams.set('state', state);
  return { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } };
}

function page(status: number, content: string): Reply {
  return {
    status,
    headers: { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store' },
    body: `<!doctype html><title>Anmeldung</title>${content}`,
  };
}
