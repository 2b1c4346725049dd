/** A pane with everything around it in memory: for jsdom and for a real browser. */
import { createRedirectionsStore } from '../../../src/addin/callers/redirections-store.ts';
import { createDesk } from '../../../src/addin/desk.ts';
import { createDialGuard } from '../../../src/addin/dialling/dial-guard.ts';
import { createOwnPhones } from '../../../src/addin/dialling/own-phones.ts';
import { createDeviceMemory } from '../../../src/addin/dialling/phone-choice.ts';
import { createNumberReader } from '../../../src/addin/dialling/domain-numbers.ts';
import type { HintName, OpenItem } from '../../../src/addin/host.ts';
import { loadText } from '../../../src/addin/locales/texts.ts';
import type { Pane } from '../../../src/addin/pane.ts';
import { createAddressBook } from '../../../src/addin/people/address-book.ts';
import { createTeamStore } from '../../../src/addin/people/team-store.ts';
import { nothingHeard, type LiveState } from '../../../src/ui/api/live-state.ts';
import { createLiveStore } from '../../../src/ui/api/live-store.ts';
import { createFormats } from '../../../src/ui/locales/formats.ts';
import { languageOf } from '../../../src/ui/locales/translator.ts';
import { createFakeApi, type FakeApi } from './fake-api.ts';
import { createFakeHost, type FakeHost, type Surface } from './fake-host.ts';
import { createFakeTelephone, type FakeTelephone } from './fake-telephone.ts';
import { me, noon } from './people.ts';

export type TestPane = {
  readonly pane: Pane;
  readonly api: FakeApi;
  readonly telephone: FakeTelephone;
  readonly host: FakeHost;
  readonly copied: string[];
  readonly opened: string[];
  readonly reconnects: () => number;
  readonly reloads: () => number;
  /** From now on the bridge hands out another build. */
  readonly update: () => void;
  readonly moveTime: (ms: number) => void;
};

export type PaneOptions = {
  readonly item?: OpenItem | null;
  readonly state?: Partial<LiveState>;
  readonly locale?: string;
  readonly telephone?: FakeTelephone;
  readonly surface?: Surface;
  /** Those that were not dismissed before; without them the pane runs where nothing remembers hints. */
  readonly hints?: readonly HintName[];
  /** jsdom's clicks are made by a script; the pane takes them for a person's unless a test wants otherwise. */
  readonly isTrusted?: (event: Event) => boolean;
};

export async function createTestPane(options: PaneOptions = {}): Promise<TestPane> {
  const locale = options.locale ?? 'en-GB';
  const api = createFakeApi();
  const telephone = options.telephone ?? createFakeTelephone();
  const host = createFakeHost({
    locale,
    item: options.item ?? null,
    ...(options.hints ? { hints: options.hints } : {}),
    ...(options.surface ? { surface: options.surface } : {}),
  });
  const copied: string[] = [];
  const opened: string[] = [];
  const device = new Map<string, string>();
  let now = noon;
  let reconnects = 0;
  let reloads = 0;
  let isUpdated = false;
  const live: LiveState = { ...nothingHeard, connection: 'live', heardAt: noon, me: me(), colleagues: [] };
  const pane: Pane = {
    api,
    telephone,
    redirections: createRedirectionsStore(telephone),
    addressBook: createAddressBook(telephone),
    team: createTeamStore(telephone),
    host,
    live: createLiveStore({ ...live, ...options.state }),
    reconnect: () => {
      reconnects += 1;
    },
    numbers: createNumberReader({ country: 'DE' }),
    desk: createDesk(),
    guard: createDialGuard(),
    ownPhones: createOwnPhones(telephone, () => now),
    lastPhone: createDeviceMemory(() => ({
      getItem: (key) => device.get(key) ?? null,
      setItem: (key, value) => void device.set(key, value),
    })),
    t: await loadText(languageOf(locale)),
    formats: createFormats(locale, 'Europe/Berlin'),
    now: () => now,
    copy: async (text) => {
      copied.push(text);
    },
    openAddress: (address) => opened.push(address),
    reload: () => {
      reloads += 1;
    },
    isNewBuild: async () => isUpdated,
    isTrusted: options.isTrusted ?? (() => true),
    version: '0.0.0-test',
  };
  const moveTime = (ms: number): void => {
    now += ms;
  };
  const update = (): void => {
    isUpdated = true;
  };
  const counts = { reconnects: () => reconnects, reloads: () => reloads };
  return { pane, api, telephone, host, copied, opened, ...counts, update, moveTime };
}
