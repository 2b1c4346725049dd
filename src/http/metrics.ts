/** What `/metrics` shows: counts and states, no person and no address. */
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { AdminServices, Status } from '../bridge/console-words.ts';
import { modes } from '../domain/settings.ts';

const prefix = 'presence_bridge_';

export function createMetrics(admin: Pick<AdminServices, 'status'>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (self: Gauge<Label>, status: Status) => void,
  ): void => {
    new Gauge<Label>({
      name: prefix + name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        collect(this, admin.status());
      },
    });
  };
  gauge('people', 'People by kind', ['kind'], (self, { people }) => {
    for (const [kind, count] of Object.entries(people)) self.set({ kind }, count);
  });
  gauge('connection_up', '1 where the side answers', ['side'], (self, { connections }) => {
    for (const { side, state } of connections) self.set({ side }, state === 'ok' ? 1 : 0);
  });
  gauge('mode', '1 for the active mode', ['mode'], (self, { mode }) => {
    for (const one of modes) self.set({ mode: one }, one === mode ? 1 : 0);
  });
  gauge('hold', '1 while everything is given back', [], (self, { hold }) => self.set(hold ? 1 : 0));
  gauge('foreign_sync_stopped', '1 while another synchronisation keeps DND stopped', [], (self, { foreignSync }) =>
    self.set(foreignSync.stopped ? 1 : 0),
  );
  gauge('pbx_requests_per_second', 'Adaptive budget of the PBX', [], (self, { connections }) => {
    const perSecond = connections.find(({ side }) => side === 'starface')?.details['requestsPerSecond'];
    if (typeof perSecond === 'number') self.set(perSecond);
  });
  gauge(
    'microsoft_requests',
    'Requests to Microsoft Graph since the start',
    ['class', 'kind'],
    (self, { microsoft }) => {
      for (const [priority, counts] of Object.entries(microsoft?.requests ?? {})) {
        for (const kind of ['sent', 'waiting', 'throttled', 'failed'] as const) {
          self.set({ class: priority, kind }, counts[kind]);
        }
      }
    },
  );
  gauge(
    'microsoft_certificate_ends_seconds',
    'End of the certificate for Microsoft 365, seconds since 1970',
    [],
    (self, { microsoft }) => {
      const endsAt = microsoft?.credential.expiresAt ?? null;
      if (endsAt !== null) self.set(Math.floor(endsAt / 1_000));
    },
  );
  gauge('microsoft_notifications', 'Change notifications since the start', ['outcome'], (self, { hints }) => {
    if (hints === undefined) return;
    self.set({ outcome: 'accepted' }, hints.accepted);
    self.set({ outcome: 'dropped' }, hints.dropped);
  });
  gauge('microsoft_watched_people', 'People for whom a subscription stands', [], (self, { hints }) => {
    if (hints !== undefined) self.set(hints.watched);
  });
  return registry;
}
