import type { Exchange } from '../http/exchange.ts';
import type { Pbx } from '../pbx/pbx.ts';
import type { Person } from '../pbx/person.ts';
import { olderUciTokens, sameSecret, uciToken } from './secrets.ts';

export const TOKEN_PARAMETER = 'de.vertico.starface.auth';
export const USER_PARAMETER = 'de.vertico.starface.user';

/** The static UCI token out of the URL: it is the person. */
export function personOfUciToken(pbx: Pbx, { query }: Exchange, acceptOlder: boolean): Person | undefined {
  // A base64 token that was not percent-encoded loses its plus signs on the way.
  const token = query.get(TOKEN_PARAMETER)?.replace(/ /g, '+') ?? '';
  if (token === '') return undefined;
  const claimed = loginOfToken(token) ?? userOf(query) ?? loginOfBase64(token);
  const person = pbx.byLogin(claimed) ?? (acceptOlder ? personOfBareHash(pbx, token) : undefined);
  if (person === undefined) return undefined;
  const accepted = [
    uciToken(person.login, person.password),
    ...(acceptOlder ? olderUciTokens(person.login, person.password) : []),
  ];
  if (accepted.some((candidate) => sameSecret(candidate, token))) return person;
  person.refusedLogins += 1;
  return undefined;
}

/** Login that the URL claims, proven or not. */
export function claimedUciLogin(pbx: Pbx, { query }: Exchange): string {
  const token = query.get(TOKEN_PARAMETER) ?? '';
  return loginOfToken(token) ?? userOf(query) ?? personOfBareHash(pbx, token)?.login ?? '';
}

/** An empty parameter is an absent one. */
function userOf(query: URLSearchParams): string | undefined {
  return query.get(USER_PARAMETER) || undefined;
}

function loginOfToken(token: string): string | undefined {
  const end = token.indexOf(':');
  return end === -1 ? undefined : token.slice(0, end);
}

function loginOfBase64(token: string): string {
  return Buffer.from(token, 'base64').toString('utf8').split('*')[0] ?? '';
}

/** The 2010 library sends the MD5 hash alone, which names nobody. */
function personOfBareHash(pbx: Pbx, token: string): Person | undefined {
  if (!/^[0-9a-f]{32}$/.test(token)) return undefined;
  return pbx.people().find((person) => olderUciTokens(person.login, person.password).includes(token));
}
