import { isIP } from 'node:net';
import { connect } from 'node:tls';
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
};

const LIMIT_MS = 5_000;

/** Asks a PBX for its certificate; nothing is sent beyond the handshake. Rejects with an `OutsideError`. */
export function readCertificate(url: string, clock: Clock): Promise<ShownCertificate> {
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'https:') return Promise.reject(starfaceError('rejected', 'rejected', 'The address is not https'));
  const host = hostname.replace(/^\[|\]$/g, '');
  const servername = isIP(host) === 0 ? { servername: host } : {};
  return new Promise((resolve, reject) => {
    const fail = (): void => {
      finish();
      reject(starfaceError('unavailable', 'unavailable', 'STARFACE shows no certificate'));
    };
    const socket = connect({ host, port: Number(port || 443), rejectUnauthorized: false, ...servername });
    const cancel = clock.after(LIMIT_MS, fail);
    const finish = (): void => {
      cancel();
      socket.destroy();
    };
    socket.once('error', fail);
    socket.once('secureConnect', () => {
      const { fingerprint256, subject, valid_to: validTo } = socket.getPeerCertificate();
      const trusted = socket.authorized;
      finish();
      resolve({ fingerprint256, subject: String(subject?.CN ?? ''), validTo, trusted });
    });
  });
}
