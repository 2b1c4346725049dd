/** Watches whether another synchronisation works against ours on this PBX, and stops DND where one does. */
import {
  countRecheck,
  countReverted,
  noForeignSync,
  resume,
  type ForeignSync,
  type Recheck,
} from '../domain/foreign-sync.ts';
import type { PersonId } from '../domain/person.ts';
import type { Clock, Log, Store } from './ports.ts';
import type { ForeignSyncStatus } from './console-words.ts';

const setting = 'foreignSync';
/** Rechecks come in crowds at nine o'clock; a few that a crash forgets are counted again by the next ones. */
const saveAfterMs = 5_000;

export type ForeignSyncGuardOptions = {
  readonly store: Pick<Store, 'readSetting' | 'writeSetting'>;
  readonly clock: Clock;
  readonly log: Log;
  /** The PBX was stopped, or is tried again. */
  readonly changed: () => void;
};

export class ForeignSyncGuard {
  readonly #options: ForeignSyncGuardOptions;
  #guard: ForeignSync = noForeignSync;
  #cancelResume: (() => void) | null = null;
  #cancelSave: (() => void) | null = null;

  constructor(options: ForeignSyncGuardOptions) {
    this.#options = options;
  }

  async load(): Promise<void> {
    this.#guard = guardOf(await this.#options.store.readSetting(setting));
    this.#armResume();
  }

  get stopped(): boolean {
    return this.#guard.stoppedUntil !== null;
  }

  status(): ForeignSyncStatus {
    const { recent, stoppedUntil } = this.#guard;
    const until = stoppedUntil === null ? null : new Date(stoppedUntil).toISOString();
    const { reverted, persons } = countReverted(recent);
    return { stopped: this.stopped, until, writes: recent.length, reverted, persons };
  }

  rechecked(personId: PersonId, recheck: Recheck): void {
    const { clock, log } = this.#options;
    const before = this.#guard;
    this.#guard = countRecheck(before, personId, recheck, clock.now());
    if (this.#guard === before) return;
    if (!this.stopped) {
      this.#saveLater();
      return;
    }
    const { until, writes, reverted, persons } = this.status();
    log.error('another synchronisation seems to set DND on this PBX; ours is stopped', {
      until,
      writes,
      reverted,
      persons,
    });
    this.#turned();
  }

  /** The administrator knows better. Rejects where the store does not take it. */
  async lift(): Promise<void> {
    await this.#options.store.writeSetting(setting, noForeignSync);
    this.#options.log.warn('an administrator lifted the guard against other synchronisations');
    this.#guard = noForeignSync;
    this.#armResume();
    this.#options.changed();
  }

  stop(): void {
    this.#cancelResume?.();
    if (this.#cancelSave !== null) this.#save();
  }

  #turned(): void {
    this.#save();
    this.#armResume();
    this.#options.changed();
  }

  #armResume(): void {
    this.#cancelResume?.();
    this.#cancelResume = null;
    const { stoppedUntil } = this.#guard;
    if (stoppedUntil === null) return;
    const { clock, log } = this.#options;
    this.#cancelResume = clock.after(Math.max(0, stoppedUntil - clock.now()), () => {
      this.#guard = resume(this.#guard, clock.now());
      if (!this.stopped) log.warn('DND is tried again after the stop for another synchronisation');
      this.#turned();
    });
  }

  #saveLater(): void {
    this.#cancelSave ??= this.#options.clock.after(saveAfterMs, () => this.#save());
  }

  #save(): void {
    this.#cancelSave?.();
    this.#cancelSave = null;
    const { store, log } = this.#options;
    store.writeSetting(setting, this.#guard).catch(() => log.warn('the store did not take the foreign-sync guard'));
  }
}

/** What the store holds is believed member by member; anything else starts anew. */
function guardOf(value: unknown): ForeignSync {
  const stored = value as Partial<ForeignSync> | null | undefined;
  if (typeof stored !== 'object' || stored === null || !Array.isArray(stored.recent)) return noForeignSync;
  const { recent, stoppedUntil, stops } = stored;
  return {
    recent,
    stoppedUntil: typeof stoppedUntil === 'number' ? stoppedUntil : null,
    stops: typeof stops === 'number' ? stops : 0,
  };
}
