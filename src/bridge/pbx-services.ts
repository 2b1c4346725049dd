/** The console's page about the PBX: what it makes possible, its certificate, and what to do after a refusal. */
import { telephonySources } from '../domain/call.ts';
import type { CapabilityStanding, CertificateView } from '../domain/console-views.ts';
import { capabilities } from '../domain/views.ts';
import { toServiceError } from './linking.ts';
import type { BridgeParts } from './bridge-parts.ts';
import { ServiceError } from './services.ts';
import type { AdminServices } from './console-words.ts';

const fingerprintSetting = 'pbxFingerprint';

type PbxServices = Pick<AdminServices, 'pbx' | 'certificate' | 'trustCertificate' | 'tryAgain' | 'testLamps'>;

export function pbxServices(parts: BridgeParts): PbxServices {
  const { options, engine, directory, activation, connections, linking } = parts;
  const { maintenance, store, log } = options;

  function calls(): ReturnType<AdminServices['pbx']>['calls'] {
    const shown = directory.matches().filter(({ personId }) => activation.participation(personId) !== 'hidden');
    const sources = shown.map(({ personId }) => engine.state(personId)?.seen.telephony?.source ?? 'unknown');
    const count = (source: string): number => sources.filter((one) => one === source).length;
    return {
      companion: count('companion'),
      linked: count('linked'),
      lamp: count('lamp'),
      unknown: count('unknown'),
    };
  }

  function standing(): readonly CapabilityStanding[] | null {
    const { description } = directory;
    if (description === null) return null;
    const matched = directory.matches();
    const linked = matched.filter(({ personId }) => linking.capabilities(personId).length > 0);
    return capabilities.map((name): CapabilityStanding => {
      const denied = matched.filter(({ pbxUser }) => directory.lacks(pbxUser.id, name)).length;
      const people = linked.filter(({ personId }) => linking.capabilities(personId).includes(name)).length;
      if (description.capabilities.includes(name)) return { name, state: 'everybody', people, denied };
      if (people > 0) return { name, state: 'linked', people, denied };
      return { name, state: linked.length === 0 ? 'nobodyLinked' : 'notOffered', people, denied };
    });
  }

  async function certificate(): Promise<CertificateView> {
    const confirmed = maintenance?.trusted() ?? null;
    const view = {
      confirmed: confirmed === null ? null : withColons(confirmed),
      pinned: maintenance?.trustPinned ?? false,
    };
    try {
      const shown = (await maintenance?.certificate()) ?? null;
      if (shown === null) return { ...view, shown, state: 'plain' };
      if (confirmed !== null)
        return { ...view, shown, state: same(shown.fingerprint256, confirmed) ? 'confirmed' : 'changed' };
      return { ...view, shown, state: shown.trusted ? 'trusted' : 'unconfirmed' };
    } catch {
      return { ...view, shown: null, state: 'unreachable' };
    }
  }

  function tryAgain(): void {
    maintenance?.forgetRefusal();
    connections.tryLeversAgain();
    directory.readAgain();
  }

  return {
    pbx: () => ({
      version: directory.description?.version ?? null,
      auth: directory.description?.auth ?? null,
      capabilities: standing(),
      missingRights: directory.missingRights,
      groups: directory.showsGroups ? directory.groups().length : null,
      calls: calls(),
      feeds: telephonySources.filter((source) => options.feeds?.some((feed) => feed.source === source)),
      lampLogin: maintenance?.lampLogin ?? null,
    }),
    certificate,
    async trustCertificate(fingerprint256) {
      const { shown, pinned } = await certificate();
      if (pinned || maintenance === undefined) {
        throw new ServiceError(
          'mode.pinned',
          'The configuration file sets this; change starface.tls.fingerprint256 there.',
        );
      }
      if (shown === null) {
        throw new ServiceError('starface.unavailable', 'The PBX shows no certificate now.', { retryAfterSeconds: 5 });
      }
      // What the administrator read must be what is there: it may have changed since.
      if (!same(shown.fingerprint256, fingerprint256)) {
        throw new ServiceError('request.invalid', 'The PBX shows another certificate now.', {
          field: 'fingerprint256',
        });
      }
      await store.writeSetting(fingerprintSetting, shown.fingerprint256);
      maintenance.trust(shown.fingerprint256);
      log.warn('an administrator confirmed the certificate of the PBX');
      tryAgain();
    },
    tryAgain,
    async testLamps(credentials) {
      if (maintenance === undefined || (credentials === null && maintenance.lampLogin === null)) {
        throw new ServiceError('request.invalid', 'No technical account is configured: name one.', { field: 'login' });
      }
      try {
        return await maintenance.testLamps(credentials);
      } catch (error) {
        throw toServiceError(error);
      }
    },
  };
}

/** What an administrator confirmed before this start holds, where the file says nothing. */
export async function trustStored({ options }: BridgeParts): Promise<void> {
  const { maintenance, store } = options;
  if (maintenance === undefined || maintenance.trustPinned) return;
  const stored = await store.readSetting(fingerprintSetting);
  if (typeof stored === 'string') maintenance.trust(stored);
}

function bare(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toUpperCase();
}

function same(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function withColons(fingerprint: string): string {
  return bare(fingerprint).match(/../g)?.join(':') ?? '';
}
