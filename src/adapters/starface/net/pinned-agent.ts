import { TLSSocket } from 'node:tls';
import { Agent, buildConnector } from 'undici';
import type { Clock } from '../../../bridge/ports.ts';

const CONNECT_LIMIT_MS = 5_000;
const CLOSE_LIMIT_MS = 2_000;

/** The PBX shows another certificate than the one the administrator confirmed. */
export class WrongCertificate extends Error {
  constructor() {
    super('the certificate of the PBX is not the confirmed one');
    this.name = 'WrongCertificate';
  }
}

/**
 * Connections to the PBX. With a fingerprint the certificate is compared before the socket is handed over, so that no
 * byte of a request leaves towards a stranger; without one the public authorities and the host name decide.
 *
 * `trusted` is asked at each new connection: SHA-256 of the certificate in hex, colons and case do not matter; null
 * leaves it to the authorities.
 */
export function createAgent(trusted: () => string | null): Agent {
  const limits = { maxResponseSize: 8 * 1024 * 1024, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 10_000 };
  const byAuthority = buildConnector({ timeout: CONNECT_LIMIT_MS });
  // A resumed session would not show the certificate again: none is kept.
  const byFingerprint = buildConnector({ rejectUnauthorized: false, timeout: CONNECT_LIMIT_MS, maxCachedSessions: 0 });
  return new Agent({
    ...limits,
    connect(options, callback) {
      const fingerprint = trusted();
      if (fingerprint === null) {
        byAuthority(options, callback);
        return;
      }
      const expected = normalise(fingerprint);
      byFingerprint(options, (...result) => {
        const socket = result[1];
        if (!(socket instanceof TLSSocket)) {
          callback(...result);
        } else if (normalise(socket.getPeerCertificate().fingerprint256) === expected) {
          callback(null, socket);
        } else {
          socket.destroy();
          callback(new WrongCertificate(), null);
        }
      });
    },
  });
}

/** Lets what is on its way finish, but not for longer than a moment. */
export async function closeAgent(agent: Agent, clock: Clock): Promise<void> {
  if (agent.closed || agent.destroyed) return;
  const cancel = clock.after(CLOSE_LIMIT_MS, () => {
    agent.destroy().catch(() => undefined);
  });
  await agent.close().finally(cancel);
}

function normalise(fingerprint: string | undefined): string {
  return (fingerprint ?? '').replace(/[^0-9a-f]/gi, '').toLowerCase();
}
