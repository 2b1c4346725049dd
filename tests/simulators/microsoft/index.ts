import { Directory } from './directory.ts';
import { mintUserToken } from './entra/mint.ts';
import type { EntraWorld } from './entra/provider.ts';
import { signingKey } from './entra/signing-key.ts';
import { entraSpeaker } from './entra/speaker.ts';
import { BearerCheck } from './graph/bearer.ts';
import { batchOperations } from './graph/batch.ts';
import { Graph } from './graph/graph.ts';
import type { GraphSettings } from './graph/operation.ts';
import { presenceReadOperations } from './graph/presence-read.ts';
import { presenceWriteOperations } from './graph/presence-write.ts';
import { Delivery } from './graph/delivery.ts';
import { SubscriptionBook } from './graph/subscription-book.ts';
import { subscriptionOperations } from './graph/subscriptions.ts';
import { graphSpeaker } from './graph/speaker.ts';
import { Throttle } from './graph/throttle.ts';
import { userDeltaOperations } from './graph/users-delta.ts';
import { userOperations } from './graph/users.ts';
import { guidOf } from './guid.ts';
import type { MicrosoftOptions, MicrosoftSimulator } from './microsoft-simulator.ts';
import { leastRoles } from './tenant.ts';
import type { Tenant } from './tenant.ts';
import { Faults } from './traffic/faults.ts';
import { Ledger } from './traffic/ledger.ts';
import { Listener } from './traffic/listener.ts';

export type { MicrosoftOptions, MicrosoftSimulator, TlsMaterial } from './microsoft-simulator.ts';
export type { MintOptions } from './entra/mint.ts';
export type { SimulatedMicrosoftPerson } from './person.ts';

/** Starts a simulated Microsoft 365 tenant: Entra ID (https) and Microsoft Graph (http unless `graphTls` is given). */
export async function startMicrosoft(options: MicrosoftOptions): Promise<MicrosoftSimulator> {
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const host = options.host ?? '127.0.0.1';
  const tenant = tenantOf(options);
  const directory: Directory = new Directory(options.people, {
    now,
    presenceTouched: (person) => {
      person.sequenceNumber();
      subscriptions.look(person);
    },
  });
  const delivery = new Delivery(random);
  const subscriptions = new SubscriptionBook({ tenantId: tenant.tenantId, directory, delivery, now });
  const watch = setInterval(() => subscriptions.lookAtEverybody(), 500).unref();
  const settings: GraphSettings = {
    sequenceNumbers: true,
    unknownIds: 'missing',
    deltaGeneration: 0,
    deltaPageSize: 200,
  };
  const throttle = new Throttle(directory.people().length, now);
  const ledger = new Ledger();
  const faults = new Faults(random);
  const shared = { host, ledger, faults };
  const graphListener = new Listener({ ...shared, port: options.graphPort ?? 0, tls: options.graphTls });
  const entraListener = new Listener({ ...shared, port: options.entraPort ?? 0, tls: options.tls });
  const graphUrl = `${options.graphTls === undefined ? 'http' : 'https'}://${host}:${await graphListener.listen()}`;
  const entraUrl = `https://${host === '127.0.0.1' ? 'localhost' : host}:${await entraListener.listen()}`;

  const key = await signingKey();
  const issuer = `${entraUrl}/${tenant.tenantId}/v2.0`;
  const entraWorld: EntraWorld = { tenant, directory, key, entraUrl, graphUrl, random, capabilities: new WeakMap() };
  const graph = new Graph({
    operations: [
      ...presenceReadOperations,
      ...presenceWriteOperations,
      ...userDeltaOperations,
      ...userOperations,
      ...batchOperations,
      ...subscriptionOperations(subscriptions, delivery),
    ],
    world: { directory, settings, graphUrl, tenantId: tenant.tenantId, now },
    bearer: new BearerCheck({ tenant, key: key.publicKey, issuer, graphUrl }),
    throttle,
    ledger,
  });
  graphListener.speak(graphSpeaker(graph, ledger));
  entraListener.speak(entraSpeaker(entraWorld, ledger));

  return {
    graphUrl,
    entraUrl,
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    clientSecret: tenant.clientSecret,
    addinClientId: tenant.addinClientId,
    tenant,
    throttling: throttle.settings,
    graph: settings,
    delivery: delivery.settings,
    notificationsSettled: async () => {
      subscriptions.lookAtEverybody();
      await delivery.settled();
    },
    sendLifecycle: (event) => subscriptions.sendLifecycle(event),
    person: (name) => directory.person(name),
    people: () => directory.people(),
    join: (seed) => directory.join(seed),
    mintUserToken: (mint) => mintUserToken(mint, entraWorld),
    revokeTokens: () => void (tenant.tokenGeneration += 1),
    expireDeltaTokens: () => void (settings.deltaGeneration += 1),
    setFault: (fault) => faults.set(fault),
    setSocketTrouble: (trouble) => faults.setTrouble(trouble),
    stats: () => ledger.stats(),
    writes: (since) => ledger.writes(since),
    unknownRequests: () => [...graph.unknownRequests],
    stop: async () => {
      clearInterval(watch);
      await Promise.all([delivery.close(), graphListener.close(), entraListener.close()]);
      const [unknown] = graph.unknownRequests;
      if (options.strict === true && unknown !== undefined) throw new Error(`Graph does not know ${unknown}`);
    },
  };
}

function tenantOf(options: MicrosoftOptions): Tenant {
  return {
    tenantId: options.tenantId ?? guidOf('tenant'),
    clientId: options.clientId ?? guidOf('bridge registration'),
    addinClientId: options.addinClientId ?? guidOf('add-in registration'),
    clientSecret: options.clientSecret ?? 'bridge~secret.of-the-simulated-tenant',
    clientCertificate: options.clientCertificate,
    redirectUris: options.redirectUris ?? [],
    addinRedirectUris: options.addinRedirectUris ?? [],
    roles: options.roles ?? leastRoles,
    requestedRoles: options.requestedRoles ?? leastRoles,
    delegatedConsent: 'given',
    delegatedScopes: [
      'User.Read',
      'User.Read.All',
      'User.ReadBasic.All',
      'Presence.Read',
      'Presence.Read.All',
      'Presence.ReadWrite',
    ],
    application: 'present',
    credential: 'valid',
    consentAnswer: 'accept',
    browserUser: undefined,
    tokenLifetimeSeconds: undefined,
    tokenGeneration: 1,
  };
}
