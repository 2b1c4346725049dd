/** The administrator's decisions: the mode, the hold, and who takes part. One writing process per PBX. */
import type { IndividualTable } from '../domain/individual.ts';
import type { Match, PersonId } from '../domain/person.ts';
import { defaultSettings, modes, type Mode, type Participation, type SyncSettings } from '../domain/settings.ts';
import type { Connections } from './connections.ts';
import type { Log, Store } from './ports.ts';
import { ServiceError } from './services.ts';

/** Persons and groups by UPN, mail, or PBX login; compared without case. */
export type Scope = {
  readonly include: 'all' | readonly string[];
  readonly exclude: readonly string[];
  readonly hide: readonly string[];
};

export type PresenceConfig = {
  /** Set in the configuration file: the console cannot change it. */
  readonly mode: Mode | null;
  /** Counts where the store holds no mode yet. */
  readonly initialMode: Mode | null;
  readonly sweepMs: number;
  readonly respectManualDnd: boolean;
  readonly silenceHoldMs: number;
  readonly reverseTrigger: SyncSettings['reverseTrigger'];
  readonly maxClaimMs: number;
  readonly scope: Scope;
  readonly hours: SyncSettings['hours'];
  readonly individual: IndividualTable;
  readonly mayPause: boolean;
};

export type ActivationOptions = {
  readonly config: PresenceConfig;
  readonly store: Pick<Store, 'readSetting' | 'writeSetting'>;
  readonly connections: Connections;
  readonly log: Log;
  readonly match: (personId: PersonId) => Match | undefined;
  /** What `settingsOf` answers may have changed for everybody. */
  readonly changed: () => void;
};

export class Activation {
  readonly #options: ActivationOptions;
  readonly #include: ReadonlySet<string> | null;
  readonly #exclude: ReadonlySet<string>;
  readonly #hide: ReadonlySet<string>;
  #mode: Mode = 'off';
  #hold = false;
  #base: SyncSettings = defaultSettings;

  constructor(options: ActivationOptions) {
    this.#options = options;
    const { scope } = options.config;
    this.#include = scope.include === 'all' ? null : folded(scope.include);
    this.#exclude = folded(scope.exclude);
    this.#hide = folded(scope.hide);
  }

  async load(): Promise<void> {
    const { config, store } = this.#options;
    const storedMode = await store.readSetting('mode');
    const kept = modes.find((mode) => mode === storedMode);
    this.#mode = config.mode ?? kept ?? config.initialMode ?? 'off';
    this.#hold = (await store.readSetting('hold')) === true;
    this.refresh();
  }

  get mode(): Mode {
    return this.#mode;
  }

  get modePinned(): boolean {
    return this.#options.config.mode !== null;
  }

  get hold(): boolean {
    return this.#hold;
  }

  async setMode(mode: Mode): Promise<void> {
    if (this.modePinned) {
      throw new ServiceError('mode.pinned', 'The configuration file sets the mode; change presence.mode there.');
    }
    await this.#options.store.writeSetting('mode', mode);
    this.#options.log.info('the administrator changed the mode', { from: this.#mode, to: mode });
    this.#mode = mode;
    this.#changed();
  }

  /** Stored at once: it outranks file and mode until it is lifted. */
  async setHold(hold: boolean): Promise<void> {
    await this.#options.store.writeSetting('hold', hold);
    this.#options.log.warn(hold ? 'everything is given back now' : 'the hold was lifted');
    this.#hold = hold;
    this.#changed();
  }

  #changed(): void {
    this.refresh();
    this.#options.changed();
  }

  /** Takes over what connections and hours say now. */
  refresh(): void {
    const { config, connections } = this.#options;
    this.#base = {
      ...defaultSettings,
      mode: this.#mode,
      hold: this.#hold,
      respectManualDnd: config.respectManualDnd,
      silenceHoldMs: config.silenceHoldMs,
      reverseTrigger: config.reverseTrigger,
      maxClaimMs: config.maxClaimMs,
      hours: config.hours,
      individual: config.individual,
      mayPause: config.mayPause,
      refusedBy: connections.refusedBy(),
      leversOff: connections.leversOff(),
      freshForMs: Math.max(defaultSettings.freshForMs, 3 * config.sweepMs),
    };
  }

  settingsOf(personId: PersonId): SyncSettings {
    const participation = this.participation(personId);
    return participation === 'inSync' ? this.#base : { ...this.#base, participation };
  }

  participation(personId: PersonId): Participation {
    const match = this.#options.match(personId);
    // A restart begins before the directories are read: who was in the sync stays in it until they are.
    if (match === undefined) return 'inSync';
    const names = namesOf(match);
    if (names.some((name) => this.#hide.has(name))) return 'hidden';
    if (names.some((name) => this.#exclude.has(name))) return 'paused';
    return this.#include === null || names.some((name) => this.#include?.has(name)) ? 'inSync' : 'paused';
  }
}

function folded(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}

function namesOf(match: Match): readonly string[] {
  const { pbxUser, microsoftUser } = match;
  const names = [microsoftUser.upn, microsoftUser.mail, pbxUser.login, pbxUser.email];
  return names.filter((name) => name !== null).map((name) => name.toLowerCase());
}
