/** Rounds a minted token off to what Outlook hands to MSAL. */
import type { MailboxOwner } from './mailbox.ts';
import type { TokenAnswer } from './page/token-requests.ts';

export type MintedToken = {
  readonly accessToken: string;
  readonly idToken?: string;
  /** Seconds. */
  readonly expiresIn?: number;
  readonly account?: { readonly tenantId: string; readonly objectId: string; readonly name?: string };
};

const microsoft = 'login.windows.net';

/** The account comes from the claims of the access token where it is not given. */
export function tokenAnswer(minted: string | MintedToken, owner: MailboxOwner): TokenAnswer {
  const given: MintedToken = typeof minted === 'string' ? { accessToken: minted } : minted;
  const claims = claimsOf(given.accessToken);
  const tenantId = given.account?.tenantId ?? text(claims['tid']) ?? 'tenant';
  const localAccountId = given.account?.objectId ?? text(claims['oid']) ?? owner.upn.replaceAll('.', '-');
  const account = {
    homeAccountId: `${localAccountId}.${tenantId}`,
    environment: environmentOf(claims),
    tenantId,
    username: owner.upn,
    localAccountId,
    name: given.account?.name ?? owner.name,
  };
  const expiresIn = given.expiresIn ?? secondsLeft(claims);
  return { accessToken: given.accessToken, idToken: given.idToken ?? idToken(account), expiresIn, account };
}

/** MSAL reads the claims of an ID token and leaves the signature to servers, so that none is needed here. */
function idToken(account: TokenAnswer['account']): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: `https://${account.environment}/${account.tenantId}/v2.0`,
    tid: account.tenantId,
    oid: account.localAccountId,
    sub: account.localAccountId,
    preferred_username: account.username,
    name: account.name,
    ver: '2.0',
  };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

/** The host of the authority: MSAL finds its cached tokens again only where the environment is one of its aliases. */
function environmentOf({ iss }: Record<string, unknown>): string {
  try {
    return new URL(String(iss)).host;
  } catch {
    return microsoft;
  }
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function secondsLeft({ exp }: Record<string, unknown>): number {
  const anHour = 3600;
  return typeof exp === 'number' ? Math.max(1, Math.floor(exp - Date.now() / 1000)) : anHour;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
