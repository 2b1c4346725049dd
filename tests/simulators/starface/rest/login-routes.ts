import type { ClassicLogin, LoginBody } from '../auth/classic-login.ts';
import type { LoginType } from '../auth/secrets.ts';
import { badRequest, json, noContent } from '../http/exchange.ts';
import type { RestRoute } from './rest-request.ts';

export function loginRoutes(login: ClassicLogin): readonly RestRoute[] {
  return [
    { method: 'GET', path: '/login', operation: 'getLogin', open: true, handle: () => json(login.offer()) },
    {
      method: 'POST',
      path: '/login',
      operation: 'login',
      open: true,
      handle: (request) => json(login.redeem(loginBody(request.object()))),
    },
    {
      method: 'DELETE',
      path: '/login',
      operation: 'logout',
      handle: (request) => {
        const { authtoken } = request.exchange.headers;
        if (typeof authtoken === 'string') login.revoke(authtoken);
        return noContent;
      },
    },
  ];
}

/** The specification's text spells them in capitals with an underscore, its schema does not. */
const LOGIN_TYPES: Readonly<Record<string, LoginType>> = { internal: 'Internal', activedirectory: 'ActiveDirectory' };

function loginBody(body: Readonly<Record<string, unknown>>): LoginBody {
  const { nonce, secret } = body;
  const loginType = LOGIN_TYPES[String(body['loginType']).toLowerCase().replace('_', '')];
  if (loginType === undefined) throw badRequest('loginType is unknown.');
  if (typeof nonce !== 'string' || typeof secret !== 'string') throw badRequest('nonce and secret are expected.');
  return { loginType, nonce, secret };
}
