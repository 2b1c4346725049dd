import { isIP } from 'node:net';
import { connect, rootCertificates, type PeerCertificate } from 'node:tls';
import type { Clock } from '../../../bridge/ports.ts';
import { starfaceError } from '../starface-error.ts';

/** What an administrator compares with the PBX before he confirms it. */
export type ShownCertificate = {
  /** SHA-256 in hex with colons. */
  readonly fingerprint256: string;
  readonly subject: string;
  /** As the certificate prints it. */
  readonly validTo: string;
  /** True where a public authority, or one of `NODE_EXTRA_CA_CERTS`, vouches for this host: no fingerprint is needed. */
  readonly trusted: boolean;
  /** Who vouches: one of the public authorities, or one of the company's own. Null where nobody does. */
  readonly authority: 'public' | 'own' | null;
};

const LIMIT_MS = 5_000;

type Handshake = { readonly certificate: PeerCertificate; readonly authorized: boolean };

/**
 * Asks a PBX for its certificate; nothing is sent beyond the handshake. Rejects with an `OutsideError`.
 *
 * Authorities of the company's own come from `NODE_EXTRA_CA_CERTS`. `publicAuthorities` are those that come with Node.
 */
export async function readCertificate(
  url: string,
  clock: Clock,
  publicAuthorities: readonly string[] = rootCertificates,
): Promise<ShownCertificate> {
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'https:') throw starfaceError('rejected', 'rejected', 'The address is not https');
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { host, port: Number(port || 443), ...(isIP(host) === 0 ? { servername: host } : {}) };
  const { certificate, authorized } = await shakeHands(address, clock, null);
  const { fingerprint256, subject, valid_to: validTo } = certificate;
  const shown = { fingerprint256, subject: String(subject?.CN ?? ''), validTo, trusted: authorized };
  if (!authorized) return { ...shown, authority: null };
  // With the public authorities alone: what they do not vouch for, an authority of the company's own does.
  const isPublic = (await shakeHands(address, clock, publicAuthorities)).authorized;
  return { ...shown, authority: isPublic ? 'public' : 'own' };
}

/** `authorities` null: all that this process trusts. */
function shakeHands(
  address: { readonly host: string; readonly port: number; readonly servername?: string },
  clock: Clock,
  authorities: readonly string[] | null,
): Promise<Handshake> {
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      finish();
      reject(starfaceError('unavailable', 'unavailable', 'STARFACE shows no certificate'));
    };
    const ca = authorities === null ? {} : { ca: [...authorities] };
    const socket = connect({ ...address, ...ca, rejectUnauthorized: false });
    const cancel = clock.after(LIMIT_MS, fail);
    const finish = (): void => {
      cancel();
      socket.destroy();
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      const shaken = { certificate: socket.getPeerCertificate(), authorized: socket.authorized };
      finish();
      resolve(shaken);
    });
  });
}
