import { createHash, timingSafeEqual } from 'node:crypto';

/** Source of all forms: STARFACE REST login page (classic login) and the public UCI clients. */

export type LoginType = 'Internal' | 'ActiveDirectory';

const sha512 = (text: string): string => createHash('sha512').update(text, 'utf8').digest('hex');
const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

export function loginSecret(type: LoginType, login: string, nonce: string, password: string): string {
  return type === 'Internal'
    ? `${login}:${sha512(login + nonce + sha512(password))}`
    : base64(login + nonce + password);
}

/** The static token of UCI since 6.4.2; the star is a literal character. */
export function uciToken(login: string, password: string): string {
  return `${login}:${sha512(`${login}*${sha512(password)}`)}`;
}

/** Forms of PBXs before 6.4.2 and of Active Directory users; old libraries send the hash without the login. */
export function olderUciTokens(login: string, password: string): readonly string[] {
  const hash = md5(`${login}*${password}`);
  const directory = base64(`${login}*${password}`);
  return [`${login}:${hash}`, hash, `${login}:${directory}`, directory];
}

export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
