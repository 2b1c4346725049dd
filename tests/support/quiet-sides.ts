/** A configuration and both sides of a bridge where nothing happens: a test says only what is otherwise with it. */
import type { PresenceConfig } from '../../src/bridge/presence-config.ts';
import type { Log, Microsoft365, Pbx } from '../../src/bridge/ports.ts';

export function quiet(): void {
  // Nobody listens.
}

export const quietLog: Log = { info: quiet, warn: quiet, error: quiet, child: () => quietLog };

/** Nothing is pinned by the file: the sync is off, and everything is decided in the console. */
export function presenceConfig(changes: Partial<PresenceConfig> = {}): PresenceConfig {
  return {
    mode: null,
    initialMode: 'off',
    sweepMs: 2_000,
    respectManualDnd: true,
    silenceHoldMs: 600_000,
    reverseTrigger: 'call',
    maxClaimMs: 12 * 3_600_000,
    scope: { include: null, exclude: null, hide: null, hours: null, mayPause: null },
    individual: null,
    rules: null,
    zone: 'Europe/Berlin',
    language: 'en',
    ...changes,
  };
}

/** The file pins that everybody takes part. */
export const everybody: PresenceConfig['scope'] = {
  include: 'all',
  exclude: [],
  hide: [],
  hours: null,
  mayPause: true,
};

/** An office without people, whose PBX takes every DND and looks into an empty address book. */
export function quietPbx(changes: Partial<Pbx> = {}): Pbx {
  return {
    describe: async () => ({ version: '9.1.0', auth: 'classic', capabilities: ['dnd'] }),
    listUsers: async () => [],
    listGroups: async () => [],
    readDnd: async () => ({ on: false, basis: null }),
    writeDnd: async () => undefined,
    userSettings: {
      readRedirections: async () => [],
      writeRedirection: async () => undefined,
      searchContacts: async () => [],
    },
    budget: () => ({ perSecond: 5, waiting: 0 }),
    stop: async () => undefined,
    ...changes,
  };
}

/** A tenant without people, which takes every presence. */
export function quietMicrosoft(changes: Partial<Microsoft365> = {}): Microsoft365 {
  return {
    listUsers: async () => [],
    readPresences: async () => [],
    setPresence: async () => undefined,
    clearPresence: async () => undefined,
    grantedRoles: async () => [],
    stop: async () => undefined,
    ...changes,
  };
}
