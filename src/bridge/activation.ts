/** The administrator's decisions: the mode, the hold, and who takes part. One writing process per PBX. */
import { noCallDisplay, type CallDisplay } from '../domain/call-display.ts';
import type { Rule } from '../domain/central/rule.ts';
import { defaultTable, type IndividualTable } from '../domain/individual.ts';
import type { Match, PersonId } from '../domain/person.ts';
import { joinedScope, pinnedParts, scopeParts, type ScopePart, type SyncScope } from '../domain/scope.ts';
import { defaultSettings, modes, type Mode, type Participation, type SyncSettings } from '../domain/settings.ts';
import { displayLevers, type Connections, type DisplayLever } from './connections.ts';
import type { Log, Store } from './ports.ts';
import type { PresenceConfig } from './presence-config.ts';
import { ServiceError } from './services.ts';
import { Standings } from './standings.ts';

export type ActivationOptions = {
  readonly config: PresenceConfig;
  readonly store: Pick<Store, 'readSetting' | 'writeSetting'>;
  readonly connections: Connections;
  readonly log: Log;
  readonly match: (personId: PersonId) => Match | undefined;
  /** Whether another synchronisation was found at work on this PBX. */
  readonly foreignSync: () => boolean;
  /** Names of the groups of a PBX user. */
  readonly groupsOf: (pbxUserId: string) => readonly string[];
  /** What `settingsOf` answers may have changed for everybody. */
  readonly changed: () => void;
};

export class Activation {
  readonly #options: ActivationOptions;
  #mode: Mode = 'off';
  #hold = false;
  #rules: readonly Rule[] = [];
  #table: IndividualTable = defaultTable;
  #callDisplay: CallDisplay = noCallDisplay;
  #ownScope: Partial<SyncScope> = {};
  #scope: SyncScope;
  #base: SyncSettings = defaultSettings;
  readonly #standings: Standings;

  constructor(options: ActivationOptions) {
    this.#options = options;
    this.#scope = joinedScope(options.config.scope, {});
    this.#standings = new Standings(options.groupsOf, this.#scope);
  }

  async load(): Promise<void> {
    const { config, store } = this.#options;
    const storedMode = await store.readSetting('mode');
    const kept = modes.find((mode) => mode === storedMode);
    this.#mode = config.mode ?? kept ?? config.initialMode ?? 'off';
    this.#hold = (await store.readSetting('hold')) === true;
    this.#rules = ((await store.readSetting('rules')) as readonly Rule[] | undefined) ?? [];
    this.#table = ((await store.readSetting('table')) as IndividualTable | undefined) ?? defaultTable;
    this.#callDisplay = ((await store.readSetting('callDisplay')) as CallDisplay | undefined) ?? noCallDisplay;
    this.#takeScope(((await store.readSetting('scope')) as Partial<SyncScope> | null | undefined) ?? {});
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
      throw pinned('presence.mode');
    }
    await this.#options.store.writeSetting('mode', mode);
    this.#options.log.info('the administrator changed the mode', { from: this.#mode, to: mode });
    this.#mode = mode;
    this.#changed();
  }

  get rules(): readonly Rule[] {
    return this.#options.config.rules ?? this.#rules;
  }

  get rulesPinned(): boolean {
    return this.#options.config.rules !== null;
  }

  get table(): IndividualTable {
    return this.#options.config.individual ?? this.#table;
  }

  get tablePinned(): boolean {
    return this.#options.config.individual !== null;
  }

  async setRules(rules: readonly Rule[]): Promise<void> {
    if (this.rulesPinned) throw pinned('presence.rulesFile');
    await this.#options.store.writeSetting('rules', rules);
    this.#options.log.info('the administrator changed the rules', { rules: rules.length });
    this.#rules = rules;
    this.#changed();
  }

  async setTable(table: IndividualTable): Promise<void> {
    if (this.tablePinned) throw pinned('presence.tableFile');
    await this.#options.store.writeSetting('table', table);
    this.#options.log.info('the administrator changed the default table');
    this.#table = table;
    this.#changed();
  }

  get callDisplay(): CallDisplay {
    return this.#options.config.callDisplay ?? this.#callDisplay;
  }

  get callDisplayPinned(): boolean {
    return (this.#options.config.callDisplay ?? null) !== null;
  }

  /** Whether the administrator wants it shown during a call. */
  shows(lever: DisplayLever): boolean {
    return this.callDisplay[lever === 'message' ? 'statusMessage' : 'preferredPresence'] !== null;
  }

  async setCallDisplay(display: CallDisplay): Promise<void> {
    if (this.callDisplayPinned) throw pinned('presence.callDisplay');
    await this.#options.store.writeSetting('callDisplay', display);
    const on = Object.entries(display).flatMap(([part, value]) => (value === null ? [] : [part]));
    this.#options.log.info('the administrator changed what shows during a call', { on });
    this.#callDisplay = display;
    // What is off is no longer tried, so nothing else would end the word of its refusal.
    for (const lever of displayLevers) if (!this.shows(lever)) this.#options.connections.displayAnswered(lever, null);
    this.#changed();
  }

  /** Zone of sync hours and of the rules' windows. */
  get zone(): string {
    return this.#scope.hours?.zone ?? this.#options.config.zone;
  }

  get scope(): SyncScope {
    return this.#scope;
  }

  get scopePinned(): readonly ScopePart[] {
    return pinnedParts(this.#options.config.scope);
  }

  /** Parts that the file sets must be given as they are. */
  async setScope(scope: SyncScope): Promise<void> {
    const changed = this.scopePinned.find((part) => JSON.stringify(scope[part]) !== JSON.stringify(this.#scope[part]));
    if (changed !== undefined) throw pinned(keyOfPart[changed]);
    const own = Object.fromEntries(
      scopeParts.filter((part) => !this.scopePinned.includes(part)).map((part) => [part, scope[part]]),
    ) as Partial<SyncScope>;
    await this.#options.store.writeSetting('scope', own);
    this.#options.log.info('the administrator changed who takes part');
    this.#takeScope(own);
    // A new base makes everybody's standing anew.
    this.#changed();
  }

  #takeScope(own: Partial<SyncScope>): void {
    this.#ownScope = own;
    this.#scope = joinedScope(this.#options.config.scope, this.#ownScope);
    this.#standings.scopeChanged(this.#scope);
  }

  /** Stored at once: it outranks file and mode until it is lifted. */
  async setHold(hold: boolean): Promise<void> {
    await this.#options.store.writeSetting('hold', hold);
    this.#options.log.warn(hold ? 'everything is given back now' : 'the hold was lifted');
    this.#hold = hold;
    this.#changed();
  }

  /** Takes over a hold that another process has stored: the command line. */
  async readHold(): Promise<void> {
    const hold = (await this.#options.store.readSetting('hold')) === true;
    if (hold === this.#hold) return;
    this.#options.log.warn(hold ? 'everything is given back now' : 'the hold was lifted', { by: 'command line' });
    this.#hold = hold;
    this.#changed();
  }

  #changed(): void {
    this.refresh();
    this.#options.changed();
  }

  /** Takes over what connections and hours say now. */
  refresh(): void {
    const { config, connections, foreignSync } = this.#options;
    this.#base = {
      ...defaultSettings,
      mode: this.#mode,
      hold: this.#hold,
      respectManualDnd: config.respectManualDnd,
      silenceHoldMs: config.silenceHoldMs,
      reverseTrigger: config.reverseTrigger,
      maxClaimMs: config.maxClaimMs,
      callDisplay: this.callDisplay,
      hours: this.#scope.hours,
      individual: this.table,
      central: { rules: this.rules, zone: this.zone, language: config.language },
      mayPause: this.#scope.mayPause,
      refusedBy: connections.refusedBy(),
      leversOff: connections.leversOff(),
      foreignSync: foreignSync(),
      freshForMs: Math.max(defaultSettings.freshForMs, 3 * config.sweepMs),
    };
  }

  settingsOf(personId: PersonId): SyncSettings {
    const match = this.#options.match(personId);
    return match === undefined ? this.#base : this.#standings.of(match, this.#base).settings;
  }

  namesOf(personId: PersonId): readonly string[] {
    const match = this.#options.match(personId);
    return match === undefined ? [] : this.#standings.of(match, this.#base).names;
  }

  participation(personId: PersonId): Participation {
    const match = this.#options.match(personId);
    // A restart begins before the directories are read: who was in the sync stays in it until they are.
    return match === undefined ? 'inSync' : this.#standings.of(match, this.#base).participation;
  }

  /** Whether one of these names is hidden: for those who are no match, and so take part in nothing. */
  hides(names: readonly string[]): boolean {
    return this.#standings.participationOf(names) === 'hidden';
  }
}

function pinned(key: string): ServiceError {
  return new ServiceError('mode.pinned', `The configuration file sets this; change ${key} there.`);
}

const keyOfPart: Readonly<Record<ScopePart, string>> = {
  include: 'presence.scope.include',
  exclude: 'presence.scope.exclude',
  hide: 'presence.hide',
  hours: 'presence.hours',
  mayPause: 'presence.mayPause',
};
