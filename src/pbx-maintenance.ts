/** Part of the composition root: what the console does about the connection to the PBX. */
import { readCertificate, type Starface } from './adapters/starface/index.ts';
import type { Config } from './adapters/system/config.ts';
import { OutsideError, type Clock, type PbxMaintenance } from './bridge/ports.ts';

export function pbxMaintenance(starface: Starface, { starface: pbx }: Config, clock: Clock): PbxMaintenance {
  const { lamps } = pbx;
  return {
    certificate: async () => (pbx.url.startsWith('https:') ? readCertificate(pbx.url, clock) : null),
    trusted: () => starface.trusted(),
    trustPinned: pbx.tls.fingerprint256 !== undefined,
    trust: (fingerprint256) => starface.trust(fingerprint256),
    forgetRefusal: () => starface.forgetRefusal(),
    lampLogin: lamps?.login ?? null,
    async testLamps(credentials) {
      const own = lamps === null ? null : { login: lamps.login, password: lamps.password.reveal() };
      const account = credentials ?? own;
      if (account === null) throw new OutsideError('starface', 'rejected', 'starface.no-lamp-account', 'no account');
      return starface.testLamps(account);
    },
  };
}
