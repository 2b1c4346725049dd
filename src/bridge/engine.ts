/**
 * Runs `decide` for everybody: one serial queue, one transaction for whatever a round decided, then the commands.
 *
 * Each person has one place per side for a command under way. A command that finds its place taken is dropped: the
 * result of the one under way is a fact, and the next turn asks again for whatever is still wanted.
 */
import { decide, type Turn } from '../domain/decide.ts';
import type { Command, Decision, Fact, ValueLeverName } from '../domain/facts.ts';
import type { Recheck } from '../domain/foreign-sync.ts';
import type { PersonId } from '../domain/person.ts';
import { newPersonState, type PersonState } from '../domain/person-state.ts';
import type { SyncSettings } from '../domain/settings.ts';
import type { Clock, Log, Store } from './ports.ts';

export type EngineOptions = {
  readonly store: Pick<Store, 'loadPersons' | 'savePersons'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly settingsOf: (personId: PersonId) => SyncSettings;
  /** Starts a command; its result comes back by `post`. Returns false where the place is taken. */
  readonly execute: (personId: PersonId, command: Command, state: PersonState) => boolean;
  readonly changed: (personId: PersonId, before: PersonState, after: PersonState) => void;
  /** A confirmed write was read again. */
  readonly rechecked: (personId: PersonId, recheck: Recheck) => void;
  readonly forgotten: (personId: PersonId) => void;
  readonly storeWorks: (works: boolean) => void;
};

const retrySaveMs = 1_000;
/** How often the ages of the knowledge are written for those who hold something. */
const checkpointMs = 30_000;

export class Engine {
  readonly #options: EngineOptions;
  readonly #states = new Map<PersonId, PersonState>();
  readonly #decisions = new Map<PersonId, Decision>();
  readonly #wakes = new Map<PersonId, number>();
  readonly #unsaved = new Map<PersonId, PersonState | null>();
  #queue: { readonly personId: PersonId; readonly fact: Fact }[] = [];
  #running: Promise<void> | null = null;
  #cancelWake: (() => void) | null = null;
  #cancelCheckpoint: (() => void) | null = null;
  #wakeAt = Infinity;
  #stopped = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Reads everybody from the store; nothing is decided before the first fact. */
  async load(): Promise<void> {
    for (const [personId, state] of await this.#options.store.loadPersons()) this.#states.set(personId, state);
    this.#scheduleCheckpoint();
  }

  personIds(): readonly PersonId[] {
    return [...this.#states.keys()];
  }

  state(personId: PersonId): PersonState | undefined {
    return this.#states.get(personId);
  }

  decision(personId: PersonId): Decision | undefined {
    return this.#decisions.get(personId);
  }

  /** When the person's state changes by itself next; null where nothing is due. */
  nextWake(personId: PersonId): number | null {
    return this.#wakes.get(personId) ?? null;
  }

  post(personId: PersonId, fact: Fact): void {
    if (this.#stopped) return;
    this.#queue.push({ personId, fact });
    this.#run();
  }

  postToAll(fact: Fact): void {
    for (const personId of this.#states.keys()) this.post(personId, fact);
  }

  /** Resolves when every fact posted so far is decided and saved. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** Decides nothing more; what was decided is saved. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelWake?.();
    this.#cancelCheckpoint?.();
    await this.settled();
    this.#keepHolders();
    await this.#save();
  }

  #run(): void {
    if (this.#running !== null) return;
    this.#running = Promise.resolve()
      .then(() => this.#rounds())
      .finally(() => {
        this.#running = null;
        if (this.#queue.length > 0) this.#run();
      });
  }

  async #rounds(): Promise<void> {
    while (this.#queue.length > 0) {
      const round = this.#queue;
      this.#queue = [];
      const commands = new Map<PersonId, Command[]>();
      for (const { personId, fact } of round) {
        const turn = this.#decide(personId, fact);
        if (turn !== null) commands.set(personId, replaceOlder(commands.get(personId) ?? [], turn.commands));
      }
      const saved = this.#unsaved.size === 0 || (await this.#save());
      for (const [personId, wanted] of commands) this.#dispatch(personId, wanted, saved);
    }
    this.#armWake();
  }

  #decide(personId: PersonId, fact: Fact): Turn | null {
    const { clock, settingsOf, changed, rechecked, forgotten } = this.#options;
    const known = this.#states.get(personId);
    // Late answers for somebody who is forgotten must not bring him back.
    if (known === undefined && fact.type !== 'joined') return null;
    const before = known ?? newPersonState;
    const turn = decide(settingsOf(personId), before, fact, clock.now());
    if (turn.forget) {
      this.#states.delete(personId);
      this.#decisions.delete(personId);
      this.#wakes.delete(personId);
      this.#unsaved.set(personId, null);
      forgotten(personId);
      return null;
    }
    this.#states.set(personId, turn.state);
    this.#decisions.set(personId, turn.decision);
    if (turn.wakeAt === null) this.#wakes.delete(personId);
    else this.#wakes.set(personId, turn.wakeAt);
    if (turn.state.durable !== before.durable || known === undefined) this.#unsaved.set(personId, turn.state);
    changed(personId, before, turn.state);
    if (turn.recheck !== null) rechecked(personId, turn.recheck);
    return turn;
  }

  #dispatch(personId: PersonId, commands: readonly Command[], saved: boolean): void {
    const state = this.#states.get(personId);
    if (state === undefined) return;
    for (const command of commands) {
      // Without a store nothing new is claimed; what makes somebody reachable goes on.
      if (saved || releases(command)) this.#options.execute(personId, command, state);
    }
  }

  async #save(): Promise<boolean> {
    if (this.#unsaved.size === 0) return true;
    const changes = new Map(this.#unsaved);
    this.#unsaved.clear();
    try {
      await this.#options.store.savePersons(changes);
      this.#options.storeWorks(true);
      return true;
    } catch (error) {
      for (const [personId, state] of changes) {
        if (!this.#unsaved.has(personId)) this.#unsaved.set(personId, state);
      }
      this.#options.storeWorks(false);
      this.#options.log.error('the store did not take the states of people; nothing new is claimed', {
        people: changes.size,
        error: error instanceof Error ? error.message : 'unknown',
      });
      if (!this.#stopped) this.#options.clock.after(retrySaveMs, () => this.#retrySave());
      return false;
    }
  }

  #retrySave(): void {
    for (const personId of this.#unsaved.keys()) this.post(personId, { type: 'woken' });
  }

  #scheduleCheckpoint(): void {
    this.#cancelCheckpoint = this.#options.clock.after(checkpointMs, () => {
      this.#keepHolders();
      for (const personId of this.#unsaved.keys()) this.post(personId, { type: 'woken' });
      this.#scheduleCheckpoint();
    });
  }

  #keepHolders(): void {
    for (const [personId, state] of this.#states) {
      if (state.durable.claim !== null || state.durable.lease !== null) this.#unsaved.set(personId, state);
    }
  }

  #armWake(): void {
    const next = Math.min(...this.#wakes.values());
    if (next === this.#wakeAt && this.#cancelWake !== null) return;
    this.#cancelWake?.();
    this.#cancelWake = null;
    this.#wakeAt = next;
    if (next === Infinity || this.#stopped) return;
    this.#cancelWake = this.#options.clock.after(Math.max(next - this.#options.clock.now(), 1), () => {
      this.#cancelWake = null;
      const now = this.#options.clock.now();
      for (const [personId, at] of this.#wakes) if (at <= now) this.post(personId, { type: 'woken' });
      if (this.#queue.length === 0) this.#armWake();
    });
  }
}

function side(command: Command): 'microsoft' | 'dnd' | 'preferred' | ValueLeverName {
  switch (command.type) {
    case 'setPresence':
    case 'clearPresence':
      return 'microsoft';
    case 'readDnd':
    case 'writeDnd':
      return 'dnd';
    case 'readChat':
    case 'writeChat':
      return 'chat';
    case 'readRedirections':
    case 'writeRedirections':
      return 'redirection';
    case 'readMessage':
    case 'writeMessage':
      return 'message';
    case 'setPreferredPresence':
    case 'clearPreferredPresence':
      return 'preferred';
  }
}

function releases(command: Command): boolean {
  if (command.type === 'clearPresence' || command.type === 'clearPreferredPresence') return true;
  return 'priority' in command && command.priority === 'release';
}

/** A newer wish for the same side replaces an older one of the same round. */
function replaceOlder(older: readonly Command[], newer: readonly Command[]): Command[] {
  const kept = older.filter((command) => {
    const rival = newer.find((other) => side(other) === side(command));
    return rival === undefined || repeats(rival, command);
  });
  const added = newer.filter((command) => !kept.some((other) => side(other) === side(command)));
  return [...kept, ...added];
}

/** Asking to read again adds nothing to a write that a reading of the same round already decided. */
function repeats(newer: Command, older: Command): boolean {
  return older.type === 'writeDnd' && newer.type === 'readDnd' && older.priority === newer.priority;
}
