/** Part of the composition root: from the configuration to what the adapters of the two sides take. */
import { createMicrosoft365, type MicrosoftConnection, type MicrosoftOptions } from './adapters/microsoft/index.ts';
import type { AuthorizationCodeOptions, StarfaceOptions, XmppOptions } from './adapters/starface/index.ts';
import { ConfigFault, type BrowserSignIn, type ChatServer, type Config } from './adapters/system/config.ts';
import { OutsideError, type Clock, type Log, type Random } from './bridge/ports.ts';

type System = { readonly clock: Clock; readonly random: Random; readonly log: Log };

export function starfaceOptions({ starface, presence }: Config, system: System): StarfaceOptions {
  const { restClient, lamps, companionSecret, tls, xmpp, oauth } = starface;
  return {
    ...system,
    url: starface.url,
    login: starface.login,
    password: starface.password.reveal(),
    auth: starface.auth,
    callbackUrl: starface.callbackUrl,
    ...(restClient === null ? {} : { restClient: { id: restClient.id, secret: restClient.secret.reveal() } }),
    ...(tls.fingerprint256 === undefined ? {} : { tls: { fingerprint256: tls.fingerprint256 } }),
    ...(presence.hours === undefined ? {} : { timeZone: presence.hours.zone }),
    ...(lamps === null ? {} : { lamps: { accounts: [{ login: lamps.login, password: lamps.password.reveal() }] } }),
    ...(oauth === null ? {} : { oauth: oauthOptions(oauth) }),
    ...(xmpp === null ? {} : { xmpp: xmppOptions(xmpp) }),
    ...(companionSecret === null
      ? {}
      : { companion: { secret: companionSecret.reveal(), pbx: new URL(starface.url).host } }),
  };
}

function oauthOptions({ clientId, clientSecret, scope, redirectUri }: BrowserSignIn): AuthorizationCodeOptions {
  return { client: { id: clientId, secret: clientSecret?.reveal() }, scope, redirectUri };
}

function xmppOptions({ host, port, domain, ...tls }: ChatServer): XmppOptions {
  return {
    host,
    port,
    domain,
    tls: {
      ...(tls.serverName === null ? {} : { serverName: tls.serverName }),
      ...(tls.ca === null ? {} : { ca: tls.ca }),
      ...(tls.fingerprint256 === null ? {} : { fingerprint256: tls.fingerprint256 }),
    },
  };
}

export function microsoftOptions({ microsoft }: Config, system: System): MicrosoftOptions {
  const { credential, tenantId, clientId, authority, graphUrl, profileNumbers } = microsoft;
  return {
    ...system,
    tenantId,
    clientId,
    authority,
    graphUrl,
    profileNumbers,
    credential:
      credential.kind === 'certificate'
        ? { kind: 'certificate', pem: `${credential.privateKey.reveal()}\n${credential.certificate}` }
        : { kind: 'secret', secret: credential.secret.reveal() },
  };
}

/** @throws ConfigFault where the cloud has no presence, addresses are of different clouds, or the certificate is unusable */
export function connectMicrosoft(config: Config, system: System): MicrosoftConnection {
  try {
    return createMicrosoft365(microsoftOptions(config, system));
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const isCloud = error.code.startsWith('microsoft.cloud-');
    const where = isCloud ? 'microsoft.authority and microsoft.graphUrl' : 'microsoft.certificateFile';
    throw new ConfigFault([{ where, problem: `cannot be used (${error.code}): ${error.message}` }]);
  }
}
