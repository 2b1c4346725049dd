import { createHash } from 'node:crypto';

/** How the PBX keeps passwords: its own, or those of an Active Directory. */
export type LoginType = 'Internal' | 'ActiveDirectory';

export function sha512Hex(text: string): string {
  return createHash('sha512').update(text, 'utf8').digest('hex');
}

/**
 * The `secret` of `POST /rest/login`. The Active Directory form carries the password reversibly.
 * Source: https://github.com/STARFACEGmbH/rest-examples
 */
export function restSecret(type: LoginType, login: string, nonce: string, password: string): string {
  return type === 'Internal'
    ? `${login}:${sha512Hex(login + nonce + sha512Hex(password))}`
    : Buffer.from(login + nonce + password, 'utf8').toString('base64');
}

/**
 * The token of UCI requests; static, as good as the password, and part of the URL. The asterisk is meant literally.
 * Source: https://github.com/Fabian95qw/SFWiki (Tutorial-für-Entwickler/dev_xmlrpc.md)
 */
export function uciToken(login: string, password: string): string {
  return `${login}:${sha512Hex(`${login}*${sha512Hex(password)}`)}`;
}
