/** Starts the parts of the demo in order and stops them in reverse. */
import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { startMicrosoft, type MicrosoftSimulator } from '../simulators/microsoft/index.ts';
import { leastRoles } from '../simulators/microsoft/tenant.ts';
import { startOutlook } from '../simulators/outlook/index.ts';
import { joinXmpp } from '../simulators/starface/xmpp/index.ts';
import { startStarface, type StarfaceSimulator } from '../simulators/starface/index.ts';
import { BridgeProcess } from './bridge-process.ts';
import { buildControl } from './control.ts';
import { freePorts } from './free-ports.ts';
import { demoPeople, fieldWorker, firstPresence, type DemoPerson } from './people.ts';
import { givePast } from './past.ts';
import { waitUntilReady } from './ready.ts';

export type DemoOptions = {
  /** 0 takes free ports. */
  readonly portBase: number;
  readonly people: number;
  /** Without what `User.Read.All` shows: no numbers of profiles, no second addresses. */
  readonly least?: boolean;
  readonly folder: string;
  /** Writes a secret into the data folder and answers its path. */
  readonly secret: (name: string, text: string) => string;
  readonly print: (line: string) => void;
  readonly sealingKey: string;
};

export type DemoAddresses = Readonly<
  Record<'outlook' | 'console' | 'bridge' | 'metrics' | 'control' | 'starface' | 'xmpp' | 'graph' | 'entra', string>
>;

export type Demo = {
  readonly addresses: DemoAddresses;
  /** The simulators themselves, for whoever steers them from the same process. */
  readonly parts: {
    readonly people: readonly DemoPerson[];
    readonly starface: StarfaceSimulator;
    readonly microsoft: MicrosoftSimulator;
    readonly caFile: string;
  };
  stop(): Promise<void>;
};

const host = '127.0.0.1';
/** What an administrator grants who wants the numbers of profiles, too. */
const wholeRoles: readonly string[] = ['Presence.ReadWrite.All', 'User.Read.All'];

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { folder, secret, print } = options;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one().catch(() => undefined);
  };
  try {
    const people = demoPeople(options.people);
    const ports = await freePorts(options.portBase);
    const tls = await makeCertificate();
    const caFile = secret('ca.pem', tls.cert);

    const starface = await startStarface({ people, port: ports[0], host });
    stops.push(() => starface.stop());
    givePast(starface, people, new Date());
    for (const { login, lacks = [] } of people) for (const right of lacks) starface.person(login ?? '').revoke(right);
    const chat = await joinXmpp(starface, { tls, port: ports[7], host });
    stops.push(() => chat.stop());
    const addinOrigin = `http://${host}:${ports[3]}`;
    const roles = options.least === true ? leastRoles : wholeRoles;
    const microsoft = await startMicrosoft({
      people: [...people, fieldWorker],
      roles,
      requestedRoles: roles,
      graphPort: ports[1],
      entraPort: ports[2],
      host,
      tls,
      redirectUris: [`${addinOrigin}/oauth/callback/microsoft`],
      addinRedirectUris: [
        `${addinOrigin}/addin/index.html`,
        `${addinOrigin}/addin/sign-in.html`,
        `brk-multihub://${new URL(addinOrigin).host}`,
      ],
    });
    stops.push(() => microsoft.stop());
    // Whoever tries the consent sees what it asks.
    microsoft.tenant.consentAnswer = 'ask';
    for (const [index, { upn }] of people.entries())
      if (upn !== undefined) microsoft.person(upn).is(...firstPresence(index));
    const outlook = await startOutlook({
      port: ports[5],
      host,
      paneUrl: `${addinOrigin}/addin/index.html`,
      people: people.flatMap((person) =>
        person.upn === undefined ? [] : [{ upn: person.upn, name: `${person.firstName} ${person.familyName}` }],
      ),
      mintToken: (upn) => mintForOutlook(microsoft, upn),
    });
    stops.push(() => outlook.stop());

    const code = randomBytes(15).toString('base64url');
    const configFile = join(folder, 'bridge.json');
    const config = {
      publicUrl: addinOrigin,
      listen: { host, port: ports[3] },
      health: { host, port: ports[4] },
      store: { url: 'file:./data/bridge.db' },
      secretsKeyFile: secret('sealing-key', options.sealingKey),
      consoleCodeFile: secret('console-code', code),
      microsoft: {
        tenantId: microsoft.tenantId,
        clientId: microsoft.clientId,
        clientSecretFile: secret('microsoft', microsoft.clientSecret),
        authority: microsoft.entraUrl,
        graphUrl: microsoft.graphUrl,
      },
      addin: {
        clientId: microsoft.addinClientId,
        officeJsUrl: outlook.officeJsUrl,
        frameAncestors: [outlook.url],
      },
      starface: {
        url: starface.url,
        login: starface.admin.login,
        passwordFile: secret('starface', starface.admin.password),
        auth: 'classic',
        xmpp: { port: ports[7], domain: chat.xmpp.domain, caFile },
      },
      presence: { initialMode: 'presence-oauth' },
    };
    writeFileSync(configFile, JSON.stringify(config, null, 2));

    const bridge = new BridgeProcess({ configFile, env: { NODE_EXTRA_CA_CERTS: caFile }, print });
    bridge.start();
    stops.push(() => bridge.stop());
    const health = `http://${host}:${ports[4]}`;
    await waitUntilReady(`${health}/health/ready`, 45_000);
    await linkPhones(people, microsoft, addinOrigin, print);

    const control = buildControl({ people, starface, microsoft, bridge, bridgeUrl: () => addinOrigin });
    await control.listen({ host, port: ports[6] });
    stops.push(() => control.close());

    return {
      addresses: {
        outlook: outlook.url,
        console: `${addinOrigin}/admin/#code=${code}`,
        bridge: addinOrigin,
        metrics: `${health}/metrics`,
        control: `http://${host}:${ports[6]}`,
        starface: starface.url,
        xmpp: `xmpp://${host}:${ports[7]}`,
        graph: microsoft.graphUrl,
        entra: microsoft.entraUrl,
      },
      parts: { people, starface, microsoft, caFile },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key, cert };
}

/** Links as a person would: by the bridge's own API, with the person's own token and password. */
async function linkPhones(
  people: readonly DemoPerson[],
  microsoft: MicrosoftSimulator,
  bridgeUrl: string,
  print: (line: string) => void,
): Promise<void> {
  for (const { upn, login, password, linksPhone } of people) {
    if (!linksPhone || upn === undefined || login === undefined) continue;
    const token = await microsoft.mintUserToken({ upn });
    const answer = await fetch(`${bridgeUrl}/api/v1/me/starface`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ login, password }),
    });
    if (!answer.ok) print(`linking ${login} answered ${answer.status}: ${await answer.text()}`);
  }
}

async function mintForOutlook(microsoft: MicrosoftSimulator, upn: string): Promise<string> {
  return microsoft.mintUserToken({ upn });
}
